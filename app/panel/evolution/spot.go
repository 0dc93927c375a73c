package evolution

import (
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// spot is a place of the sheet that can be pressed; one without act is off.
type spot struct {
	place image.Rectangle
	label string
	icon  kit.Icon
	tone  tone
	act   func()
	field *ui.Field // that is typed into there; nil for a button
}

// tone is how a spot looks.
type tone uint8

const (
	plainSpot  tone = iota
	chosenSpot      // of a row of choices
	firstSpot       // the one to press first
)

// draw draws the spot, under the pointer or not, with a ring where the keys are on it.
func (b *spot) draw(g *ui.Painter, over, ringed bool) {
	if b.field != nil {
		b.field.Draw(g)
		if ringed || b.field.Typing() {
			g.Ring(b.place)
		}
		return
	}
	back, colour, weight := kit.BG2, kit.Text, kit.Medium
	switch {
	case b.act == nil:
		colour = kit.Off
	case b.tone == chosenSpot:
		back, colour, weight = kit.AccentBG, kit.Accent, kit.SemiBold
	case b.tone == firstSpot:
		back, colour = kit.Accent, kit.OnAccent
		if over {
			back = kit.Accent.Mix(kit.White, 0.2)
		}
	case over:
		back = kit.BG3
	}
	if b.label == "" && !over {
		back = kit.BG0
	}
	g.Round(b.place, kit.Radius, back)
	x, y := ui.Middle(b.place)
	w := g.Width(b.label, kit.Body, weight)
	if b.icon != kit.NoIcon {
		size := g.Px(15)
		if b.label == "" {
			g.Icon(b.icon, x, y, size, colour)
		} else {
			total := size + g.Px(10) + w
			g.Icon(b.icon, x-total/2+size/2, y, size, colour)
			x += (total - w) / 2
		}
	}
	g.Text(b.label, x, y, kit.Body, weight, colour, kit.Centre)
	if ringed {
		g.Ring(b.place)
	}
}

// widthOf is the width that a button of these words needs.
func (s *sheet) widthOf(label string, icon kit.Icon) int {
	t := s.p.theme.Type
	w := t.Width(label, kit.Body, kit.SemiBold) + t.Px(28)
	if icon != kit.NoIcon {
		w += t.Px(25)
	}
	return int(w)
}
