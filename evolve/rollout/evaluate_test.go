package rollout

import (
	"context"
	"slices"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

func TestEvaluationIsTheSameForAnyWorkers(t *testing.T) {
	for _, world := range episode.Worlds() {
		_, g := episodetest.Random(t, world)
		var scores [][]float64
		for _, workers := range []int{1, 2} {
			p, err := NewPool(world, "builtin", g.Arch, g.Rule, workers)
			if err != nil {
				t.Fatal(err)
			}
			ev, err := Evaluate(context.Background(), p, g, episode.Setup{Seed: 1, Init: episodetest.Init(t), MaxSteps: 50}, 6, nil)
			if err != nil {
				t.Fatal(err)
			}
			scores = append(scores, ev.Scores)
		}
		if !slices.Equal(scores[0], scores[1]) {
			t.Errorf("%s: one worker: %v, two: %v", world, scores[0], scores[1])
		}
	}
}
