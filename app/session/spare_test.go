package session

import (
	"slices"
	"testing"

	"hebbarium/evolve/episode"
)

// The injuries of a recipe, such as a link's, are taken back like those that were made here:
// one after another, at the step that is shown, and redo brings them again. What comes later in
// the recipe still comes.
func TestInjuriesOfARecipeAreUndone(t *testing.T) {
	for _, world := range episode.Worlds() {
		first, second, later := event(20, "zero", "0.3"), event(30, "randomise", "normal=0.1,layer=3"), event(60, "zero", "0.1,mode=random")
		s := open(t, Config{World: world, Seed: 2, Events: []episode.Event{first, second, later}})
		s.Step(40)
		snap := until(t, s, "step 40", atStep(40))
		if !snap.CanUndo || snap.CanRedo {
			t.Fatalf("%s: it can be undone: %v, redone: %v", world, snap.CanUndo, snap.CanRedo)
		}
		at := func(what string, n, step int, events ...episode.Event) {
			t.Helper()
			snap := until(t, s, what, func(s *Snapshot) bool { return markers(n)(s) && s.Step == step })
			sameLife(t, snap, alone(t, world, 2, step, events...))
		}
		s.Undo()
		at("one undone", 1, 40, first, later)
		s.Undo()
		at("both undone", 0, 40, later)
		if snap, _ := s.Latest(); snap.CanUndo {
			t.Errorf("%s: an injury that is still to come can be undone", world)
		}
		s.Redo()
		at("the first again", 1, 40, first, later)
		s.Redo()
		at("the second again", 2, 40, first, second, later)
		s.Undo()
		at("undone again", 1, 40, first, later)
		s.Step(30)
		at("on from there", 2, 70, first, later)
		if got, want := s.life.history.Events(), []episode.Event{first, later}; !slices.Equal(got, want) {
			t.Errorf("%s: the events are %v, want %v", world, got, want)
		}
	}
}
