package brain

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Term is a coefficient of the rule and what it is multiplied by: by 0 it is off, by 1 it
// is as the rules have it.
type Term struct {
	Name string // one of the rule's Terms
	By   float64
}

// SetTerms multiplies coefficients, in a layer, from 1, or in all for 0, until they are set
// again; no term at all gives every one back. It holds for random rules as for the genome's,
// to neither of which it writes.
func (n *Network) SetTerms(layer int, terms ...Term) error {
	if err := n.CheckTerms(layer, terms...); err != nil {
		return err
	}
	for i, l := range n.layers {
		if layer != 0 && layer != i+1 {
			continue
		}
		if l.strength == nil || len(terms) == 0 {
			l.strength = slices.Repeat([]float32{1}, n.rule.Switches())
		}
		for _, t := range terms {
			l.strength[slices.Index(n.rule.Terms(), t.Name)] = float32(t.By)
		}
		if !slices.ContainsFunc(l.strength, func(v float32) bool { return v != 1 }) {
			l.strength = nil
		}
	}
	n.rebind()
	return nil
}

// CheckTerms says why SetTerms cannot multiply such coefficients, or nil.
func (n *Network) CheckTerms(layer int, terms ...Term) error {
	if n.rule == Static {
		return errors.New("expected a plastic rule set, found a static one, which has no terms")
	}
	if layer < 0 || layer > len(n.layers) {
		return fmt.Errorf("expected a layer from 1 to %d, found %d", len(n.layers), layer)
	}
	has := slices.DeleteFunc(slices.Clone(n.rule.Terms()), func(name string) bool { return name == "" })
	for _, t := range terms {
		if !slices.Contains(has, t.Name) {
			return fmt.Errorf("expected a term of the rule %s (%s), found %q", n.rule, strings.Join(has, ", "), t.Name)
		}
	}
	return nil
}

// Strength is what SetTerms multiplies term k of the layer by, by the rule's Terms, of which
// the first are its coefficients; 1 where it does not.
func (l *Layer) Strength(k int) float32 {
	if l.strength == nil {
		return 1
	}
	return l.strength[k]
}

// rebind points every layer at the rules in force.
func (n *Network) rebind() {
	switch {
	case n.control:
		n.bind(n.random)
	case n.genome != nil:
		n.bind(n.genome.Theta)
	}
}

// forgetTerms makes every term as the rules have it, and tells whether one was not. The
// layers are still bound as they were.
func (n *Network) forgetTerms() bool {
	forgot := false
	for _, l := range n.layers {
		forgot = forgot || l.strength != nil
		l.strength = nil
	}
	return forgot
}

// times is a plane of coefficients multiplied by a strength, in the network's own memory
// at the place that the plane has in theta.
func (n *Network) times(p []float32, layer, k int, by float32) []float32 {
	if n.scaled == nil {
		n.scaled = make([]float32, ThetaLen(n.arch, n.rule))
	}
	out := plane(n.scaled, n.arch, n.rule.Planes(), layer, k)
	if by == 0 {
		clear(out) // not −0 where a coefficient is negative
		return out
	}
	for i, v := range p {
		out[i] = v * by
	}
	return out
}

// termed tells whether a term of any layer is not as the rules have it.
func (n *Network) termed() bool {
	return slices.ContainsFunc(n.layers, func(l *Layer) bool { return l.strength != nil })
}

// appendTerms appends the strengths of all layers.
func (n *Network) appendTerms(dst []byte) []byte {
	for _, l := range n.layers {
		for k := range n.rule.Switches() {
			dst = appendFloats(dst, []float32{l.Strength(k)})
		}
	}
	return dst
}

// restoreTerms reads what appendTerms wrote.
func (n *Network) restoreTerms(r *stateReader) {
	for _, l := range n.layers {
		s := make([]float32, n.rule.Switches())
		r.floats(s)
		if slices.ContainsFunc(s, func(v float32) bool { return v != 1 }) {
			l.strength = s
		}
	}
}
