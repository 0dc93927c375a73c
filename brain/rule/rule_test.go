package rule

import (
	"slices"
	"strings"
	"testing"
)

// TestTableIsWhole holds each row to itself: its steps begin at its formula's first
// term and use every coefficient once.
func TestTableIsWhole(t *testing.T) {
	longest := 0
	for _, r := range All() {
		if r.String() == "" || r.Formula() == "" || r.Planes() == 0 || r.Planes() != len(r.Coefficients()) {
			t.Errorf("rule %d: expected a name, a formula and coefficients, found %q, %q, %v", r, r, r.Formula(), r.Coefficients())
		}
		if back, err := Parse(r.String()); err != nil || back != r {
			t.Errorf("%s: expected it back from its name, found %v, %v", r, back, err)
		}
		longest = max(longest, r.Planes())
		if r == Static {
			continue
		}
		used := []int{0}
		for _, s := range r.Steps() {
			if s.Plane < 0 || s.Times != "" && s.Times != "oi" && s.Times != "oj" || s.Multiply && s.Times != "" {
				t.Errorf("%s: expected steps of its coefficients, found %+v", r, s)
			}
			used = append(used, s.Plane)
		}
		slices.Sort(used)
		for i, plane := range used {
			if i != plane || len(used) != r.Planes() {
				t.Errorf("%s: expected each coefficient once, found %v", r, used)
				break
			}
		}
		if first := r.Coefficients()[0] + "·oi·oj"; !strings.Contains(r.Formula(), first) {
			t.Errorf("%s: expected %s in its formula, found %s", r, first, r.Formula())
		}
	}
	if longest != MaxPlanes {
		t.Errorf("expected a longest rule of %d coefficients, found %d", MaxPlanes, longest)
	}
	if last := All()[len(All())-1]; last != Static || len(All()) != Plastic+1 {
		t.Errorf("expected static last, found %s", last)
	}
	if Rule(60000).String() != "Rule(60000)" || Rule(60000).Planes() != 0 || Rule(60000).Known() {
		t.Error("expected a rule that is none to be called one, and to carry nothing")
	}
}
