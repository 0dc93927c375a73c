package window

import (
	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// waiting lets the life stand still while a person types into something that lies over the
// window, so that what it is about is still there when they are done.
type waiting struct {
	stands bool   // it played when that was opened
	opened int    // the session that it is
	let    bool   // it was let go on, and the moment after that is not seen yet
	at     uint64 // serial of the one that is
}

// hear takes notice of what lies over the window. A life that was opened meanwhile begins as
// it is to.
func (s *waiting) hear(w *Window) {
	_, types := w.Popups.Open().(ui.Typed)
	v := w.Desk.View()
	// One popup that leads to another closes before the other opens, in the same moment.
	plays := v.Snap.Playing || s.let && s.at == v.Snap.Serial
	switch {
	case types && !s.stands && plays && v.Snap.Seeking < 0:
		*s = waiting{stands: true, opened: v.Opened}
		w.Desk.Send(desk.Run{On: false})
	case !types && s.stands:
		if s.stands = false; v.Opened == s.opened {
			s.let, s.at = true, v.Snap.Serial
			w.Desk.Send(desk.Run{On: true})
		}
	}
}
