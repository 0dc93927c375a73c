package desk

import (
	"hebbarium/app/ui"
)

// Hand is how panels act on what is open: they send commands, say lines of news, and
// look at the view that says what may be done. A test gives them a Hand of its own.
type Hand struct {
	Send func(Command)
	Say  func(string)
	View func() *View
}

// Hand is the desk's own.
func (d *Desk) Hand() *Hand { return &Hand{Send: d.Send, Say: d.Say, View: d.View} }

// Action is an action that sends a command; it is refused where the desk refuses that.
func (h *Hand) Action(id, title, keys string, chords []ui.Chord, c Command) ui.Action {
	return ui.Action{
		ID: id, Title: title, Keys: keys, Chords: chords,
		Run: func() { h.Send(c) }, Why: func() string { return h.View().Refuses(c) },
	}
}

// In makes an action one of a single world.
func (h *Hand) In(world string, a ui.Action) ui.Action {
	a.Shown = func() bool { return h.View().World == world }
	return a
}

// Button is a command with a face: it is off where the desk refuses the command.
func (h *Hand) Button(name, tip string, f ui.Face, c Command) *ui.Button {
	b := ui.NewButton(name, tip, f, func() { h.Send(c) })
	b.Why = func() string { return h.View().Refuses(c) }
	return b
}
