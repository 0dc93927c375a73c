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

// hear takes notice of what lies over the window. A life that was opened meanwhile begins as
// it is to.
func (s *waiting) hear(w *Window) {
	_, types := w.Popups.Open().(ui.Typed)
	v := w.Desk.View()
	switch {
	case types && !s.stands && v.Snap.Playing && v.Snap.Seeking < 0:
		*s = waiting{true, v.Opened}
		w.Desk.Send(desk.Run{On: false})
	case !types && s.stands:
		if s.stands = false; v.Opened == s.opened {
			w.Desk.Send(desk.Run{On: true})
		}
	}
}
