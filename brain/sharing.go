package brain

import "fmt"

// Sharing says which synapses of a rule set follow one rule: far fewer rules than synapses
// can do the same, and may do it in more bodies (Pedersen and Risi, 2021). The genome's
// coefficients are spread out over the synapses all the same, so that a network learns as
// fast by shared rules as by others, and with the same bits; only its file has each rule
// once.
type Sharing struct {
	Rules int
	Index []uint32 // the rule of each synapse, layer by layer, [pre][post]
}

// Check says why the sharing is none of an architecture's, or nil.
func (s *Sharing) Check(arch Architecture) error {
	if n := arch.Synapses(); len(s.Index) != n || s.Rules < 1 || s.Rules > n {
		return fmt.Errorf("shared rules: expected 1 to %d rules for %[1]d synapses, found %d for %d", n, s.Rules, len(s.Index))
	}
	for at, rule := range s.Index {
		if int(rule) >= s.Rules {
			return fmt.Errorf("shared rules: synapse %d: expected a rule from 0 to %d, found %d", at, s.Rules-1, rule)
		}
	}
	return nil
}

// Spread writes the rules, [rule][coefficient], over the synapses that follow them.
func (s *Sharing) Spread(theta, rules []float32, arch Architecture, rule Rule) {
	planes, at := rule.Planes(), 0
	for l := range arch.Layers() {
		n := arch.Plane(l)
		for k := range planes {
			p := plane(theta, arch, planes, l, k)
			for i, of := range s.Index[at : at+n] {
				p[i] = rules[int(of)*planes+k]
			}
		}
		at += n
	}
}

// Gather is the inverse: the rules, [rule][coefficient], each as the last synapse has it
// that follows it.
func (s *Sharing) Gather(theta []float32, arch Architecture, rule Rule) []float32 {
	planes, at := rule.Planes(), 0
	rules := make([]float32, s.Rules*planes)
	for l := range arch.Layers() {
		n := arch.Plane(l)
		for k := range planes {
			p := plane(theta, arch, planes, l, k)
			for i, of := range s.Index[at : at+n] {
				rules[int(of)*planes+k] = p[i]
			}
		}
		at += n
	}
	return rules
}

// Followers counts the synapses of each rule.
func (s *Sharing) Followers() []int {
	count := make([]int, s.Rules)
	for _, rule := range s.Index {
		count[rule]++
	}
	return count
}

// EachItsOwn is the sharing of a network whose synapses share nothing.
func EachItsOwn(arch Architecture) *Sharing {
	s := &Sharing{Rules: arch.Synapses(), Index: make([]uint32, arch.Synapses())}
	for i := range s.Index {
		s.Index[i] = uint32(i)
	}
	return s
}

// checkShared refuses a genome whose synapses do not follow the rules that they share.
func (g *Genome) checkShared() error {
	if g.Shared == nil {
		return nil
	}
	if g.Rule == Static {
		return fmt.Errorf("genome: shared rules: expected a plastic rule, found static")
	}
	if err := g.Shared.Check(g.Arch); err != nil {
		return fmt.Errorf("genome: %w", err)
	}
	spread := make([]float32, len(g.Theta))
	g.Shared.Spread(spread, g.Shared.Gather(g.Theta, g.Arch, g.Rule), g.Arch, g.Rule)
	for i, v := range spread {
		if v != g.Theta[i] {
			return fmt.Errorf("genome: shared rules: expected the same coefficients in all synapses of a rule, found %g and %g", v, g.Theta[i])
		}
	}
	return nil
}
