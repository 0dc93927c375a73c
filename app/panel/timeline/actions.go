package timeline

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// Actions are what keys and the palette do with the live edge and with injuries that
// were made.
func (p *Panel) Actions() []ui.Action {
	undo := p.hand.Action("undo", "Undo an injury", "Ctrl Z", []ui.Chord{{Key: ebiten.KeyZ, Ctrl: true, Again: true}}, desk.Undo{})
	redo := p.hand.Action("redo", "Redo an injury", "Ctrl Shift Z", []ui.Chord{{Key: ebiten.KeyZ, Ctrl: true, Shift: true, Again: true}}, desk.Redo{})
	undo.Injures, redo.Injures = true, true
	live := p.hand.Action("live", "Go to the live edge", "End", ui.Key(ebiten.KeyEnd), desk.GoLive{})
	live.Run = p.live
	return []ui.Action{
		live, undo, redo,
	}
}

// Mouse is what the mouse does here.
func (p *Panel) Mouse() []ui.Row {
	return []ui.Row{{Title: "Timeline: scrub, or zoom", Note: "drag, scroll"}, {Title: "Timeline: all of it again", Note: "double click"}}
}
