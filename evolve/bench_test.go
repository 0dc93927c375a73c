package evolve

import (
	"testing"

	"hebbarium/brain"
)

// BenchmarkLoop lives whole steps of the lifetime loop: observe, forward, act,
// step, learn.
func BenchmarkLoop(b *testing.B) {
	for _, name := range Worlds() {
		b.Run(name, func(b *testing.B) {
			e, g := randomEpisode(b, name)
			setup := Setup{Seed: 1, Init: defaultInit(b), Patient: true}
			if err := e.Start(g, setup); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if e.Step() != Running {
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

func randomEpisode(tb testing.TB, world string) (*Episode, *brain.Genome) {
	tb.Helper()
	arch, err := ArchitectureOf(world)
	if err != nil {
		tb.Fatal(err)
	}
	w, err := NewWorld(world, "builtin")
	if err != nil {
		tb.Fatal(err)
	}
	e, err := NewEpisode(w, brain.NewNetwork(arch, brain.ABCD_lr))
	if err != nil {
		tb.Fatal(err)
	}
	return e, brain.RandomGenome(arch, brain.ABCD_lr, Stream(1, "genome"))
}

func defaultInit(tb testing.TB) brain.Init {
	tb.Helper()
	init, err := brain.ParseInit("uniform:0.1")
	if err != nil {
		tb.Fatal(err)
	}
	return init
}
