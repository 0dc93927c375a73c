package world

import (
	"cmp"
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// agentLine says what the agent's view is.
const agentLine = "All that the network gets: 84 × 84 pixels, as they are. The world around it is drawn for you."

// Notes say what the body is, and what the agent sees.
func (p *Panel) Notes() []ui.Note {
	if p.view == nil || p.place.Empty() {
		return nil
	}
	var notes []ui.Note
	look := p.looks[p.view.World]
	if at := p.seen.at; p.seen.ok && at.In(p.place) {
		notes = append(notes, ui.Note{Title: look.body, Text: look.line, About: image.Rectangle{Min: at, Max: at}.Inset(-20), At: at})
	}
	if card := p.card(); !card.Empty() && len(notes) > 0 {
		notes = append(notes, ui.Note{Title: "What it sees", Text: agentLine}.In(card))
	}
	return notes
}

// seen is where the body was drawn last, not ok where it was not.
type seen struct {
	at image.Point
	ok bool
}

// body is where the body is seen.
func (p *Panel) body() seen {
	m := kit.Pt(float64(p.place.Min.X), float64(p.place.Min.Y))
	b, _, _, ok := p.stage().reach(m, p.view.Snap)
	return seen{image.Pt(int(b.X), int(b.Y)), ok}
}

// hintReach is the half of the side of the place that a hint about the body is said of, in
// pixels: it stays while the pointer rests, though the body moves on.
const hintReach = 14

// Hint says what the body and the agent's view are.
func (p *Panel) Hint(at image.Point) (string, image.Rectangle) {
	if card := p.card(); at.In(card) {
		return cmp.Or(p.stage().hint(at, card, p.view), agentLine), card
	}
	if at.In(p.place) && p.grip.drag == noDrag && p.stage().holds(kit.Pt(float64(at.X), float64(at.Y)), p.view.Snap) {
		return p.looks[p.view.World].line, image.Rectangle{Min: at, Max: at}.Inset(-hintReach)
	}
	return "", image.Rectangle{}
}

// Part is the agent's view, where a lesson looks at it.
func (p *Panel) Part(look string) image.Rectangle {
	if look != "agent" {
		return image.Rectangle{}
	}
	return p.card()
}
