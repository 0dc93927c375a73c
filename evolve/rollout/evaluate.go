package rollout

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Evaluation is the score of a rule set over seeded episodes.
type Evaluation struct {
	World      string          `json:"world"`
	Physics    string          `json:"physics"`
	Body       string          `json:"body"`
	Init       string          `json:"init"`
	Seed       uint64          `json:"seed"` // of the first rollout; the others follow
	Events     []episode.Event `json:"events,omitempty"`
	Patient    bool            `json:"patient"` // ran without the original loop's early stop
	Rollouts   int             `json:"rollouts"`
	Mean       float64         `json:"mean"`
	SD         *float64        `json:"sd"` // sample standard deviation; null for one rollout, as the next two
	SEM        *float64        `json:"sem"`
	CI95       *[2]float64     `json:"ci95"`
	Solved     int             `json:"solved"`      // episodes that reached the world's mark
	SolvedFrom int             `json:"solved_from"` // first step whose reward counts for it: that of a damage; 0: all do
	Diverged   int             `json:"diverged"`    // episodes that left the range of numbers
	Steps      float64         `json:"steps"`       // mean length
	Scores     []float64       `json:"scores"`
	Episodes   []Rollout       `json:"episodes"`
	Reached    []Reach         `json:"reached,omitempty"`

	Recoveries []RecoverySummary `json:"recoveries,omitempty"`
}

// Evaluate runs a rule set over rollouts episodes with the seeds s.Seed,
// s.Seed+1, …; told, where it is not nil, hears how many have ended. Scores are
// the same for any number of workers.
func Evaluate(ctx context.Context, p *Pool, g *brain.Genome, s episode.Setup, rollouts int, told func(done int)) (*Evaluation, error) {
	if rollouts < 1 {
		return nil, fmt.Errorf("rollouts: expected 1 or more, found %d", rollouts)
	}
	spec, err := episode.SpecOf(p.episodes[0].World.Name())
	if err != nil {
		return nil, err
	}
	ev := &Evaluation{
		World: spec.Name, Physics: p.episodes[0].World.Physics(),
		Body: s.Body, Init: s.Init.String(), Seed: s.Seed, Events: s.Events, Patient: s.Patient,
		Rollouts: rollouts, Scores: make([]float64, rollouts), SolvedFrom: solvedFrom(spec, s.Events),
	}
	var ended atomic.Int64
	b, err := newRollouts(g, s, p.physics, rollouts, p.Workers(), p.another, func() {
		if told != nil {
			told(int(ended.Add(1)))
		}
	})
	if err != nil {
		return nil, err
	}
	b.alone = p.scores
	if err := p.Live(ctx, b); err != nil {
		return nil, err
	}
	ev.Episodes = b.episodes
	for i, e := range ev.Episodes {
		ev.Scores[i] = e.Score
	}
	ev.summarise(b.applied)
	if ev.Recoveries, err = summariseRecoveries(ctx, b.recoveries, born{g, p.physics, s.Init}); err != nil {
		return nil, err
	}
	return ev, nil
}

func (ev *Evaluation) summarise(applied [][]episode.Event) {
	var sd float64
	if ev.Mean, sd = meanSD(ev.Scores); len(ev.Scores) > 1 {
		sem, ci := interval(ev.Mean, sd, len(ev.Scores))
		ev.SD, ev.SEM, ev.CI95 = &sd, &sem, &ci
	}
	for _, e := range ev.Episodes {
		ev.Steps += float64(e.Steps)
		if e.Solved {
			ev.Solved++
		}
		if e.Status == episode.Diverged.String() {
			ev.Diverged++
		}
	}
	ev.Steps /= float64(len(ev.Episodes))
	if !slices.ContainsFunc(ev.Episodes, func(r Rollout) bool { return r.Steps > ev.SolvedFrom }) {
		ev.SolvedFrom = 0
	}
	for _, event := range distinct(ev.Events) {
		ev.Reached = append(ev.Reached, reachOf(event, applied))
	}
}
