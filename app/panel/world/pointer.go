package world

import (
	"image"
	"math"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// grip is what the mouse does in the world.
type grip struct {
	drag dragKind
	from image.Point // where a push began, or the view was last seen
	last int         // tick of the last press, for a double click
	pull *pull       // nil while none is drawn
}

// dragKind is what a drag in the world does.
type dragKind uint8

const (
	noDrag dragKind = iota
	dragPush
	dragView
	dragTurn // of the view too, with the middle button or two fingers, wherever it begins
)

// pull is a force that is being drawn, from the body towards the pointer.
type pull struct {
	kit.Push
	fx, fy float64
}

// pushSteps is how many control steps a push acts.
const pushSteps = 5

// doubleTicks is within how many ticks a second press makes a double click, and
// clickReach the pixels below which a drag is a click.
const (
	doubleTicks = 20
	clickReach  = 5
)

// Pointer lets a drag push the body or turn the view, the wheel zoom, and a click do
// what it does in the present world. It also turns the camera to where a lesson wants
// it: it comes once a tick.
func (p *Panel) Pointer(m ui.Pointer) {
	st, s, g := p.stage(), p.view.Snap, &p.grip
	p.moved = st.ease(g.drag != noDrag, p.view.Settings.ReducedMotion) || p.moved
	over := p.controls.Tick(m)
	free := m.Free && !over && m.At.In(p.place) && !m.At.In(p.card())
	at := kit.Point{X: float64(m.At.X), Y: float64(m.At.Y)}
	if c, used := st.pointer(m, p.card(), p.view); used {
		if p.moved = true; c != nil {
			p.hand.Send(c)
		}
	}
	if m.Wheel != 0 && free {
		st.zoom(math.Exp(0.15 * m.Wheel))
		p.moved = true
	}
	if m.Pressed && free {
		p.press(m, at)
	}
	if m.Turn && free && g.drag == noDrag {
		g.drag, g.from = dragTurn, m.At
	}
	st.hover(at, s, free && g.drag == noDrag)
	switch g.drag {
	case dragPush:
		p.pullTo(at)
	case dragView, dragTurn:
		d := m.At.Sub(g.from)
		st.turn(float64(d.X), float64(d.Y))
		g.from = m.At
	}
	if held := m.Down && g.drag != dragTurn || m.Turn && g.drag == dragTurn; g.drag != noDrag && !held {
		if g.drag == dragPush {
			p.release(m.At)
		}
		g.drag, g.pull, p.moved = noDrag, nil, true
	}
}

// press begins a push or a turn of the view, or follows the body again.
func (p *Panel) press(m ui.Pointer, at kit.Point) {
	g := &p.grip
	double := m.Tick-g.last < doubleTicks
	g.last, g.from = m.Tick, m.At
	switch {
	case p.stage().holds(at, p.view.Snap) && !p.view.NoRules:
		g.drag = dragPush
	case double:
		p.follow()
	default:
		g.drag = dragView
	}
}

// pullTo works out the force that a drag to a point draws: in the plane of the floor, and
// as strong as it is long on the screen, whatever the camera makes of metres. It ends
// where the world's picture does.
func (p *Panel) pullTo(at kit.Point) {
	body, x, y, ok := p.stage().reach(at, p.view.Snap)
	if !ok {
		p.grip.pull = nil
		return
	}
	dx, dy := at.X-body.X, at.Y-body.Y
	share := min(1, longestPull/math.Hypot(dx, dy), inside(body, dx, dy, p.place.Inset(edge)))
	long := share * math.Hypot(dx, dy)
	q := &pull{Push: kit.Push{
		Tip: kit.Pt(body.X+share*dx, body.Y+share*dy), Newtons: long * p.looks[p.view.World].newtons, Most: long > longestPull-1e-6,
	}}
	q.fx, q.fy = q.Newtons*x, q.Newtons*y
	p.grip.pull = q
}

// edge is how far from the edge of the world's picture an arrow ends.
const edge = 12

// inside is the share of the way from a point that lies within a place.
func inside(from kit.Point, dx, dy float64, place image.Rectangle) float64 {
	share := 1.0
	for _, side := range []struct{ d, room float64 }{
		{dx, float64(place.Max.X) - from.X}, {-dx, from.X - float64(place.Min.X)},
		{dy, float64(place.Max.Y) - from.Y}, {-dy, from.Y - float64(place.Min.Y)},
	} {
		if side.d > 0 {
			share = min(share, max(side.room, 0)/side.d)
		}
	}
	return share
}

// release applies a push, or, where the pointer has hardly moved, does what a click
// does.
func (p *Panel) release(at image.Point) {
	g := &p.grip
	d := at.Sub(g.from)
	if d.X*d.X+d.Y*d.Y < clickReach*clickReach {
		if c := p.stage().click(kit.Point{X: float64(at.X), Y: float64(at.Y)}, p.view.Snap); c != nil {
			p.hand.Send(c)
		}
		return
	}
	if q := g.pull; q != nil && q.Newtons >= 1 {
		p.hand.Send(desk.Push{X: q.fx, Y: q.fy, Steps: pushSteps})
	}
}
