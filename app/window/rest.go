package window

import (
	"image"
	"time"

	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// quiet lets the window rest while nothing happens in it: it then looks for news five times a
// second, or once where nobody sees it, and at once where there is input.
type quiet struct {
	idle   int           // ticks without anything
	now    time.Duration // between two looks at rest, 0 while it does not rest
	drew   bool          // something was drawn since the last tick
	hidden bool          // nobody sees the window: nothing is drawn
	at     image.Point
	held   bool // a key was down in the tick before
}

// restAfter is the number of ticks without anything after which the window rests, restTime
// the time between two looks at rest, and unseenTime while nobody sees it.
const (
	restAfter  = 30
	restTime   = 200 * time.Millisecond
	unseenTime = time.Second
)

// input tells whether a person does something with keyboard or mouse.
func (r *quiet) input(at image.Point, w *Window) bool {
	held := len(inpututil.AppendPressedKeys(nil)) > 0
	did := held || r.held || len(w.keys.taps.due) > 0 || at != r.at || w.pointer.Down || w.pointer.Released || w.pointer.Right || w.pointer.Wheel != 0
	r.held, r.at = held, at
	return did
}

// repose decides whether the window rests until the next tick, in which there was input or
// not.
func (w *Window) repose(input bool) {
	r := &w.quiet
	if w.Frame != nil {
		if w.Frame.Bared() {
			w.repaint.all = true
		}
		was := r.hidden
		if r.hidden = w.Frame.Hidden() && !w.Film.Busy(); was && !r.hidden {
			w.repaint.all, input = true, true
		}
		w.Desk.Watched(!r.hidden)
	}
	s := w.Desk.View().Snap
	busy := input || r.drew || w.repaint.all || s.Playing || s.Seeking >= 0 || w.Popups.Open() != nil || w.focus.typing != nil || w.Film.Busy()
	r.drew = false
	if r.idle++; busy && !r.hidden {
		r.idle = 0
	}
	var now time.Duration
	switch {
	case r.hidden:
		now = unseenTime
	case r.idle >= restAfter:
		now = restTime
	}
	if now != r.now && w.Frame != nil {
		r.now = now
		w.Frame.Rest(now)
	}
}
