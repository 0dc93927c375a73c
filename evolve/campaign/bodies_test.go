package campaign

import (
	"context"
	"math"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// TestCandidatesLiveOnEveryBody: the paper's ant lives on the intact and on the right
// damaged body, and its fitness is the mean of both. With next to no noise every
// candidate is the centre, so the generation can be lived again by hand.
func TestCandidatesLiveOnEveryBody(t *testing.T) {
	s, err := PaperSettings("ant")
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Bodies) != 2 || s.Bodies[0] != "intact" || s.Bodies[1] != "right" {
		t.Fatalf("expected intact and right, found %v", s.Bodies)
	}
	s.Strategy.Population, s.Strategy.Sigma, s.Strategy.Penalty, s.CentreEvery = 4, 1e-30, 0, 0
	c, pool := newCampaign(t, s, 2)
	if n := c.Episodes(); n != 8 {
		t.Errorf("expected 8 episodes of 4 candidates, found %d", n)
	}
	g := c.Genome()
	e := worker(t, pool)
	var want Point
	want.Best, want.Worst = math.Inf(-1), math.Inf(1)
	apart := false
	for m := range 4 {
		var scores [2]float64
		for b, body := range s.Bodies {
			episodetest.Start(t, e, g, episode.Setup{Seed: s.episodeSeed(0, m, b, 0), Body: body, Init: episodetest.Init(t)})
			r := e.Run()
			scores[b] = r.Score
			want.Steps += int64(r.Steps)
		}
		apart = apart || scores[0] != scores[1]
		fitness := (scores[0] + scores[1]) / 2
		want.Mean += fitness / 4
		want.Best, want.Worst = max(want.Best, fitness), min(want.Worst, fitness)
	}
	if !apart {
		t.Fatal("expected the bodies to score differently")
	}
	found, err := c.Next(context.Background(), pool, nil)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(found.Mean-want.Mean) > 1e-9 || found.Best != want.Best || found.Worst != want.Worst || found.Steps != want.Steps {
		t.Errorf("expected mean %v, best %v, worst %v, %d steps; found %v, %v, %v, %d",
			want.Mean, want.Best, want.Worst, want.Steps, found.Mean, found.Best, found.Worst, found.Steps)
	}
}
