package ant

import (
	"math"

	"hebbarium/physics/ant"
	"hebbarium/render/kit"
)

// How the floor's force on the ant is shown: a ring about the point where it acts, larger
// and brighter the greater the force. Forces go from some tens of newtons to the ten
// thousands of a leg that hits the floor, so both grow with the logarithm.
const (
	contactCorners = 40
	contactKnee    = 100.0   // N, from which on the growth slows down
	contactFull    = 10000.0 // N of the largest ring
	contactLeast   = 0.1     // m, radius at no force: a foot, which hides what is nearer, has 0.08
	contactGrowth  = 0.11    // m from there to the largest
	contactSame    = 1e-3    // m; links of a leg that touch no farther apart than this share a ring
)

// contactGrade is the share 0…1 of the largest ring that a force (N) along the normal has:
// ln(1+f/100)/ln(1+10000/100).
func contactGrade(newtons float64) float64 {
	return min(math.Log1p(max(newtons, 0)/contactKnee)/math.Log1p(contactFull/contactKnee), 1)
}

// drawContacts leaves with the pen, flat on the floor, a ring about each point that bears
// the ant. A point that is near and bears nothing has none. Where two links of a leg meet,
// both touch there, and the ring is that of the sum.
func (v *View) drawContacts(contacts []ant.Contact) {
	for i := range contacts {
		force, first := contacts[i].Normal, true
		for j := range contacts {
			if j == i || !sameContact(&contacts[i], &contacts[j]) {
				continue
			}
			first = first && i < j
			force += contacts[j].Normal
		}
		if first && force > 0 {
			v.contactRing(contacts[i].Point, contactGrade(force))
		}
	}
}

func sameContact(a, b *ant.Contact) bool {
	return a.Leg == b.Leg && math.Hypot(a.Point[0]-b.Point[0], a.Point[1]-b.Point[1]) < contactSame
}

// contactRing draws one ring of a grade above zero.
func (v *View) contactRing(middle [3]float64, grade float64) {
	c, p := &v.Camera, v.theme.Pen()
	_, scale, ok := c.ToScreen([3]float64{middle[0], middle[1], 0})
	r := contactLeast + contactGrowth*grade
	for k := range v.ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / contactCorners)
		at, _, seen := c.ToScreen([3]float64{middle[0] + r*cos, middle[1] + r*sin, 0})
		v.ring[k], ok = at, ok && seen
	}
	if !ok {
		return
	}
	ink := kit.Text2.Mix(kit.Text, grade)
	p.Polygon(v.ring[:], ink.Alpha(0.22*grade))
	p.Path(v.ring[:], min(max(0.011*scale, 1.2), 3)*v.theme.TraceWidth()/2, ink.Alpha(min(2*grade, 0.85)), true)
}
