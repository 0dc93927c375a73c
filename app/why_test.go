package app

import (
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// control is the control of a name.
func (g *Game) control(name string) *control {
	for _, w := range g.controls {
		if c, ok := w.(*control); ok && c.name == name {
			return c
		}
	}
	return nil
}

// Each control that is off says why, and one that is on does not.
func TestControlsSayWhyTheyAreOff(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	check := func(when string, off map[string]string) {
		t.Helper()
		g.refresh()
		for _, name := range []string{"randomise", "zero", "plasticity", "new rules", "hip1", "ankle3", "play", "step", "back", "leg", "brush zero", "undo", "redo", "twin"} {
			c := g.control(name)
			if c == nil {
				t.Fatalf("there is no control %s", name)
			}
			if want := off[name]; c.disabled() != (want != "") || c.why != want {
				t.Errorf("%s: %s is off: %v, because %q, want %q", when, name, c.disabled(), c.why, want)
			}
		}
	}
	none := map[string]string{"back": "The episode is at its first step", "undo": "There is no injury to undo", "redo": "No injury was undone"}
	norules := map[string]string{"play": choosingRules, "twin": choosingRules}
	for _, name := range []string{"randomise", "zero", "plasticity", "new rules", "hip1", "ankle3", "step", "leg", "brush zero"} {
		norules[name] = choosingRules
	}
	for name, why := range none {
		norules[name] = why
	}
	check("without rules", norules)

	if err := g.start(randomRules("ant", 1), "", false); err != nil {
		t.Fatal(err)
	}
	check("at the start", none)
	g.do("leg 3")
	until(t, g, "leg 3 cut", func() bool { return g.snap.Ant.Body.Lower[2] == 0 && g.snap.CanUndo })
	cut := map[string]string{"back": none["back"], "redo": none["redo"], "ankle3": "The leg is cut off: restore it first"}
	check("with a leg cut", cut)

	// The end of an episode is told by everything that it turns off.
	s := *g.snap
	s.Status = episode.TimeUp
	g.snap, g.over = &s, ending(&s)
	ended := map[string]string{"back": none["back"], "redo": none["redo"]}
	for _, name := range []string{"randomise", "zero", "plasticity", "new rules", "hip1", "ankle3", "step", "leg", "brush zero"} {
		ended[name] = "Time is up: start again"
	}
	check("at the end", ended)
	if _, ok := g.placeOf("again"); !ok {
		t.Error("no button starts again at the end")
	}
}

// At the end of an episode there is a button, and Space, to start again.
func TestStartAgain(t *testing.T) {
	g := newGame(t, Options{World: "car", SavesDir: t.TempDir()})
	defer g.Close()
	c := session.Config{World: "car", Rules: randomRules("car", 1), Seed: 1, Init: brain.Init{}, Speed: session.Max, MaxSteps: 20}
	if err := g.openSession(c, nil); err != nil {
		t.Fatal(err)
	}
	if _, ok := g.placeOf("again"); ok {
		t.Error("a button starts again before the end")
	}
	g.session.Play(true) // not before, as it is over in no time
	until(t, g, "the end", func() bool { return g.over != "" })
	if g.over != "time is up" {
		t.Errorf("it ended: %q", g.over)
	}
	if _, ok := g.placeOf("again"); !ok {
		t.Fatal("no button starts again")
	}
	g.session.SetSpeed(0.1)
	g.control("again").act()
	until(t, g, "a new episode", func() bool { return g.over == "" && g.snap.Playing && g.snap.Step < 20 })
	if _, ok := g.placeOf("again"); ok {
		t.Error("the button stays")
	}
}

// A first start opens on the ant, and the next ones where the last has been.
func TestFirstWorld(t *testing.T) {
	folder := t.TempDir()
	saveRules(t, folder, "car", 1)
	saveRules(t, folder, "ant", 2)
	g := newGame(t, Options{SavesDir: folder})
	if g.world != "ant" || g.norules {
		t.Errorf("a first start opens on the %s, without rules: %v", g.world, g.norules)
	}
	g.enter("car")
	path := g.settingsPath
	g.Close()
	if s := readSettings(path); s.World != "car" {
		t.Errorf("the settings remember the %s", s.World)
	}
	again, err := NewGame(Options{SavesDir: folder})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.world != "car" {
		t.Errorf("the next start opens on the %s", again.world)
	}
}

// Where the track's reward is used up the read-out says what to do.
func TestNothingToMeasure(t *testing.T) {
	g := newGame(t, Options{World: "car", SavesDir: t.TempDir()})
	defer g.Close()
	if err := g.start(randomRules("car", 1), "", false); err != nil {
		t.Fatal(err)
	}
	rewards := make([]float64, 80)
	for i := range rewards {
		rewards[i] = -0.1
	}
	ev := episode.Event{Step: 60, Kind: "zero", Args: "0.33"}
	m := session.Marker{Event: ev}
	m.Recovery, m.Measured = episode.MeasureRecovery(rewards, ev)
	tiles := len(g.snap.Car.Track.Tiles)
	for visited, want := range map[int]string{
		tiles:      "all tiles visited, no reward to measure: start again",
		tiles - 1:  "1 tile left, no reward to measure: start again",
		tiles - 4:  "4 tiles left, no reward to measure: start again",
		tiles - 99: "no reward before it to compare with",
	} {
		s := *g.snap
		view := *g.snap.Car
		view.State.Visited = visited
		s.Car = &view
		text := ""
		for _, span := range explained(usedUp(&s), &m, nil) {
			text += span.Text
		}
		g.snap = &s
		if got := g.invitation(); want[0] != 'n' && !strings.EqualFold(got, want) && !g.norules {
			t.Errorf("%d of %d tiles: the window invites %q", visited, tiles, got)
		}
		if !strings.HasSuffix(text, " · "+want) {
			t.Errorf("%d of %d tiles: %q, want %q", visited, tiles, text, want)
		}
	}
}

// Where no reward is left, the rate of the latest steps is told of no injury: it would
// read as damage.
func TestNoRateWithoutReward(t *testing.T) {
	const spent = "all tiles visited, no reward to measure: start again"
	ev := episode.Event{Step: 60, Kind: "zero", Args: "0.33"}
	const head = "zeroed 33 % at 60"
	for _, c := range []struct {
		r            episode.Recovery
		with, within string // where there is reward, and where there is none
	}{
		{episode.Recovery{Before: 1, FellTo: 0.1, BackAfter: 30, Steps: 400, Late: 0.2},
			" · fell to 10 % · back to 90 % after 30 steps · now 20 %", " · fell to 10 % · back to 90 % after 30 steps"},
		{episode.Recovery{Before: 1, FellTo: 0.1, BackAfter: 30, Steps: 400, Late: 1},
			" · fell to 10 % · back to 90 % after 30 steps", " · fell to 10 % · back to 90 % after 30 steps"},
		{episode.Recovery{Before: 1, FellTo: 0.1, BackAfter: -1, Steps: 400, Late: 0.2},
			" · fell to 10 % · not back after 400 steps · now 20 %", " · fell to 10 % · not back after 400 steps"},
		{episode.Recovery{Before: 1, FellTo: 0.1, BackAfter: -1, Steps: 20, Now: 0.2},
			" · recovering, 20 steps · 20 % of the rate before", " · recovering, 20 steps · " + spent},
		{episode.Recovery{Before: 1, FellTo: 1, BackAfter: 0, Steps: 1200, Late: 0.2},
			" · no fall in 1000 steps · 20 % of the rate before", " · no fall in 1000 steps · " + spent},
	} {
		m := &session.Marker{Event: ev, Recovery: c.r, Measured: true}
		for why, want := range map[string]string{"": c.with, spent: c.within} {
			text := ""
			for _, span := range explained(why, m, nil) {
				text += span.Text
			}
			if text != head+want {
				t.Errorf("without reward because %q: %q, want %q", why, text, head+want)
			}
		}
	}
	// A fall that came only when the tiles had run out was not the injury's.
	for held, want := range map[int]string{
		patience: head + " · " + spent, patience - 1: head + " · fell to −10 % · not back after 500 steps",
	} {
		rewards := make([]float64, ev.Step+500)
		for i := range rewards {
			if rewards[i] = 1; i >= ev.Step+held {
				rewards[i] = -0.1
			}
		}
		r, ok := episode.MeasureRecovery(rewards, ev)
		if !ok || r.BackAfter >= 0 {
			t.Fatalf("%+v", r)
		}
		text := ""
		for _, span := range explained(spent, &session.Marker{Event: ev, Recovery: r, Measured: true}, rewards) {
			text += span.Text
		}
		if text != want {
			t.Errorf("held for %d steps: %q, want %q", held, text, want)
		}
	}
	// Recoveries are measured up to the newest step, so that it counts, not the step
	// that is looked at.
	g := newGame(t, Options{World: "car", SavesDir: t.TempDir()})
	defer g.Close()
	if err := g.start(randomRules("car", 1), "", false); err != nil {
		t.Fatal(err)
	}
	s, view := *g.snap, *g.snap.Car
	view.State.Visited = len(view.Track.Tiles)
	s.Car = &view
	g.timeline.take(&s)
	past := *g.snap
	past.Edge = past.Step + 100
	if g.timeline.take(&past); g.timeline.spent != spent {
		t.Errorf("scrubbed back, the reward is used up because %q", g.timeline.spent)
	}
	if g.timeline.take(g.snap); g.timeline.spent != "" {
		t.Errorf("with tiles left, the reward is used up because %q", g.timeline.spent)
	}
}
