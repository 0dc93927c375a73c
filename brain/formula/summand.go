package formula

import (
	"fmt"
	"slices"
)

// Summand is a term of a formula, which the microscope shows by itself and a switch turns off.
// In eta*(A*pre*post + B*pre) they are A*pre*post and B*pre, and eta is what multiplies
// them.
type Summand struct {
	// Name is that of the term's own coefficient, where it has just one that no other term
	// has, else term1, term2, … by its place.
	Name   string
	Text   string // in the spelling of String: A*pre*post
	Pretty string // in that of Pretty, with its sign: A·oi·oj, −oj·w
	Minus  bool   // it is taken off
	Own    int    // index of its own coefficient, or -1
	Rated  bool   // it stands within a bracket that something multiplies

	node *Node
}

// split lists the summands: the terms of the outermost sum, and within it those of a
// bracket that is multiplied, as eta multiplies the paper's.
func (f *Formula) split() []Summand {
	var all []Summand
	add := func(n *Node, minus, rated bool) {
		for n.Kind == Negative {
			n, minus = n.X(), !minus
		}
		all = append(all, Summand{Minus: minus, Own: -1, Rated: rated, node: n})
	}
	var terms func(n *Node, minus, rated bool, leaf func(n *Node, minus, rated bool))
	terms = func(n *Node, minus, rated bool, leaf func(n *Node, minus, rated bool)) {
		if n.Kind != Sum && n.Kind != Difference {
			leaf(n, minus, rated)
			return
		}
		terms(n.X(), minus, rated, leaf)
		terms(n.Y(), minus != (n.Kind == Difference), rated, leaf)
	}
	outer := func(n *Node, minus, rated bool) {
		if inner, turned := bracket(n); inner != nil {
			terms(inner, minus != turned, true, add)
			return
		}
		add(n, minus, rated)
	}
	root, turned := f.Root, false
	for root.Kind == Negative || root.Kind == Call && (root.Function == "clip" || root.Function == "tanh") {
		turned = turned != (root.Kind == Negative)
		root = root.X()
	}
	terms(root, turned, root != f.Root && f.Root.Kind == Call, outer)
	f.label(all)
	return all
}

// bracket is the only sum of a synapse among the factors of a product, or nil: one that
// scales all of a layer alike, as 1 + m does, is a factor.
func bracket(n *Node) (inner *Node, turned bool) {
	var sums []*Node
	var factors func(n *Node)
	factors = func(n *Node) {
		switch n.Kind {
		case Product:
			factors(n.X())
			factors(n.Y())
		case Quotient:
			factors(n.X())
		case Negative:
			turned = !turned
			factors(n.X())
		case Sum, Difference:
			if !n.ofLayer() {
				sums = append(sums, n)
			}
		}
	}
	if n.Kind == Sum || n.Kind == Difference {
		return nil, false
	}
	factors(n)
	if len(sums) != 1 {
		return nil, false
	}
	return sums[0], turned
}

// ofLayer tells whether a part is the same for all synapses of a layer whatever is evolved.
func (n *Node) ofLayer() bool {
	alike := true
	n.walk(func(n *Node) {
		alike = alike && n.Kind != Coefficient && (n.Kind != Read || n.Variable == Modulation || n.Variable == Step)
	})
	return alike
}

// label names the summands.
func (f *Formula) label(all []Summand) {
	mentions := make([]int, len(f.factors)) // of each coefficient in all of the formula
	count := func(n *Node, of []int) {
		n.walk(func(n *Node) {
			if n.Kind == Coefficient {
				of[n.Index]++
			}
		})
	}
	count(f.Root, mentions)
	if f.Tau != nil {
		count(f.Tau, mentions)
	}
	plain, pretty := f.pretty(), f.pretty()
	plain.plus, plain.minus, plain.negative, plain.times = " + ", " - ", "-", "*"
	plain.variable = func(v Variable) string { return names[v].Name }
	plain.factor = func(i int) string { return f.factors[i].Name }
	plain.power = f.canonical().power
	for i := range all {
		s := &all[i]
		own := make([]int, len(f.factors))
		count(s.node, own)
		s.Name = fmt.Sprintf("term%d", i+1)
		if only := slices.IndexFunc(own, func(n int) bool { return n > 0 }); only >= 0 && own[only] == mentions[only] {
			if slices.IndexFunc(own[only+1:], func(n int) bool { return n > 0 }) < 0 {
				s.Name, s.Own = f.factors[only].Name, only
			}
		}
		s.Text, s.Pretty = plain.write(s.node, bindProduct), pretty.write(s.node, bindProduct)
		if s.Minus {
			s.Pretty = "−" + s.Pretty
		}
	}
}

// Is tells whether the summand is a part of the formula.
func (s *Summand) Is(n *Node) bool { return s.node == n }
