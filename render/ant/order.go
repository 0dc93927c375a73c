package ant

import (
	"slices"

	"hebbarium/physics/ant"
)

// prepare collects the parts, the torso first and then the limbs from far to near.
func (v *View) prepare(s *ant.State, grow *[4]float64) {
	collect(s, &v.part, grow)
	v.order()
	v.openJoints()
}

// order puts the limbs into the order in which they may be drawn, so that what is nearer
// covers what is farther, and counts those behind the torso.
//
// Two bodies on either side of a plane are in that order where the one on the eye's side
// comes last. The planes between two legs go through the torso's middle and are normal to
// the difference of the ways d in which the legs leave it; that between a leg and the torso
// is the one of the circle in which they meet, normal to d at sqrt(R²−r²). All of them agree
// with the order by (eye − middle)·d. A hip turns by less than 45°, so no leg leaves its own.
func (v *View) order() {
	torso := &v.part[0]
	var legs [4]struct {
		parts [3]limbPart
		depth float64
	}
	for k := range legs {
		leg := &legs[k]
		copy(leg.parts[:], v.part[1+3*k:])
		leg.depth = v.Camera.eye.sub(torso.a).dot(leg.parts[0].b.sub(leg.parts[0].a).unit())
		v.orderLeg(&leg.parts)
	}
	slices.SortStableFunc(legs[:], func(a, b struct {
		parts [3]limbPart
		depth float64
	}) int {
		switch {
		case a.depth < b.depth:
			return -1
		case a.depth > b.depth:
			return 1
		}
		return 0
	})
	v.behind = 0
	for k := range legs {
		copy(v.part[1+3*k:], legs[k].parts[:])
		r := legs[k].parts[0].radius
		if d := legs[k].depth; d <= 0 || d*d <= torso.radius*torso.radius-r*r {
			v.behind += 3
		}
	}
}

// orderLeg orders the three limbs of a leg. The plane between two that share a joint halves
// the angle between them.
func (v *View) orderLeg(p *[3]limbPart) {
	nearer := func(out, in *limbPart) bool { // the outer one is on the eye's side
		way := out.b.sub(out.a).unit().add(in.b.sub(in.a).unit())
		return v.Camera.eye.sub(out.a).dot(way) > 0
	}
	if nearer(&p[2], &p[1]) {
		if !nearer(&p[1], &p[0]) {
			p[0], p[1], p[2] = p[1], p[2], p[0]
		}
		return
	}
	if nearer(&p[1], &p[0]) {
		p[1], p[2] = p[2], p[1]
	} else {
		p[0], p[2] = p[2], p[0]
	}
}

// openJoints takes round ends away where two capsules of a leg share one: that
// of the capsule drawn last would cover the other's side.
func (v *View) openJoints() {
	var drawn [4][4]bool
	for i := range v.part[1:] {
		q := &v.part[1+i]
		if q.b.sub(q.a).size() < 1e-6 {
			continue
		}
		leg := &drawn[q.part.Leg-1]
		if q.joint > 1 && leg[q.joint-1] {
			q.open += startOpen
		}
		if q.joint < 3 && leg[q.joint+1] {
			q.open += endOpen
		}
		leg[q.joint] = true
	}
}
