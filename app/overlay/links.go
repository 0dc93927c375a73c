package overlay

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/evolve/replay/link"
)

// Links copies a link to the life that is open, and follows one that was copied elsewhere.
type Links struct {
	hand  *desk.Hand
	copy  func(text string) error
	paste func() (string, error)
	shows func() string // what the brain's maps show, of link.Maps
}

// NewLinks makes it; copy and paste are the clipboard's.
func NewLinks(hand *desk.Hand, copy func(text string) error, paste func() (string, error), shows func() string) *Links {
	return &Links{hand, copy, paste, shows}
}

// Actions copy a link and follow one.
func (l *Links) Actions() []ui.Action {
	return []ui.Action{
		{
			ID: "copy link", Title: "Copy a link to this life", Keys: "Ctrl L", Chords: []ui.Chord{{Key: ebiten.KeyL, Ctrl: true}},
			Run: func() { l.hand.Send(desk.CopyLink{Copy: l.copy, Map: l.shows()}) },
			Why: func() string { return l.hand.View().Refuses(desk.CopyLink{}) },
		},
		{
			ID: "paste link", Title: "Follow the link on the clipboard", Keys: "Ctrl V", Chords: []ui.Chord{{Key: ebiten.KeyV, Ctrl: true}},
			Run: l.follow,
		},
	}
}

// follow follows the link on the clipboard.
func (l *Links) follow() {
	text, err := l.paste()
	if err != nil || !link.Is(text) {
		l.hand.Say("There is no link on the clipboard")
		return
	}
	l.hand.Send(desk.Follow{Link: text})
}
