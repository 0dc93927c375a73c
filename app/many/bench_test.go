package many

import (
	"fmt"
	"testing"
	"time"

	"hebbarium/evolve/episode"
)

// BenchmarkManyLives is what 36 lives cost beside the session's own at 1×, each with the
// control of an injury at step 100: seconds of the world's own time by the clock, in processor
// time. The share of a core is what it says as core%, and loop% what of that the bare loops of
// as many lives take in the same minute, of the controls too, measured alone. Nothing is drawn.
// A machine that cannot keep the pace takes longer; the share is of the world's own time.
func BenchmarkManyLives(b *testing.B) {
	for _, world := range episode.Worlds() {
		b.Run(world, func(b *testing.B) {
			spec, err := episode.SpecOf(world)
			if err != nil {
				b.Fatal(err)
			}
			second := int(time.Second / spec.Tick)
			for _, injured := range []bool{false, true} {
				b.Run(fmt.Sprintf("injured=%v", injured), func(b *testing.B) {
					var events []episode.Event
					if injured {
						events = []episode.Event{{Step: 100, Kind: "zero", Args: "0.1"}}
					}
					s, c := open(b, world, 36, events...)
					s.Reach(110)
					until(b, c, "the start", at(110))
					past := func(step int) func(*Snapshot) bool {
						return func(s *Snapshot) bool { return s.There && s.Step >= step }
					}
					s.SetSpeed(1)
					s.Play(true)
					from := until(b, c, "a step", past(120)).Step
					b.ResetTimer()
					began := processorTime()
					time.Sleep(time.Duration(b.N) * time.Second) // looking whether it is there costs too
					steps := until(b, c, "the end", past(from+second*b.N)).Step - from
					used := processorTime() - began
					s.Play(false)
					b.ReportMetric(100*used.Seconds()*float64(second)/float64(steps), "core%")
					loop := bare(b, world, steps)
					if injured {
						loop *= 2
					}
					b.ReportMetric(100*36*loop.Seconds()/used.Seconds(), "loop%")
					b.ReportMetric(36*float64(steps)/used.Seconds(), "lifesteps/cpu-s")
				})
			}
		})
	}
}

// bare is the processor time that one life takes for so many steps, with nothing beside it.
func bare(b *testing.B, world string, steps int) time.Duration {
	e, err := newEpisode(world, "", rules(b, world).Genome)
	if err != nil {
		b.Fatal(err)
	}
	took := time.Duration(0)
	for seed := uint64(5); steps > 0; seed++ {
		if err := e.Start(rules(b, world).Genome, episode.Setup{Seed: seed, Patient: true}); err != nil {
			b.Fatal(err)
		}
		from := processorTime()
		for n := 0; n < 250 && steps > 0 && e.Step() == episode.Running; n++ {
			steps--
		}
		took += processorTime() - from
	}
	return took
}
