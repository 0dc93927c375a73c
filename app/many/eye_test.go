package many

import "testing"

// A click outlines a life, another one on it lets it go; one with Shift makes a pair with
// the life that is outlined.
func TestEyeChoosesAndCompares(t *testing.T) {
	var e Eye
	e.Compare(4)
	if e.Chosen != 4 || e.Pair != [2]int{} {
		t.Errorf("the first of a pair: %+v", e)
	}
	e.Compare(7)
	if e.Chosen != 4 || e.Pair != [2]int{4, 7} {
		t.Errorf("a pair: %+v", e)
	}
	e.Compare(7)
	if e.Pair != [2]int{} || e.Chosen != 4 {
		t.Errorf("the pair again: %+v", e)
	}
	e.Compare(7)
	e.Within(5)
	if e.Pair != [2]int{} || e.Chosen != 4 {
		t.Errorf("of five lives: %+v", e)
	}
	e.Choose(4)
	if e.Chosen != 0 {
		t.Errorf("let go: %+v", e)
	}
	e.Choose(3)
	e.Hover = 9
	e.Within(2)
	if e.Chosen != 0 || e.Hover != 0 {
		t.Errorf("of two lives: %+v", e)
	}
}
