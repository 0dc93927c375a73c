package session

import (
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/physics/ant"
)

// A leg that is made whole is no injury: it has no control and no recovery, its twin is
// untouched by it, and it ends the measurement of the leg's loss.
func TestAHealedLegIsNoInjury(t *testing.T) {
	own := rules("ant")
	cut, part, heal := event(100, "leg", "4=0"), event(150, "leg", "4=0.5"), event(220, "leg", "4=1")
	s := open(t, Config{World: "ant", Rules: own, Seed: 4})
	s.SetTwin(true)
	s.Step(100)
	until(t, s, "step 100", atStep(100))
	s.Inject(cut)
	s.Step(120)
	until(t, s, "step 220", atStep(220))
	s.Inject(heal)
	s.Step(130)
	check := func(what string, snap *Snapshot, from int) {
		t.Helper()
		m := snap.Markers[len(snap.Markers)-1]
		if m.Event != heal || m.Does.Damages() || m.Recovery.Standing != "" {
			t.Errorf("%s: a leg made whole is %+v", what, m)
		}
		r := snap.Markers[len(snap.Markers)-2].Recovery
		if r.Ended != recovery.ByInjury || r.By != heal || r.Steps != 220-from {
			t.Errorf("%s: the loss was measured for %d steps, ended %q by %v", what, r.Steps, r.Ended, r.By)
		}
	}
	snap := until(t, s, "step 350", atStep(350))
	check("lived", snap, 100)
	sameLife(t, snap, alone(t, "ant", 4, 350, cut, heal))
	if snap.Twin == nil {
		t.Fatal("there is no twin")
	}
	var whole ant.State
	alone(t, "ant", 4, 350).World.(*episode.AntWorld).Ant().State(&whole)
	if snap.Twin.Ant.Torso != whole.Torso {
		t.Errorf("the twin is at %v, want %v, as if nothing had been done", snap.Twin.Ant.Torso, whole.Torso)
	}
	s.Scrub(180)
	s.Live()
	check("gone back in", until(t, s, "step 350 again", atStep(350)), 100)
	s.Undo()
	snap = until(t, s, "undone", func(s *Snapshot) bool { return len(s.Markers) == 1 && s.Seeking < 0 })
	if r := snap.Markers[0].Recovery; r.Ended == recovery.ByInjury {
		t.Errorf("undone: still ended by %v", r.By)
	}
	s.Redo()
	check("redone", until(t, s, "redone", func(s *Snapshot) bool { return len(s.Markers) == 2 && s.Step == 350 && s.Seeking < 0 }), 100)
	// From a recipe, and past a leg that was first made longer.
	again := open(t, Config{World: "ant", Rules: own, Seed: 4, Events: []episode.Event{cut, part, heal}})
	again.Step(350)
	check("a recipe", until(t, again, "step 350", atStep(350)), 150)
}
