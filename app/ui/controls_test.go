package ui_test

import (
	"errors"
	"image"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/render/kit"
)

var place = image.Rect(10, 10, 110, 40)

func give(c ui.Control, ticks []ui.Pointer) {
	for _, p := range ticks {
		c.Tick(p)
	}
}

// A button is pressed where it is clicked: pressed and let go on it, while it is on and
// nothing lies over it.
func TestButtonIsClicked(t *testing.T) {
	n, off := 0, ""
	b := ui.NewButton("b", "does it", nil, func() { n++ })
	b.Why = func() string { return off }
	b.SetRect(place)
	in, out := image.Pt(50, 20), image.Pt(300, 300)
	for _, c := range []struct {
		what  string
		off   string
		ticks []ui.Pointer
		want  int
	}{
		{"a click", "", uitest.Click(in), 1},
		{"a click beside it", "", uitest.Click(out), 0},
		{"a press that is let go elsewhere", "", uitest.Drag(in, out), 0},
		{"a press from elsewhere", "", uitest.Drag(out, in), 0},
		{"a press that comes back", "", uitest.Drag(in, out, in), 1},
		{"a click while it is off", "not now", uitest.Click(in), 0},
		{"a click under something", "", []ui.Pointer{{At: in, Pressed: true, Down: true}, {At: in, Released: true}}, 0},
	} {
		n, off = 0, c.off
		if give(b, c.ticks); n != c.want {
			t.Errorf("%s: it did %d times, want %d", c.what, n, c.want)
		}
		if want := c.off; want == "" && b.Hint() != "does it" || want != "" && b.Hint() != want {
			t.Errorf("%s: it says %q", c.what, b.Hint())
		}
	}
	n = 0
	off = ""
	if b.Press(); n != 1 || !b.State().Down {
		t.Errorf("by a key it did %d times, and shows it: %v", n, b.State().Down)
	}
	for range ui.PressTicks {
		b.Tick(ui.Pointer{At: out})
	}
	if b.State().Down {
		t.Error("a press shows for ever")
	}
}

// A button of an action does it, is off where that is refused, and says its key.
func TestActionButton(t *testing.T) {
	n, why := 0, ""
	var all ui.Actions
	b := ui.NewActionButton("b", &all, "go", nil)
	all.Add(ui.Action{ID: "go", Title: "Go there", Keys: "G", Chords: ui.Key(ebiten.KeyG), Run: func() { n++ }, Why: func() string { return why }})
	b.SetRect(place)
	if give(b, uitest.Click(uitest.Middle(place))); n != 1 || b.Hint() != "Go there  ·  G" {
		t.Errorf("done %d times, says %q", n, b.Hint())
	}
	if why = "no"; !b.Off() || b.Hint() != "no" {
		t.Errorf("refused: off %v, says %q", b.Off(), b.Hint())
	}
	if !all.Press(uitest.Press(ebiten.KeyG)) || n != 2 {
		t.Error("its key does not do it")
	}
	with := uitest.Press(ebiten.KeyG)
	with.Control = true
	if all.Press(with) {
		t.Error("another chord does it")
	}
}

// A key that goes down in the tick in which a modifier comes up is never lost: it is the
// chord with the modifier where there is such a one, and the key alone where there is not.
// It acts once.
func TestModifierThatComesUpWithTheKey(t *testing.T) {
	var did []string
	var all ui.Actions
	add := func(id string, c ...ui.Chord) {
		all.Add(ui.Action{ID: id, Chords: c, Run: func() { did = append(did, id) }})
	}
	add("go", ui.Key(ebiten.KeyG)...)
	add("step", ui.Chord{Key: ebiten.KeyArrowRight, Again: true})
	add("leap", ui.Chord{Key: ebiten.KeyArrowRight, Shift: true, Again: true})
	add("more", ui.Chord{Key: ebiten.KeyEqual, Sign: '+'})
	for _, c := range []struct {
		keys uitest.Keys
		did  string
	}{
		{uitest.Keys{Went: []ebiten.Key{ebiten.KeyG}, Shifted: true, Let: true}, "go"},
		{uitest.Keys{Went: []ebiten.Key{ebiten.KeyG}, Control: true, Let: true}, "go"},
		{uitest.Keys{Went: []ebiten.Key{ebiten.KeyG}, Control: true}, ""},
		{uitest.Keys{Went: []ebiten.Key{ebiten.KeyArrowRight}, Shifted: true, Let: true}, "leap"},
		{uitest.Keys{Went: []ebiten.Key{ebiten.KeyG, ebiten.KeyArrowRight}, Shifted: true, Let: true}, "leap go"},
		{uitest.Keys{Went: []ebiten.Key{ebiten.KeyEqual}, Characters: "+", Shifted: true, Let: true}, "more"},
	} {
		did = nil
		acts := all.Press(c.keys)
		if found := strings.Join(did, " "); found != c.did || acts != (c.did != "") {
			t.Errorf("%+v does %q, want %q", c.keys, found, c.did)
		}
	}
}

// A slider goes where the pointer is and stays with it; the wheel and the arrows move
// it; off, it stays.
func TestSliderFollowsThePointer(t *testing.T) {
	v, done, off := 0.5, 0, ""
	s := ui.NewSlider("s", "so much", kit.Warn, func() float64 { return v }, func(x float64) { v = x })
	s.Why = func() string { return off }
	s.Done = func() { done++ }
	s.SetRect(place)
	give(s, uitest.Drag(image.Pt(17, 25), image.Pt(60, 200), image.Pt(500, 25)))
	if v != 1 || done != 1 {
		t.Errorf("dragged to the end it is %v, let go %d times", v, done)
	}
	s.Tick(ui.Pointer{At: image.Pt(60, 25), Free: true, Wheel: -1})
	if v != 0.95 {
		t.Errorf("the wheel left it at %v", v)
	}
	a := s.Arrows()
	a.By(-1, true)
	if a.End(false); v != 0 {
		t.Errorf("Home left it at %v", v)
	}
	off = "not now"
	if give(s, uitest.Drag(image.Pt(60, 25), image.Pt(80, 25))); v != 0 || s.Hint() != "not now" {
		t.Errorf("off, it is %v and says %q", v, s.Hint())
	}
}

// The arrows of a number stay within it, whatever they add.
func TestArrowsStayBetween(t *testing.T) {
	v := uint64(3)
	a := ui.Between(uint64(0), 100, 1, 10, func() uint64 { return v }, func(x uint64) { v = x })
	for _, c := range []struct {
		n    int
		more bool
		want uint64
	}{{-1, true, 0}, {1, true, 10}, {1, false, 11}, {-1, false, 10}} {
		if a.By(c.n, c.more); v != c.want {
			t.Errorf("found %d, want %d", v, c.want)
		}
	}
	if a.End(true); v != 100 {
		t.Errorf("at its end it is %d", v)
	}
	if a.By(1, true); v != 100 {
		t.Errorf("beyond its end it is %d", v)
	}
}

// A field takes what is typed where it can be, keeps what cannot, and a first character
// replaces the value.
func TestFieldIsTyped(t *testing.T) {
	taken, told := "", ""
	f := ui.NewField("f", "a number", "0123456789", func() string { return "42" }, func(s string) bool {
		if s == "13" {
			return false
		}
		taken = s
		return true
	})
	f.Tell = func(s string) { told = s }
	f.SetRect(place)
	give(f, uitest.Click(uitest.Middle(place)))
	if !f.Asked() || f.Asked() {
		t.Fatal("a press does not ask to type, once")
	}
	f.Begin()
	f.Keys(uitest.Type("1a"))
	f.Keys(uitest.Type("3"))
	if f.Typed() != "13" || f.End(true) || !f.Typing() {
		t.Errorf("typed %q, still typing %v", f.Typed(), f.Typing())
	}
	f.Keys(uitest.Press(ebiten.KeyBackspace))
	f.Keys(uitest.Type("9"))
	if !f.End(true) || taken != "19" {
		t.Errorf("took %q", taken)
	}
	f.Begin()
	f.Keys(uitest.Press(ebiten.KeyEnd))
	f.Keys(uitest.Type("0"))
	if f.Typed() != "420" {
		t.Errorf("typed on to %q", f.Typed())
	}
	paste := uitest.Press(ebiten.KeyV)
	paste.Control, paste.Pasted = true, "77\nand more"
	f.Begin()
	if f.Keys(paste); f.Typed() != "77" {
		t.Errorf("pasted %q", f.Typed())
	}
	paste.PasteFailed, paste.Pasted = errors.New("no clipboard answers"), ""
	if f.Keys(paste); told != "no clipboard answers" || f.Typed() != "77" {
		t.Errorf("told %q", told)
	}
	if f.End(false); f.Typing() || taken != "19" {
		t.Error("what was given up was taken")
	}
}
