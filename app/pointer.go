package app

import (
	"fmt"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/render/ant"
	"hebbarium/render/kit"
)

// pointer lets the own-drawn panels take the mouse, where no control is.
func (g *Game) pointer() {
	g.restOn()
	at := g.cursor()
	if inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft) {
		g.byKeys = false
		if g.typing != nil && g.popup == nil && !at.In(g.typing.widget.Rect) {
			if !g.typing.end(true) {
				g.typing.end(false)
			}
			g.typing = nil
		}
	}
	free := g.popup == nil && !g.overControl(at)
	g.scene.pointer(at, free)
	g.body.pointer(at, free)
	g.brain.pointer(at, free)
	g.timeline.pointer(at, free)
}

// overControl tells whether a control, or a popover, is at a point.
func (g *Game) overControl(at image.Point) bool {
	if at.In(g.layout.Popover) || at.In(g.lessons.place()) {
		return true
	}
	for _, w := range g.controls {
		d := w.GetWidget()
		if d.IsVisible() && at.In(d.Rect) {
			return true
		}
	}
	return at.In(g.cardPlace())
}

// newtonsPerMetre is the force of a push for each metre that it is drawn out,
// and pushSteps how long it acts. Ten metres give the car, which weighs about
// 30 kg, some 12 m/s; half a metre overcomes the friction of the ant's 182 kg.
func (g *Game) newtonsPerMetre() float64 {
	if g.world == "car" {
		return 400
	}
	return 4000
}

const pushSteps = 5

// pointer lets a drag push the body or turn the view, and the wheel zoom.
func (s *scene) pointer(at image.Point, free bool) {
	g := s.g
	inside := at.In(g.layout.Scene) && !at.In(g.layout.Agent)
	p := kit.Point{X: float64(at.X), Y: float64(at.Y)}
	if _, wheel := ebiten.Wheel(); wheel != 0 && inside && free {
		factor := math.Exp(0.15 * wheel)
		if g.snap.Car != nil {
			s.car.Camera.ZoomBy(factor)
		} else if s.ant != nil {
			s.ant.Camera.ZoomBy(factor)
		}
	}
	if inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft) && inside && free {
		double := g.tick-s.lastDown < 20
		s.lastDown = g.tick
		s.from = at
		switch {
		case s.onBody(p) && !g.norules:
			s.drag = dragPush
		case double:
			s.follow()
		default:
			s.drag = dragView
		}
	}
	s.hovered = ant.Part{}
	if inside && free && s.drag == noDrag && s.ant != nil && g.snap.Ant != nil {
		s.hovered = s.ant.Pick(p, g.snap.Ant)
	}
	switch s.drag {
	case dragPush:
		s.pull = s.pullTo(p)
	case dragView:
		if s.ant != nil && g.snap.Ant != nil {
			s.ant.Camera.Turn(float64(at.X-s.from.X), float64(at.Y-s.from.Y))
		}
		s.from = at
	}
	if s.drag != noDrag && !ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft) {
		if s.drag == dragPush {
			s.release(at)
		}
		s.drag, s.pull = noDrag, nil
	}
}

// onBody tells whether a point is on what can be pushed.
func (s *scene) onBody(p kit.Point) bool {
	snap := s.g.snap
	if snap.Car != nil {
		return s.car.Over(p, &snap.Car.State)
	}
	return s.ant != nil && s.ant.Pick(p, snap.Ant).Kind != ant.Nothing
}

// pullTo is the force that a drag to a point draws: in the plane of the floor.
func (s *scene) pullTo(p kit.Point) *pull {
	snap := s.g.snap
	var q pull
	var bx, by float64
	switch {
	case snap.Car != nil:
		q.x, q.y = s.car.Camera.ToWorld(p)
		bx, by = snap.Car.State.Hull.X, snap.Car.State.Hull.Y
	case s.ant != nil:
		height := snap.Ant.Torso[2]
		w, ok := s.ant.Camera.ToHeight(p, height)
		if !ok {
			return s.pull
		}
		q.x, q.y, q.z = w[0], w[1], w[2]
		bx, by = snap.Ant.Torso[0], snap.Ant.Torso[1]
	}
	k := s.g.newtonsPerMetre()
	q.fx, q.fy = k*(q.x-bx), k*(q.y-by)
	q.newtons = math.Hypot(q.fx, q.fy)
	return &q
}

// release applies a push, or, where the pointer has hardly moved, cuts or
// restores the leg under it.
func (s *scene) release(at image.Point) {
	d := at.Sub(s.from)
	if d.X*d.X+d.Y*d.Y < 25 {
		if s.ant != nil && s.g.snap.Ant != nil {
			if part := s.ant.Pick(kit.Point{X: float64(at.X), Y: float64(at.Y)}, s.g.snap.Ant); part.Kind == ant.OnLeg {
				s.g.cutLeg(part.Leg, 0)
			}
		}
		return
	}
	if s.pull != nil && s.pull.newtons >= 1 {
		s.g.inject("push", fmt.Sprintf("x=%s,y=%s,steps=%d", number(math.Round(s.pull.fx)), number(math.Round(s.pull.fy)), pushSteps))
	}
}
