package lives

import (
	"fmt"

	"hebbarium/app/ui"
)

// Notes say how many came back, and how a tile is read.
func (p *Panel) Notes() []ui.Note {
	if !p.on() || p.region.Empty() {
		return nil
	}
	var notes []ui.Note
	if p.words.large != "" {
		n := ui.Note{
			Title: "How many came back",
			Text:  fmt.Sprintf("Of all %d lives, each with the same injury. Back is 90 %% of the pace of its own twin, spared, for 100 steps.", p.view.Many),
		}.In(p.words.place)
		n.At.X = p.words.place.Min.X + p.px.Px(90)
		notes = append(notes, n)
	}
	tile := p.grid.tile(min(p.grid.side+2, p.grid.count))
	lost := "fell over or stuck: gets nowhere"
	if p.view.World == "car" {
		lost = "off: left the field; " + lapDone + ": came round"
	}
	return append(notes, ui.Note{
		Title: "One life of many",
		Text:  "At its top right: steps until it was back. steady: never slowed; lost: slowed again; " + lost + ". Bar: its pace. Double click opens it.",
	}.In(tile))
}
