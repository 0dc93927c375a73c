package car

import "math"

// The car's outline in metres: the original's polygons times its car unit, 0.02.
const (
	tyreLength = 0.54 // half length, and radius, of a wheel
	tyreWidth  = 0.28 // half width
)

// hullOutline holds the four convex polygons of the hull.
var hullOutline = [4][]struct{ x, y float64 }{
	{{-1.2, 2.6}, {1.2, 2.6}, {1.2, 2.2}, {-1.2, 2.2}},
	{{-0.3, 2.4}, {0.3, 2.4}, {0.4, 0.4}, {-0.4, 0.4}},
	{{0.5, 0.4}, {1, -0.2}, {1, -0.8}, {0.4, -1.8}, {-0.4, -1.8}, {-1, -0.8}, {-1, -0.2}, {-0.5, 0.4}},
	{{-1, -2.4}, {1, -2.4}, {1, -1.8}, {-1, -1.8}},
}

// drawCar draws the four wheels, then the hull over them.
func (p *Painter) drawCar(c *camera, s *State) {
	for i := range s.Wheels {
		w := &s.Wheels[i]
		sin, cos := rotation(w.Angle)
		rect := func(y0, y1 float64, ink int) {
			v := [4]vertex{
				c.place(-tyreWidth, y0, w.X, w.Y, sin, cos),
				c.place(tyreWidth, y0, w.X, w.Y, sin, cos),
				c.place(tyreWidth, y1, w.X, w.Y, sin, cos),
				c.place(-tyreWidth, y1, w.X, w.Y, sin, cos),
			}
			p.pen.convex(v[:], &p.ink[ink])
		}
		rect(-tyreLength, tyreLength, black)
		if y0, y1, ok := tyreStripe(w.Phase); ok {
			rect(y0, y1, stripe)
		}
	}
	sin, cos := rotation(s.Hull.Angle)
	for _, outline := range &hullOutline {
		var v [8]vertex
		for k, o := range outline {
			v[k] = c.place(o.x, o.y, s.Hull.X, s.Hull.Y, sin, cos)
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

// tyreStripe returns from where to where along the wheel the grey mark on the
// tyre is seen: it spans 1.2 rad of the tread, and of that the upper half of
// the turn shows.
func tyreStripe(phase float64) (y0, y1 float64, ok bool) {
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
	return tyreLength * c1, tyreLength * c2, true
}
