package rack

import (
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// The world that a condition is offered in takes it, and what gives all back ends each.
func TestConditionsAreEventsOfTheirWorld(t *testing.T) {
	for _, c := range conditions {
		e, g := episodetest.Random(t, c.world)
		episodetest.Start(t, e, g, episode.Setup{Seed: 1, Init: episodetest.Init(t), Patient: true, MaxSteps: 5})
		before := e.Parts(nil)
		inject := func(kind, args string) {
			if err := e.Inject(episode.Event{Kind: kind, Args: args}); err != nil {
				t.Errorf("%s: %v", c.title, err)
			}
		}
		inject(c.kind, c.args)
		if !(episode.Event{Kind: c.kind, Args: c.args}).Damages() {
			t.Errorf("%s is no damage", c.title)
		}
		inject("sense", "all=on")
		for _, u := range usual[c.world] {
			inject(u[0], u[1])
		}
		e.ApplyDue()
		episodetest.SameParts(t, c.title+" and back", before, e.Parts(nil))
	}
}
