package experiment

import (
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
)

// Rule sets of one world whose networks keep their weights in bounds in different ways, or
// are updated in another rhythm, live on one bench, each as it would alone.
func TestNetworksShareABench(t *testing.T) {
	var all []*brain.Genome
	for _, change := range []func(*brain.Architecture){
		func(*brain.Architecture) {},
		func(a *brain.Architecture) { a.Normalise = true },
		func(a *brain.Architecture) { a.Bound = 0.5 },
		func(a *brain.Architecture) { a.Every = 3 },
	} {
		arch := brain.AntArchitecture()
		change(&arch)
		all = append(all, brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(1, "rules")))
	}
	life := episode.Setup{Seed: 1, MaxSteps: 30}
	shared := newBench()
	seen := map[float64]bool{}
	for range 2 {
		for i, g := range all {
			_, together, err := shared.Live(g, "", life)
			if err != nil {
				t.Fatalf("network %d: %v", i, err)
			}
			_, alone, err := newBench().Live(g, "", life)
			if err != nil {
				t.Fatal(err)
			}
			if together.Score != alone.Score {
				t.Errorf("network %d: %g on a bench with others, %g alone", i, together.Score, alone.Score)
			}
			seen[alone.Score] = true
		}
	}
	if len(shared.seats) != len(all) || len(seen) != len(all) {
		t.Errorf("%d episodes for %d networks, which live %d different lives", len(shared.seats), len(all), len(seen))
	}
}
