package rule

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"hebbarium/brain/formula"
)

// A rule that was written as a formula is a value behind Static: the same formula, however
// it is spelt, always has the same one while the program runs. What stands for it in files
// and on other machines is its text.

// written holds the formulas that have values, and is never written to: a new formula makes
// a longer copy.
var (
	written atomic.Pointer[[]entry]
	writing sync.Mutex
)

// entry is a formula that has a value.
type entry struct {
	f     *formula.Formula
	names []string // of its coefficients
	terms []string // those, and of each summand that has no other name
}

// mostWritten bounds the formulas of one run of the program.
const mostWritten = 4096

// Of is the rule that a formula is: a built-in one where it is that with its terms in
// whatever order, else one of its own.
func Of(f *formula.Formula) (Rule, error) {
	if r, ok := recognised(f); ok {
		return r, nil
	}
	writing.Lock()
	defer writing.Unlock()
	var all []entry
	if p := written.Load(); p != nil {
		all = *p
	}
	for i, e := range all {
		if e.f.String() == f.String() {
			return Static + 1 + Rule(i), nil
		}
	}
	if len(all) >= mostWritten {
		return 0, errors.New("rule: expected fewer formulas in one run of the program, found 4096 others")
	}
	e := entry{f: f}
	for _, c := range f.Coefficients() {
		e.names = append(e.names, c.Name)
	}
	e.terms = slices.Clone(e.names)
	for _, s := range f.Summands() {
		if s.Own >= 0 {
			s.Name = ""
		}
		e.terms = append(e.terms, s.Name)
	}
	all = append(slices.Clone(all), e)
	written.Store(&all)
	return Static + Rule(len(all)), nil
}

// entry is that of a rule that was written, or nil.
func (r Rule) entry() *entry {
	if r <= Static {
		return nil
	}
	if p := written.Load(); p != nil && int(r-Static) <= len(*p) {
		return &(*p)[r-Static-1]
	}
	return nil
}

// Written is the formula of a rule that was written as one, nil for the built-in rules.
func (r Rule) Written() *formula.Formula {
	if e := r.entry(); e != nil {
		return e.f
	}
	return nil
}

// Terms name what a switch can multiply: the coefficients, and behind them those summands of
// a formula that have no name of a coefficient of their own, and so are term1, term2, … by
// their places. Summands that have one stand there too, under an empty name.
func (r Rule) Terms() []string {
	e := r.entry()
	if e == nil {
		return r.Coefficients()
	}
	return e.terms
}

// Switches is the number of Terms.
func (r Rule) Switches() int {
	if e := r.entry(); e != nil {
		return len(e.terms)
	}
	return r.Planes()
}

// Known tells whether there is such a rule.
func (r Rule) Known() bool { return r <= Static || r.entry() != nil }

// recognised finds the built-in rule that a formula is: the same terms with the same
// coefficients, each synapse's own, whatever their order.
func recognised(f *formula.Formula) (Rule, bool) {
	if f.Shares() || f.Tau != nil {
		return 0, false
	}
	found := terms(f)
	if found == nil {
		return 0, false
	}
	for _, r := range All()[:Plastic] {
		if slices.Equal(found, r.terms()) {
			return r, true
		}
	}
	return 0, false
}

// terms are a formula's, each as the sorted names of what it multiplies, with η* before one
// that a bracket multiplies by η; nil where they are of another kind.
func terms(f *formula.Formula) []string {
	var all []string
	good := true
	var sum func(n *formula.Node, rated bool)
	sum = func(n *formula.Node, rated bool) {
		if n.Kind == formula.Sum {
			sum(n.X(), rated)
			sum(n.Y(), rated)
			return
		}
		factors := factors(n)
		if inner := slices.IndexFunc(factors, func(n *formula.Node) bool { return n.Kind == formula.Sum }); inner >= 0 && !rated && len(factors) == 2 {
			rate := factors[1-inner]
			if rate.Kind == formula.Coefficient && f.Coefficients()[rate.Index].Name == "eta" {
				sum(factors[inner], true)
				return
			}
		}
		var names []string
		for _, x := range factors {
			switch {
			case x.Kind == formula.Coefficient:
				names = append(names, f.Coefficients()[x.Index].Name)
			case x.Kind == formula.Read && (x.Variable == formula.Pre || x.Variable == formula.Post):
				names = append(names, formula.Names()[x.Variable].Name)
			default:
				good = false
			}
		}
		all = append(all, term(rated, names))
	}
	sum(f.Root, false)
	if !good {
		return nil
	}
	slices.Sort(all)
	return all
}

func term(rated bool, names []string) string {
	slices.Sort(names)
	text := strings.Join(names, "*")
	if rated {
		text = "η*" + text
	}
	return text
}

func factors(n *formula.Node) []*formula.Node {
	if n.Kind == formula.Product {
		return append(factors(n.X()), factors(n.Y())...)
	}
	return []*formula.Node{n}
}

// terms are those of a built-in rule, likewise.
func (r Rule) terms() []string {
	steps, names := r.Steps(), r.Coefficients()
	rated := slices.ContainsFunc(steps, func(s Step) bool { return s.Multiply })
	all := []string{term(rated, []string{names[0], "pre", "post"})}
	for _, s := range steps {
		switch {
		case s.Multiply:
			rated = false
		case s.Times == "":
			all = append(all, term(rated, []string{names[s.Plane]}))
		default:
			all = append(all, term(rated, []string{names[s.Plane], map[string]string{"oi": "pre", "oj": "post"}[s.Times]}))
		}
	}
	slices.Sort(all)
	return all
}
