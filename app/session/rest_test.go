package session

import (
	"slices"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/physics/ant"
)

// atRest lives a recipe alone up to a step, and applies the events of that step.
func atRest(t *testing.T, world string, seed uint64, steps int, events ...episode.Event) *episode.Episode {
	t.Helper()
	e := alone(t, world, seed, steps, events...)
	e.ApplyDue()
	return e
}

func event(step int, kind, args string) episode.Event {
	return episode.Event{Step: step, Kind: kind, Args: args}
}

func markers(n int) func(*Snapshot) bool {
	return func(s *Snapshot) bool { return len(s.Markers) == n && s.Seeking < 0 }
}

// While the session is paused, an event is seen at once, and so are undo and redo;
// the step stays. What follows is the life of the recipe.
func TestPausedSessionShowsEventsAtOnce(t *testing.T) {
	for _, world := range episode.Worlds() {
		for _, at := range []int{0, 9, 64} {
			s := open(t, Config{World: world, Seed: 3})
			s.Step(at)
			until(t, s, "the pause", atStep(at))
			first, second := event(at, "zero", "0.5"), event(at, "randomise", "normal=0.2,layer=2")
			show := func(what string, n int, events ...episode.Event) {
				t.Helper()
				snap := until(t, s, what, markers(n))
				sameLife(t, snap, atRest(t, world, 3, at, events...))
				for _, m := range snap.Markers {
					if m.Due {
						t.Errorf("%s: %s at step %d is still due", world, m.Event, at)
					}
				}
			}
			s.Inject(first)
			show("the first event", 1, first)
			s.Inject(second)
			show("the second event", 2, first, second)
			s.Undo()
			show("one undone", 1, first)
			s.Undo()
			show("both undone", 0)
			s.Redo()
			show("the first again", 1, first)
			s.Redo()
			show("the second again", 2, first, second)
			s.Step(5)
			sameLife(t, until(t, s, "5 steps more", atStep(at+5)), alone(t, world, 3, at+5, first, second))
			s.Back(5)
			until(t, s, "the pause again", atStep(at))
			show("gone back to the events", 2, first, second)
			s.Close()
		}
	}
}

// At a step that the user has gone back to, an event is seen at once too, and undo
// brings back the future that it has replaced.
func TestPausedSessionShowsEventsInThePast(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 5})
	leg, zero, hold := event(20, "leg", "2=0"), event(20, "zero", "layer=1,pre=3..5"), event(20, "hold", "hip1=1,30")
	body := func(s *Snapshot) [4]float64 { return s.Ant.Body.Lower }
	s.Step(40)
	until(t, s, "step 40", atStep(40))
	s.Scrub(20)
	until(t, s, "step 20", atStep(20))
	s.Inject(leg, hold)
	snap := until(t, s, "a cut leg", markers(2))
	sameLife(t, snap, atRest(t, "ant", 5, 20, leg, hold))
	if body(snap) != [4]float64{1, 0, 1, 1} || snap.Held[0] != 30 || snap.Action[0] != 1 || snap.Step != 20 || snap.Edge != 20 {
		t.Errorf("legs %v, held for %v, action %v at step %d of %d, want leg 2 cut and hip1 held at 1 for 30 at step 20 of 20", body(snap), snap.Held, snap.Action, snap.Step, snap.Edge)
	}
	s.Undo()
	snap = until(t, s, "the old future", markers(0))
	sameLife(t, snap, alone(t, "ant", 5, 20))
	if body(snap) != ant.Intact().Lower || snap.Held[0] != 0 || snap.Edge != 40 {
		t.Errorf("undone: legs %v, held for %v, edge %d, want none of it and 40", body(snap), snap.Held, snap.Edge)
	}
	s.Redo()
	until(t, s, "the branch again", markers(2))
	s.Step(10)
	until(t, s, "step 30", atStep(30))

	// Another event at that step comes after those that are seen there.
	s.Scrub(20)
	snap = until(t, s, "step 20 with its events", atStep(20))
	sameLife(t, snap, atRest(t, "ant", 5, 20, leg, hold))
	if body(snap) != [4]float64{1, 0, 1, 1} {
		t.Errorf("legs %v at the step of the cut, want leg 2 cut", body(snap))
	}
	s.Inject(zero)
	sameLife(t, until(t, s, "all three", markers(3)), atRest(t, "ant", 5, 20, leg, hold, zero))
	s.Step(3)
	sameLife(t, until(t, s, "step 23", atStep(23)), alone(t, "ant", 5, 23, leg, hold, zero))
	s.Undo()
	snap = until(t, s, "two of them, and their future", func(s *Snapshot) bool { return markers(2)(s) && s.Edge == 30 && s.Step == 23 })
	sameLife(t, snap, alone(t, "ant", 5, 23, leg, hold))
}

// A recipe's events are seen at their step, not before, and come before those of
// the user at the same step.
func TestPausedSessionShowsItsRecipe(t *testing.T) {
	own, later, mine := event(30, "zero", "0.3"), event(45, "zero", "0.1,mode=random"), event(30, "randomise", "normal=0.1,layer=3")
	s := open(t, Config{World: "ant", Seed: 2, Events: []episode.Event{own, later}})
	s.Step(29)
	sameLife(t, until(t, s, "step 29", atStep(29)), alone(t, "ant", 2, 29))
	s.Step(1)
	sameLife(t, until(t, s, "step 30", atStep(30)), atRest(t, "ant", 2, 30, own))
	s.Inject(mine)
	sameLife(t, until(t, s, "both", markers(2)), atRest(t, "ant", 2, 30, own, mine))
	s.Step(30)
	sameLife(t, until(t, s, "step 60", atStep(60)), alone(t, "ant", 2, 60, own, mine, later))
}

// An event is shown with all that views ask of it: what is frozen, what holds.
func TestPausedSessionShowsWhatIsFrozen(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 2})
	s.Inject(event(0, "freeze", "layer=2,pre=0..1"), event(0, "plasticity", "off"), event(0, "rules", "random"))
	snap := until(t, s, "three events", markers(3))
	if snap.Frozen == nil || !slices.Contains(snap.Frozen[1], true) || snap.Plastic || !snap.RandomRules || snap.Step != 0 {
		t.Errorf("frozen %v, plastic %v, random rules %v at step %d, want all three events seen at step 0", snap.Frozen != nil, snap.Plastic, snap.RandomRules, snap.Step)
	}
	s.Undo()
	if snap = until(t, s, "none", markers(0)); snap.Frozen != nil || !snap.Plastic || snap.RandomRules {
		t.Errorf("undone: frozen %v, plastic %v, random rules %v", snap.Frozen != nil, snap.Plastic, snap.RandomRules)
	}
}
