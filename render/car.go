package render

import (
	"math"

	"hebbarium/physics/car"
)

// The car's outline in metres: CarRacing-v0's polygons times its car unit.
const (
	tyreHalfLength = 0.54 // and the wheel's radius
	tyreHalfWidth  = 0.28
)

// hullPart is one convex polygon of the hull, in its frame.
type hullPart [][2]float64

// hullParts lists the front wing, the nose, the cockpit and the rear wing.
func hullParts() [4]hullPart {
	return [4]hullPart{
		{{-1.2, 2.6}, {1.2, 2.6}, {1.2, 2.2}, {-1.2, 2.2}},
		{{-0.3, 2.4}, {0.3, 2.4}, {0.4, 0.4}, {-0.4, 0.4}},
		{{0.5, 0.4}, {1, -0.2}, {1, -0.8}, {0.4, -1.8}, {-0.4, -1.8}, {-1, -0.8}, {-1, -0.2}, {-0.5, 0.4}},
		{{-1, -2.4}, {1, -2.4}, {1, -1.8}, {-1, -1.8}},
	}
}

// body is a frame of reference in the world.
type body struct{ x, y, sin, cos float64 }

func bodyAt(x, y, angle float64) body {
	sin, cos := math.Sincos(angle)
	return body{x, y, sin, cos}
}

func (b body) at(l lens, x, y float64) Point {
	return l.at(b.x+x*b.cos-y*b.sin, b.y+x*b.sin+y*b.cos)
}

// tyreRect collects a wheel's rectangle between two places along it.
func tyreRect(at *[4]Point, l lens, w *car.WheelState, from, to float64) {
	b := bodyAt(w.X, w.Y, w.Angle)
	*at = [4]Point{
		b.at(l, -tyreHalfWidth, from), b.at(l, tyreHalfWidth, from),
		b.at(l, tyreHalfWidth, to), b.at(l, -tyreHalfWidth, to),
	}
}

// drawCar draws the wheels with the marks on their treads, then the hull.
func drawCar(p *Pen, l lens, s *car.State) {
	var quad [4]Point
	for i := range s.Wheels {
		w := &s.Wheels[i]
		tyreRect(&quad, l, w, -tyreHalfLength, tyreHalfLength)
		p.Polygon(quad[:], Tyre)
		if from, to, ok := tread(w.Phase); ok {
			tyreRect(&quad, l, w, from, to)
			p.Polygon(quad[:], Off.Mix(Tyre, 0.4))
		}
	}
	b := bodyAt(s.Hull.X, s.Hull.Y, s.Hull.Angle)
	var outline [8]Point
	for _, part := range hullParts() {
		for k, q := range part {
			outline[k] = b.at(l, q[0], q[1])
		}
		p.Polygon(outline[:len(part)], CarBody)
	}
}

// drawTwin draws the twin: outlines only, with a faint fill.
func drawTwin(p *Pen, l lens, s *car.State, width float64) {
	var quad [4]Point
	fill := Accent.Alpha(0.10)
	for i := range s.Wheels {
		tyreRect(&quad, l, &s.Wheels[i], -tyreHalfLength, tyreHalfLength)
		p.Polygon(quad[:], fill)
		p.Path(quad[:], width, Accent, true)
	}
	b := bodyAt(s.Hull.X, s.Hull.Y, s.Hull.Angle)
	var outline [8]Point
	for _, part := range hullParts() {
		for k, q := range part {
			outline[k] = b.at(l, q[0], q[1])
		}
		p.Polygon(outline[:len(part)], fill)
		p.Path(outline[:len(part)], width, Accent, true)
	}
}

// tread returns the stretch of a wheel on which the mark of its tread is seen:
// the mark spans 1.2 rad, and the upper half of the wheel shows.
func tread(phase float64) (from, to float64, ok bool) {
	s1, c1 := math.Sincos(phase)
	s2, c2 := math.Sincos(phase + 1.2)
	if s1 > 0 && s2 > 0 {
		return 0, 0, false
	}
	if s1 > 0 {
		c1 = math.Copysign(1, c1)
	}
	if s2 > 0 {
		c2 = math.Copysign(1, c2)
	}
	return tyreHalfLength * c1, tyreHalfLength * c2, true
}

// touches tells whether a world point is on the car, with a margin in metres.
func touches(h car.HullState, x, y, margin float64) bool {
	sin, cos := math.Sincos(h.Angle)
	dx, dy := x-h.X, y-h.Y
	across, along := dx*cos+dy*sin, dy*cos-dx*sin
	return math.Abs(across) <= 1.5+margin && along >= -2.4-margin && along <= 2.6+margin
}
