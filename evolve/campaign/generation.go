package campaign

import (
	"context"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
	"hebbarium/evolve/strategy"
)

// candidates is a worker's room for one mirrored pair, as rule sets.
type candidates struct {
	strategy.Pair
	members [2]*brain.Genome // centre plus noise, centre minus noise
}

func newCandidates(c *Campaign) *candidates {
	k := &candidates{members: [2]*brain.Genome{c.blank(), c.blank()}}
	for i, g := range k.members {
		k.Theta[i], k.Born[i] = g.Theta, [][]float32{g.Conv, g.Weights}
	}
	return k
}

// prepareSearch makes what is asked for candidates.
func (c *Campaign) prepareSearch() (err error) {
	c.search = strategy.Search{Strategy: c.Settings.Strategy, Noise: c.noise, Held: func(step []float32) { c.hold(step, strategy.PartTheta, 0) }}
	if c.search.Optimiser, err = strategy.OptimiserOf(c.Settings.Strategy.Optimiser); err != nil {
		return err
	}
	c.search.Shaping, err = strategy.ShapingOf(c.Settings.Ranks)
	return err
}

// update moves the centre on to the next generation.
func (c *Campaign) update(ctx context.Context, p *rollout.Pool, scores []strategy.Scores) error {
	next, err := c.search.Tell(&c.Centre, scores, func(n int, job func(i int)) error {
		return p.Each(ctx, n, func(_ *episode.Episode, _, i int) { job(i) })
	})
	if err != nil {
		return err
	}
	if c.Settings.Level != 0 {
		c.symmetry.level(next.Theta, next.Born, c.Settings.Level)
	}
	next.MoveAverage(c.Settings.Average)
	c.shared = c.merge(&next)
	c.Centre = next
	return nil
}

// noise draws a part of a pair's noise, from its from-th number on. Layers that are
// not searched have none.
func (c *Campaign) noise(dst []float32, pair int, part string, from int) {
	whole, images := len(c.Centre.Theta), c.symmetry.rules
	if part == strategy.PartBorn {
		whole, images = len(c.Centre.Born), c.symmetry.weights
	}
	n := strategy.Noise{Seed: c.Settings.Seed}
	switch {
	case c.shared != nil && part == strategy.PartTheta:
		c.sharedNoise(dst, n, pair, from)
	case images == nil:
		n.Fill(dst, c.Centre.Generation, pair, part, from)
	default:
		// It is drawn whole, since a number's image may lie anywhere.
		all := dst
		if len(dst) != whole {
			all = make([]float32, whole)
		}
		n.Fill(all, c.Centre.Generation, pair, part, 0)
		images.Correlate(all, c.Settings.Symmetry)
		if len(dst) != whole {
			copy(dst, all[from:])
		}
	}
	c.hold(dst, part, from)
}
