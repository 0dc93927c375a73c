package campaign

import (
	"context"
	"fmt"
	"testing"
	"time"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/rollout"
	"hebbarium/evolve/strategy"
)

// BenchmarkOverhead is what a generation costs besides its lives, on one worker:
// the noise of every pair, its members and their penalties, and the update. The
// share is of a generation whose members live 400 steps on each body, at the
// speed measured beside it. Both are the least of several runs, so that other
// work on the machine weighs little.
func BenchmarkOverhead(b *testing.B) {
	for _, name := range episode.Worlds() {
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
func overhead(b *testing.B, c *Campaign, p *rollout.Pool) {
	b.Helper()
	c.search.Begin(&c.Centre)
	k, scores := newCandidates(c), make([]strategy.Scores, c.Settings.Strategy.Population)
	for pair := range len(scores) / 2 {
		c.search.Ask(&c.Centre, pair, &k.Pair)
		for i, penalty := range k.Penalty {
			m := 2*pair + i
			scores[m].Fitness = float64(m*7919%1009) - penalty
		}
	}
	if err := c.update(context.Background(), p, scores); err != nil {
		b.Fatal(err)
	}
}

func stepTime(b *testing.B, world string) time.Duration {
	b.Helper()
	e, g := episodetest.Random(b, world)
	const steps = 400
	episodetest.Start(b, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(b), Patient: true, MaxSteps: steps})
	began := time.Now()
	for e.Step() == episode.Running {
	}
	return time.Since(began) / time.Duration(e.Steps())
}
