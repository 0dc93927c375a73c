package maps

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/panel/maps/term"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// Every coefficient of every rule has a switch, with a meaning of its own, and no other.
func TestEveryRuleHasItsTerms(t *testing.T) {
	said := map[string]bool{}
	for _, m := range term.Meanings() {
		if m[1] == "" || said[m[1]] {
			t.Errorf("%s: %q says nothing of its own", m[0], m[1])
		}
		said[m[1]] = true
	}
	for _, rule := range brain.Rules() {
		b := newBench(t, "ant", rule)
		if rule == brain.Static {
			b.click("terms")
			if b.table.Do("terms"); b.terms.on || b.control("terms").Hint() != "A static rule set has no terms: its weights never change" {
				t.Errorf("static: terms are shown %v, and said %q", b.terms.on, b.control("terms").Hint())
			}
			continue
		}
		want, found := rule.Coefficients(), term.Of(rule)
		slices.Sort(want)
		sorted := slices.Sorted(slices.Values(found))
		if !slices.Equal(want, sorted) {
			t.Errorf("%s: switches for %v, want %v", rule, found, want)
		}
		b.click("terms")
		for i, name := range found {
			if k := b.control(fmt.Sprint("term ", i)); k.Rect().Empty() || !strings.HasPrefix(k.Hint(), map[bool]string{true: "η", false: name}[name == eta]+": ") {
				t.Errorf("%s: the switch of %s lies at %v and says %q", rule, name, k.Rect(), k.Hint())
			}
			if name != eta && !b.table.Find("term "+name).Here() {
				t.Errorf("%s: the palette has no %s", rule, name)
			}
		}
		b.draw()
	}
}

// A switch is thrown by the mouse, by Enter and by name, and a click on one that is off, or
// not alike in all layers, gives the term back; η is chosen from a list.
func TestTermsAreSwitched(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	for _, s := range []seat{usual(), least()} {
		b.sit(s)
		b.click("terms")
		if b.click("term 2"); !slices.Equal(b.events(), []string{"terms:C=0"}) {
			t.Errorf("%v: a click on C", s.window)
		}
		b.control("term 3").Press()
		b.table.Do("term A")
		if got := b.events(); !slices.Equal(got, []string{"terms:D=0", "terms:A=0"}) {
			t.Errorf("Enter on D, and A by name: %v", got)
		}
		b.click("brushes")
		if b.terms.on || b.control("brush zero").Rect().Empty() {
			t.Error("the brushes do not come back")
		}
	}
	c := episode.Event{Step: 80, Kind: "terms", Args: "C=0"}
	does, err := c.Perturbation()
	if err != nil {
		t.Fatal(err)
	}
	off := []float32{1, 1, 0, 1, 1}
	b.next(func(s *session.Snapshot) {
		s.Strengths = [][]float32{off, off, off}
		s.Markers = []session.Marker{{Event: c, Does: does}}
	})
	if !b.Dirty() {
		t.Error("a term that is off is not drawn anew")
	}
	// The headline says so where the switches are not to be seen.
	b.terms.show(false)
	forms := b.terms.spoken()
	if b.terms.said == "" || len(forms) != 2 || forms[0][0].Text != "C off since step 80" || len(forms[1]) != 1 {
		t.Fatalf("with C off the headline says %v", forms)
	}
	for _, s := range forms[0][2:] {
		if pale := s.Color == kit.Off; pale != strings.HasPrefix(s.Text, "C·") {
			t.Errorf("with C off %q is pale: %v", s.Text, pale)
		}
	}
	b.terms.show(true)
	b.click("terms")
	if got, want := b.control("term 2").Hint(), "C: changes with the activity after the synapse alone  ·  C off since step 80"; got != want {
		t.Errorf("C says %q, want %q", got, want)
	}
	b.draw()
	b.click("term 2")
	b.next(func(s *session.Snapshot) { s.Strengths = [][]float32{{1, 1, 1, 1, 1}, off, {1, 1, 1, 2, 1}} })
	b.draw()
	b.click("term 2")
	if got := b.control("term 4").Hint(); !strings.HasSuffix(got, "η not alike in all layers") {
		t.Errorf("η says %q", got)
	}
	b.table.Do("eta 2")
	b.table.Do("all terms")
	if got := b.events(); !slices.Equal(got, []string{"terms:C=1", "terms:C=1", "terms:eta=2", "terms:on"}) {
		t.Errorf("given back: %v", got)
	}
	if b.click("term 4"); b.popups.Open() == nil {
		t.Error("a click on η opens no list")
	}
}

// By Shift B the row changes; a brush that is taken in hand brings its own row back, and
// the terms lay it down. At the end of a life nothing is switched.
func TestBrushesOrTerms(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.table.Do("brush 0")
	if b.key(ebiten.KeyB, true); !b.terms.on || b.brush.armed != -1 {
		t.Errorf("Shift B: terms %v, brush %d", b.terms.on, b.brush.armed)
	}
	if b.key(ebiten.KeyB, false); b.terms.on || b.brush.armed != 0 {
		t.Errorf("B: terms %v, brush %d", b.terms.on, b.brush.armed)
	}
	b.key(ebiten.KeyB, true)
	b.next(func(s *session.Snapshot) { s.Status = episode.TimeUp })
	b.view.Over = "time is up"
	b.click("term 0")
	if len(b.sent) > 0 || b.control("term 0").Hint() != "Time is up: start again" {
		t.Errorf("at the end %v is sent, and A says %q", b.sent, b.control("term 0").Hint())
	}
	b.draw()
}

// Every term of a formula has a switch whatever its name is and however small the window:
// in the row, or in a list of those that have no room there. Names that are too long are
// cut off, and their tips have them whole.
func TestEveryTermHasASwitchAndRoom(t *testing.T) {
	many := "eta*(A*pre*post"
	for c := 'B'; c <= 'O'; c++ {
		many += fmt.Sprintf(" + %c*pre", c)
	}
	for _, text := range []string{"eta*(Correlation*pre*post + Presynaptic_gain*pre + Postsynaptic*post + Drift)", many + ")", "eta*(A*B*pre*post + A*C*pre + B*C*post + Growth_of_weight)"} {
		rule, err := brain.ParseRule(text)
		if err != nil {
			t.Fatal(err)
		}
		b := newBench(t, "ant", rule)
		b.terms.show(true)
		for _, s := range seats() {
			b.sit(s)
			for i, name := range term.Of(rule) {
				if b.switched(i) != nil {
					k := b.control(fmt.Sprint("term ", i))
					if name != eta {
						k.Press()
					}
					if hint := k.Hint(); name != eta && !strings.HasPrefix(hint, name+": ") || k.Rect().Max.X > b.control("terms").Rect().Min.X+b.region.Dx() {
						t.Errorf("%s at %v: %s lies at %v and says %q", text, s.window, name, k.Rect(), hint)
					}
					continue
				}
				b.click("more terms")
				row := b.row(name)
				if row == nil {
					t.Errorf("%s at %v, %d %%: %s has no switch", text, s.window, s.percent, name)
					continue
				}
				if row.Act(); name == eta {
					b.popups.Open().(*ui.List).Rows()[0].Act()
				}
			}
			var want []string
			for _, name := range term.Of(rule) {
				if name != eta || b.switched(len(term.Of(rule))-1) == nil {
					want = append(want, "terms:"+name+"=0")
				}
			}
			if got := b.events(); !slices.Equal(got, want) {
				t.Errorf("%s at %v, %d %%: %v, want %v", text, s.window, s.percent, got, want)
			}
			controlsLieInThePanel(t, fmt.Sprint(text, s.window, s.percent), b)
			b.draw()
		}
	}
}

// switched is the switch of a term that lies in the row, nil where it is in the list.
func (b *bench) switched(i int) ui.Control {
	if c := b.controls.Named(fmt.Sprint("term ", i)); c != nil && !c.Rect().Empty() {
		return c
	}
	return nil
}

// row is a term's in the list that is open, nil for none.
func (b *bench) row(name string) *ui.Row {
	if l, ok := b.popups.Open().(*ui.List); ok {
		for _, r := range l.Rows() {
			if r.Title == name || name == eta && r.Title == "η" {
				return &r
			}
		}
	}
	return nil
}

// The palette lists the terms of a formula by their names where letters do not name them.
func TestPaletteListsTerms(t *testing.T) {
	rule, err := brain.ParseRule("eta*(Correlation*pre*post + Drift)")
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t, "ant", rule)
	b.table.Do("list terms")
	row := b.row("Drift")
	if row == nil {
		t.Fatal("the palette lists no Drift")
	}
	if row.Act(); !slices.Equal(b.events(), []string{"terms:Drift=0"}) {
		t.Error("Drift in the list does not switch it off")
	}
	if newBench(t, "ant", brain.ABCD_lr).table.Find("list terms").Here() {
		t.Error("a rule of letters has a list of its names too")
	}
}
