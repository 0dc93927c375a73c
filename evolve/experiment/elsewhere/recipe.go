package elsewhere

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"hebbarium/brain"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/paper"
	"hebbarium/evolve/rollout"
)

// asked is what somebody elsewhere needs to plan the same jobs: this as JSON, then a line
// feed, then the rule sets as in their files, one after the other. It has no room for a
// path, a command or the name of a library.
type asked struct {
	Experiment string              `json:"experiment"`
	Settings   experiment.Settings `json:"settings"`
	All        bool                `json:"all"`
	Sets       []set               `json:"sets"`
	Ran        []set               `json:"ran,omitempty"` // what campaigns have found
	Plan       string              `json:"plan"`          // fingerprint of all jobs
	Numbers    []int               `json:"numbers"`       // of those that are asked for
}

type set struct {
	experiment.Source
	Bytes int `json:"bytes"`
}

const (
	maxAsked    = 16 << 20
	maxSets     = 1024
	maxRollouts = 1_000_000
)

func (b *batch) Recipe() ([]byte, error) {
	a := asked{Experiment: b.of.Name, Settings: b.study.Settings, All: b.study.All, Plan: planOf(b.jobs), Numbers: b.numbers}
	var rules []byte
	pack := func(of experiment.Source, g *brain.Genome, into *[]set) error {
		data, err := brain.Encode(g)
		rules = append(rules, data...)
		*into = append(*into, set{of, len(data)})
		return err
	}
	for _, r := range b.study.RuleSets {
		if slices.Contains(b.of.Worlds, r.World()) {
			if err := pack(r.Source, r.Genome, &a.Sets); err != nil {
				return nil, err
			}
		}
	}
	for _, c := range slices.Concat(b.study.Found, b.study.Ran) {
		if c.Best != nil && b.of.Campaigns != nil {
			if err := pack(c.Source, c.Best, &a.Ran); err != nil {
				return nil, err
			}
		}
	}
	head, err := json.Marshal(a)
	return append(append(head, '\n'), rules...), err
}

// planOf is the fingerprint of a plan: what its jobs are called, in their order.
func planOf(jobs []experiment.Job) string {
	h := sha256.New()
	for _, j := range jobs {
		fmt.Fprintf(h, "%q %q\n", j.Of.SHA256, j.Labels)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Open makes the batch of a recipe, to be lived by so many workers.
func Open(data []byte, workers int) (rollout.Batch, rollout.Home, error) {
	var a asked
	rules, err := rollout.ReadRecipe(data, maxAsked, "what is asked for", &a)
	if err != nil {
		return nil, rollout.Home{}, err
	}
	b, err := a.open(rules, workers)
	if err != nil {
		return nil, rollout.Home{}, fmt.Errorf("recipe: %w", err)
	}
	return b, rollout.Home{}, nil
}

func (a *asked) open(rules []byte, workers int) (*batch, error) {
	e, err := paper.Named(a.Experiment)
	if err != nil {
		return nil, err
	}
	if a.Settings.Rollouts < 0 || a.Settings.Rollouts > maxRollouts || len(a.Sets)+len(a.Ran) > maxSets {
		return nil, fmt.Errorf("expected up to %d rollouts of up to %d rule sets, found %d of %d", maxRollouts, maxSets, a.Settings.Rollouts, len(a.Sets)+len(a.Ran))
	}
	s := &experiment.Study{Settings: a.Settings, All: a.All}
	unpack := func(t set) (*brain.Genome, error) {
		if t.Bytes < 0 || t.Bytes > len(rules) {
			return nil, fmt.Errorf("rule set %.40q: expected at most %d bytes, found %d", t.Name, len(rules), t.Bytes)
		}
		g, err := brain.Decode(rules[:t.Bytes])
		if err != nil {
			return nil, fmt.Errorf("rule set %.40q: %w", t.Name, err)
		}
		rules = rules[t.Bytes:]
		return g, nil
	}
	for _, t := range a.Sets {
		g, err := unpack(t)
		if err != nil {
			return nil, err
		}
		r := &experiment.RuleSet{Source: t.Source, Genome: g}
		if r.Init, err = g.Beginning(); err != nil {
			return nil, fmt.Errorf("rule set %.40q: card: %w", t.Name, err)
		}
		s.RuleSets = append(s.RuleSets, r)
	}
	for _, t := range a.Ran {
		g, err := unpack(t)
		if err != nil {
			return nil, err
		}
		s.Ran = append(s.Ran, experiment.Campaign{Source: t.Source, Best: g})
	}
	if len(rules) > 0 {
		return nil, fmt.Errorf("expected nothing after the last rule set, found %d bytes", len(rules))
	}
	b := &batch{study: s, of: e, jobs: e.Jobs(s), numbers: a.Numbers, benches: make([]*experiment.Bench, workers)}
	if found := planOf(b.jobs); found != a.Plan {
		return nil, fmt.Errorf("experiment %s: expected the plan %.12s…, found %.12s…: both sides must be the same version of the program", a.Experiment, a.Plan, found)
	}
	for _, n := range a.Numbers {
		if n < 0 || n >= len(b.jobs) || !travels(e, b.jobs[n]) {
			return nil, fmt.Errorf("experiment %s: expected numbers of jobs that may be done elsewhere, found %d", a.Experiment, n)
		}
	}
	b.results = make([]experiment.Result, len(a.Numbers))
	return b, nil
}
