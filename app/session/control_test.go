package session

import (
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/rollout"
	"hebbarium/physics/ant"
)

// walker are the rules of a shipped set.
func walker(t *testing.T, name string) Rules {
	t.Helper()
	g, err := brain.Load("../../saves/" + name + ".safetensors")
	if err != nil {
		t.Fatal(err)
	}
	return Rules{Name: name, Card: g.Card, Genome: g}
}

// measured lives a recipe beside its controls, without a session.
func measured(t *testing.T, r Rules, seed uint64, steps int, events ...episode.Event) ([]recovery.Recovery, [][]float64) {
	t.Helper()
	world := r.Genome.Arch.Name
	own, err := newEpisode(world, "", r.Genome)
	if err != nil {
		t.Fatal(err)
	}
	control, err := newEpisode(world, "", r.Genome)
	if err != nil {
		t.Fatal(err)
	}
	if err := own.Start(r.Genome, episode.Setup{Seed: seed, Patient: true, Events: events}); err != nil {
		t.Fatal(err)
	}
	w := rollout.NewWatch(own, control)
	w.Begin(r.Card)
	for range steps {
		if err := w.Before(); err != nil {
			t.Fatal(err)
		}
		own.Step()
		w.After()
	}
	return w.Recoveries(), w.Controls()
}

// sameRecoveries wants a snapshot's injuries to be those of the same recipe lived alone.
func sameRecoveries(t *testing.T, what string, s *Snapshot, r Rules, seed uint64, events ...episode.Event) {
	t.Helper()
	want, rewards := measured(t, r, seed, s.Edge, events...)
	var found []Marker
	for _, m := range s.Markers {
		if m.Recovery.Standing != "" && (len(found) == 0 || found[len(found)-1].Event.Step != m.Event.Step) {
			found = append(found, m)
		}
	}
	if len(found) != len(want) {
		t.Fatalf("%s: %d injuries measured, want %d", what, len(found), len(want))
	}
	for i, m := range found {
		got := m.Recovery
		got.Born, got.OfBorn = 0, 0
		if got != want[i] {
			t.Errorf("%s: %s:\nfound %+v\nwant  %+v", what, m.Event, got, want[i])
		}
		n := min(len(m.Control), len(rewards[i]))
		if !slices.Equal(m.Control[:n], rewards[i][:n]) || n < want[i].Steps {
			t.Errorf("%s: %s: the control's rewards differ, or are only %d of %d", what, m.Event, n, want[i].Steps)
		}
	}
}

// What the window says of an injury is what the same recipe gives anywhere else: after
// going back, on branches, undone and redone, and begun again as a replay.
func TestRecoveriesSurviveTravel(t *testing.T) {
	for _, world := range []string{"ant-hebbian", "car"} {
		rules := walker(t, world)
		seed := uint64(3)
		s := open(t, Config{World: rules.Genome.Arch.Name, Rules: rules, Seed: seed})
		first, second, third := event(120, "zero", "1"), event(260, "randomise", "uniform=0.1"), event(180, "plasticity", "off")
		s.Step(120)
		until(t, s, "step 120", atStep(120))
		s.Inject(first)
		s.Step(140)
		snap := until(t, s, "step 260", atStep(260))
		sameRecoveries(t, "lived", snap, rules, seed, first)
		s.Scrub(200)
		sameRecoveries(t, "gone back", until(t, s, "step 200", atStep(200)), rules, seed, first)
		s.Live()
		until(t, s, "the edge", atStep(260))
		s.Inject(second)
		s.Step(60)
		sameRecoveries(t, "hurt again", until(t, s, "step 320", atStep(320)), rules, seed, first, second)
		s.Scrub(180)
		until(t, s, "step 180", atStep(180))
		s.Inject(third)
		s.Step(100)
		snap = until(t, s, "step 280", atStep(280))
		sameRecoveries(t, "a branch", snap, rules, seed, first, third)
		on := event(280, "plasticity", "on")
		s.Inject(on)
		s.Step(60)
		sameRecoveries(t, "lifted", until(t, s, "step 340", atStep(340)), rules, seed, first, third, on)
		s.Undo()
		s.Undo()
		snap = until(t, s, "the old future", func(s *Snapshot) bool {
			return len(s.Markers) == 2 && s.Markers[1].Event.Kind == "randomise" && s.Seeking < 0
		})
		s.Step(80)
		snap = until(t, s, "on from there", func(s *Snapshot) bool { return s.Seeking < 0 && s.Live() && s.Edge >= snap.Edge })
		sameRecoveries(t, "undone, and on", snap, rules, seed, first, second)
		s.Redo()
		snap = until(t, s, "the branch", func(s *Snapshot) bool {
			return len(s.Markers) == 2 && s.Markers[1].Event.Kind == "plasticity" && s.Seeking < 0
		})
		sameRecoveries(t, "redone", snap, rules, seed, first, third)
		s.Close()

		s = open(t, Config{World: rules.Genome.Arch.Name, Rules: rules, Seed: seed, Events: []episode.Event{first, third, on}})
		s.Reach(340)
		sameRecoveries(t, "a replay", until(t, s, "step 340", atStep(340)), rules, seed, first, third, on)
		s.Restart(seed)
		s.Reach(50)
		if snap := until(t, s, "a new life", atStep(50)); len(snap.Markers) != 0 {
			t.Errorf("a new life has %d markers", len(snap.Markers))
		}
		s.Inject(event(50, "zero", "1"))
		s.Step(50)
		sameRecoveries(t, "begun again", until(t, s, "step 100", atStep(100)), rules, seed, event(50, "zero", "1"))
	}
}

// The twin is the control of the last injury up to the step that is looked at, and
// before any it is the agent.
func TestTwinIsTheControl(t *testing.T) {
	rules := walker(t, "ant-bounded")
	s := open(t, Config{World: "ant", Rules: rules, Seed: 2, Twin: true})
	leg, zero := event(100, "leg", "4=0"), event(200, "zero", "0.5")
	s.Step(60)
	snap := until(t, s, "step 60", atStep(60))
	if snap.Twin == nil || snap.Twin.Ant.Torso != snap.Ant.Torso || snap.Twin.Lead != 0 || snap.Twin.Spared != (episode.Event{}) {
		t.Fatalf("before any injury: %+v, want the same life", snap.Twin)
	}
	s.Step(40)
	until(t, s, "step 100", atStep(100))
	s.Inject(leg)
	s.Step(100)
	until(t, s, "step 200", atStep(200))
	s.Inject(zero)
	s.Step(50)
	where := func(step int, events ...episode.Event) [3]float64 {
		t.Helper()
		e, err := newEpisode("ant", "", rules.Genome)
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Start(rules.Genome, episode.Setup{Seed: 2, Patient: true, Events: events}); err != nil {
			t.Fatal(err)
		}
		for range step {
			e.Step()
		}
		var state ant.State
		e.World.(*episode.AntWorld).Ant().State(&state)
		return state.Torso
	}
	look := func(step int, spared episode.Event, events ...episode.Event) {
		t.Helper()
		snap := until(t, s, "the step", func(s *Snapshot) bool { return atStep(step)(s) && s.Twin != nil })
		if snap.Twin.Step != step || snap.Twin.Spared != spared || snap.Twin.Ant.Torso != where(step, events...) {
			t.Errorf("at %d: twin at step %d, spared %s, at %v; want %s, at %v", step, snap.Twin.Step, snap.Twin.Spared, snap.Twin.Ant.Torso, spared, where(step, events...))
		}
	}
	look(250, zero, leg)
	s.Scrub(150)
	look(150, leg)
	s.Scrub(230)
	look(230, zero, leg)
	s.Scrub(40)
	look(40, episode.Event{})
	s.Scrub(130)
	look(130, leg)
	s.Undo()
	s.Scrub(170)
	look(170, leg)
	s.Scrub(100)
	until(t, s, "step 100", atStep(100))
	s.Inject(event(100, "push", "x=300"))
	s.Step(40)
	look(140, leg) // one control is spared all injuries of a step
	s.SetTwin(false)
	until(t, s, "no twin", func(s *Snapshot) bool { return s.Twin == nil })
	s.SetTwin(true)
	look(140, leg)
}

// A control lives no longer than it is needed.
func TestControlStopsLiving(t *testing.T) {
	rules := walker(t, "ant-bounded")
	l := benchLife(t, "ant")
	l.rules, l.pace.speed = Rules{Genome: l.rules.Genome, Card: rules.Card}, Max
	for range 50 {
		l.step()
	}
	if err := l.inject([]episode.Event{event(50, "zero", "0.33")}); err != nil {
		t.Fatal(err)
	}
	for range recovery.OverSteps + 500 {
		l.step()
	}
	if at := l.shadow.Steps(); at < 50+recovery.OverSteps || at > 50+recovery.OverSteps+1 {
		t.Errorf("measured over %d steps, the control has lived to step %d", recovery.OverSteps, at)
	}
	if r := l.recovery(0); r.Ended != recovery.ByTime {
		t.Errorf("found %+v", r)
	}
	if err := l.setTwin(true); err != nil || l.shadow.Steps() != l.episode.Steps() {
		t.Errorf("asked for, the twin is at step %d of %d: %v", l.shadow.Steps(), l.episode.Steps(), err)
	}
	l.step()
	if l.shadow.Steps() != l.episode.Steps() {
		t.Error("the twin that is shown does not live on")
	}
}

// Many injuries, and the futures that were left, keep a bounded memory.
func TestControlsAreBounded(t *testing.T) {
	l := benchLife(t, "car")
	if err := l.setTwin(true); err != nil {
		t.Fatal(err)
	}
	for range 30 {
		for range 20 {
			l.step()
		}
		if err := l.inject([]episode.Event{event(0, "zero", "0.1,mode=random")}); err != nil {
			t.Fatal(err)
		}
	}
	sum := 0
	for _, c := range l.list {
		if c.history != nil {
			sum += c.history.Bytes()
		}
	}
	for _, e := range l.undo {
		sum += e.bytes()
	}
	if most := twinBytes + branchBudget; sum > most {
		t.Errorf("controls keep %d bytes, want at most %d", sum, most)
	}
}

// How well rules do when born with a body is found out beside the life.
func TestBornSoIsFoundOut(t *testing.T) {
	rules := walker(t, "ant-bounded")
	s := open(t, Config{World: "ant", Rules: rules, Seed: 2})
	s.Step(100)
	until(t, s, "step 100", atStep(100))
	s.Inject(event(100, "leg", "4=0"))
	s.Step(200)
	snap := until(t, s, "the pace", func(s *Snapshot) bool { return s.Step == 300 && s.Markers[0].Recovery.Born > 0 })
	r := snap.Markers[0].Recovery
	if r.Born < 0.5 || r.Born > 2 || r.OfBorn <= 0 {
		t.Errorf("found %+v", r)
	}
}
