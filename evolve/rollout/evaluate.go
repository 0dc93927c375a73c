package rollout

import (
	"context"
	"fmt"
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

// RecoverySummary tells how the rollouts recovered from one event.
type RecoverySummary struct {
	Event     episode.Event `json:"event"`
	Measured  int           `json:"measured"`   // rollouts that lived past it with a rate to compare
	Back      int           `json:"back"`       // of those, back at 90 % of the rate before
	BackAfter float64       `json:"back_after"` // mean steps of those that came back
	FellTo    float64       `json:"fell_to"`    // mean lowest rate until it was back, a share of that before
	Kept      float64       `json:"kept"`       // mean rate over the rest of the episode, a share of that before
	Late      float64       `json:"late"`       // mean rate of the episode's last 40 steps, a share of that before
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
	ev.Episodes = make([]Rollout, rollouts)
	applied := make([][]episode.Event, rollouts)
	recoveries := make([][]episode.Recovery, rollouts)
	errs := make([]error, rollouts)
	var ended atomic.Int64
	err = p.Each(ctx, rollouts, func(e *episode.Episode, _, i int) {
		run := s
		run.Seed += uint64(i)
		if errs[i] = e.Start(g, run); errs[i] != nil {
			return
		}
		r := e.Run()
		ev.Scores[i] = r.Score
		ev.Episodes[i] = rolloutOf(spec, run.Seed, r, e.Rewards(), ev.SolvedFrom)
		applied[i] = distinct(e.Applied())
		for _, a := range applied[i] {
			if rec, ok := episode.MeasureRecovery(e.Rewards(), a); ok && a.Damages() {
				recoveries[i] = append(recoveries[i], rec)
			}
		}
		if told != nil {
			told(int(ended.Add(1)))
		}
	})
	if err != nil {
		return nil, err
	}
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	ev.summarise(applied, recoveries)
	return ev, nil
}

func (ev *Evaluation) summarise(applied [][]episode.Event, recoveries [][]episode.Recovery) {
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
	for _, event := range distinct(ev.Events) {
		ev.Reached = append(ev.Reached, reachOf(event, applied))
		if event.Damages() {
			ev.Recoveries = append(ev.Recoveries, summariseRecovery(event, recoveries))
		}
	}
}

func summariseRecovery(event episode.Event, recoveries [][]episode.Recovery) RecoverySummary {
	s := RecoverySummary{Event: event}
	for _, run := range recoveries {
		for _, r := range run {
			if r.Event != event {
				continue
			}
			s.Measured++
			s.FellTo += r.FellTo
			s.Kept += r.Kept
			s.Late += r.Late
			if r.BackAfter >= 0 {
				s.Back++
				s.BackAfter += float64(r.BackAfter)
			}
		}
	}
	if s.Measured > 0 {
		n := float64(s.Measured)
		s.FellTo, s.Kept, s.Late = s.FellTo/n, s.Kept/n, s.Late/n
	}
	if s.Back > 0 {
		s.BackAfter /= float64(s.Back)
	}
	return s
}
