package window

import (
	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// waiting lets the life stand still while a person types into something that lies over the
// window, so that what it is about is still there when they are done.
type waiting struct {
	stands bool // it played when that was opened
	opened int  // the session that it is
}

// wait hears what lies over the window. A life that was opened meanwhile begins as it is to.
func (w *Window) wait() {
	_, types := w.Popups.Open().(ui.Typed)
	v := w.Desk.View()
	switch {
	case types && !w.waiting.stands && v.Snap.Playing && v.Snap.Seeking < 0:
		w.waiting = waiting{true, v.Opened}
		w.Desk.Send(desk.Run{On: false})
	case !types && w.waiting.stands:
		if w.waiting.stands = false; v.Opened == w.waiting.opened {
			w.Desk.Send(desk.Run{On: true})
		}
	}
}
