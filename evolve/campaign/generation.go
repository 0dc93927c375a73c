package campaign

import (
	"context"

	"hebbarium/brain"
	"hebbarium/brain/kernel"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
	"hebbarium/evolve/strategy"
)

// candidates is a worker's room for one mirrored pair. The members of a
// generation go +ε₁, −ε₁, +ε₂, −ε₂, …
type candidates struct {
	members [2]*brain.Genome // centre plus noise, centre minus noise
	penalty [2]float64       // what each pays for the size of its coefficients
	own     []float32        // where the noise of a pair is drawn that is not kept
	loops   *kernel.Kernel
}

func newCandidates(c *Campaign) *candidates {
	return &candidates{
		members: [2]*brain.Genome{c.blank(), c.blank()},
		loops:   kernel.Best(),
	}
}

// draw makes the members of a pair.
func (k *candidates) draw(c *Campaign, pair int) {
	theta := len(c.Centre.Theta)
	drawn := c.drawn.Room(pair)
	if drawn == nil {
		if k.own == nil {
			k.own = make([]float32, theta+len(c.Centre.Born))
		}
		drawn = k.own
	}
	c.noise(drawn[:theta], pair, strategy.PartTheta, 0)
	c.noise(drawn[theta:], pair, strategy.PartBorn, 0)

	plus, minus, sigma := k.members[0], k.members[1], float32(c.Centre.Sigma)
	p, m := k.loops.Mirror(plus.Theta, minus.Theta, c.Centre.Theta, drawn[:theta], sigma)
	conv := len(plus.Conv)
	k.loops.Mirror(plus.Conv, minus.Conv, c.Centre.Born[:conv], drawn[theta:theta+conv], sigma)
	if plus.Weights != nil {
		k.loops.Mirror(plus.Weights, minus.Weights, c.Centre.Born[conv:], drawn[theta+conv:], sigma)
	}
	k.penalty[0], k.penalty[1] = strategy.Penalty(p, theta, c.Settings.Strategy.Penalty), strategy.Penalty(m, theta, c.Settings.Strategy.Penalty)
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

// updateChunk is the number of parameters whose gradient a worker sums at a time.
const updateChunk = 4 * strategy.NoiseChunk

// update moves the centre along the estimated gradient and on to the next
// generation. What an agent is born with follows with the rate and sigma that have
// already decayed, as in the original.
func (c *Campaign) update(ctx context.Context, p *rollout.Pool, weights []float32) error {
	next := c.Centre.Clone()
	n := len(next.Theta)
	if err := c.move(ctx, p, next.Theta, parts(next.Own, 0, n), strategy.PartTheta, weights, next); err != nil {
		return err
	}
	c.decayWeights(next.Theta)
	next.Decay(c.Settings.Strategy)
	if err := c.move(ctx, p, next.Born, parts(next.Own, n, n+len(next.Born)), strategy.PartBorn, weights, next); err != nil {
		return err
	}
	if c.Settings.Level != 0 {
		c.symmetry.level(next.Theta, next.Born, c.Settings.Level)
	}
	next.Generation++
	next.MoveAverage(c.Settings.Average)
	c.shared = c.merge(&next)
	c.Centre = next
	return nil
}

// move sums the gradient of a part, and tells the optimiser.
func (c *Campaign) move(ctx context.Context, p *rollout.Pool, theta []float32, own [][]float32, part string, weights []float32, at strategy.Centre) error {
	offset := 0
	if part == strategy.PartBorn {
		offset = len(c.Centre.Theta)
	}
	loops, sum := kernel.Best(), make([]float32, len(theta))
	chunks := (len(theta) + updateChunk - 1) / updateChunk
	err := p.Each(ctx, chunks, func(_ *episode.Episode, _, i int) {
		from, to := i*updateChunk, min((i+1)*updateChunk, len(theta))
		again := make([]float32, to-from)
		strategy.Gradient(loops, sum[from:to], weights, func(pair int) []float32 {
			if kept := c.drawn.Kept(pair); kept != nil {
				return kept[offset+from : offset+to]
			}
			c.noise(again, pair, part, from)
			return again
		})
	})
	if err != nil {
		return err
	}
	by := strategy.Step{Rate: at.Rate, Sigma: at.Sigma, Population: c.Settings.Strategy.Population, Generation: c.Centre.Generation + 1}
	c.optimiser.Tell(theta, sum, own, by)
	return nil
}

// parts are the same stretch of several vectors.
func parts(vectors [][]float32, from, to int) [][]float32 {
	out := make([][]float32, len(vectors))
	for i, x := range vectors {
		out[i] = x[from:to]
	}
	return out
}

// decayWeights takes a share off the coefficients that are searched.
func (c *Campaign) decayWeights(theta []float32) {
	share := float32(c.Settings.Strategy.WeightDecay)
	if share == 0 {
		return
	}
	off := make([]float32, len(theta))
	for i, v := range theta {
		off[i] = float32(share * v)
	}
	c.hold(off, strategy.PartTheta, 0)
	for i, v := range off {
		theta[i] -= v
	}
}
