package replay

import (
	"context"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// A life that rests with events applied is recorded with them, and verifies.
func TestReplayThatEndsAtRest(t *testing.T) {
	for _, world := range episode.Worlds() {
		for _, steps := range []int{0, 50} {
			e, g, _, rules := savedRules(t, world)
			episodetest.Start(t, e, g, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true})
			rec, err := NewRecorder(e, rules)
			if err != nil {
				t.Fatal(err)
			}
			inject := func(texts ...string) {
				t.Helper()
				for _, text := range texts {
					ev := episodetest.Events(t, "0:"+text)[0]
					if err := e.Inject(ev); err != nil {
						t.Fatal(err)
					}
					e.ApplyDue()
				}
			}
			verify := func(events int) *Replay {
				t.Helper()
				r := rec.Replay()
				if err := r.Check(); err != nil {
					t.Fatal(err)
				}
				if r.Steps != e.Steps() || len(r.Events) != events {
					t.Errorf("%s: recorded %d steps and %d events, want %d and %d", world, r.Steps, len(r.Events), e.Steps(), events)
				}
				other, _ := episodetest.Random(t, world)
				if err := r.Verify(context.Background(), other, g, nil); err != nil {
					t.Errorf("%s: %d steps, %d events: %v", world, r.Steps, events, err)
				}
				return r
			}
			for e.Steps() < steps {
				e.Step()
				rec.Step()
			}
			inject("zero:0.2,mode=random", "randomise:normal=0.2,layer=3")
			r := verify(2)
			for e.Steps() < steps+23 {
				e.Step()
				rec.Step()
			}
			verify(2)
			inject("zero:0.2")
			verify(3)

			// The last hash is of the state after the events.
			r.Events = r.Events[:1]
			other, _ := episodetest.Random(t, world)
			if err := r.Verify(context.Background(), other, g, nil); err == nil {
				t.Errorf("%s: a replay without its last event verified", world)
			}
		}
	}
}
