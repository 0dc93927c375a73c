package window

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/app/screen"
	"hebbarium/app/ui"
)

// mouse reads the mouse and hands it on.
func (w *Window) mouse() {
	_, wheel := ebiten.Wheel()
	p := ui.Pointer{Shift: ebiten.IsKeyPressed(ebiten.KeyShift), Wheel: wheel, Tick: w.tick, Turn: ebiten.IsMouseButtonPressed(ebiten.MouseButtonMiddle)}
	for _, q := range moments(w, p) {
		w.held = q.Down
		w.Point(q)
	}
	if shape := w.cursorShape(); shape != ebiten.CursorShape() {
		ebiten.SetCursorShape(shape)
	}
}

// moments are those of a tick of the pointer, of which p has what holds for all.
func moments(w *Window, p ui.Pointer) []ui.Pointer {
	if w.Frame != nil {
		if moves, told := w.Frame.Moves(); told {
			return along(w, moves, p)
		}
	}
	p.At, p.Right = w.Theme.Density().Point(ebiten.CursorPosition()), inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonRight)
	now := button{down: ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft), went: inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft), came: inpututil.IsMouseButtonJustReleased(ebiten.MouseButtonLeft)}
	return now.since(w.held, p)
}

// along are the moments of a tick in which the mouse was moved: each at its own place, which
// is not where the mouse is by now.
func along(w *Window, moves []screen.Move, p ui.Pointer) []ui.Pointer {
	var all []ui.Pointer
	held := w.held
	p.At = w.pointer.At
	add := func(pressed, released, right bool) {
		p.Pressed, p.Released, p.Right = pressed, released, right
		held = held && !released || pressed
		p.Down = held
		all = append(all, p)
		p.Wheel = 0 // it is the first one's
	}
	for _, m := range moves {
		p.At, p.Shift = inLayout(w.size, w.outside, m.X, m.Y), m.Shift
		if m.Went && held { // it came up unheard
			add(false, true, false)
		}
		add(m.Went, m.Came && held, m.Right)
	}
	if len(all) == 0 {
		add(false, false, false)
	}
	return all
}

// button is the left button of the mouse in one tick.
type button struct {
	down bool // it is down, or was for a moment
	went bool // it went down
	came bool // it came up
}

// since are the moments of a tick of the pointer, where the button was held before it or
// not: a press and its release between two frames are two of them.
//
// Two presses and two releases between two frames are one of each here: Ebitengine keeps the
// last time of either for a button, and hands on neither a count nor the order of events (its
// characters and touches have one, a mouse has not). Where the second press is still held at
// the frame it is heard in the next, as a second click. A page hears each by itself.
func (b button) since(held bool, p ui.Pointer) []ui.Pointer {
	var all []ui.Pointer
	add := func(pressed, down, released bool) {
		p.Pressed, p.Down, p.Released = pressed, down, released
		all = append(all, p)
		p.Wheel, p.Right = 0, false // these are the first one's
	}
	if held && (b.came || b.went || !b.down) {
		add(false, false, true)
		held, b.came = false, false
	}
	if !held && (b.went || b.down && len(all) == 0) {
		add(true, true, false)
		if b.came {
			add(false, false, true)
		}
	}
	if len(all) == 0 {
		add(false, held, false)
	}
	return all
}

// Point hands one tick of the mouse to what lies over the window or, where nothing
// does, to the panels; each is told whether the pointer is on it alone.
func (w *Window) Point(p ui.Pointer) {
	w.pointer = p
	if p.Pressed {
		w.focus.press(w, p.At)
	}
	busy := w.Popups.Pointer(p) || overlaid(w.Overlays, p)
	for i, s := range w.Seats {
		q := p
		q.Free = !busy && !w.Seats.hidden(i, p.At)
		if busy {
			q.Pressed, q.Right, q.Turn, q.Wheel = false, false, false, 0
		}
		s.Pointer(q)
	}
	w.focus.typed(w)
	w.rest(busy)
}

// overlaid hands the mouse to the overlays, and tells whether one of them takes it.
func overlaid(overlays []Overlay, p ui.Pointer) (taken bool) {
	for _, o := range overlays {
		if t, ok := o.(Pressed); ok && t.Point(p) {
			taken = true
		}
	}
	return taken
}

// cursorShape is how the pointer looks: over what can be typed into it is a text's.
func (w *Window) cursorShape() ebiten.CursorShapeType {
	for i, s := range w.Seats {
		for _, c := range s.Controls() {
			if _, ok := c.(*ui.Field); ok && w.pointer.At.In(c.Rect()) && !w.Seats.hidden(i, w.pointer.At) && w.Popups.Open() == nil {
				return ebiten.CursorShapeText
			}
		}
	}
	return ebiten.CursorShapeDefault
}

// hidden tells whether a panel of a later seat lies over a panel at a point.
func (seats Seats) hidden(i int, at image.Point) bool {
	for _, s := range seats[i+1:] {
		if c, ok := s.Panel.(Covering); ok && at.In(c.Over()) {
			return true
		}
	}
	return false
}

// rest finds what the pointer rests on, for the tip.
func (w *Window) rest(busy bool) {
	at := w.pointer.At
	text, about := "", image.Rectangle{}
	var others []image.Rectangle
	for i, s := range w.Seats {
		for _, c := range s.Controls() {
			r := c.Rect()
			if r.Empty() {
				continue
			}
			if at.In(r) && !busy && !w.Seats.hidden(i, at) {
				if hint := c.Hint(); hint != "" {
					text, about = hint, r
				}
			}
			others = append(others, r)
		}
		if k, ok := s.Panel.(Keeping); ok {
			others = append(others, k.Keep()...)
		}
	}
	if text == "" && !busy {
		for i, s := range w.Seats {
			if !w.Seats.hidden(i, at) {
				if t, r := s.Hint(at); t != "" {
					text, about = t, r
				}
			}
		}
	}
	rest := others[:0]
	for _, r := range others {
		if r != about {
			rest = append(rest, r)
		}
	}
	rack := w.regions.At["rack"]
	over := about.In(rack)
	for _, s := range w.Seats {
		if c, ok := s.Panel.(Covering); ok && about.In(c.Over()) {
			over = true
		}
	}
	w.Tip.Rest(text, about, w.pointer.Down, rest, over)
}
