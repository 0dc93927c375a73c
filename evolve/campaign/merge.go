package campaign

import (
	"encoding/binary"
	"fmt"
	"slices"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/strategy"
)

// A search with the setting merge begins with a rule for each synapse. Now and then the
// rules that are much alike are merged, which halves their number, until as many are left
// as were asked for (Pedersen and Risi, 2021). What the synapses of a rule do, they do
// together from then on: the noise is drawn rule by rule and spread over them, so that the
// centre stays theirs.

// checkMerge refuses what cannot be merged.
func (s Settings) checkMerge(arch brain.Architecture, rule brain.Rule) error {
	switch {
	case s.Merge == 0 && s.MergeEvery == 0:
		return nil
	case s.Merge < 1 || s.Merge > arch.Synapses():
		return fmt.Errorf("merge: expected 1 to %d rules for the synapses of the %s, found %d", arch.Synapses(), s.World, s.Merge)
	case s.MergeEvery < 1 || s.MergeEvery > MaxGenerations:
		return fmt.Errorf("merge_every: expected 1 to %d generations between two merges, found %d", MaxGenerations, s.MergeEvery)
	case rule == brain.Static:
		return fmt.Errorf("merge: expected a plastic rule beside it, found static, which has no rules to merge")
	case s.Symmetry != 0 || s.Level != 0:
		return fmt.Errorf("merge: expected neither symmetry nor level beside it: rules that are shared keep no images")
	case rule.Written() != nil && rule.Written().Shares():
		return fmt.Errorf("merge: expected a rule of which each synapse has its own coefficients, found %s", rule)
	case len(s.Layers) > 0:
		return fmt.Errorf("merge: expected no layers beside it: rules are shared by all of them")
	}
	return nil
}

// Rules is how many rules the search has: one for each synapse where none are shared.
func (c *Campaign) Rules() int {
	if c.shared == nil {
		return c.arch.Synapses()
	}
	return c.shared.Rules
}

// merge merges the rules of a centre where that is due, and is the sharing from then on.
func (c *Campaign) merge(next *strategy.Centre) *brain.Sharing {
	s := c.Settings
	if s.Merge == 0 || c.Rules() <= s.Merge || next.Generation%s.MergeEvery != 0 {
		return c.shared
	}
	before := c.shared
	if before == nil {
		before = brain.EachItsOwn(c.arch)
	}
	weights := make([]float64, before.Rules)
	for rule, n := range before.Followers() {
		weights[rule] = float64(n)
	}
	rows := before.Gather(next.Theta, c.arch, c.rule)
	rng := chance.Stream(chance.Mix(s.Seed, 3, uint64(next.Generation)), "merge")
	group, groups := strategy.KMeans{}.Group(rows, c.rule.Planes(), weights, strategy.Halve(before.Rules, s.Merge), rng)
	after := &brain.Sharing{Rules: groups, Index: make([]uint32, len(before.Index))}
	for i, rule := range before.Index {
		after.Index[i] = uint32(group[rule])
	}
	// All that is kept of each coefficient becomes that of its group.
	n := len(next.Theta)
	for _, theta := range slices.Concat([][]float32{next.Theta}, heads(next.Own, n), heads([][]float32{next.Average}, n)) {
		after.Spread(theta, meanRules(before.Gather(theta, c.arch, c.rule), weights, group, groups), c.arch, c.rule)
	}
	return after
}

// heads are the parts of vectors that belong to the coefficients; a vector that is not
// kept has none.
func heads(vectors [][]float32, n int) (out [][]float32) {
	for _, x := range vectors {
		if x != nil {
			out = append(out, x[:n])
		}
	}
	return out
}

// meanRules are the weighted means of the rules in each group.
func meanRules(rows []float32, weights []float64, group []int, groups int) []float32 {
	width := len(rows) / len(group)
	sums, total := make([]float64, groups*width), make([]float64, groups)
	for i, k := range group {
		total[k] += weights[i]
		for d := range width {
			sums[k*width+d] += float64(weights[i] * float64(rows[i*width+d]))
		}
	}
	out := make([]float32, len(sums))
	for i, sum := range sums {
		out[i] = float32(sum / total[i/width])
	}
	return out
}

// sharedNoise draws the noise of a pair rule by rule, and writes it from the from-th
// coefficient on.
func (c *Campaign) sharedNoise(dst []float32, n strategy.Noise, pair, from int) {
	rules := make([]float32, c.shared.Rules*c.rule.Planes())
	n.Fill(rules, c.Centre.Generation, pair, strategy.PartTheta, 0)
	whole := dst
	if len(dst) != len(c.Centre.Theta) {
		whole = make([]float32, len(c.Centre.Theta))
	}
	c.shared.Spread(whole, rules, c.arch, c.rule)
	if len(dst) != len(whole) {
		copy(dst, whole[from:])
	}
}

// readShared reads the sharing of a checkpoint.
func (c *Campaign) readShared(rules int, index []byte) error {
	if rules == 0 {
		return nil
	}
	if c.Settings.Merge == 0 {
		return fmt.Errorf("shared: expected rules that are shared only in a search that merges them, found %d", rules)
	}
	s := &brain.Sharing{Rules: rules}
	for i := 0; i < len(index); i += 4 {
		s.Index = append(s.Index, binary.LittleEndian.Uint32(index[i:]))
	}
	if err := s.Check(c.arch); err != nil {
		return err
	}
	c.shared = s
	return nil
}
