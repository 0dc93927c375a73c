package window

import (
	"image"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/screen"
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

// Where the moves of the mouse are told, each acts where it was made, wherever the mouse is by
// now; the wheel turns once.
func TestMovesActWhereTheyWereMade(t *testing.T) {
	w, fakes := open(t)
	w.LayoutF(720, 450) // all is shown smaller, in the middle
	f := &frame{told: true}
	w.Frame = f
	at := func(c ui.Control) (x, y float64) {
		r := c.Rect()
		less := float64(w.size.X) / 720
		return float64(r.Min.X+r.Dx()/2) / less, float64(r.Min.Y+r.Dy()/2)/less + (450-float64(w.size.Y)/less)/2
	}
	tick := func(moves ...screen.Move) {
		f.moves = moves
		for _, q := range moments(w, ui.Pointer{Wheel: 1}) {
			w.held = q.Down
			w.Point(q)
		}
	}
	bar := fakes["bar"]
	x, y := at(bar.controls[0])
	down, up := screen.Move{X: x, Y: y, Went: true}, screen.Move{X: x, Y: y, Came: true}
	tick(down, up, screen.Move{X: 300, Y: 300})
	if got := bar.did; len(got) != 1 {
		t.Fatalf("a click that the mouse has left did %v", got)
	}
	if w.held || w.pointer.At == image.Pt(int(x), int(y)) {
		t.Errorf("held %v at %v", w.held, w.pointer.At)
	}
	tick(down, up, down, up)
	if got := bar.did; len(got) != 3 {
		t.Errorf("two clicks more in one tick did %v", got)
	}
	tick(down)
	tick()
	if last := bar.pointers[len(bar.pointers)-1]; !last.Down || last.Pressed || !w.held {
		t.Errorf("a tick in which nothing moved: %+v", last)
	}
	tick(down, up) // that it came up in between nobody has heard
	if got := bar.did; len(got) != 5 {
		t.Errorf("a press after one whose end was not heard: %v", got)
	}
	tick(screen.Move{X: 1, Y: 1, Right: true}, screen.Move{X: 2, Y: 2})
	rights, wheels := 0, 0
	for _, p := range bar.pointers[len(bar.pointers)-2:] {
		if p.Right {
			rights++
		}
		if p.Wheel != 0 {
			wheels++
		}
	}
	if rights != 1 || wheels != 1 {
		t.Errorf("%d presses of the right button, %d turns of the wheel", rights, wheels)
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
