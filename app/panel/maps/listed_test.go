package maps

import (
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
)

// seven has two coefficients more than there are tabs.
func seven(t *testing.T) brain.Rule {
	t.Helper()
	rule, err := brain.ParseRule("eta*(A*pre*post + B*pre + C*post + D - E*w + Ftau*dpost*pre)")
	if err != nil {
		t.Fatal(err)
	}
	return rule
}

// Every coefficient of a formula is reached by the mouse, by key and by name, and links call
// it as the formula does.
func TestMoreCoefficientsThanTabs(t *testing.T) {
	b := newBench(t, "ant", seven(t))
	b.sit(usual())
	names := b.mode.rule.Coefficients()
	want := []string{"weights", "change", "A", "B", "C", "D", "E", "Ftau", "eta"}
	var found []string
	for range want {
		found = append(found, b.Shows())
		b.key(ebiten.KeyN, false)
	}
	if !slices.Equal(found, want) || b.Shows() != "weights" {
		t.Errorf("by key come %q and then %q, want %q", found, b.Shows(), want)
	}
	if got := b.mode.label(listTab); got != "+3" {
		t.Errorf("the last tab says %q", got)
	}
	for row, name := range []string{"E", "Ftau", "eta"} {
		b.click("mode 6")
		list, ok := b.popups.Open().(*ui.List)
		if !ok || len(list.Rows()) != 3 {
			t.Fatalf("the last tab opens %T", b.popups.Open())
		}
		b.popups.Keys(uitest.Press(ebiten.KeyArrowDown)) // from the one that is shown
		b.popups.Keys(uitest.Press(ebiten.KeyEnter))
		b.update(0.016)
		k := slices.Index(names, name)
		if at := 3*b.brush.net.Sizes[1] + 2; b.Shows() != name || b.brain.Map(1).Value(3, 2) != b.view.Snap.Coefficients[k][0][at] {
			t.Errorf("row %d: %s is shown with %v, want %s with %v", row, b.Shows(), b.brain.Map(1).Value(3, 2), name, b.view.Snap.Coefficients[k][0][at])
		}
		if !b.mode.lit(listTab) || b.mode.label(listTab) == "+3" {
			t.Errorf("of %s the last tab says %q", name, b.mode.label(listTab))
		}
	}
	b.show("E")
	if b.Shows() != "E" {
		t.Errorf("a link asks for E, and %s is shown", b.Shows())
	}
	if b.table.Do("map D"); b.Shows() != "D" {
		t.Errorf("D is asked for by name, and %s shown", b.Shows())
	}
	if b.table.Find("map H").Here() || b.table.Find("mode 3").Here() {
		t.Error("there are maps by names that the formula does not have")
	}
	if b.show("H"); b.Shows() != "D" || len(b.said) != 1 {
		t.Errorf("of a map that the rule has not it says %q", b.said)
	}
}

// Of a formula with as many coefficients as tabs none is listed, and old links' letters are
// those of the tabs.
func TestAsManyCoefficientsAsTabs(t *testing.T) {
	rule, err := brain.ParseRule("Rate*(U*pre*post + V*pre + W*post + X)")
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t, "ant", rule)
	b.sit(usual())
	if b.mode.lists(listTab) || b.mode.title(listTab) != "X" {
		t.Errorf("the last tab is %q", b.mode.title(listTab))
	}
	if b.show("B"); b.Shows() != "U" {
		t.Errorf("the second tab is asked for, and %s shown", b.Shows())
	}
}
