package overlay

import (
	"errors"
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/clipboard"
	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/replay/link"
)

// Links copies a link to the life that is open, and follows one that was copied elsewhere.
type Links struct {
	hand   *desk.Hand
	popups *ui.Popups
	bar    func() image.Rectangle // that the question hangs from
	copy   func(text string) error
	paste  func() (string, error)
	shows  func() string // what the brain's maps show, of link.Maps
}

// NewLinks makes it; bar tells where the top bar lies, copy and paste are the clipboard's.
func NewLinks(hand *desk.Hand, popups *ui.Popups, bar func() image.Rectangle, copy func(text string) error, paste func() (string, error), shows func() string) *Links {
	return &Links{hand, popups, bar, copy, paste, shows}
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

// follow follows the link on the clipboard, which may have lain there for long: so it asks
// first, with the life that it leads to.
func (l *Links) follow() {
	text, err := l.paste()
	switch {
	case errors.Is(err, clipboard.ErrLong):
		l.hand.Say("What is on the clipboard is too long for a link")
		return
	case err != nil || !link.Is(text):
		l.hand.Say("There is no link on the clipboard")
		return
	}
	to, err := link.Parse(text)
	if err != nil { // a card says why
		l.hand.Send(desk.Follow{Link: text})
		return
	}
	rows := []ui.Row{
		{Title: "Follow the link on the clipboard", More: words.Upper(words.Link(&to)), Chosen: true, Act: func() { l.hand.Send(desk.Follow{Link: text}) }},
		{Title: "Stay with this life", Act: func() {}},
	}
	ui.OpenList(l.popups, func() image.Rectangle {
		bar := l.bar()
		middle := (bar.Min.X + bar.Max.X) / 2
		return image.Rect(middle-220, bar.Min.Y, middle+220, bar.Max.Y)
	}, rows, 440)
}
