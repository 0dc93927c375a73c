package app

import (
	"image"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// tip is the hint of what the pointer rests on.
type tip struct {
	text  string
	place image.Rectangle // of what it is about
	since time.Time
	quiet bool // it was pressed: nothing more is said until the pointer leaves it
}

// tipDelay is how long the pointer rests before the hint comes, and tipStay how long
// the hint stays.
const (
	tipDelay = 600 * time.Millisecond
	tipStay  = 4 * time.Second
)

// rest takes note of what the pointer is on. A text that changes while it is seen, as
// that of a value under the pointer, stays from then on.
func (t *tip) rest(text string, place image.Rectangle, pressed bool, now time.Time) {
	if text == "" || place != t.place {
		*t = tip{place: place, since: now}
	} else if text != t.text && t.shown(now) {
		t.since = now.Add(-tipDelay)
	}
	t.text = text
	t.quiet = t.quiet || pressed
}

// shown tells whether the hint is to be seen.
func (t *tip) shown(now time.Time) bool {
	rested := now.Sub(t.since)
	return t.text != "" && !t.quiet && rested >= tipDelay && rested < tipDelay+tipStay
}

// restOn finds what the pointer rests on.
func (g *Game) restOn() {
	text, place := "", image.Rectangle{}
	for _, w := range g.controls {
		var hover bool
		var hint, why string
		switch c := w.(type) {
		case *control:
			hover, hint, why = c.hover && c.shown(), c.hint, c.why
		case *slider:
			hover, hint, why = c.hover, c.hint, c.why
		case *field:
			hover, hint = c.hover && !c.typing, c.hint
		}
		if why != "" {
			hint = why
		}
		if hover && hint != "" {
			text, place = hint, w.GetWidget().Rect
		}
	}
	if text == "" {
		text, place = g.timeline.hint()
	}
	pressed := ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)
	g.tip.rest(text, place, pressed, time.Now())
}

// tipPlace is where the hint lies, empty while there is none.
func (g *Game) tipPlace() image.Rectangle {
	t := &g.tip
	if g.popup != nil || !t.shown(time.Now()) {
		return image.Rectangle{}
	}
	typ := g.theme.Type
	size := image.Pt(int(typ.Width(t.text, kit.Caption, kit.Regular)+typ.Px(20)), int(typ.Px(26)))
	var others []image.Rectangle
	for _, w := range g.controls {
		if d := w.GetWidget(); d.IsVisible() && d.Rect != t.place {
			others = append(others, d.Rect)
		}
	}
	others = append(others, g.layout.At["body"])
	return besideOthers(t.place, size, image.Rectangle{Max: g.size}, others, t.place.In(g.layout.Rack) || t.place.In(g.layout.Popover))
}

// Distances of a hint from its control, in pixels: the usual one, that to which it is
// moved, by steps, where it would lie on another control, and the greatest: over a row of
// other controls, further off it would not seem to be about its own, and over the rack.
const (
	tipGap  = 6
	tipStep = 4
	tipFar  = 48
	overFar = 100
)

// besideOthers places a hint under a control, or over it, as near as it can lie to
// the control without hiding one of the others; where there is no such place, close
// beside the control, so that it hides as little of the others as it can.
func besideOthers(of image.Rectangle, size image.Point, window image.Rectangle, others []image.Rectangle, over bool) image.Rectangle {
	left := min(max(of.Min.X, 8), window.Max.X-8-size.X)
	right := max(min(of.Max.X, window.Max.X-8)-size.X, 8) // it ends where the control does
	at := func(x, distance int, over bool) image.Rectangle {
		y := of.Max.Y + distance
		if over {
			y = of.Min.Y - distance - size.Y
		}
		return image.Rect(x, y, x+size.X, y+size.Y)
	}
	far := tipFar
	if over {
		far = overFar
	}
	for _, side := range []bool{over, !over} {
		for i := range far / tipStep {
			distance := tipGap + tipStep*(i-1) // the usual one first, then a nearer one
			if i == 0 {
				distance = tipGap
			} else if i == 1 {
				distance = tipGap - tipStep
			}
			for _, x := range []int{left, right} {
				if r := at(x, distance, side); r.In(window) && !overlaps(r, others) {
					return r
				}
			}
		}
	}
	if r := at(left, tipGap-tipStep, over); r.In(window) {
		return r
	}
	return at(left, tipGap-tipStep, !over)
}

// drawTip shows the hint beside its control.
func (g *Game) drawTip(p *painter) {
	r := g.tipPlace()
	if r.Empty() {
		return
	}
	overlayCard(p, r)
	_, m := middle(r)
	p.text(g.tip.text, float64(r.Min.X)+p.px(10), m, kit.Caption, kit.Regular, kit.Text2, kit.Left)
}
