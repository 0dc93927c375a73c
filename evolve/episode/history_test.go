package episode_test

import (
	"slices"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

func copyParts(e *episode.Episode) []episode.Part { return e.Parts(nil) }

// TestSeekFindsEveryStepAgain rewinds to steps in any order, under budgets that
// keep many snapshots, few, or next to none, past events of every kind.
func TestSeekFindsEveryStepAgain(t *testing.T) {
	for _, world := range episode.Worlds() {
		for _, budget := range []int{1 << 28, 1 << 21, 1} {
			e, g := episodetest.Random(t, world)
			h := episode.NewHistory(budget)
			episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 120})
			h.Begin(e)
			moments := [][]episode.Part{copyParts(e)}
			for _, text := range append(episodetest.BodyEvents(world), "30:zero:0.33", "40:rules:random", "45:rules:evolved", "50:freeze:layer=1,pre=0..3") {
				if err := e.Inject(episodetest.Events(t, text)[0]); err != nil {
					t.Fatal(err)
				}
			}
			for e.Step() == episode.Running {
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
				episodetest.SameParts(t, world, moments[step], e.Parts(nil))
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
	for _, world := range episode.Worlds() {
		e, g := episodetest.Random(t, world)
		h := episode.NewHistory(1 << 28)
		setup := episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 100}
		episodetest.Start(t, e, g, setup)
		h.Begin(e)
		if err := e.Inject(episodetest.Events(t, "50:zero:0.5")[0]); err != nil {
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
		if err := e.Inject(episodetest.Events(t, "30:randomise:normal=0.5")[0]); err != nil {
			t.Fatal(err)
		}
		for e.Steps() < 60 {
			e.Step()
			h.Follow(e)
		}
		branch := copyParts(e)

		// The branch is what a life with these events alone would be.
		other, _ := episodetest.Random(t, world)
		setup.Events = episodetest.Events(t, "30:randomise:normal=0.5")
		episodetest.Start(t, other, g, setup)
		for other.Steps() < 60 {
			other.Step()
		}
		episodetest.SameParts(t, world+" branch", copyParts(other), branch)

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
		episodetest.SameParts(t, world+" old future", atLive, e.Parts(nil))

		if _, err := h.Rejoin(e, mine); err != nil {
			t.Fatal(err)
		}
		if err := h.Seek(e, 60); err != nil {
			t.Fatal(err)
		}
		episodetest.SameParts(t, world+" branch again", branch, e.Parts(nil))
	}
}

// TestHistoryIsBounded lives an hour-like car episode on a small budget.
func TestHistoryIsBounded(t *testing.T) {
	e, g := episodetest.Random(t, "ant")
	const budget = 1 << 20
	h := episode.NewHistory(budget)
	episodetest.Start(t, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(t), Patient: true, MaxSteps: 5000})
	h.Begin(e)
	for e.Step() == episode.Running {
		h.Follow(e)
		if h.Bytes() > budget {
			t.Fatalf("step %d: expected at most %d bytes, found %d", e.Steps(), budget, h.Bytes())
		}
	}
	if kept, _ := h.Moments(); kept < 5 {
		t.Errorf("expected some snapshots, found %d", kept)
	}
}

// BenchmarkSeek scrubs a 5,000-step life of the ant.
func BenchmarkSeek(b *testing.B) {
	e, g := episodetest.Random(b, "ant")
	h := episode.NewHistory(256 << 20)
	episodetest.Start(b, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(b), Patient: true, MaxSteps: 5000})
	h.Begin(e)
	for e.Step() == episode.Running {
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
