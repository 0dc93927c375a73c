package switches

import (
	"fmt"
	"image"
	"strings"

	"hebbarium/app/panel/maps/term"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// face draws a term with its switch where there is room for one, or η with what it is
// multiplied by.
func (r *Row) face(i int) ui.Face {
	return func(g *ui.Painter, place image.Rectangle, c ui.State) {
		name := r.name(i)
		by, same := r.Strength(name)
		ground, ink := ui.Ground(c), kit.TermColour(name)
		off := same && by == 0
		if off || !same || name == eta && by != 1 {
			ground, ink = kit.WarnBG, kit.Warn
		}
		if c.Off {
			ink = kit.Off
		}
		g.Round(place, kit.Radius, ground)
		label := words.Coefficient(name)
		_, y := ui.Middle(place)
		w := g.Width(label, kit.Body, kit.Medium)
		x, size := float64(place.Min.X)+g.Px(10), kit.Body
		if name == eta {
			g.Text(label, x, y, size, kit.Medium, ink, kit.Left)
			value := "×" + words.Times(float64(by))
			if !same {
				value = "×…"
			}
			g.Text(value, float64(place.Max.X)-g.Px(8), y, kit.Caption, kit.Mono, ink, kit.Right)
			return
		}
		if g.Px(sign)+w > float64(place.Dx()) {
			room := float64(place.Dx()) - g.Px(6)
			if w > room {
				size = kit.Caption
				label = g.Fit(label, room, size, kit.Medium) // the tip has all of it
				w = g.Width(label, size, kit.Medium)
			}
			x, _ = ui.Middle(place)
			g.Text(label, x, y, size, kit.Medium, ink, kit.Centre)
			if off {
				pen := g.Theme.Pen()
				pen.FillRect(x-w/2-g.Px(3), y-1, w+g.Px(6), 2, ink)
				pen.Flush(g.Dst)
			}
			return
		}
		g.Text(label, x, y, size, kit.Medium, ink, kit.Left)
		ui.Switch(g, x+w+g.Px(8), y, !off, c.Off)
	}
}

// moreFace draws how many terms are in the list, in warn where one of them is changed.
func (r *Row) moreFace(g *ui.Painter, place image.Rectangle, c ui.State) {
	rest := term.Of(r.rule())[r.shown:]
	ground, ink := ui.Ground(c), ui.Ink(c)
	if len(r.changed(rest)) > 0 {
		ground, ink = kit.WarnBG, kit.Warn
	}
	g.Round(place, kit.Radius, ground)
	x, y := ui.Middle(place)
	g.Text(fmt.Sprint("+", len(rest)), x, y, kit.Body, kit.Medium, ink, kit.Centre)
}

// DrawNote says what is changed and since when, where there is room behind the switches and
// before a place.
func (r *Row) DrawNote(g *ui.Painter, y, before float64) {
	notes := r.Changed()
	if len(notes) == 0 {
		return
	}
	last := 0
	for _, b := range r.Controls() {
		last = max(last, b.Rect().Max.X)
	}
	x := float64(last) + g.Px(16)
	for _, text := range []string{strings.Join(notes, ", "), fmt.Sprint(len(notes), " terms changed")} {
		if x+g.Width(text, kit.Caption, kit.Regular)+g.Px(8) <= before {
			g.Text(text, x, y, kit.Caption, kit.Regular, kit.Warn, kit.Left)
			return
		}
	}
}
