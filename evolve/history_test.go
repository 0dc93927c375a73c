package evolve

import (
	"bytes"
	"slices"
	"testing"
)

func sameParts(t *testing.T, what string, want, got []Part) {
	t.Helper()
	for i := range want {
		if want[i].Name != got[i].Name || !bytes.Equal(want[i].Bytes, got[i].Bytes) {
			t.Errorf("%s: %s differs", what, want[i].Name)
		}
	}
}

func copyParts(e *Episode) []Part { return e.Parts(nil) }

// TestSeekFindsEveryStepAgain rewinds to steps in any order, under budgets that
// keep many snapshots, few, or next to none, past events of every kind.
func TestSeekFindsEveryStepAgain(t *testing.T) {
	for _, world := range Worlds() {
		for _, budget := range []int{1 << 28, 1 << 21, 1} {
			e, g := randomEpisode(t, world)
			h := NewHistory(budget)
			start(t, e, g, Setup{Seed: 3, Init: defaultInit(t), Patient: true, MaxSteps: 120})
			h.Begin(e)
			moments := [][]Part{copyParts(e)}
			for _, text := range append(bodyEvents(world), "30:zero:0.33", "40:rules:random", "45:rules:evolved", "50:freeze:layer=1,pre=0..3") {
				if err := e.Inject(events(t, text)[0]); err != nil {
					t.Fatal(err)
				}
			}
			for e.Step() == Running {
				h.Follow(e)
				moments = append(moments, copyParts(e))
			}
			h.Follow(e)
			moments = append(moments, copyParts(e))
			rewards := slices.Clone(h.Rewards())
			for _, step := range []int{100, 99, 98, 20, 19, 21, 0, 47, 120, 60, 1, 63, 70} {
				if err := h.Seek(e, step); err != nil {
					t.Fatal(err)
				}
				sameParts(t, world, moments[step], e.Parts(nil))
				if e.Steps() != step || len(e.Rewards()) != step {
					t.Errorf("%s: expected step %d, found %d with %d rewards", world, step, e.Steps(), len(e.Rewards()))
				}
			}
			if !slices.Equal(rewards, h.Rewards()) {
				t.Errorf("%s: the rewards of the future have changed", world)
			}
			if err := h.Seek(e, 121); err == nil {
				t.Error("expected a step past the live edge to be refused")
			}
		}
	}
}

func TestForkAndRejoin(t *testing.T) {
	for _, world := range Worlds() {
		e, g := randomEpisode(t, world)
		h := NewHistory(1 << 28)
		setup := Setup{Seed: 3, Init: defaultInit(t), Patient: true, MaxSteps: 100}
		start(t, e, g, setup)
		h.Begin(e)
		if err := e.Inject(events(t, "50:zero:0.5")[0]); err != nil {
			t.Fatal(err)
		}
		for e.Steps() < 80 {
			e.Step()
			h.Follow(e)
		}
		atLive := copyParts(e)

		if err := h.Seek(e, 30); err != nil {
			t.Fatal(err)
		}
		left := h.Fork(e)
		if err := e.Inject(events(t, "30:randomise:normal=0.5")[0]); err != nil {
			t.Fatal(err)
		}
		for e.Steps() < 60 {
			e.Step()
			h.Follow(e)
		}
		branch := copyParts(e)

		// The branch is what a life with these events alone would be.
		other, _ := randomEpisode(t, world)
		setup.Events = events(t, "30:randomise:normal=0.5")
		start(t, other, g, setup)
		for other.Steps() < 60 {
			other.Step()
		}
		sameParts(t, world+" branch", copyParts(other), branch)

		mine, err := h.Rejoin(e, left)
		if err != nil {
			t.Fatal(err)
		}
		if e.Steps() != 30 || h.Live() != 80 || len(h.Events()) != 1 {
			t.Errorf("%s: found step %d, live %d, events %v", world, e.Steps(), h.Live(), h.Events())
		}
		if err := h.Seek(e, 80); err != nil {
			t.Fatal(err)
		}
		sameParts(t, world+" old future", atLive, e.Parts(nil))

		if _, err := h.Rejoin(e, mine); err != nil {
			t.Fatal(err)
		}
		if err := h.Seek(e, 60); err != nil {
			t.Fatal(err)
		}
		sameParts(t, world+" branch again", branch, e.Parts(nil))
	}
}

// TestHistoryIsBounded lives an hour-like car episode on a small budget.
func TestHistoryIsBounded(t *testing.T) {
	e, g := randomEpisode(t, "ant")
	const budget = 1 << 20
	h := NewHistory(budget)
	start(t, e, g, Setup{Seed: 1, Init: defaultInit(t), Patient: true, MaxSteps: 5000})
	h.Begin(e)
	for e.Step() == Running {
		h.Follow(e)
		if h.Bytes() > budget {
			t.Fatalf("step %d: expected at most %d bytes, found %d", e.Steps(), budget, h.Bytes())
		}
	}
	if len(h.kept) < 5 {
		t.Errorf("expected some snapshots, found %d", len(h.kept))
	}
}

// BenchmarkSeek scrubs a 5,000-step life of the ant.
func BenchmarkSeek(b *testing.B) {
	e, g := randomEpisode(b, "ant")
	h := NewHistory(256 << 20)
	start(b, e, g, Setup{Seed: 1, Init: defaultInit(b), Patient: true, MaxSteps: 5000})
	h.Begin(e)
	for e.Step() == Running {
		h.Follow(e)
	}
	step := 1
	for b.Loop() {
		step = (step*2_654_435_761 + 1) % h.Live()
		if err := h.Seek(e, step); err != nil {
			b.Fatal(err)
		}
	}
}
