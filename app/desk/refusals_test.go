package desk

import (
	"errors"
	"hebbarium/app/desk/desktest"
	"math"
	"strings"
	"testing"

	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Each command that is refused says why, and one that may be done does not.
func TestCommandsSayWhyTheyAreRefused(t *testing.T) {
	d := newDesk(t, Options{World: "ant", SavesDir: t.TempDir(), Replays: t.TempDir()})
	defer d.Close()
	commands := map[string]Command{
		"randomise": Randomise{}, "zero": Zero{}, "plasticity": Plasticity{}, "new rules": NewRules{}, "hip1": Hold{"hip1"}, "ankle3": Hold{"ankle3"},
		"play": Play{}, "step": Step{1}, "back": Back{1}, "leg": SetLeg{1, 0.5}, "stroke": One("zero", "layer=1"), "undo": Undo{}, "redo": Redo{}, "twin": Twin{},
		"push": Push{X: 5, Steps: 5}, "scrub": Scrub{}, "physics": Physics{"builtin"},
	}
	check := func(when string, off map[string]string) {
		t.Helper()
		for name, c := range commands {
			if why := d.view.Refuses(c); why != off[name] {
				t.Errorf("%s: %s is refused because %q, want %q", when, name, why, off[name])
			}
		}
	}
	none := map[string]string{"back": "The episode is at its first step", "undo": "There is no injury to undo", "redo": "No injury was undone"}
	injuries := []string{"randomise", "zero", "plasticity", "new rules", "hip1", "ankle3", "step", "leg", "stroke", "push", "physics"}
	with := func(why string, names ...string) map[string]string {
		off := map[string]string{}
		for name, w := range none {
			off[name] = w
		}
		for _, name := range append(names, injuries...) {
			off[name] = why
		}
		return off
	}
	check("without rules", with(ChoosingRules, "play", "twin", "scrub"))
	step := d.view.Snap.Step
	if d.Send(Zero{}); d.view.Notice != ChoosingRules || d.view.Snap.Step != step {
		t.Errorf("a refused command says %q", d.view.Notice)
	}

	if err := d.start(library.Random("ant", 1), "", false); err != nil {
		t.Fatal(err)
	}
	check("at the start", none)
	d.Send(CutLeg{Leg: 3})
	until(t, d, "leg 3 cut", func() bool { return d.view.Snap.Ant.Body.Lower[2] == 0 && d.view.Snap.CanUndo })
	check("with a leg cut", map[string]string{"back": none["back"], "redo": none["redo"], "ankle3": "The leg is cut off: restore it first"})

	// The end of an episode is told by everything that it turns off.
	s := *d.view.Snap
	s.Status = episode.TimeUp
	d.view.Snap, d.view.Over = &s, words.Ending(&s)
	ended := with("Time is up: start again")
	delete(ended, "undo")
	check("at the end", ended)
	s.NoMujoco = errors.New("physics of the ant: no library\nmore")
	s.Status = episode.Running
	d.view.Over = ""
	if why := d.view.Refuses(Physics{"mujoco"}); why != "no library; Built-in goes on" {
		t.Errorf("MuJoCo is refused because %q", why)
	}
}

// At the end of an episode Play starts it again, and so does what restarts: there is
// nothing else to see.
func TestStartAgain(t *testing.T) {
	for name, c := range map[string]Command{"Play": Play{}, "Restart": Restart{Same: true}, "another seed": Restart{Seed: 7}} {
		t.Run(name, func(t *testing.T) { startAgain(t, c) })
	}
}

func startAgain(t *testing.T, again Command) {
	t.Helper()
	d := newDesk(t, Options{World: "car", SavesDir: t.TempDir(), Replays: t.TempDir()})
	defer d.Close()
	c := session.Config{World: "car", Rules: library.Random("car", 1), Seed: 1, Init: brain.Init{}, Speed: session.Max, MaxSteps: 20}
	if err := d.openSession(c, source{}); err != nil {
		t.Fatal(err)
	}
	d.Send(Play{}) // not before, as it is over in no time
	until(t, d, "the end", func() bool { return d.view.Over != "" })
	if d.view.Over != "time is up" {
		t.Errorf("it ended: %q", d.view.Over)
	}
	d.Send(SetSpeed{0.1})
	d.Send(again)
	until(t, d, "a new episode", func() bool { return d.view.Over == "" && d.view.Snap.Playing && d.view.Snap.Step < 20 })
}

// An episode whose weights leave the range of numbers stops at the last step that the
// world has made, with a card that leads on.
func TestDivergenceIsShown(t *testing.T) {
	for _, world := range episode.Worlds() {
		d := newDesk(t, Options{World: world, SavesDir: t.TempDir(), Replays: t.TempDir()})
		defer d.Close()
		rules := library.Random(world, 1)
		rules.Genome = rules.Genome.Clone()
		for i := range rules.Genome.Theta {
			rules.Genome.Theta[i] = 1e30
		}
		if err := d.openSession(session.Config{World: world, Rules: rules, Seed: 1, Init: brain.Init{Kind: brain.InitUniform, Scale: 0.1}, Playing: true}, source{}); err != nil {
			t.Fatal(err)
		}
		until(t, d, "the divergence", func() bool { return d.view.Snap.Err != nil })
		s := d.view.Snap
		if s.Status != episode.Diverged || s.Playing || math.IsNaN(s.Score) || s.Step != len(s.Rewards) {
			t.Errorf("%s: %v at step %d, playing: %v, score %v of %d rewards", world, s.Status, s.Step, s.Playing, s.Score, len(s.Rewards))
		}
		const title = "The brain left the numbers' range at step 1"
		if c := d.view.Card; c == nil || c.Title != title+"." || !c.Warns || c.First.Title != "Step back" || c.Other.Title != "Restart" {
			t.Fatalf("%s: the card is %+v", world, d.view.Card)
		}
		if why := d.view.Refuses(Randomise{}); why != title+": step back, or start again" {
			t.Errorf("%s: refused because %q", world, why)
		}
		// A card that was closed does not come again by itself.
		d.Send(CloseCard{})
		d.Send(SetSpeed{2})
		until(t, d, "another speed", func() bool { return d.view.Snap.Speed == 2 })
		if d.view.Card != nil {
			t.Errorf("%s: the card came back", world)
		}
		// By whatever way a person goes back, the warning goes, and comes with the step.
		d.Send(Back{1})
		until(t, d, "a step back", func() bool { return d.view.Snap.Step == 0 && d.view.Snap.Err == nil })
		if d.view.Card != nil || d.view.Refuses(Randomise{}) != "" {
			t.Errorf("%s: a step back, card %+v", world, d.view.Card)
		}
		d.Send(Step{2})
		until(t, d, "the divergence again", func() bool { return d.view.Snap.Err != nil && d.view.Card != nil })
		d.Send(d.view.Card.First.Command)
		until(t, d, "a step back by the card", func() bool { return d.view.Snap.Err == nil && d.view.Card == nil })
		d.Send(Step{2})
		until(t, d, "the divergence at last", func() bool { return d.view.Card != nil })
		d.Send(d.view.Card.Other.Command)
		until(t, d, "another start", func() bool { return d.view.Snap.Err == nil && d.view.Card == nil && d.view.Snap.Step == 0 })
	}
}

// What the rack's commands say is what reaches the episode, in both worlds, at once.
func TestCommandsReachTheEpisode(t *testing.T) {
	for _, c := range []struct {
		world   string
		command Command
		want    string
	}{
		{"car", Randomise{}, "randomise:uniform=0.1"},
		{"car", Zero{}, "zero:0.33"},
		{"car", Zero{Random: true}, "zero:0.33,mode=random"},
		{"car", Plasticity{}, "plasticity:off"},
		{"car", NewRules{}, "rules:random"},
		{"car", Hold{"all"}, "hold:all=1,100"},
		{"ant", CutLeg{Leg: 3}, "leg:3=0"},
		{"ant", CutLeg{1, 0.5}, "leg:1=0.5"},
		{"ant", Push{X: 100.4, Y: -20, Steps: 5}, "push:x=100,y=-20,steps=5"},
		{"ant", Thaw{}, "thaw:all"},
	} {
		d := withRules(t, c.world, 1)
		step := d.view.Snap.Step
		d.Send(c.command)
		until(t, d, "the event "+c.want, func() bool { return len(d.view.Snap.Markers) == 1 && !d.view.Snap.Markers[0].Due })
		if d.view.Snap.Step != step {
			t.Errorf("%s: %T went from step %d to %d, want it to rest", c.world, c.command, step, d.view.Snap.Step)
		}
		ev := d.view.Snap.Markers[0].Event
		if got := ev.Kind + ":" + ev.Args; got != c.want {
			t.Errorf("%s: %T made %q, want %q", c.world, c.command, got, c.want)
		}
		if short, long, icon := words.Of(ev); short == "" || long == ev.Kind || icon == 0 {
			t.Errorf("%s: worded %q, %q with sign %d", ev, short, long, icon)
		}
	}
}

// A lesson of one's own that cannot be read is told of, with why.
func TestUnreadableLessonTellsWhy(t *testing.T) {
	d := newDesk(t, Options{World: "ant", SavesDir: t.TempDir(), Replays: t.TempDir()})
	defer d.Close()
	writeLessons(t, map[string]string{"good.json": desktest.Lesson, "bad.json": strings.Replace(desktest.Lesson, `"look": "brain"`, `"look": "sky"`, 1)})
	d.view.Lessons, d.view.Unread = nil, nil
	d.lessons.read()
	if len(d.view.Unread) != 1 || d.view.Unread[0].Name != "lessons/bad.json" && d.view.Unread[0].Name != "bad.json" {
		t.Fatalf("unread: %+v", d.view.Unread)
	}
	e := d.view.Unread[0]
	d.Send(Refuse{What: e.Name, Err: e.Err})
	if c := d.view.Card; c == nil || !strings.Contains(strings.Join(c.Lines, " "), `entry 1: look: expected one of world`) {
		t.Errorf("expected a card that names the entry and the field, found %+v", d.view.Card)
	}
	good := false
	for _, l := range d.view.Lessons {
		good = good || l.Title == "Short"
	}
	if !good {
		t.Error("a good lesson beside it cannot be told")
	}
}
