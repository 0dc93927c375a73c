package evolve

import (
	"context"
	"fmt"
	"testing"
	"time"

	"hebbarium/brain"
)

// BenchmarkLoop lives whole steps of the lifetime loop: observe, forward, act,
// step, learn. Resets are left out.
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

// BenchmarkStart begins episodes: track or body, initial weights, burn-in.
func BenchmarkStart(b *testing.B) {
	for _, name := range Worlds() {
		b.Run(name, func(b *testing.B) {
			e, g := randomEpisode(b, name)
			setup := Setup{Seed: 1, Init: defaultInit(b)}
			for b.Loop() {
				setup.Seed++
				if err := e.Start(g, setup); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkScaling evaluates 16 episodes of 100 steps on one worker and on two.
func BenchmarkScaling(b *testing.B) {
	for _, name := range Worlds() {
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/%d", name, workers), func(b *testing.B) {
				_, g := randomEpisode(b, name)
				p, err := NewPool(name, "builtin", g.Arch, g.Rule, workers)
				if err != nil {
					b.Fatal(err)
				}
				setup := Setup{Seed: 1, Init: defaultInit(b), Patient: true, MaxSteps: 100}
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

// BenchmarkOverhead is what a generation costs besides its lives, on one worker:
// the noise of every pair, its members and their penalties, and the update. The
// share is of a generation whose members live 400 steps on each body, at the
// speed measured beside it. Both are the least of several runs, so that other
// work on the machine weighs little.
func BenchmarkOverhead(b *testing.B) {
	for _, name := range Worlds() {
		for _, population := range []int{200, 500} {
			b.Run(fmt.Sprintf("%s/%d", name, population), func(b *testing.B) {
				s, err := PaperSettings(name)
				if err != nil {
					b.Fatal(err)
				}
				s.Strategy.Population = population
				c, p := newCampaign(b, s, 1)
				overhead(b, c, p) // takes the memory
				b.ResetTimer()
				each, step := time.Hour, time.Hour
				for b.Loop() {
					began := time.Now()
					overhead(b, c, p)
					each = min(each, time.Since(began))
					b.StopTimer()
					step = min(step, stepTime(b, name))
					b.StartTimer()
				}
				lives := step * time.Duration(400*population*len(s.Bodies))
				b.ReportMetric(1e3*each.Seconds(), "ms/generation")
				b.ReportMetric(100*each.Seconds()/(each+lives).Seconds(), "%/generation")
			})
		}
	}
}

// overhead is Campaign.Next without the lives.
func overhead(b *testing.B, c *Campaign, p *Pool) {
	b.Helper()
	if c.drawn == nil {
		c.drawn = newDrawn(c.Settings.Strategy.Population/2, len(c.Centre.Theta)+len(c.Centre.Conv))
	}
	k, fitness := newCandidates(c), make([]float32, c.Settings.Strategy.Population)
	for pair := range len(fitness) / 2 {
		k.draw(c, pair)
		for i, penalty := range k.penalty {
			m := 2*pair + i
			fitness[m] = float32(m*7919%1009) - float32(penalty)
		}
	}
	if err := c.update(context.Background(), p, CentredRanks(fitness)); err != nil {
		b.Fatal(err)
	}
}

func stepTime(b *testing.B, world string) time.Duration {
	b.Helper()
	e, g := randomEpisode(b, world)
	const steps = 400
	start(b, e, g, Setup{Seed: 1, Init: defaultInit(b), Patient: true, MaxSteps: steps})
	began := time.Now()
	for e.Step() == Running {
	}
	return time.Since(began) / time.Duration(e.Steps())
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
