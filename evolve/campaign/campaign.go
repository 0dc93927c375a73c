package campaign

import (
	"context"
	"fmt"
	"math"
	"sync/atomic"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/rollout"
	"hebbarium/evolve/strategy"
	"hebbarium/evolve/turn"
)

// Campaign is a run of evolution: settings, where the search stands, and the
// curve of how it came there.
type Campaign struct {
	Settings Settings
	Centre   strategy.Centre
	Curve    []Point
	Best     *brain.Genome // the centre that measured best so far, nil before the first
	BestMean float64       // what it measured
	// BestLost says, after Resume, why the file of the best so far is no longer that of
	// the checkpoint: the next centre that is measured becomes the best. nil where it is.
	BestLost error

	arch     brain.Architecture
	rule     brain.Rule
	init     brain.Init
	search   strategy.Search
	symmetry symmetry
	events   [][]drawnEvent // of a training episode, each one of several
	shared   *brain.Sharing // which synapses share a rule; nil where each has its own
	kept     bestFile       // of Best
}

// Point is one generation of the training curve.
type Point struct {
	Generation int     `json:"generation"` // from 1
	Mean       float64 `json:"mean"`       // fitness of the population, penalty included
	SD         float64 `json:"sd"`
	Best       float64 `json:"best"`
	Worst      float64 `json:"worst"`
	Centre     float64 `json:"centre"`   // mean score of the centre before the update; see Measured
	Measured   bool    `json:"measured"` // whether the centre was measured
	Steps      int64   `json:"steps"`    // control steps that the generation lived
	Diverged   int     `json:"diverged"` // episodes that left the range of numbers
	Sigma      float64 `json:"sigma"`
	Rate       float64 `json:"rate"`
}

// New draws the first centre, or takes it from start where that is not
// nil: a rule set for the same network, whose weights may have other bounds.
func New(s Settings, start *brain.Genome) (*Campaign, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	if err := s.checkNew(); err != nil {
		return nil, err
	}
	c := &Campaign{Settings: s, BestMean: math.Inf(-1)}
	if err := c.prepare(); err != nil {
		return nil, err
	}
	turn.Take()
	g, err := c.first(start)
	if err != nil {
		return nil, err
	}
	turn.Take()
	born := bornWith(g)
	c.Centre = strategy.Centre{Sigma: s.Strategy.Sigma, Rate: s.Strategy.Rate, Theta: g.Theta, Born: born}
	for range c.search.Optimiser.Vectors() {
		c.Centre.Own = append(c.Centre.Own, make([]float32, len(g.Theta)+len(born)))
	}
	if s.Average != 0 {
		c.Centre.Average = append(append([]float32(nil), g.Theta...), born...)
	}
	return c, nil
}

// first is the rule set that the search begins at.
func (c *Campaign) first(start *brain.Genome) (*brain.Genome, error) {
	if start == nil {
		g := c.blank()
		theta, err := brain.ParseInit(c.Settings.Theta)
		if err != nil {
			return nil, fmt.Errorf("theta: %w", err)
		}
		rng := chance.Stream(c.Settings.Seed, "centre")
		theta.Draw(g.Theta, rng)
		theta.Draw(g.Conv, rng)
		theta.Draw(g.Weights, rng)
		c.symmetry.correlate(g, c.Settings.Symmetry)
		return g, nil
	}
	if start.Arch.Modulators == 0 && c.arch.Modulators > 0 {
		modulated, err := start.Modulated(c.arch, c.rule)
		if err != nil {
			return nil, fmt.Errorf("start: %w", err)
		}
		start = modulated
	}
	// How its weights are kept in bounds may change from here on.
	if !start.Arch.EqualButBounds(c.arch) || start.Rule != c.rule {
		return nil, fmt.Errorf("start: expected a rule set %s for the %s, found %s for the %s", c.rule, c.arch.Name, start.Rule, start.Arch.Name)
	}
	g := start.Clone()
	if err := c.firstWeights(g); err != nil {
		return nil, err
	}
	if c.Settings.Symmetry == 1 {
		c.symmetry.level(g.Theta, g.Weights, 1)
	}
	if c.Settings.Merge > 0 {
		c.shared = g.Shared
	}
	return g, nil
}

// prepare derives what the settings imply.
func (c *Campaign) prepare() (err error) {
	if c.arch, err = c.Settings.Arch(); err != nil {
		return err
	}
	if c.rule, err = brain.ParseRule(c.Settings.Rule); err != nil {
		return err
	}
	if c.init, err = brain.ParseInit(c.Settings.Init); err != nil {
		return err
	}
	if err := c.prepareSearch(); err != nil {
		return err
	}
	if c.events, err = c.Settings.events(); err != nil {
		return err
	}
	return c.prepareSymmetry()
}

// Pool makes the workers for the campaign.
func (c *Campaign) Pool(workers int) (*rollout.Pool, error) {
	p, err := rollout.NewPool(c.Settings.World, c.Settings.Physics, c.arch, c.rule, workers)
	if err != nil {
		return nil, err
	}
	return p, c.checkEvents(p)
}

// Genome is the current centre as a rule set.
func (c *Campaign) Genome() *brain.Genome { return c.genome(c.Centre.Theta, c.Centre.Born) }

// Finding is what the campaign would give at present: the mean of the latest
// centres where one is kept, else the centre.
func (c *Campaign) Finding() *brain.Genome {
	if a := c.Centre.Average; a != nil {
		return c.genome(a[:len(c.Centre.Theta)], a[len(c.Centre.Theta):])
	}
	return c.Genome()
}

// genome says on its card what the settings decide and nothing of when, where or by which
// version of the program it was found: what is found again has the same fingerprint.
func (c *Campaign) genome(theta, born []float32) *brain.Genome {
	g := c.blank()
	g.Shared = c.shared
	copy(g.Theta, theta)
	copy(g.Weights, born[copy(g.Conv, born):])
	g.Card.Init = c.Settings.Init
	g.Card.Generations = c.Centre.Generation
	g.Card.Population = c.Settings.Strategy.Population
	g.Card.Seed = c.Settings.Seed
	g.Card.Parent = c.Settings.Parent
	g.Card.Command = c.Settings.Command(c.Centre.Generation)
	g.Card.Campaign = c.Settings.File(c.Centre.Generation)
	return g
}

// Episodes is the number of episodes of the coming generation.
func (c *Campaign) Episodes() int {
	n := c.Settings.Strategy.Population * c.Settings.Episodes * len(c.Settings.Bodies)
	if c.measures() {
		n += c.Settings.CentreRuns * len(c.Settings.Bodies)
	}
	return n
}

func (c *Campaign) measures() bool {
	return c.Settings.CentreEvery > 0 && c.Centre.Generation%c.Settings.CentreEvery == 0
}

// Next lives one generation and moves the centre. told, where it is not nil,
// hears how many episodes have ended, from any worker. If ctx is done before
// the generation is, nothing has changed and the error is the context's.
func (c *Campaign) Next(ctx context.Context, p *rollout.Pool, told func(episodes int)) (Point, error) {
	point := Point{Generation: c.Centre.Generation + 1, Sigma: c.Centre.Sigma, Rate: c.Centre.Rate}
	var ended atomic.Int64
	tell := func() {
		if n := ended.Add(1); told != nil {
			told(int(n))
		}
	}
	finding := c.Finding()
	if c.measures() {
		lives := newMeasurement(c, finding, tell)
		if err := p.Live(ctx, lives); err != nil {
			return point, err
		}
		point.Centre, point.Measured = lives.mean(), true
	}
	c.search.Begin(&c.Centre)
	generation := newPairs(c, p.Workers(), tell)
	if err := p.Live(ctx, generation); err != nil {
		return point, err
	}
	if err := c.update(ctx, p, point.summarise(generation.members)); err != nil {
		return point, err
	}
	if point.Measured && point.Centre > c.BestMean {
		c.Best, c.BestMean, c.kept = finding, point.Centre, bestFile{}
	}
	c.Curve = append(c.Curve, point)
	return point, nil
}
