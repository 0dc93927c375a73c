package experiment

import (
	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Job is one piece of an experiment: what it gives depends on it alone.
type Job struct {
	Labels []string
	Of     Source // what it is about, which its labels name: a rule set or a curve; none where it needs neither
	Cost   int    // in steps of the ant, for the time that is left
	Do     func(*Bench) (Result, error)

	Physics string // in which it is lived; "": the built-in one
}

// carCost is what a step of the car costs in steps of the ant.
const carCost = 10

// Cost is that of so many steps in a world.
func Cost(world string, steps int) int {
	if world == Car {
		return carCost * steps
	}
	return steps
}

// Bench is a worker's own: the worlds and networks that it lives in, made when they are
// first wanted.
type Bench struct{ seats []seat }

// seat is an episode, and what it is for.
type seat struct {
	physics, name string
	arch          brain.Architecture
	rule          brain.Rule
	episode       *episode.Episode
}

func newBench() *Bench { return &Bench{} }

// Start begins a life of a rule set in a physics. The episode is the bench's own until
// the next life in the same world and network with the same name: hurt and spared lives
// that are compared have different names.
func (b *Bench) Start(g *brain.Genome, physics, name string, s episode.Setup) (*episode.Episode, error) {
	for _, t := range b.seats {
		if t.physics == physics && t.name == name && t.rule == g.Rule && t.arch.Equal(g.Arch) {
			return t.episode, t.episode.Start(g, s)
		}
	}
	w, err := episode.NewWorld(g.Arch.Name, physics)
	if err != nil {
		return nil, err
	}
	e, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		return nil, err
	}
	b.seats = append(b.seats, seat{physics, name, g.Arch, g.Rule, e})
	return e, e.Start(g, s)
}

// Live lives a whole life.
func (b *Bench) Live(g *brain.Genome, physics string, s episode.Setup) (*episode.Episode, episode.Result, error) {
	e, err := b.Start(g, physics, "", s)
	if err != nil {
		return nil, episode.Result{}, err
	}
	return e, e.Run(), nil
}

// ScoreValues are the columns of score.
func ScoreValues() []string { return []string{"score", "steps", "solved", "diverged"} }

// Score is a life's row: its score, length, whether it reached its world's mark and
// whether it left the range of numbers.
func Score(e *episode.Episode, r episode.Result) Row {
	spec, _ := episode.SpecOf(e.World.Name())
	return Row{r.Score, float64(r.Steps), Flag(r.Score >= spec.Solved), Flag(r.Status == episode.Diverged)}
}

// Flag is 1 for true and 0 for false.
func Flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Scored is a job that lives one life of a rule set for its score.
func Scored(rules *RuleSet, physics string, setup episode.Setup, labels ...string) Job {
	g := rules.Genome
	steps := setup.MaxSteps
	if steps == 0 {
		steps = 1000
	}
	return Job{Labels: labels, Of: rules.Source, Physics: physics, Cost: Cost(g.Arch.Name, steps), Do: func(b *Bench) (Result, error) {
		e, r, err := b.Live(g, physics, setup)
		if err != nil {
			return nil, err
		}
		return Result{{Score(e, r)}}, nil
	}}
}
