package episode_test

import (
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// slow is an episode whose network learns every ten steps from means over four.
func slow(t *testing.T, world string) (*episode.Episode, *brain.Genome) {
	t.Helper()
	arch, err := episode.ArchitectureOf(world)
	if err != nil {
		t.Fatal(err)
	}
	arch.Every, arch.Mean = 10, 4
	w, err := episode.NewWorld(world, "builtin")
	if err != nil {
		t.Fatal(err)
	}
	e, err := episode.New(w, brain.NewNetwork(arch, brain.ABCD_lr))
	if err != nil {
		t.Fatal(err)
	}
	return e, brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(1, "genome"))
}

// A moment between two updates can be returned to: what the means are made of comes back
// with it.
func TestReturnBetweenTwoUpdates(t *testing.T) {
	for _, world := range episode.Worlds() {
		e, g := slow(t, world)
		events := episodetest.Events(t, "23:zero:0.3", "31:plasticity:off", "44:plasticity:on")
		episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, Events: events})
		live := func(to int) {
			for e.Steps() < to && e.Status() == episode.Running {
				e.Step()
			}
		}
		live(17)
		moment, err := e.Keep()
		if err != nil {
			t.Fatal(err)
		}
		live(55)
		want := e.Parts(nil)
		if err := e.Return(moment, events); err != nil {
			t.Fatal(err)
		}
		live(55)
		episodetest.SameParts(t, world, want, e.Parts(nil))
	}
}

// Frozen after k updates is frozen at step ten times k: the weights stay as the last of
// them left them, and the next comes when it is due once learning is on again.
func TestFrozenAfterUpdates(t *testing.T) {
	e, g := slow(t, "ant")
	episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, Events: episodetest.Events(t, "30:plasticity:off", "52:plasticity:on")})
	weights := func() []float32 { return slices.Clone(e.Network.Layers()[0].W) }
	var changed []int
	before := []float32(nil)
	for e.Steps() < 75 {
		if e.Step() != episode.Running {
			t.Fatal(e.Status())
		}
		if now := weights(); before == nil || !slices.Equal(now, before) {
			if before != nil {
				changed = append(changed, e.Steps())
			}
			before = now
		}
	}
	if want := []int{10, 20, 30, 60, 70}; !slices.Equal(changed, want) {
		t.Errorf("expected updates after steps %v, found %v", want, changed)
	}
}
