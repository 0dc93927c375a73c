package episode_test

import (
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// BenchmarkLoop lives whole steps of the lifetime loop: observe, forward, act,
// step, learn. Resets are left out.
func BenchmarkLoop(b *testing.B) {
	for _, name := range episode.Worlds() {
		b.Run(name, func(b *testing.B) {
			e, g := episodetest.Random(b, name)
			setup := episode.Setup{Seed: 1, Init: episodetest.Init(b), Patient: true}
			if err := e.Start(g, setup); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if e.Step() != episode.Running {
					b.StopTimer()
					setup.Seed++
					if err := e.Start(g, setup); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "steps/s")
		})
	}
}

// BenchmarkStart begins episodes: track or body, initial weights, burn-in.
func BenchmarkStart(b *testing.B) {
	for _, name := range episode.Worlds() {
		b.Run(name, func(b *testing.B) {
			e, g := episodetest.Random(b, name)
			setup := episode.Setup{Seed: 1, Init: episodetest.Init(b)}
			for b.Loop() {
				setup.Seed++
				if err := e.Start(g, setup); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
