package rollout

import (
	"context"
	"fmt"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// BenchmarkScaling evaluates 16 episodes of 100 steps on one worker and on two.
func BenchmarkScaling(b *testing.B) {
	for _, name := range episode.Worlds() {
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/%d", name, workers), func(b *testing.B) {
				_, g := episodetest.Random(b, name)
				p, err := NewPool(name, "builtin", g.Arch, g.Rule, workers)
				if err != nil {
					b.Fatal(err)
				}
				setup := episode.Setup{Seed: 1, Init: episodetest.Init(b), Patient: true, MaxSteps: 100}
				for b.Loop() {
					if _, err := Evaluate(context.Background(), p, g, setup, 16, nil); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(1600*b.N)/b.Elapsed().Seconds(), "steps/s")
			})
		}
	}
}
