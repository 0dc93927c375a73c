package window

import (
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/screen"
	"hebbarium/app/ui"
)

// taps finds the presses that the toolkit has made one of: it tells of each key only what
// became of it last between two frames. The screen is told of each press, in its own time.
type taps struct {
	frame int                // that is being made
	known []screen.Press     // before the last was drawn: the toolkit shows them in this one at the latest
	early []screen.Press     // since then
	open  map[ebiten.Key]int // presses that were known and not shown; below 0, the other way round
	last  map[ebiten.Key]int // frame in which the toolkit showed a press last
	due   []due              // that were missed and are still to act
	text  int                // last frame in which something was typed into had the keyboard
}

// due is a press that is still to act, on what it was meant for: a text, or the window.
type due struct {
	screen.Press
	text bool
}

// drawn ends a frame, with the presses that the screen was told of until then.
func (t *taps) drawn(p []screen.Press) {
	t.known = append(append(t.known, t.early...), p...)
	t.early = nil
	t.frame++
}

// hear hears of presses before the frame ends, for what they were meant with.
func (t *taps) hear(p []screen.Press) { t.early = append(t.early, p...) }

// with is the press of the one key among some that is no modifier, as the screen was told of
// it; nil where there are several, or where it was not told yet.
func (t *taps) with(keys []ebiten.Key) *screen.Press {
	var key []ebiten.Key
	for _, k := range keys {
		if !slices.Contains(modifiers, k) {
			key = append(key, k)
		}
	}
	for i := len(t.early) - 1; len(key) == 1 && i >= 0; i-- {
		if t.early[i].Key == key[0] {
			return &t.early[i]
		}
	}
	return nil
}

// heard are the presses that a window's system was told of since they were asked for last,
// none where there is no such window.
func heard(f Frame) []screen.Press {
	if f == nil {
		return nil
	}
	return f.Presses()
}

// shown takes the keys that the toolkit shows to have gone down in a tick.
func (t *taps) shown(keys []ebiten.Key) {
	if t.last == nil {
		t.open, t.last = map[ebiten.Key]int{}, map[ebiten.Key]int{}
	}
	for _, k := range keys {
		t.last[k] = t.frame
		t.open[k]--
	}
}

// missed adds to what is due the presses that were not shown. What the toolkit did not show
// lately at all went down elsewhere, and counts for nothing.
func (t *taps) missed() {
	for k, at := range t.last {
		if at < t.frame-lately {
			delete(t.last, k)
			delete(t.open, k)
		}
	}
	for _, p := range t.known {
		if _, shown := t.last[p.Key]; !shown {
			continue
		}
		if t.open[p.Key]++; t.open[p.Key] > 0 {
			t.open[p.Key] = 0
			t.due = append(t.due, due{p, t.text > 0 && t.frame-t.text <= shownWithin})
		}
	}
	t.known = nil
}

// shownWithin is the number of frames between a press that the toolkit shows and its being
// heard of, at the most.
const shownWithin = 2

// lately is the number of frames in which a press may be shown and heard of.
const lately = 30

// tap lets a press that was missed act, of several one in each tick: when what came before
// it has had its effect, so that of two that turn something over each does. What was typed
// into a text that is gone meanwhile is no key of the window.
func (w *Window) tap() {
	t := &w.keys.taps
	t.missed()
	t.due = slices.DeleteFunc(t.due, func(d due) bool { return d.text && !typedInto(w) })
	if len(t.due) > 0 && !w.Desk.Behind() {
		p := t.due[0].Press
		t.due = t.due[1:]
		w.Press(tap{w.keys, p, w.keys.place})
	}
}

// typedInto tells whether a text, or a list with one, has the keyboard.
func typedInto(w *Window) bool { return w.Popups.Open() != nil || w.focus.typing != nil }

// meant notes, before a tick's keys act, what they are meant for.
func meant(w *Window) {
	if typedInto(w) {
		w.keys.taps.text = max(w.keys.taps.frame, 1)
	}
}

// tap is a keyboard in which one key goes down and up again.
type tap struct {
	ui.Keys
	press screen.Press
	place func(ebiten.Key) ebiten.Key
}

func (t tap) Just(k ebiten.Key) bool    { return t.place(k) == t.press.Key }
func (t tap) Repeats(k ebiten.Key) bool { return t.Just(k) }
func (t tap) Down(ebiten.Key) bool      { return false }
func (t tap) Ctrl() bool                { return t.press.Ctrl }
func (t tap) Shift() bool               { return t.press.Shift }
func (t tap) Turned() bool              { return false }
func (t tap) Typed() []rune             { return nil } // all of it was typed in one tick
