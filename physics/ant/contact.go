package ant

import "math"

// Bullet's contact constants, as the original sets or leaves them.
const (
	slop         = 1e-5 // added to every gap
	contactERP   = 0.9  // share of a penetration that one substep takes away
	limitERP     = 0.2  // the same for a joint limit
	limitReach   = 0.04 // a limit passed by more than this pushes back no more
	limitImpulse = 100  // N m s: the most that a joint's limit gives in one substep
	friction     = 1.5 * 0.8
	maxContacts  = marksKept * LinkCount
	maxRows      = joints + 3*maxContacts
	maxStride    = (maxRows + 3) &^ 3
)

// torsoBreaking is breaking for the torso's sphere, upperBreaking for the upper capsules.
var (
	torsoBreaking = 0.02 * torsoRadius * math.Sqrt(3)
	upperBreaking = breaking(upperExtent)
)

// row is one constraint on the velocity, whitened: with M = L·Lᵀ the inertia matrix, its
// entries are those of L⁻¹Jᵀ, six of the torso and two of the hinges of one leg. The
// product of two rows is their entry of J·M⁻¹·Jᵀ.
type row struct {
	base       [6]float64
	hip, ankle float64
	leg        int // whose hinges; -1 for a row of the torso alone
}

// touch is one contact of a substep, in the torso's frame.
type touch struct {
	point vec // on the ant's surface
	gap   float64
	leg   int // -1 for the torso
	link  int // 0 moves with the torso, 1 with the aux link, 2 with the lower leg
}

// detect lists the contacts at the present positions, links in ascending order: of each
// the lowest point and those that its manifold has kept; and it sets feet, the lower legs
// that have one. A contact exists from a small gap on, so that the solver can stop a fall
// at the surface (speculative contact).
func (s *solver) detect(d *dynamics, c *core, feet *[legs]bool) {
	up := d.rot.z
	s.touches = s.touches[:0]
	if gap := c.pos.z - torsoRadius; gap < torsoBreaking {
		s.meet(d, &c.floor[0], up.scale(-torsoRadius), gap, torsoBreaking, -1, 0)
	} else {
		c.floor[0].n = 0
	}
	// Heights over the surface of spheres at the torso's centre, the hips, ankles and ends.
	z := c.pos.z - limbRadius
	under := up.scale(-limbRadius)
	for k := range d.leg {
		l, b := &d.leg[k], &c.limb[k]
		m := (*[3]manifold)(c.floor[1+3*k:])
		hip, knee, foot := z+up.dot(l.hip), z+up.dot(l.knee), z+up.dot(l.foot)
		if gap, end := lower(z, hip, vec{}, l.hip); gap < upperBreaking {
			s.meet(d, &m[0], end.add(under), gap, upperBreaking, k, 0)
		} else {
			m[0].n = 0
		}
		if gap, end := lower(hip, knee, l.hip, l.knee); gap < upperBreaking {
			s.meet(d, &m[1], end.add(under), gap, upperBreaking, k, 1)
		} else {
			m[1].n = 0
		}
		gap, end := lower(knee, foot, l.knee, l.foot)
		if feet[k] = gap < b.breaking; feet[k] {
			s.meet(d, &m[2], end.add(under), gap, b.breaking, k, 2)
		} else {
			m[2].n = 0
		}
	}
}

// lower is the end of a capsule that is closer to the floor, and its gap.
func lower(gapNear, gapFar float64, near, far vec) (float64, vec) {
	if gapFar < gapNear {
		return gapFar, far
	}
	return gapNear, near
}

// limitOrder is the order of the joint-limit rows: the original's, which an unstable
// sort of equal keys left behind.
var limitOrder = [joints]int{2, 3, 0, 1, 6, 7, 4, 5}

// rows builds the constraint rows and, for each, its speed u before any impulse and the
// speed that it aims at: joint limits first, then the contacts' normals, then two
// friction rows for each contact.
func (s *solver) build(d *dynamics, c *core, h float64) {
	s.n = 0
	s.friction = friction * c.conditions.Friction
	for _, j := range limitOrder {
		over, direction := jointLow[j]-c.q[j], 1.0
		if over < 0 {
			over, direction = c.q[j]-jointHigh[j], -1
		}
		if !(over >= 0) { // a joint exactly at its limit has a row
			continue
		}
		r := &s.row[s.n]
		l := &d.leg[j/2]
		*r = row{leg: j / 2}
		column := &l.colHip
		if j%2 == 0 {
			r.hip = direction * l.invHip
			s.speed[s.n] = direction * c.qd[j]
			for i := range r.base {
				r.base[i] = -float64(column[i] * r.hip)
			}
		} else {
			// The row is on qd, the physical rate over √2.
			r.ankle = direction * sides[j/2].sign / math.Sqrt2 * l.invAnkle
			s.speed[s.n] = direction * c.qd[j]
			column = &l.colAnkle
			for i := range r.base {
				r.base[i] = -float64(column[i] * r.ankle)
			}
		}
		d.whiten(&r.base)
		s.speed[s.n] += float64(h * s.product(d, r))
		s.target[s.n] = 0
		if over < limitReach {
			s.target[s.n] = limitERP * over / h
		}
		s.n++
	}
	s.limits = s.n
	contacts := len(s.touches)
	for i := range s.touches {
		t := &s.touches[i]
		s.direction(d, c, s.limits+i, t, d.rot.z, h)
		s.target[s.limits+i] = 0
		if gap := t.gap + slop; gap > 0 {
			s.target[s.limits+i] = -gap / h
		} else {
			s.target[s.limits+i] = -contactERP * gap / h
		}
		at := s.limits + contacts + 2*i
		s.direction(d, c, at, t, d.rot.y.scale(-1), h)
		s.direction(d, c, at+1, t, d.rot.x, h)
		s.target[at], s.target[at+1] = 0, 0
	}
	s.n = s.limits + 3*contacts
}

// direction makes row i that of the velocity of a contact's point along a unit vector
// of the torso's frame.
func (s *solver) direction(d *dynamics, c *core, i int, t *touch, along vec, h float64) {
	r := &s.row[i]
	turn := t.point.cross(along)
	b0, b1, b2, b3, b4, b5 := turn.x, turn.y, turn.z, along.x, along.y, along.z
	r.leg, r.hip, r.ankle = t.leg, 0, 0
	speed := turn.dot(d.omega) + along.dot(d.lin)
	if t.link > 0 {
		l := &d.leg[t.leg]
		arm := t.point.sub(l.hip)
		hip := float64(arm.x*along.y) - float64(arm.y*along.x)
		speed += float64(hip * l.hipR)
		hip = hip * l.invHip
		r.hip = hip
		p := &l.colHip
		b0 -= float64(p[0] * hip)
		b1 -= float64(p[1] * hip)
		b2 -= float64(p[2] * hip)
		b3 -= float64(p[3] * hip)
		b4 -= float64(p[4] * hip)
		b5 -= float64(p[5] * hip)
		if t.link > 1 {
			ankle := l.t.dot(t.point.sub(l.knee).cross(along))
			speed += float64(ankle * l.ankleR)
			ankle = ankle * l.invAnkle
			r.ankle = ankle
			p := &l.colAnkle
			b0 -= float64(p[0] * ankle)
			b1 -= float64(p[1] * ankle)
			b2 -= float64(p[2] * ankle)
			b3 -= float64(p[3] * ankle)
			b4 -= float64(p[4] * ankle)
			b5 -= float64(p[5] * ankle)
		}
	}
	x := &r.base
	x[0], x[1], x[2], x[3], x[4], x[5] = b0, b1, b2, b3, b4, b5
	d.whiten(x)
	s.speed[i] = speed + float64(h*s.product(d, r))
}

// product is a row times the whitened force: the acceleration along it.
func (s *solver) product(d *dynamics, r *row) float64 {
	sum := dot6(&r.base, &d.force)
	if r.leg >= 0 {
		l := &d.leg[r.leg]
		sum += float64(r.hip*l.forceHip) + float64(r.ankle*l.forceAnkle)
	}
	return sum
}

func dot6(a, b *[6]float64) float64 {
	return (float64(a[0]*b[0]) + float64(a[1]*b[1])) + (float64(a[2]*b[2]) + float64(a[3]*b[3])) +
		(float64(a[4]*b[4]) + float64(a[5]*b[5]))
}
