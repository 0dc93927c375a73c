package window

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
)

// focus is what the keyboard is on.
//
// Tab goes from control to control and so from panel to panel: the arrows are taken,
// by the steps of the episode and by the value that has the focus, and nothing else
// would lead on within a panel. With Ctrl it goes to the next panel at once.
type focus struct {
	on      ui.Control   // nil for nothing
	byKeys  bool         // it was moved there by a key, and shows
	typing  *ui.Field    // that is being typed into, nil for none
	turning *ui.Arrows   // that a key which is held turns, nil for none
	driving []ebiten.Key // that steer the body
}

// shown is the control that shows that it has the keyboard, nil for none.
func (f *focus) shown() ui.Control {
	if !f.byKeys {
		return nil
	}
	return f.on
}

// Focus is the control that the keyboard is on, nil for none.
func (w *Window) Focus() ui.Control { return w.focus.on }

// press gives the focus to the control that was pressed. A press elsewhere ends typing.
func (f *focus) press(w *Window, at image.Point) {
	if f.byKeys {
		f.byKeys = false
		w.repaint.all = true
	}
	if w.Popups.Open() != nil {
		return
	}
	if f.typing != nil && !at.In(f.typing.Rect()) {
		f.end(true)
	}
	for i, s := range w.Seats {
		if w.Seats.hidden(i, at) {
			continue
		}
		for _, c := range s.Controls() {
			if at.In(c.Rect()) && !c.Off() {
				f.on = c
			}
		}
	}
}

// typed begins to type into a field that was pressed.
func (f *focus) typed(w *Window) {
	for _, s := range w.Seats {
		for _, c := range s.Controls() {
			if field, ok := c.(*ui.Field); ok && field.Asked() {
				f.edit(field)
			}
		}
	}
	if f.typing != nil && (!f.typing.Typing() || f.typing.Rect().Empty()) {
		f.typing.End(false)
		f.typing = nil
	}
}

// edit lets a field take what is typed.
func (f *focus) edit(field *ui.Field) {
	if f.typing == field {
		return
	}
	f.end(true)
	f.typing, f.on = field, field
	field.Begin()
}

// end ends typing; what was typed is taken where it can be, and lost where not.
func (f *focus) end(take bool) {
	if f.typing != nil && !f.typing.End(take) {
		f.typing.End(false)
	}
	f.typing = nil
}

// tab moves the focus: to the next control or the one before, or to the first of
// another panel. Controls that are off are passed over.
func (w *Window) tab(back, panel bool) {
	type stop struct {
		c    ui.Control
		seat int
	}
	var stops []stop
	at := -1
	for i, s := range w.Seats {
		for _, c := range s.Controls() {
			if c.Rect().Empty() {
				continue
			}
			if c == w.focus.on {
				at = len(stops)
			}
			stops = append(stops, stop{c, i})
		}
	}
	n := len(stops)
	if n == 0 {
		return
	}
	w.focus.byKeys, w.repaint.all = true, true
	step, from := 1, -1
	if at >= 0 {
		from = stops[at].seat
	}
	if back {
		step = -1
		if at < 0 {
			at = n
		}
	}
	for range n {
		at = (at + step + n) % n
		if stops[at].c.Off() || panel && stops[at].seat == from {
			continue
		}
		if panel { // a panel is entered at its beginning, from either side
			for at > 0 && stops[at-1].seat == stops[at].seat {
				at--
			}
			for stops[at].c.Off() {
				at++
			}
		}
		w.focus.on = stops[at].c
		return
	}
}

// arrows are how the arrow keys change what has the focus, nil for nothing.
func (f *focus) arrows() *ui.Arrows {
	if !f.byKeys || f.on == nil || f.on.Off() || f.on.Rect().Empty() {
		return nil
	}
	switch c := f.on.(type) {
	case *ui.Slider:
		return c.Arrows()
	case *ui.Field:
		return c.Turns
	}
	return nil
}

// turning are the keys that change a value.
func turning() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyArrowLeft, ebiten.KeyArrowRight, ebiten.KeyHome, ebiten.KeyEnd}
}

// turn lets the arrows, Home and End change the value that has the focus, and tells
// whether one of them did. Without such a value they are the episode's.
func (f *focus) turn(k ui.Keys) bool {
	v := f.arrows()
	held := false
	for _, key := range turning() {
		held = held || k.Down(key)
	}
	if was := f.turning; was != nil && (!held || v == nil) {
		f.turning = nil
		if was.Done != nil {
			was.Done()
		}
	}
	if v == nil || !held {
		return false
	}
	f.turning = v
	switch {
	case k.Repeats(ebiten.KeyArrowLeft):
		v.By(-1, k.Shift())
	case k.Repeats(ebiten.KeyArrowRight):
		v.By(1, k.Shift())
	case k.Just(ebiten.KeyHome):
		v.End(false)
	case k.Just(ebiten.KeyEnd):
		v.End(true)
	}
	return true
}

// enter presses the control that has the focus, or begins to type in the field that
// has it, and tells whether there was one.
func (f *focus) enter() bool {
	if f.on == nil || f.on.Off() || f.on.Rect().Empty() {
		return false
	}
	switch c := f.on.(type) {
	case *ui.Button:
		c.Press()
		return true
	case *ui.Field:
		f.edit(c)
		return true
	}
	return false
}
