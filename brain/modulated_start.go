package brain

import (
	"fmt"
	"slices"
)

// Modulated is a rule set for a network without modulating neurons as one for a network with
// some, and for a rule that reads them: coefficients of the same name stay as they are, and
// all those of synapses to the modulating neurons begin at 0, so that these keep the weights
// that a life draws. Under a rule such as (1 + m)*eta*(…) it learns nearly as before.
func (g *Genome) Modulated(arch Architecture, rule Rule) (*Genome, error) {
	names, own := rule.Coefficients(), g.Rule.Coefficients()
	switch {
	case g.Arch.Modulators != 0 || !arch.WithModulators(0).EqualButBounds(g.Arch):
		return nil, fmt.Errorf("expected a rule set for %s without modulating neurons, found one for %s", arch.WithModulators(0), g.Arch)
	case rule.Written() == nil || g.Rule == Static || g.Shared != nil:
		return nil, fmt.Errorf("expected a plastic rule set whose synapses share no rules, found %s", g.Rule)
	case len(names) != len(own) || slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(own, name) }):
		return nil, fmt.Errorf("expected a rule with the coefficients %v for %s, found %s with %v", names, rule, g.Rule, own)
	}
	to := NewGenome(arch, rule)
	to.Card = g.Card
	to.Card.World, to.Card.Rule = arch.Name, rule.String()
	copy(to.Conv, g.Conv)
	for l := range arch.Layers() {
		for k, name := range names {
			spreadRows(to.Plane(l, k), arch.Post(l), g.Plane(l, slices.Index(own, name)), g.Arch.Post(l))
		}
	}
	if g.Weights != nil {
		to.Weights = make([]float32, arch.Synapses())
		for l := range arch.Layers() {
			spreadRows(to.Initial(l), arch.Post(l), g.Initial(l), g.Arch.Post(l))
		}
	}
	return to, to.checkTied()
}

// spreadRows copies a plane into one of more post neurons, whose last ones stay 0.
func spreadRows(to []float32, wide int, from []float32, post int) {
	for i := 0; i*post < len(from); i++ {
		copy(to[i*wide:i*wide+post], from[i*post:(i+1)*post])
	}
}
