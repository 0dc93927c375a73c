package car

// vec is a point or a direction in single precision.
type vec struct{ x, y float32 }

func (a vec) minus(b vec) vec     { return vec{a.x - b.x, a.y - b.y} }
func (a vec) dot(b vec) float32   { return float32(a.x*b.x) + float32(a.y*b.y) }
func (a vec) cross(b vec) float32 { return float32(a.x*b.y) - float32(a.y*b.x) }
func (a vec) turned(s, c float32) vec {
	return vec{float32(c*a.x) - float32(s*a.y), float32(s*a.x) + float32(c*a.y)}
}
func (a vec) turnedBack(s, c float32) vec {
	return vec{float32(c*a.x) + float32(s*a.y), float32(c*a.y) - float32(s*a.x)}
}

// maxCorners bounds the car's polygons; tiles have at most four corners.
const maxCorners = 8

// polygon is a convex polygon, counter-clockwise from its rightmost corner.
type polygon struct {
	n      int
	corner [maxCorners]vec
}

// wrap returns the convex hull of some points by gift wrapping, with the
// corners in the order in which Box2D 2.3 finds them: GJK starts from the first.
func wrap(points []vec) polygon {
	first := 0
	for i, p := range points {
		if p.x > points[first].x || (p.x == points[first].x && p.y < points[first].y) {
			first = i
		}
	}
	var out polygon
	for at := first; out.n < len(points); {
		out.corner[out.n] = points[at]
		out.n++
		next := 0
		for j := 1; j < len(points); j++ {
			if next == at {
				next = j
				continue
			}
			r, v := points[next].minus(points[at]), points[j].minus(points[at])
			turn := r.cross(v)
			if turn < 0 || turn == 0 && v.dot(v) > r.dot(r) {
				next = j
			}
		}
		if next == first {
			break
		}
		at = next
	}
	return out
}

// outlinePolygon is the convex polygon of an outline given in metres.
func outlinePolygon(outline [][2]float64) polygon {
	var points [maxCorners]vec
	for i, p := range outline {
		points[i] = vec{float32(p[0]), float32(p[1])}
	}
	return wrap(points[:len(outline)])
}

// massData is a mass, its centre, and its inertia about the origin.
type massData struct {
	mass    float32
	centre  vec
	inertia float32
}

// mass integrates a density over the polygon as a fan of triangles about the
// mean of its corners, in the operation order of Box2D 2.3.
func (p *polygon) mass(density float32) massData {
	var middle vec
	for _, v := range p.corner[:p.n] {
		middle.x += v.x
		middle.y += v.y
	}
	share := 1 / float32(p.n)
	middle = vec{float32(middle.x * share), float32(middle.y * share)}

	const third = float32(1.0 / 3.0)
	var centre vec
	var area, inertia float32
	for i := range p.n {
		e1, e2 := p.corner[i].minus(middle), p.corner[(i+1)%p.n].minus(middle)
		d := e1.cross(e2)
		triangle := float32(0.5 * d)
		area += triangle
		weight := float32(triangle * third)
		centre.x += float32(weight * (e1.x + e2.x))
		centre.y += float32(weight * (e1.y + e2.y))
		xx := float32(e1.x*e1.x) + float32(e2.x*e1.x) + float32(e2.x*e2.x)
		yy := float32(e1.y*e1.y) + float32(e2.y*e1.y) + float32(e2.y*e2.y)
		inertia += float32(float32(float32(0.25*third)*d) * (xx + yy))
	}
	m := massData{mass: float32(density * area), inertia: float32(density * inertia)}
	shrink := 1 / area
	centre = vec{float32(centre.x * shrink), float32(centre.y * shrink)}
	m.centre = vec{centre.x + middle.x, centre.y + middle.y}
	m.inertia += float32(m.mass * (m.centre.dot(m.centre) - centre.dot(centre)))
	return m
}

// combine adds up the masses of one body's polygons, the last-made first.
func combine(parts []massData) massData {
	var all massData
	for i := len(parts) - 1; i >= 0; i-- {
		p := parts[i]
		all.mass += p.mass
		all.centre.x += float32(p.mass * p.centre.x)
		all.centre.y += float32(p.mass * p.centre.y)
		all.inertia += p.inertia
	}
	inverse := 1 / all.mass
	all.centre = vec{float32(all.centre.x * inverse), float32(all.centre.y * inverse)}
	return all
}
