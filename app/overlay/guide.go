package overlay

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/library"
	"hebbarium/app/ui"
)

// Guide leads from the window to the guide's pages.
type Guide struct {
	Place func() (page string, err error) // writes the pages, and says where the first one is
	Open  func(page string) error         // shows a page in the system's browser
	Copy  func(text string) error         // puts a text on the clipboard
	Tell  func(news string)               // from any goroutine
}

// Actions open the guide.
func (g *Guide) Actions() []ui.Action {
	return []ui.Action{{
		ID: "guide", Title: "Read the guide", Keys: "Shift F1", Chords: []ui.Chord{{Key: ebiten.KeyF1, Shift: true}},
		Run: func() { go g.read() },
	}}
}

// read shows the guide, and says where it is: whoever shows it may fail unheard.
func (g *Guide) read() {
	page, err := g.Place()
	switch {
	case err != nil:
		g.Tell("The guide cannot be written: " + err.Error() + "  ·  hebbarium help guide shows it in a terminal")
	case g.Open(page) == nil:
		g.Tell("The guide opens in your browser: " + library.Short(page))
	case g.Copy(page) == nil:
		g.Tell("No browser is found; the guide's path is copied: " + library.Short(page))
	default:
		g.Tell("No browser is found; the guide is " + library.Short(page))
	}
}
