package words

import (
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/brain/formula"
)

// The parts of a formula are all of it, with every summand once and in order, and its names are
// all explained.
func TestFormulaIsParted(t *testing.T) {
	var all []*formula.Formula
	for _, e := range formula.Examples() {
		f, err := formula.Parse(e.Text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	for _, r := range brain.Rules() {
		if f := FormulaOf(r); f != nil {
			all = append(all, f)
			if f.Pretty() != r.Formula() {
				t.Errorf("%s is written %q, want %q", r, f.Pretty(), r.Formula())
			}
		} else if r != brain.Static {
			t.Errorf("%s has no formula", r)
		}
	}
	for _, f := range all {
		whole, next := "", 0
		for _, p := range FormulaParts(f) {
			whole += p.Text
			if p.Summand >= 0 {
				if p.Summand != next {
					t.Errorf("%s: after summand %d comes %d", f, next-1, p.Summand)
				}
				next++
			}
		}
		if whole != f.Pretty() || next != len(f.Summands()) {
			t.Errorf("%s: parted as %q, with %d summands of %d", f, whole, next, len(f.Summands()))
		}
		names := FormulaNames(f)
		for _, c := range f.Coefficients() {
			if !strings.Contains(names, Coefficient(c.Name)) {
				t.Errorf("%s: %s is not explained in %q", f, c.Name, names)
			}
		}
	}
}
