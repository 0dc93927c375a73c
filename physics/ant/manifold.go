package ant

// marksKept is how many contact points Bullet keeps for one link.
const marksKept = 4

// mark is one contact point that a link keeps from substep to substep.
type mark struct {
	place vec     // on the ant's surface, in the link's frame
	x, y  float64 // the point of the floor over which it was found, world frame
}

// manifold is what Bullet remembers of a link on the floor: the collision pass finds
// only the lowest point of a link, but earlier ones stay until they rise from the floor
// or slide away from where they were found. So a capsule that lies flat rests on both
// its ends, and one that is about to does not yet.
type manifold struct {
	n     int
	marks [marksKept]mark
}

// meet takes a link's lowest point into its manifold: p in the torso's frame, at a height
// gap over the floor that is below within, the distance that ends a contact; and lists
// every point that the manifold then holds.
func (s *solver) meet(d *dynamics, m *manifold, p vec, gap, within float64, leg, link int) {
	place := d.toLink(p, leg, link)
	x, y := d.start.x+d.rot.x.dot(p), d.start.y+d.rot.y.dot(p)
	first := &m.marks[0]
	if m.n == 0 || m.n == 1 && first.distance2(place) < float64(within*within) {
		// Stored one by one: a copied struct would wait for the stores before it.
		m.n = 1
		first.place.x, first.place.y, first.place.z = place.x, place.y, place.z
		first.x, first.y = x, y
		s.touches = append(s.touches, touch{p, gap, leg, link})
		return
	}
	if leg >= 0 { // Bullet looks over a limb's points once more, because the shape is offset in its link
		m.drop(d, within, leg, link)
	}
	m.marks[m.slot(d, place, gap, within, leg, link)] = mark{place, x, y}
	m.drop(d, within, leg, link)
	for i := range m.marks[:m.n] {
		p := d.fromLink(m.marks[i].place, leg, link)
		s.touches = append(s.touches, touch{p, d.start.z + d.rot.z.dot(p), leg, link})
	}
}

func (a *mark) distance2(place vec) float64 {
	r := a.place.sub(place)
	return r.dot(r)
}

// drop forgets the points that have risen or slid by more than within; the last point
// takes the place of one that goes.
func (m *manifold) drop(d *dynamics, within float64, leg, link int) {
	for i := m.n - 1; i >= 0; i-- {
		p := d.fromLink(m.marks[i].place, leg, link)
		x, y := d.start.x+d.rot.x.dot(p)-m.marks[i].x, d.start.y+d.rot.y.dot(p)-m.marks[i].y
		if d.start.z+d.rot.z.dot(p) > within || float64(x*x)+float64(y*y) > float64(within*within) {
			m.n--
			m.marks[i] = m.marks[m.n]
		}
	}
}

// slot chooses where the new point goes: in the place of the nearest one if that is near,
// at the end while there is room, else in the place of the one whose loss leaves the
// greatest area, though never of the lowest.
func (m *manifold) slot(d *dynamics, place vec, gap, within float64, leg, link int) int {
	best, found := float64(within*within), -1
	for i := range m.marks[:m.n] {
		if square := m.marks[i].distance2(place); square < best {
			best, found = square, i
		}
	}
	if found >= 0 {
		return found
	}
	if m.n < marksKept {
		m.n++
		return m.n - 1
	}
	lowest := -1
	for i := range m.marks {
		if h := d.start.z + d.rot.z.dot(d.fromLink(m.marks[i].place, leg, link)); h < gap {
			lowest, gap = i, h
		}
	}
	area := -1.0
	pairs := [marksKept][3]int{{1, 3, 2}, {0, 3, 2}, {0, 3, 1}, {0, 2, 1}}
	for i, k := range pairs {
		square := 0.0
		if i != lowest {
			c := place.sub(m.marks[k[0]].place).cross(m.marks[k[1]].place.sub(m.marks[k[2]].place))
			square = c.dot(c)
		}
		if square > area {
			area, found = square, i
		}
	}
	return found
}

// toLink takes a point from the torso's frame to that of a link: the torso's own for the
// torso and the fixed legs, along the limb for the others.
func (d *dynamics) toLink(p vec, leg, link int) vec {
	if link == 0 {
		return p
	}
	l := &d.leg[leg]
	x, y, z := p.x-l.hip.x, p.y-l.hip.y, p.z
	if link == 2 {
		x, y = p.x-l.knee.x, p.y-l.knee.y
	}
	x, y = float64(l.e.x*x)+float64(l.e.y*y), float64(l.t.x*x)+float64(l.t.y*y)
	if link == 2 {
		x, z = float64(l.cosA*x)-float64(l.sinA*z), float64(l.sinA*x)+float64(l.cosA*z)
	}
	return vec{x, y, z}
}

// fromLink is the inverse of toLink.
func (d *dynamics) fromLink(p vec, leg, link int) vec {
	if link == 0 {
		return p
	}
	l := &d.leg[leg]
	origin, x, z := l.hip, p.x, p.z
	if link == 2 {
		origin = l.knee
		x, z = float64(l.cosA*p.x)+float64(l.sinA*p.z), float64(l.cosA*p.z)-float64(l.sinA*p.x)
	}
	r := origin.addScaled(x, l.e).addScaled(p.y, l.t)
	r.z += z
	return r
}
