package campaign

import (
	"context"
	"fmt"
	"math"
	"sync/atomic"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
	"hebbarium/evolve/strategy"
)

// Campaign is a run of evolution: settings, where the search stands, and the
// curve of how it came there.
type Campaign struct {
	Settings Settings
	Centre   strategy.Centre
	Curve    []Point
	Best     *brain.Genome // the centre that measured best so far, nil before the first
	BestMean float64       // what it measured

	arch     brain.Architecture
	rule     brain.Rule
	init     brain.Init
	symmetry *brain.Symmetry // nil where every coefficient is drawn by itself
	drawn    *strategy.Drawn // noise of the generation under way
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
	if err := s.checkTurns(); err != nil {
		return nil, err
	}
	c := &Campaign{Settings: s, BestMean: math.Inf(-1)}
	if err := c.prepare(); err != nil {
		return nil, err
	}
	g := start
	if g == nil {
		g = brain.NewGenome(c.arch, c.rule)
		theta, err := brain.ParseInit(s.Theta)
		if err != nil {
			return nil, fmt.Errorf("theta: %w", err)
		}
		rng := chance.Stream(s.Seed, "centre")
		theta.Draw(g.Theta, rng)
		theta.Draw(g.Conv, rng)
	}
	// How its weights are kept in bounds may change from here on.
	if !g.Arch.EqualButBounds(c.arch) || g.Rule != c.rule {
		return nil, fmt.Errorf("start: expected a rule set %s for the %s, found %s for the %s", c.rule, c.arch.Name, g.Rule, g.Arch.Name)
	}
	g = g.Clone()
	switch {
	case c.symmetry == nil:
	case start == nil:
		c.symmetry.Correlate(g.Theta, s.Symmetry)
	case s.Symmetry == 1:
		c.symmetry.Level(g.Theta, 1)
	}
	c.Centre = strategy.Centre{Sigma: s.Strategy.Sigma, Rate: s.Strategy.Rate, Theta: g.Theta, Conv: g.Conv}
	if s.Strategy.Optimiser == "adam" {
		n := len(g.Theta) + len(g.Conv)
		c.Centre.First, c.Centre.Second = make([]float32, n), make([]float32, n)
	}
	if s.Average != 0 {
		c.Centre.Average = append(append([]float32(nil), g.Theta...), g.Conv...)
	}
	return c, nil
}

// prepare derives what the settings imply.
func (c *Campaign) prepare() (err error) {
	if c.arch, err = c.Settings.arch(); err != nil {
		return err
	}
	if c.rule, err = brain.ParseRule(c.Settings.Rule); err != nil {
		return err
	}
	if c.Settings.Symmetry != 0 || c.Settings.Level != 0 {
		spec, err := mirrored(c.Settings.World)
		if err != nil {
			return err
		}
		if c.symmetry, err = spec.Symmetry(c.arch, c.rule); err != nil {
			return err
		}
	}
	c.init, err = brain.ParseInit(c.Settings.Init)
	return err
}

// Pool makes the workers for the campaign.
func (c *Campaign) Pool(workers int) (*rollout.Pool, error) {
	return rollout.NewPool(c.Settings.World, c.Settings.Physics, c.arch, c.rule, workers)
}

// Genome is the current centre as a rule set.
func (c *Campaign) Genome() *brain.Genome { return c.genome(c.Centre.Theta, c.Centre.Conv) }

// Finding is what the campaign would give at present: the mean of the latest
// centres where one is kept, else the centre.
func (c *Campaign) Finding() *brain.Genome {
	if a := c.Centre.Average; a != nil {
		return c.genome(a[:len(c.Centre.Theta)], a[len(c.Centre.Theta):])
	}
	return c.Genome()
}

func (c *Campaign) genome(theta, conv []float32) *brain.Genome {
	g := brain.NewGenome(c.arch, c.rule)
	copy(g.Theta, theta)
	copy(g.Conv, conv)
	g.Card.Init = c.Settings.Init
	g.Card.Generations = c.Centre.Generation
	g.Card.Population = c.Settings.Strategy.Population
	g.Card.Seed = c.Settings.Seed
	g.Card.Parent = c.Settings.Parent
	g.Card.Command = c.Settings.Command(c.Centre.Generation)
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

// member is what a candidate's life gave.
type member struct {
	fitness  float64   // mean of the scores, less the penalty
	scores   []float64 // of its episodes or of their parts, less the penalty each
	steps    int64
	diverged int
}

// Next lives one generation and moves the centre. told, where it is not nil,
// hears how many episodes have ended, from any worker. If ctx is done before
// the generation is, nothing has changed and the error is the context's.
func (c *Campaign) Next(ctx context.Context, p *rollout.Pool, told func(episodes int)) (Point, error) {
	s := c.Settings.Strategy
	point := Point{Generation: c.Centre.Generation + 1, Sigma: c.Centre.Sigma, Rate: c.Centre.Rate}
	var ended atomic.Int64
	tell := func() {
		if n := ended.Add(1); told != nil {
			told(int(n))
		}
	}
	if c.measures() {
		if err := c.measure(ctx, p, &point, tell); err != nil {
			return point, err
		}
	}
	if c.drawn == nil {
		c.drawn = strategy.NewDrawn(s.Population/2, len(c.Centre.Theta)+len(c.Centre.Conv))
	}
	members := make([]member, s.Population)
	errs := make([]error, s.Population)
	rooms := make([]*candidates, p.Workers())
	err := p.Each(ctx, s.Population/2, func(e *episode.Episode, worker, pair int) {
		if rooms[worker] == nil {
			rooms[worker] = newCandidates(c)
		}
		k := rooms[worker]
		k.draw(c, pair)
		for i, g := range k.members {
			if ctx.Err() != nil {
				return
			}
			m := 2*pair + i
			members[m], errs[m] = c.live(e, g, m, tell)
			members[m].pay(k.penalty[i])
		}
	})
	if err != nil {
		return point, err
	}
	for _, err := range errs {
		if err != nil {
			return point, err
		}
	}
	weights := strategy.CentredRanks(point.summarise(members))
	if c.Settings.Ranks == RankEach {
		weights = ranksOfEach(members)
	}
	if err := c.update(ctx, p, weights); err != nil {
		return point, err
	}
	c.Curve = append(c.Curve, point)
	return point, nil
}

// live gives a candidate its episodes; its fitness is their mean score. An
// episode that diverges scores as the worst that can happen to a
// finite one would: nothing for its steps, and the world's own loss.
func (c *Campaign) live(e *episode.Episode, g *brain.Genome, m int, tell func()) (member, error) {
	var out member
	for b, body := range c.Settings.Bodies {
		for k := range c.Settings.Episodes {
			setup := c.setup(c.Settings.episodeSeed(c.Centre.Generation, m, b, k), k, body)
			setup.MaxSteps = c.Settings.Steps
			if err := e.Start(g, setup); err != nil {
				return out, err
			}
			r := e.Run()
			if r.Status == episode.Diverged {
				out.diverged++
				r.Score = failedScore
			}
			out.fitness += r.Score
			out.scores = append(out.scores, c.parts(r, e.Rewards())...)
			out.steps += int64(r.Steps)
			tell()
		}
	}
	out.fitness /= float64(len(c.Settings.Bodies) * c.Settings.Episodes)
	return out, nil
}

// parts are what is ranked of an episode where each is ranked by itself: its
// score, or what was earned up to a step and what was earned after it.
func (c *Campaign) parts(r episode.Result, rewards []float64) []float64 {
	at := c.Settings.Parted
	if at == 0 {
		return []float64{r.Score}
	}
	if r.Status == episode.Diverged {
		return []float64{failedScore, failedScore}
	}
	var early float64
	for _, reward := range rewards[:min(at, len(rewards))] {
		early += reward
	}
	return []float64{early, r.Score - early}
}

// pay takes the penalty off the fitness.
func (m *member) pay(penalty float64) {
	m.fitness -= penalty
	for i := range m.scores {
		m.scores[i] -= penalty
	}
}

// setup is the recipe of a training episode, the k-th on its body.
func (c *Campaign) setup(seed uint64, k int, body string) episode.Setup {
	s := episode.Setup{Seed: seed, Body: body, Init: c.init}
	switch c.Settings.Damage {
	case RandomDamage:
		trainingDamage(seed).Inflict(&s)
	case StuckActuators:
		s.Events = trainingStuck(seed, k)
	case LegLengths:
		s.Body = trainingLengths(seed, k, body)
	}
	return s
}

// failedScore is what an episode scores that diverged: below the car's −100 for
// leaving the field.
const failedScore = -200

// summarise fills in the point from the members and returns their fitness.
func (p *Point) summarise(members []member) []float32 {
	fitness := make([]float32, len(members))
	p.Best, p.Worst = math.Inf(-1), math.Inf(1)
	var sum, squares float64
	for i, m := range members {
		fitness[i] = float32(m.fitness)
		sum += m.fitness
		squares += m.fitness * m.fitness
		p.Best, p.Worst = max(p.Best, m.fitness), min(p.Worst, m.fitness)
		p.Steps += m.steps
		p.Diverged += m.diverged
	}
	n := float64(len(members))
	p.Mean = sum / n
	p.SD = math.Sqrt(max(0, squares/n-p.Mean*p.Mean))
	return fitness
}

// measure scores the centre itself and keeps it if it is the best so far.
func (c *Campaign) measure(ctx context.Context, p *rollout.Pool, point *Point, tell func()) error {
	g := c.Finding()
	runs := c.Settings.CentreRuns
	scores := make([]float64, runs*len(c.Settings.Bodies))
	errs := make([]error, len(scores))
	err := p.Each(ctx, len(scores), func(e *episode.Episode, _, i int) {
		body, run := i/runs, i%runs
		setup := c.setup(c.Settings.centreSeed(c.Centre.Generation, body, run), run, c.Settings.Bodies[body])
		if errs[i] = e.Start(g, setup); errs[i] != nil {
			return
		}
		if r := e.Run(); r.Status == episode.Diverged {
			scores[i] = failedScore
		} else {
			scores[i] = r.Score
		}
		tell()
	})
	if err != nil {
		return err
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	sum := 0.0
	for _, score := range scores {
		sum += score
	}
	point.Centre, point.Measured = sum/float64(len(scores)), true
	if point.Centre > c.BestMean {
		c.Best, c.BestMean = g, point.Centre
	}
	return nil
}

// ranksOfEach are the weights of the update where the members are ranked in each
// episode by itself: the mean of those ranks, standardised.
func ranksOfEach(members []member) []float32 {
	out, scores := make([]float32, len(members)), make([]float32, len(members))
	for episode := range members[0].scores {
		for i, m := range members {
			scores[i] = float32(m.scores[episode])
		}
		for i, w := range strategy.CentredRanks(scores) {
			out[i] += w
		}
	}
	strategy.Standardise(out)
	return out
}
