package rollout

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// EvaluationKind is the kind of an evaluation's batch.
const EvaluationKind = "evaluation"

// rollouts are the episodes of an evaluation.
type rollouts struct {
	g       *brain.Genome
	setup   episode.Setup // of the first; the seeds of the others follow
	spec    episode.Spec
	physics string
	alone   bool // measure no recoveries
	another func() (*episode.Episode, error)
	watches []*Watch // of the workers, nil until first needed

	episodes   []Rollout
	applied    [][]episode.Event
	recoveries [][]watched
	told       func()
}

func newRollouts(g *brain.Genome, s episode.Setup, physics string, n, workers int, another func() (*episode.Episode, error), told func()) (*rollouts, error) {
	spec, err := episode.SpecOf(g.Arch.Name)
	if told == nil {
		told = func() {}
	}
	return &rollouts{g: g, setup: s, spec: spec, physics: physics, another: another, told: told, watches: make([]*Watch, workers),
		episodes: make([]Rollout, n), applied: make([][]episode.Event, n), recoveries: make([][]watched, n)}, err
}

func (b *rollouts) Jobs() int { return len(b.episodes) }

func (b *rollouts) Kind() string { return EvaluationKind }

func (b *rollouts) Live(_ context.Context, e *episode.Episode, worker, i int) error {
	watch, err := b.watch(worker, e)
	if err != nil {
		return err
	}
	life := b.setup
	life.Seed += uint64(i)
	if err := e.Start(b.g, life); err != nil {
		return err
	}
	r, err := run(e, watch, b.g.Card)
	if err != nil {
		return err
	}
	b.episodes[i] = rolloutOf(b.spec, life.Seed, r, e.Rewards(), solvedFrom(b.spec, b.setup.Events))
	b.applied[i] = distinct(e.Applied())
	b.recoveries[i] = of(watch, life.Seed)
	b.told()
	return nil
}

// watch is a worker's own, nil where no event injures.
func (b *rollouts) watch(worker int, e *episode.Episode) (*Watch, error) {
	if b.alone || !injures(b.setup.Events) {
		return nil, nil
	}
	if b.watches[worker] == nil {
		control, err := b.another()
		if err != nil {
			return nil, err
		}
		b.watches[worker] = NewWatch(e, control)
	}
	return b.watches[worker], nil
}

// asked is what somebody elsewhere needs: this as JSON, then a line feed, then the rule set
// as in its file.
type asked struct {
	Rollouts int             `json:"rollouts"`
	Physics  string          `json:"physics"`
	Alone    bool            `json:"alone"`
	Seed     uint64          `json:"seed"`
	Body     string          `json:"body"`
	Init     string          `json:"init"`
	Events   []episode.Event `json:"events"`
	Patient  bool            `json:"patient"`
	MaxSteps int             `json:"max_steps"`
}

const (
	maxAsked    = 1 << 20
	maxRollouts = 1_000_000
	maxEvents   = 10_000
)

func (b *rollouts) Recipe() ([]byte, error) {
	s := b.setup
	head, err := json.Marshal(asked{len(b.episodes), b.physics, b.alone, s.Seed, s.Body, s.Init.String(), s.Events, s.Patient, s.MaxSteps})
	if err != nil {
		return nil, err
	}
	rules, err := brain.Encode(b.g)
	return append(append(head, '\n'), rules...), err
}

// OpenBatch makes the batch of an evaluation's recipe, to be lived by so many workers.
func OpenBatch(data []byte, workers int) (Batch, Home, error) {
	var a asked
	rules, err := ReadRecipe(data, maxAsked, "what is asked for", &a)
	if err != nil {
		return nil, Home{}, err
	}
	if a.Rollouts < 1 || a.Rollouts > maxRollouts || a.MaxSteps < 0 || a.MaxSteps > episode.MaxSteps || len(a.Events) > maxEvents {
		return nil, Home{}, fmt.Errorf("recipe: expected up to %d rollouts of up to %d steps with up to %d events, found %d, %d and %d", maxRollouts, episode.MaxSteps, maxEvents, a.Rollouts, a.MaxSteps, len(a.Events))
	}
	init, err := brain.ParseInit(a.Init)
	if err != nil {
		return nil, Home{}, fmt.Errorf("recipe: %w", err)
	}
	g, err := brain.Decode(rules)
	if err != nil {
		return nil, Home{}, fmt.Errorf("recipe: rule set: %w", err)
	}
	home := Home{World: g.Arch.Name, Physics: a.Physics, Arch: g.Arch, Rule: g.Rule}
	if err := errors.Join(episode.CheckPhysics(home.World, home.Physics), episode.CheckBody(home.World, a.Body)); err != nil {
		return nil, Home{}, fmt.Errorf("recipe: %w", err)
	}
	setup := episode.Setup{Seed: a.Seed, Body: a.Body, Init: init, Events: a.Events, Patient: a.Patient, MaxSteps: a.MaxSteps}
	b, err := newRollouts(g, setup, a.Physics, a.Rollouts, workers, home.episode, nil)
	if err != nil {
		return nil, Home{}, fmt.Errorf("recipe: %w", err)
	}
	b.alone = a.Alone
	return b, home, nil
}

// came is what a rollout came to, as it travels.
type came struct {
	Episode    Rollout         `json:"episode"`
	Applied    []episode.Event `json:"applied,omitempty"`
	Recoveries []recovered     `json:"recoveries,omitempty"`
}

type recovered struct {
	RolloutRecovery
	Body  string         `json:"body"`
	Scale recovery.Scale `json:"scale"`
}

func (b *rollouts) Result(i int) []byte {
	c := came{Episode: b.episodes[i], Applied: b.applied[i]}
	for _, r := range b.recoveries[i] {
		c.Recoveries = append(c.Recoveries, recovered{r.RolloutRecovery, r.body, r.scale})
	}
	data, err := json.Marshal(c)
	if err != nil {
		return nil // no number of a report is out of range
	}
	return data
}

func (b *rollouts) Take(i int, result []byte) error {
	var c came
	if err := json.Unmarshal(result, &c); err != nil {
		return fmt.Errorf("result: %w", err)
	}
	if want := b.setup.Seed + uint64(i); c.Episode.Seed != want || c.Episode.Steps < 0 || c.Episode.Steps > episode.MaxSteps {
		return fmt.Errorf("result: expected the life of seed %d with up to %d steps, found that of %d with %d", want, episode.MaxSteps, c.Episode.Seed, c.Episode.Steps)
	}
	if n := len(b.setup.Events); len(c.Applied) > n || len(c.Recoveries) > n {
		return fmt.Errorf("result: expected up to %d events, found %d and %d recoveries", n, len(c.Applied), len(c.Recoveries))
	}
	b.episodes[i], b.applied[i], b.recoveries[i] = c.Episode, c.Applied, nil
	for _, r := range c.Recoveries {
		b.recoveries[i] = append(b.recoveries[i], watched{r.RolloutRecovery, r.Body, r.Scale})
	}
	b.told()
	return nil
}
