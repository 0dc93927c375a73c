package campaign

import (
	"fmt"
	"slices"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
)

// What an agent is born with beside its rules is the second vector of the search: the
// car's convolutions, and with the setting init=coevolve the first weights of its
// plastic synapses, which then begin every life as they were evolved and not at random
// (figure 9 of the paper; the original's --init_weights coevolve). As in the original
// it has noise of its own, pays no penalty, and follows with the rate and sigma that
// have already decayed.

// coevolves tells whether the first weights are searched too.
func (c *Campaign) coevolves() bool { return c.init.Kind == brain.InitCoevolve }

// blank is a rule set of zeros, with room for first weights where they co-evolve.
func (c *Campaign) blank() *brain.Genome {
	g := brain.NewGenome(c.arch, c.rule)
	if c.coevolves() {
		g.Weights = make([]float32, c.arch.Synapses())
	}
	return g
}

// bornLen is the length of the second vector.
func (c *Campaign) bornLen() int {
	n := c.arch.ConvLen()
	if c.coevolves() {
		n += c.arch.Synapses()
	}
	return n
}

// bornWith is the second vector of a rule set, nil where it has none.
func bornWith(g *brain.Genome) []float32 {
	return append(slices.Clone(g.Conv), g.Weights...)
}

// firstWeights makes the first weights of a start those that the search needs: its own,
// or none where they do not co-evolve. A start whose lives began at random gets weights
// drawn as its card says.
func (c *Campaign) firstWeights(g *brain.Genome) error {
	if !c.coevolves() {
		g.Weights = nil
		return nil
	}
	if g.Weights != nil {
		return nil
	}
	in, err := g.Beginning()
	if err != nil {
		return fmt.Errorf("start: card: %w", err)
	}
	if in.Kind == brain.InitCoevolve {
		return fmt.Errorf("start: expected the first weights that its card tells of, found none")
	}
	g.DrawWeights(in, chance.Stream(c.Settings.Seed, "first weights"))
	return nil
}

// symmetry ties what is searched to its image across the plane that halves the body.
// A nil part is drawn number by number.
type symmetry struct{ rules, weights *brain.Symmetry }

func (c *Campaign) prepareSymmetry() (err error) {
	if c.Settings.Symmetry == 0 && c.Settings.Level == 0 {
		c.symmetry.rules = brain.Ties(c.arch, c.rule) // what a formula has shared
		return nil
	}
	spec, err := mirrored(c.Settings.World)
	if err != nil {
		return err
	}
	if c.symmetry.rules, err = spec.Symmetry(c.arch, c.rule); err != nil {
		return err
	}
	if s := c.Settings; c.symmetry.rules.Shares() && (s.Symmetry != 1 || s.Level != 0) {
		return fmt.Errorf("symmetry: expected 0 or 1 and no level with coefficients that %s shares, found %g and %g", c.rule, s.Symmetry, s.Level)
	}
	if !c.coevolves() {
		return nil
	}
	c.symmetry.weights, err = spec.Symmetry(c.arch, brain.Static)
	return err
}

func (s symmetry) correlate(g *brain.Genome, correlation float64) {
	if s.rules != nil {
		s.rules.Correlate(g.Theta, correlation)
	}
	if s.weights != nil {
		s.weights.Correlate(g.Weights, correlation)
	}
}

// level takes off a share of what rules and first weights differ from their images.
func (s symmetry) level(theta, weights []float32, share float64) {
	if s.rules != nil {
		if s.rules.Level(theta, share); s.rules.Shares() {
			s.rules.Tie(theta)
		}
	}
	if s.weights != nil {
		s.weights.Level(weights, share)
	}
}
