package car

import "math"

// The touch test of Box2D 2.3 for a sensor polygon against another polygon: GJK
// distance from a cold start, less both polygons' skins of 0.01.
const (
	skins        = float32(0.01) + float32(0.01)
	epsilon      = float32(0x1p-23)
	touchMargin  = 10 * epsilon
	gjkMaxRounds = 20
)

// support is a vertex of the Minkowski difference of two polygons.
type support struct {
	a, b, w vec // points on both polygons, and b − a
	share   float32
	ia, ib  int
}

// placed is a polygon moved to where its body is.
type placed struct {
	shape    *polygon
	sin, cos float32
	world    [maxCorners]vec // corners in the world
	box      box
}

// box is an axis-aligned box.
type box struct{ x0, y0, x1, y1 float32 }

func (a *box) meets(b *box) bool {
	return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

func boxOf(corners []vec, margin float32) box {
	b := box{corners[0].x, corners[0].y, corners[0].x, corners[0].y}
	for _, c := range corners[1:] {
		b.x0, b.y0 = min(b.x0, c.x), min(b.y0, c.y)
		b.x1, b.y1 = max(b.x1, c.x), max(b.y1, c.y)
	}
	return box{b.x0 - margin, b.y0 - margin, b.x1 + margin, b.y1 + margin}
}

// place moves a polygon to the position and rotation of its body's origin.
func (p *placed) place(shape *polygon, at vec, sin, cos, margin float32) {
	p.shape, p.sin, p.cos = shape, sin, cos
	for i, c := range shape.corner[:shape.n] {
		t := c.turned(sin, cos)
		p.world[i] = vec{t.x + at.x, t.y + at.y}
	}
	p.box = boxOf(p.world[:shape.n], margin)
}

// farthest returns the first corner that lies farthest along a direction.
func (p *polygon) farthest(d vec) int {
	best, value := 0, p.corner[0].dot(d)
	for i := 1; i < p.n; i++ {
		if v := p.corner[i].dot(d); v > value {
			best, value = i, v
		}
	}
	return best
}

// touches reports whether a tile, given in world coordinates, and a part of
// the car touch.
func touches(tile *polygon, part *placed) bool {
	var s [4]support // room for the newest vertex beside a full simplex
	s[0] = support{a: tile.corner[0], b: part.world[0], share: 1}
	s[0].w = s[0].b.minus(s[0].a)
	n := 1
	for range gjkMaxRounds {
		var seen [3][2]int
		known := n
		for i := range known {
			seen[i] = [2]int{s[i].ia, s[i].ib}
		}
		switch n {
		case 2:
			n = closestOnLine(&s)
		case 3:
			n = closestOnTriangle(&s)
		}
		if n == 3 {
			return true // the triangle holds the origin: the polygons overlap
		}
		d := vec{-s[0].w.x, -s[0].w.y}
		if n == 2 {
			e := s[1].w.minus(s[0].w)
			if e.cross(d) > 0 {
				d = vec{-e.y, e.x}
			} else {
				d = vec{e.y, -e.x}
			}
		}
		if d.dot(d) < epsilon*epsilon {
			break
		}
		v := &s[n]
		v.ia = tile.farthest(vec{-d.x, -d.y})
		v.a = tile.corner[v.ia]
		v.ib = part.shape.farthest(d.turnedBack(part.sin, part.cos))
		v.b = part.world[v.ib]
		v.w = v.b.minus(v.a)
		repeated := false
		for i := range known {
			repeated = repeated || seen[i] == [2]int{v.ia, v.ib}
		}
		if repeated {
			break
		}
		n++
	}
	a, b := s[0].a, s[0].b
	switch n {
	case 2:
		a = vec{float32(s[0].share*s[0].a.x) + float32(s[1].share*s[1].a.x), float32(s[0].share*s[0].a.y) + float32(s[1].share*s[1].a.y)}
		b = vec{float32(s[0].share*s[0].b.x) + float32(s[1].share*s[1].b.x), float32(s[0].share*s[0].b.y) + float32(s[1].share*s[1].b.y)}
	case 3:
		return true
	}
	gap := a.minus(b)
	distance := float32(math.Sqrt(float64(gap.dot(gap))))
	return !(distance > skins && distance > epsilon) || distance-skins < touchMargin
}

// closestOnLine reduces a simplex of two vertices to those that carry the
// point closest to the origin.
func closestOnLine(s *[4]support) int {
	e := s[1].w.minus(s[0].w)
	d2 := -s[0].w.dot(e)
	if d2 <= 0 {
		s[0].share = 1
		return 1
	}
	d1 := s[1].w.dot(e)
	if d1 <= 0 {
		s[1].share = 1
		s[0] = s[1]
		return 1
	}
	whole := 1 / (d1 + d2)
	s[0].share, s[1].share = float32(d1*whole), float32(d2*whole)
	return 2
}

// closestOnTriangle does the same for three vertices.
func closestOnTriangle(s *[4]support) int {
	w1, w2, w3 := s[0].w, s[1].w, s[2].w
	e12, e13, e23 := w2.minus(w1), w3.minus(w1), w3.minus(w2)
	d12a, d12b := w2.dot(e12), -w1.dot(e12)
	d13a, d13b := w3.dot(e13), -w1.dot(e13)
	d23a, d23b := w3.dot(e23), -w2.dot(e23)
	area := e12.cross(e13)
	t1, t2, t3 := float32(area*w2.cross(w3)), float32(area*w3.cross(w1)), float32(area*w1.cross(w2))
	switch {
	case d12b <= 0 && d13b <= 0:
		s[0].share = 1
		return 1
	case d12a > 0 && d12b > 0 && t3 <= 0:
		whole := 1 / (d12a + d12b)
		s[0].share, s[1].share = float32(d12a*whole), float32(d12b*whole)
		return 2
	case d13a > 0 && d13b > 0 && t2 <= 0:
		whole := 1 / (d13a + d13b)
		s[0].share, s[2].share = float32(d13a*whole), float32(d13b*whole)
		s[1] = s[2]
		return 2
	case d12a <= 0 && d23b <= 0:
		s[1].share = 1
		s[0] = s[1]
		return 1
	case d13a <= 0 && d23a <= 0:
		s[2].share = 1
		s[0] = s[2]
		return 1
	case d23a > 0 && d23b > 0 && t1 <= 0:
		whole := 1 / (d23a + d23b)
		s[1].share, s[2].share = float32(d23a*whole), float32(d23b*whole)
		s[0] = s[2]
		return 2
	}
	return 3
}
