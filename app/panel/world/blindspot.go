package world

import (
	"fmt"
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/evolve/sense"
)

// blindSpot lets a blind spot be drawn on what the agent sees, and be moved, resized and
// taken away there. All but the grip is read from the life.
type blindSpot struct {
	drag  spotDrag
	from  image.Point     // pixel of the picture where a drag began
	start image.Rectangle // of the spot then
	now   image.Rectangle // while it is dragged
}

// spotDrag is what a drag on the agent's view does.
type spotDrag uint8

const (
	noSpot spotDrag = iota
	drawSpot
	moveSpot
)

// leastSpot is the least side of a spot that is drawn: a drag of less is a click.
const leastSpot = 2

// spotOf is the blind spot that an agent has, in pixels of its picture, empty for none.
func spotOf(v *desk.View) image.Rectangle {
	c, _ := v.Snap.Senses.Of("", sense.Blind)
	p := c.Patch
	return image.Rect(p.X, p.Y, p.X+p.Width, p.Y+p.Height)
}

// strike is the command that gives the agent a blind spot, or takes it away.
func strike(spot image.Rectangle) desk.Command {
	c := sense.Change{How: sense.Blind}
	if !spot.Empty() {
		c.Patch = sense.Patch{X: spot.Min.X, Y: spot.Min.Y, Width: spot.Dx(), Height: spot.Dy()}
	}
	return desk.One("sense", c.String())
}

// shown is the spot as the view shows it.
func (b *blindSpot) shown(v *desk.View) image.Rectangle {
	if b.drag != noSpot {
		return b.now
	}
	return spotOf(v)
}

// pointer follows the mouse over a picture of so many pixels that lies at a place. used
// tells that the mouse is the spot's; the command is nil for nothing.
func (b *blindSpot) pointer(m ui.Pointer, place image.Rectangle, v *desk.View) (c desk.Command, used bool) {
	whole := image.Rect(0, 0, agentSide, agentSide)
	if place.Empty() || v.NoRules || v.Refuses(desk.Injure{}) != "" {
		b.drag = noSpot
		return nil, false
	}
	at := image.Pt((m.At.X-place.Min.X)*agentSide/place.Dx(), (m.At.Y-place.Min.Y)*agentSide/place.Dy())
	spot := spotOf(v)
	if b.drag == noSpot {
		if !m.Over(place) {
			return nil, false
		}
		switch in := at.In(spot); {
		case m.Right && in:
			return strike(image.Rectangle{}), true
		case m.Wheel != 0 && in:
			return b.resize(spot, m.Wheel), true
		case m.Pressed && in:
			*b = blindSpot{moveSpot, at, spot, spot}
		case m.Pressed:
			*b = blindSpot{drawSpot, at, image.Rectangle{}, image.Rectangle{}}
		default:
			return nil, false
		}
		return nil, true
	}
	switch b.drag {
	case drawSpot:
		b.now = image.Rectangle{Min: b.from, Max: at}.Canon()
		b.now.Max = b.now.Max.Add(image.Pt(1, 1))
		b.now = b.now.Intersect(whole)
	case moveSpot:
		by := at.Sub(b.from)
		by.X = min(max(by.X, -b.start.Min.X), agentSide-b.start.Max.X)
		by.Y = min(max(by.Y, -b.start.Min.Y), agentSide-b.start.Max.Y)
		b.now = b.start.Add(by)
	}
	if m.Down {
		return nil, true
	}
	done := *b
	b.drag = noSpot
	switch {
	case done.drag == moveSpot && done.now == done.start: // a click on it
		return strike(image.Rectangle{}), true
	case done.now == spot || done.now.Dx() < leastSpot || done.now.Dy() < leastSpot:
		return nil, true
	}
	return strike(done.now), true
}

// resize grows a spot, or makes it smaller, about its middle and within the picture.
func (b *blindSpot) resize(spot image.Rectangle, wheel float64) desk.Command {
	by := -1
	if wheel < 0 {
		by = 1
	}
	other := spot.Inset(by).Intersect(image.Rect(0, 0, agentSide, agentSide))
	if other == spot || other.Dx() < leastSpot || other.Dy() < leastSpot {
		return nil
	}
	return strike(other)
}

// hint says what the mouse does on the picture.
func (b *blindSpot) hint(at image.Point, place image.Rectangle, v *desk.View) string {
	if !at.In(place) || v.NoRules {
		return ""
	}
	spot := b.shown(v)
	pixel := image.Pt((at.X-place.Min.X)*agentSide/place.Dx(), (at.Y-place.Min.Y)*agentSide/place.Dy())
	if pixel.In(spot) {
		return fmt.Sprintf("Blind spot of %d × %d pixels. Drag: move it · scroll: its size · click: take it away", spot.Dx(), spot.Dy())
	}
	return "What the agent sees. Drag: draw a blind spot"
}
