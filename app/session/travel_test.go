package session

import (
	"slices"
	"testing"
	"time"

	"hebbarium/evolve/episode"
)

// What is shown of a step is the same after going back to it as when it was
// lived: the changes of weights, the activations and the actions too.
func TestSeekShowsTheStepAsItWas(t *testing.T) {
	for _, world := range episode.Worlds() {
		s := open(t, Config{World: world, Seed: 8})
		s.Step(48)
		snap := until(t, s, "step 48", atStep(48))
		var deltas, out [][]float32
		for i := range snap.Deltas {
			deltas, out = append(deltas, slices.Clone(snap.Deltas[i])), append(out, slices.Clone(snap.Activations[i+1]))
		}
		action := slices.Clone(snap.Action)
		s.Step(30)
		until(t, s, "step 78", atStep(78))
		s.Scrub(48)
		snap = until(t, s, "step 48 again", atStep(48))
		for i := range deltas {
			if !slices.Equal(deltas[i], snap.Deltas[i]) || !slices.Equal(out[i], snap.Activations[i+1]) {
				t.Errorf("%s: layer %d shows other changes or activations", world, i+1)
			}
		}
		if !slices.Equal(action, snap.Action) {
			t.Errorf("%s: action %v, want %v", world, snap.Action, action)
		}
	}
}

// Events of a recipe are told when they come, not before.
func TestRecipeIsNotToldBeforeItsTime(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 1, Events: []episode.Event{{Step: 5, Kind: "zero", Args: "0.1"}, {Step: 40, Kind: "zero", Args: "0.2"}}})
	s.Reach(20)
	snap := until(t, s, "step 20", atStep(20))
	if len(snap.Markers) != 1 {
		t.Errorf("%d markers at step 20, want the first event alone", len(snap.Markers))
	}
	s.Reach(60)
	if snap = until(t, s, "step 60", atStep(60)); len(snap.Markers) != 2 {
		t.Errorf("%d markers at step 60, want 2", len(snap.Markers))
	}
	s.Reach(3)
	snap = until(t, s, "step 3", atStep(3))
	if snap.Edge != 60 || len(snap.Markers) != 2 {
		t.Errorf("gone back: edge %d with %d markers", snap.Edge, len(snap.Markers))
	}
}

// BenchmarkBranch5000 measures a branch of an ant's life of 5,000 steps, from the
// command to the snapshot in which it is seen.
func BenchmarkBranch5000(b *testing.B) {
	s, err := New(Config{World: "ant", Seed: 1, Rules: rules("ant"), MaxSteps: 5100})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	wait := func(ok func(*Snapshot) bool) {
		for {
			if snap, _ := s.Latest(); ok(snap) {
				return
			}
			time.Sleep(50 * time.Microsecond)
		}
	}
	s.Reach(5000)
	wait(atStep(5000))
	b.ResetTimer()
	for i := range b.N {
		to := 4990 - (i*617)%4900
		s.Scrub(to)
		s.Inject(episode.Event{Kind: "leg", Args: "1=0"})
		wait(func(s *Snapshot) bool { return s.Step == to && s.Edge == to })
		b.StopTimer()
		s.Undo()
		s.Live()
		wait(atStep(5000))
		b.StartTimer()
	}
}

// Playing pauses at the steps that were asked for, to the step, and only once.
func TestPlayingStopsWhereAsked(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 1, Speed: Max, Playing: true, Stops: []int{0, 7, 30}})
	for _, stop := range []int{0, 7, 30} {
		snap := until(t, s, "a pause", func(s *Snapshot) bool { return s.Step >= stop && !s.Playing })
		if snap.Step != stop {
			t.Errorf("paused at step %d, want %d", snap.Step, stop)
		}
		s.Play(true)
	}
	until(t, s, "step 50", func(s *Snapshot) bool { return s.Step >= 50 })
	s.Scrub(2)
	until(t, s, "step 2", atStep(2))
	s.Play(true)
	until(t, s, "step 60", func(s *Snapshot) bool { return s.Step >= 60 })
}
