package car

import "math"

// The car's outline in metres: the original's polygons times its car unit, 0.02.
const (
	TyreHalfLength = 0.54 // and the radius of a wheel
	TyreHalfWidth  = 0.28
)

// HullPart is one convex polygon of the hull, in its frame.
type HullPart struct {
	corners [8][2]float64
	count   int
}

// Corners are the polygon's, x to the right and y ahead, in metres; the slice belongs to
// the part.
func (p *HullPart) Corners() [][2]float64 { return p.corners[:p.count] }

// HullParts are the front wing, the nose, the cockpit and the rear wing.
func HullParts() [4]HullPart {
	return [4]HullPart{
		{[8][2]float64{{-1.2, 2.6}, {1.2, 2.6}, {1.2, 2.2}, {-1.2, 2.2}}, 4},
		{[8][2]float64{{-0.3, 2.4}, {0.3, 2.4}, {0.4, 0.4}, {-0.4, 0.4}}, 4},
		{[8][2]float64{{0.5, 0.4}, {1, -0.2}, {1, -0.8}, {0.4, -1.8}, {-0.4, -1.8}, {-1, -0.8}, {-1, -0.2}, {-0.5, 0.4}}, 8},
		{[8][2]float64{{-1, -2.4}, {1, -2.4}, {1, -1.8}, {-1, -1.8}}, 4},
	}
}

// drawCar draws the four wheels, then the hull over them.
func (p *Painter) drawCar(c *camera, s *State) {
	for i := range s.Wheels {
		w := &s.Wheels[i]
		sin, cos := rotation(w.Angle)
		rect := func(y0, y1 float64, ink int) {
			v := [4]vertex{
				c.place(-TyreHalfWidth, y0, w.X, w.Y, sin, cos),
				c.place(TyreHalfWidth, y0, w.X, w.Y, sin, cos),
				c.place(TyreHalfWidth, y1, w.X, w.Y, sin, cos),
				c.place(-TyreHalfWidth, y1, w.X, w.Y, sin, cos),
			}
			p.pen.convex(v[:], &p.ink[ink])
		}
		rect(-TyreHalfLength, TyreHalfLength, black)
		if y0, y1, ok := TyreStripe(w.Phase); ok {
			rect(y0, y1, stripe)
		}
	}
	sin, cos := rotation(s.Hull.Angle)
	parts := HullParts()
	for i := range parts {
		outline := parts[i].Corners()
		var v [8]vertex
		for k, o := range outline {
			v[k] = c.place(o[0], o[1], s.Hull.X, s.Hull.Y, sin, cos)
		}
		p.pen.convex(v[:len(outline)], &p.ink[paint])
	}
}

// rotation is that of a body, which Box2D keeps in single precision.
func rotation(angle float64) (sin, cos float64) {
	s, c := sincos32(float32(angle))
	return float64(s), float64(c)
}

// place projects a point given in the frame of a body.
func (c *camera) place(x, y, bodyX, bodyY, sin, cos float64) vertex {
	return c.project(
		float64(cos*x)-float64(sin*y)+bodyX,
		float64(sin*x)+float64(cos*y)+bodyY)
}

// TyreStripe returns from where to where along a wheel, in metres, the grey mark on its
// tyre is seen at a phase in radians, and whether it is: it spans 1.2 rad of the tread, and of that the upper half of
// the turn shows.
func TyreStripe(phase float64) (y0, y1 float64, ok bool) {
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
	return TyreHalfLength * c1, TyreHalfLength * c2, true
}
