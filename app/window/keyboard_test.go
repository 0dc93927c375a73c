package window

import (
	"image"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
)

// prints is what a keyboard prints: as a US one but for some places.
func prints(other map[ebiten.Key]string) func(ebiten.Key) string {
	return func(k ebiten.Key) string {
		if s, ok := other[k]; ok {
			return s
		}
		switch k {
		case ebiten.KeyMinus:
			return "-"
		case ebiten.KeyEqual:
			return "="
		case ebiten.KeyBracketLeft:
			return "["
		case ebiten.KeyBracketRight:
			return "]"
		case ebiten.KeySemicolon:
			return ";"
		}
		if k >= ebiten.KeyA && k <= ebiten.KeyZ {
			return string(rune('a' + k - ebiten.KeyA))
		}
		return ""
	}
}

// Letters are where they are printed, digits and signs where they lie, and what is written
// about keys is what is printed on them.
func TestLayouts(t *testing.T) {
	german := newLayout(prints(map[ebiten.Key]string{ebiten.KeyY: "z", ebiten.KeyZ: "y", ebiten.KeyMinus: "ß", ebiten.KeyEqual: "´", ebiten.KeyBracketLeft: "ü", ebiten.KeyBracketRight: "+"}))
	french := newLayout(prints(map[ebiten.Key]string{ebiten.KeyQ: "a", ebiten.KeyA: "q", ebiten.KeyW: "z", ebiten.KeyZ: "w", ebiten.KeySemicolon: "m", ebiten.KeyM: ","}))
	russian := newLayout(func(k ebiten.Key) string {
		if k == ebiten.KeyZ {
			return "я"
		}
		return "ж"
	})
	us := newLayout(prints(nil))
	silent := newLayout(func(ebiten.Key) string { return "" })
	for _, c := range []struct {
		name      string
		l         *layout
		key, want ebiten.Key
	}{
		{"German", german, ebiten.KeyZ, ebiten.KeyY}, {"German", german, ebiten.KeyY, ebiten.KeyZ}, {"German", german, ebiten.KeyA, ebiten.KeyA},
		{"German", german, ebiten.KeyEqual, ebiten.KeyEqual}, {"German", german, ebiten.KeyDigit1, ebiten.KeyDigit1},
		{"French", french, ebiten.KeyA, ebiten.KeyQ}, {"French", french, ebiten.KeyM, ebiten.KeySemicolon}, {"French", french, ebiten.KeySemicolon, none},
		{"Russian", russian, ebiten.KeyZ, ebiten.KeyZ}, {"US", us, ebiten.KeyZ, ebiten.KeyZ}, {"unknown", silent, ebiten.KeyZ, ebiten.KeyZ},
		{"French", french, ebiten.KeySpace, ebiten.KeySpace},
	} {
		if got := c.l.place(c.key); got != c.want {
			t.Errorf("%s: %v lies at %v, want %v", c.name, c.key, got, c.want)
		}
	}
	for _, c := range []struct {
		l          *layout
		keys, want string
	}{
		{german, "Ctrl Shift Z", "Ctrl Shift Z"}, {german, "+", "´"}, {german, "−", "ß"}, {german, "[", "Ü"}, {french, "Shift M", "Shift M"},
		{russian, "Z", "Я"}, {us, "+ −", "+ −"}, {us, "Shift →", "Shift →"}, {silent, "+", "+"}, {us, "F1", "F1"},
	} {
		if got := c.l.written(c.keys); got != c.want {
			t.Errorf("%s is written %s, want %s", c.keys, got, c.want)
		}
	}
}

// Of keys that go down between two frames, each acts.
func TestKeysBetweenTwoFrames(t *testing.T) {
	w, f := open(t)
	var did []string
	for _, k := range []ebiten.Key{ebiten.KeyArrowRight, ebiten.KeyZ, ebiten.KeyP} {
		w.Actions.Add(ui.Action{ID: k.String(), Chords: ui.Key(k), Run: func() { did = append(did, k.String()) }})
	}
	w.Press(uitest.Press(ebiten.KeyP, ebiten.KeyZ, ebiten.KeyTab))
	if slices.Sort(did); !slices.Equal(did, []string{"P", "Z"}) || w.focus.on == nil {
		t.Errorf("P, Z and Tab did %q, the focus is on %v", did, w.focus.on)
	}
	did = nil
	w.focus.on, w.focus.byKeys = f["rack"].controls[1], true
	if w.Press(uitest.Press(ebiten.KeyArrowRight, ebiten.KeyP)); !slices.Equal(did, []string{"P"}) {
		t.Errorf("with a slider in focus → and P did %q", did)
	}
	w.focus.on = f["rack"].controls[2]
	w.Press(uitest.Press(ebiten.KeyEnter))
	k := uitest.Press(ebiten.KeyEnter)
	k.Characters = "good"
	if w.Press(k); f["rack"].text != "good" {
		t.Errorf("typed and ended between two frames: %q", f["rack"].text)
	}
}

// A press and its release are two moments, also where they come between two frames, and so
// are two clicks in two frames.
func TestClicksBetweenTwoFrames(t *testing.T) {
	at := ui.Pointer{At: image.Pt(7, 8), Wheel: 1, Right: true}
	for _, c := range []struct {
		name string
		held bool
		b    button
		want string
	}{
		{"nothing", false, button{}, "."}, {"held", true, button{down: true}, "d"},
		{"a press", false, button{down: true, went: true}, "p"}, {"a release", true, button{came: true}, "r"},
		{"a click", false, button{down: true, went: true, came: true}, "pr"},
		{"a release and a press", true, button{down: true, went: true, came: true}, "rp"},
		{"a press that was missed", false, button{down: true}, "p"}, {"a release that was missed", true, button{}, "r"},
	} {
		got := ""
		for i, p := range c.b.since(c.held, at) {
			switch {
			case p.Pressed && p.Down && !p.Released:
				got += "p"
			case p.Released && !p.Down && !p.Pressed:
				got += "r"
			case p.Down:
				got += "d"
			default:
				got += "."
			}
			if p.At != at.At || (p.Wheel != 0) != (i == 0) || p.Right != (i == 0) {
				t.Errorf("%s: moment %d is %+v", c.name, i, p)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
