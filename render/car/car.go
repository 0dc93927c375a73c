package car

import (
	"math"

	"hebbarium/physics/car"
	"hebbarium/render/kit"
)

// body is a frame of reference in the world.
type body struct{ x, y, sin, cos float64 }

func bodyAt(x, y, angle float64) body {
	sin, cos := math.Sincos(angle)
	return body{x, y, sin, cos}
}

func (b body) at(l lens, x, y float64) kit.Point {
	return l.at(b.x+x*b.cos-y*b.sin, b.y+x*b.sin+y*b.cos)
}

// tyreRect collects a wheel's rectangle between two places along it.
func tyreRect(at *[4]kit.Point, l lens, w *car.WheelState, from, to float64) {
	b := bodyAt(w.X, w.Y, w.Angle)
	*at = [4]kit.Point{
		b.at(l, -car.TyreHalfWidth, from), b.at(l, car.TyreHalfWidth, from),
		b.at(l, car.TyreHalfWidth, to), b.at(l, -car.TyreHalfWidth, to),
	}
}

// drawCar draws the wheels with the marks on their treads, then the hull.
func drawCar(p *kit.Pen, l lens, s *car.State) {
	var quad [4]kit.Point
	for i := range s.Wheels {
		w := &s.Wheels[i]
		tyreRect(&quad, l, w, -car.TyreHalfLength, car.TyreHalfLength)
		p.Polygon(quad[:], kit.Tyre)
		if from, to, ok := car.TyreStripe(w.Phase); ok {
			tyreRect(&quad, l, w, from, to)
			p.Polygon(quad[:], kit.Off.Mix(kit.Tyre, 0.4))
		}
	}
	b := bodyAt(s.Hull.X, s.Hull.Y, s.Hull.Angle)
	var outline [8]kit.Point
	parts := car.HullParts()
	for i := range parts {
		part := parts[i].Corners()
		for k, q := range part {
			outline[k] = b.at(l, q[0], q[1])
		}
		p.Polygon(outline[:len(part)], kit.CarBody)
	}
}

// drawTwin draws another car: outlines only in a colour, with a faint fill.
func drawTwin(p *kit.Pen, l lens, s *car.State, width float64, ink kit.Color) {
	var quad [4]kit.Point
	fill := ink.Alpha(0.10)
	for i := range s.Wheels {
		tyreRect(&quad, l, &s.Wheels[i], -car.TyreHalfLength, car.TyreHalfLength)
		p.Polygon(quad[:], fill)
		p.Path(quad[:], width, ink, true)
	}
	b := bodyAt(s.Hull.X, s.Hull.Y, s.Hull.Angle)
	var outline [8]kit.Point
	parts := car.HullParts()
	for i := range parts {
		part := parts[i].Corners()
		for k, q := range part {
			outline[k] = b.at(l, q[0], q[1])
		}
		p.Polygon(outline[:len(part)], fill)
		p.Path(outline[:len(part)], width, ink, true)
	}
}

// touches tells whether a world point is on the car, with a margin in metres.
func touches(h car.HullState, x, y, margin float64) bool {
	sin, cos := math.Sincos(h.Angle)
	dx, dy := x-h.X, y-h.Y
	across, along := dx*cos+dy*sin, dy*cos-dx*sin
	return math.Abs(across) <= 1.5+margin && along >= -2.4-margin && along <= 2.6+margin
}
