package app

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render"
)

// tip is the hint of what the pointer has rested on.
type tip struct {
	text  string
	place image.Rectangle
	since int
}

// tipTicks is how long the pointer rests before the hint comes.
const tipTicks = 36

// restOn finds what the pointer rests on.
func (g *Game) restOn() {
	text, place := "", image.Rectangle{}
	for _, w := range g.controls {
		var hover bool
		var hint string
		switch c := w.(type) {
		case *control:
			hover, hint = c.hover && c.shown() && !c.down, c.hint
		case *slider:
			hover, hint = c.hover && !c.drag, c.hint
		case *field:
			hover, hint = c.hover && !c.typing, c.hint
		}
		if hover && hint != "" {
			text, place = hint, w.GetWidget().Rect
		}
	}
	if text == "" {
		text, place = g.timeline.hint()
	}
	if text != "" && place == g.tip.place {
		g.tip.text = text // of the same thing, which goes on
	}
	if text != g.tip.text || ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft) {
		g.tip = tip{text, place, g.tick}
	}
}

// tipPlace is where the hint lies, empty while there is none.
func (g *Game) tipPlace() image.Rectangle {
	t := g.tip
	if t.text == "" || g.tick-t.since < tipTicks || g.popup != nil {
		return image.Rectangle{}
	}
	typ := g.theme.Type
	w, h := int(typ.Width(t.text, render.Caption, render.Regular)+typ.Px(20)), int(typ.Px(28))
	x := min(max(t.place.Min.X, 8), g.size.X-8-w)
	y := t.place.Max.Y + 6
	if y+h > g.size.Y {
		y = t.place.Min.Y - 6 - h
	}
	return image.Rect(x, y, x+w, y+h)
}

// drawTip shows the hint under its control.
func (g *Game) drawTip(p *painter) {
	r := g.tipPlace()
	if r.Empty() {
		return
	}
	overlayCard(p, r)
	_, m := middle(r)
	p.text(g.tip.text, float64(r.Min.X)+p.px(10), m, render.Caption, render.Regular, render.Text2, render.Left)
}
