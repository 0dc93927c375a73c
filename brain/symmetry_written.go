package brain

import (
	"slices"

	"hebbarium/brain/formula"
)

// signsOf says of each coefficient of a rule which sign its image takes on, by those that
// the neurons before and after the synapse take on.
func signsOf(rule Rule) ([]func(pre, post float32) float32, error) {
	var all []func(pre, post float32) float32
	f := rule.Written()
	if f == nil {
		for _, name := range rule.Coefficients() {
			all = append(all, func(pre, post float32) float32 { return reflected(name, pre, post) })
		}
		return all, nil
	}
	turns, err := f.Mirror()
	for _, t := range turns {
		all = append(all, func(pre, post float32) float32 {
			sign := float32(1)
			if t.Pre {
				sign = pre
			}
			if t.Post {
				sign *= post
			}
			return sign
		})
	}
	return all, err
}

// scopesOf says of each coefficient of a rule who shares it.
func scopesOf(rule Rule) []formula.Scope {
	all := make([]formula.Scope, rule.Planes())
	if f := rule.Written(); f != nil {
		for k, c := range f.Coefficients() {
			all[k] = c.Scope
		}
	}
	return all
}

// share ties the plane of a coefficient that is shared, which begins at start, and that of
// layer 1 at first: to the plane's first number, or that of layer 1, and where there is one
// a neuron to the first of its neuron or of its image.
func (s *Symmetry) share(scope formula.Scope, start, first, pre int, post Reflection, sign func(pre, post float32) float32) {
	s.shared = true
	for range pre {
		for j, image := range post.From {
			switch {
			case scope == formula.PerRule:
				s.from, s.sign = append(s.from, first), append(s.sign, 1)
			case scope == formula.PerLayer:
				s.from, s.sign = append(s.from, start), append(s.sign, 1)
			case image < j:
				s.from, s.sign = append(s.from, start+image), append(s.sign, sign(1, post.Sign[j]))
			default:
				s.from, s.sign = append(s.from, start+j), append(s.sign, 1)
			}
		}
	}
}

// Shares tells whether coefficients are tied that a formula has shared, and so stay so
// whatever their correlation with their images.
func (s *Symmetry) Shares() bool { return s.shared }

// Ties are what a formula's shared coefficients tie without a mirror, nil where it shares
// none.
func Ties(arch Architecture, rule Rule) *Symmetry {
	f := rule.Written()
	if f == nil || !f.Shares() {
		return nil
	}
	s := &Symmetry{}
	itself := func(n int) Reflection {
		r := Reflection{From: make([]int, n), Sign: slices.Repeat([]float32{1}, n)}
		for i := range r.From {
			r.From[i] = i
		}
		return r
	}
	for l := range arch.Layers() {
		for k, scope := range scopesOf(rule) {
			start, n := len(s.from), arch.Plane(l)
			if scope == formula.PerSynapse {
				for i := range n {
					s.from, s.sign = append(s.from, start+i), append(s.sign, 1)
				}
				continue
			}
			s.share(scope, start, k*arch.Plane(0), arch.Pre(l), itself(arch.Post(l)), nil)
		}
	}
	return s
}
