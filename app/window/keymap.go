package window

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// Keymap is what the window itself does by key and palette: its settings, and what
// belongs to no panel.
func (w *Window) Keymap(hand *desk.Hand) []ui.Action {
	return []ui.Action{
		hand.Action("talk", "Hide bars and rack for a talk", "H", ui.Key(ebiten.KeyH), desk.Talk{}),
		{ID: "full screen", Title: "Full screen, or a window again", Keys: "F11", Chords: ui.Key(ebiten.KeyF11), Run: func() { w.Frame.SetFull(!w.Frame.Full()) }, Shown: func() bool { return w.Frame != nil }},
		hand.Action("text size", "Text size: 100, 125, 150 %", "Ctrl 0", []ui.Chord{{Key: ebiten.Key0, Ctrl: true}}, desk.NextTextSize{}),
		hand.Action("projector", "Projector preset on or off", "", nil, desk.Projector{}),
		hand.Action("motion", "Reduced motion on or off", "", nil, desk.ReducedMotion{}),
		hand.Action("slow injuries", "Slow motion at an injury on or off", "", nil, desk.SlowInjuries{}),
		hand.Action("grey", "Grey map of |w| on or off", "", nil, desk.GreyMap{}),
		hand.In("ant", hand.Action("ant picture", "Ant picture: automatic, traced, triangles", "", nil, desk.NextAntPicture{})),
		hand.In("ant", hand.Action("contacts", "Show contacts, or hide them", "", nil, desk.Contacts{})),
		{ID: "escape", Title: "Disarm, close", Keys: "Esc", Chords: ui.Key(ebiten.KeyEscape), Run: func() { w.escape(hand) }, Hidden: true},
	}
}

// escape disarms and closes, one thing at a time: what the panels have open, those on top
// first, then the focus, a lesson, a talk, the full screen.
func (w *Window) escape(hand *desk.Hand) {
	for i := len(w.Seats) - 1; i >= 0; i-- {
		if e, ok := w.Seats[i].Panel.(Escaping); ok && e.Escape() {
			return
		}
	}
	v := hand.View()
	switch {
	case w.focus.byKeys && w.focus.on != nil:
		w.focus.byKeys, w.repaint.all = false, true // the arrows are the episode's again
	case v.Lesson.Running():
		hand.Send(desk.EndLesson{})
	case v.Talk:
		hand.Send(desk.Talk{})
	case w.Frame != nil && w.Frame.Full():
		w.Frame.SetFull(false)
	}
}
