package ant

import "math"

// legFrame is one leg's part of a substep: where it is, in its own frame (e outwards
// at the hip's present angle, t = z×e, z up, origin at the torso's centre), and its
// share of the factored inertia matrix, in the torso's frame.
type legFrame struct {
	e, t   vec // axes in the torso's frame; both are level there
	cosA   float64
	sinA   float64 // of the ankle, about t
	hip    vec     // hinge positions and ends, in the torso's frame
	knee   vec
	foot   vec // the lower leg's far end
	aux    vec // centres of mass, in the torso's frame
	lower  vec
	hipR   float64 // rates about z and t
	ankleR float64

	// Cholesky factor of the leg's rows and columns: the 2×2 block of the hinges is
	// diagonal, the rest are the columns that couple them to the torso (angular, linear).
	invHip, invAnkle float64
	colHip, colAnkle [6]float64
	forceHip         float64 // whitened generalised force of the hinges
	forceAnkle       float64
}

// dynamics is the working memory of one substep; none of it outlives the substep.
type dynamics struct {
	rot    mat
	start  vec // where the torso's centre is in this substep
	omega  vec // torso twist in the torso's frame
	lin    vec
	leg    [legs]legFrame
	chol   [21]float64 // lower triangle of the torso's articulated inertia, by rows, factored
	invD   [6]float64  // reciprocals of its diagonal
	force  [6]float64  // whitened generalised force of the torso
	upperM float64
	upperA float64
	upperU float64
	torsoM float64
	torsoI float64
}

// dragCoefficient is Bullet's default damping of a multibody, linear and quadratic: 0.04 as
// the float32 that its source has.
const dragCoefficient = 0x1.47ae14p-05

// drag is the factor k of F = -m·k·v and T = -I·k·ω.
func drag(v vec) float64 {
	return dragCoefficient + float64(dragCoefficient*math.Sqrt(v.dot(v)))
}

// place computes where the legs are. c is the state, d.leg gets positions and rates.
func (d *dynamics) place(c *core) {
	for k := range d.leg {
		l, s, q := &d.leg[k], &sides[k], 2*k
		sinH, cosH := sincos(c.q[q])
		ex := (float64(s.x*cosH) - float64(s.y*sinH)) * math.Sqrt2 / 2
		ey := (float64(s.x*sinH) + float64(s.y*cosH)) * math.Sqrt2 / 2
		l.e, l.t = vec{ex, ey, 0}, vec{-ey, ex, 0}
		l.sinA, l.cosA = sincos(float64(s.sign * c.q[q+1]))
		l.hipR = c.qd[q]
		l.ankleR = float64(s.sign*math.Sqrt2) * c.qd[q+1]
		l.hip = vec{s.x * upperExtent, s.y * upperExtent, 0}
		l.aux = l.hip.addScaled(upperLength/2, l.e)
		l.knee = l.hip.addScaled(upperLength, l.e)
		along := l.e.scale(l.cosA)
		along.z = -l.sinA
		l.lower = l.knee.addScaled(c.limb[k].reach, along)
		l.foot = l.knee.addScaled(2*c.limb[k].reach, along)
	}
}

// assemble factors the joint-space inertia matrix and computes the generalised force
// of gravity, drag, gyroscopic terms, push and motors, at the state that place has seen.
//
// It is the composite-rigid-body method and the factorisation that leaves the zeros of
// the tree alone (Featherstone, Rigid Body Dynamics Algorithms, 2008, §6.2 and §6.5),
// written out for two-hinge legs on a floating base: eliminating a leg's hinges adds its
// articulated inertia (ibid., §7.2) to the torso's. Forces are those of the recursive
// Newton-Euler method (ibid., §5.3) with accelerations of the generalised coordinates
// zero. Velocities and accelerations are those of points, with components in the torso's
// frame as it stands in this substep, so that M·Δv = h·force holds for the torso's own
// velocity and angular velocity.
//
// Ankles: Bullet uses an axis of length √2 for velocities and forces, and the unit
// axis for positions. Here the generalised velocity of an ankle is its physical rate
// about the unit axis t, √2·qd, and a motor's torque is divided by √2.
func (d *dynamics) assemble(c *core, torque *[joints]float64, push vec) {
	up := d.rot.z
	if c.conditions.Slope != 0 {
		up = d.rot.transposed(c.upwards)
	}
	w, v := d.omega, d.lin
	kw := drag(w)

	// Torso and the four fixed legs: one inertia about the torso's centre, diagonal
	// because the legs are symmetric, and drag on each link by its own velocity.
	ownA := d.torsoI + 4*d.upperA
	ownU := d.torsoI + 4*d.upperU
	spread := 4 * d.upperM * (upperExtent / 2) * (upperExtent / 2)
	baseA, baseU := ownA+spread, ownU+2*spread
	torsoM := d.torsoM + c.conditions.Load
	baseM := torsoM + 4*d.upperM
	mass := baseM
	first := vec{}
	in := [6]float64{baseA, 0, baseA, 0, 0, baseU} // xx, xy, yy, xz, yz, zz

	gravity := up.scale(c.gravity)
	f := gravity.scale(-baseM).addScaled(-torsoM*drag(v), v).add(d.rot.transposed(push))
	momentum := vec{float64(baseA * w.x), float64(baseA * w.y), float64(baseU * w.z)}
	n := momentum.cross(w)
	n = n.sub(vec{float64(ownA * w.x), float64(ownA * w.y), float64(ownU * w.z)}.scale(kw))
	for k := range sides {
		r := vec{sides[k].x * (upperExtent / 2), sides[k].y * (upperExtent / 2), 0}
		vk := v.add(w.cross(r))
		fk := vk.scale(-d.upperM * drag(vk))
		f = f.add(fk)
		n = n.add(r.cross(fk))
	}

	for k := range d.leg {
		l, b := &d.leg[k], &c.limb[k]
		ca, sa := l.cosA, l.sinA
		diff := b.upright - b.across
		auxDiff := d.upperU - d.upperA
		// The leg in its own frame; a radial distance from the hip is written x.
		hE := float64(sides[k].x*upperExtent*l.e.x) + float64(sides[k].y*upperExtent*l.e.y)
		hT := float64(sides[k].x*upperExtent*l.t.x) + float64(sides[k].y*upperExtent*l.t.y)
		const auxX = upperLength / 2
		footX := upperLength + float64(b.reach*ca)
		footZ := -float64(b.reach * sa)
		rA := vec{hE + auxX, hT, 0}
		rF := vec{hE + footX, hT, footZ}

		// Columns of the inertia matrix: the momentum of the leg at unit hinge rate.
		mA, mF := d.upperM, b.mass
		pA, pF := float64(mA*auxX), float64(mF*footX)
		upright := b.across + float64(float64(diff*ca)*ca)
		tilt := float64(float64(diff*ca) * sa)
		hipAngE := tilt - float64(pF*footZ)
		hipAngZ := d.upperU + upright + float64(pA*rA.x) + float64(pF*rF.x)
		hipLinT := pA + pF
		hipM := d.upperU + upright + float64(pA*auxX) + float64(pF*footX)
		pE, pZ := -float64(float64(mF*b.reach)*sa), -float64(float64(mF*b.reach)*ca)
		ankAngE := float64(hT * pZ)
		ankAngT := b.across + float64(footZ*pE) - float64(rF.x*pZ)
		ankAngZ := -float64(hT * pE)
		ankM := b.across + float64(float64(mF*b.reach)*b.reach)
		l.invHip = 1 / math.Sqrt(hipM)
		l.invAnkle = 1 / math.Sqrt(ankM)
		eX, eY, tX, tY := l.e.x, l.e.y, l.t.x, l.t.y
		i1, i2 := l.invHip, l.invAnkle
		p, q := &l.colHip, &l.colAnkle
		p[0], p[1], p[2] = float64(hipAngE*eX)*i1, float64(hipAngE*eY)*i1, hipAngZ*i1
		p[3], p[4], p[5] = float64(hipLinT*tX)*i1, float64(hipLinT*tY)*i1, 0
		q[0] = (float64(ankAngE*eX) + float64(ankAngT*tX)) * i2
		q[1] = (float64(ankAngE*eY) + float64(ankAngT*tY)) * i2
		q[2] = ankAngZ * i2
		q[3], q[4], q[5] = float64(pE*eX)*i2, float64(pE*eY)*i2, pZ*i2

		// Composite inertia about the torso's centre, turned into the torso's frame.
		mass += mA + mF
		sE := float64(mA*rA.x) + float64(mF*rF.x)
		sT := float64((mA + mF) * hT)
		sZ := float64(mF * footZ)
		first.x += float64(sE*eX) + float64(sT*tX)
		first.y += float64(sE*eY) + float64(sT*tY)
		first.z += sZ
		ee := float64(float64(mA*rA.x)*rA.x) + float64(float64(mF*rF.x)*rF.x) // Σ m e², and so on
		tt := float64(sT * hT)
		zz := float64(sZ * footZ)
		et := float64(sE * hT)
		ez := float64(sZ * rF.x)
		tz := float64(sZ * hT)
		iEE := d.upperA + b.across + float64(float64(diff*sa)*sa) + tt + zz
		iTT := d.upperA + b.across + ee + zz
		iZZ := d.upperU + upright + ee + tt
		iET, iEZ, iTZ := -et, tilt-ez, -tz
		xx, xy, yy := float64(eX*eX), float64(eX*eY), float64(eY*eY)
		// t = (-eY, eX)
		in[0] += float64(iEE*xx) - 2*float64(iET*xy) + float64(iTT*yy)
		in[1] += float64((iEE-iTT)*xy) + float64(iET*(xx-yy))
		in[2] += float64(iEE*yy) + 2*float64(iET*xy) + float64(iTT*xx)
		in[3] += float64(iEZ*eX) + float64(iTZ*tX)
		in[4] += float64(iEZ*eY) + float64(iTZ*tY)
		in[5] += iZZ

		// Velocities and accelerations at zero joint acceleration, in the leg's frame.
		wE := float64(w.x*eX) + float64(w.y*eY)
		wT := float64(w.x*tX) + float64(w.y*tY)
		wZ := w.z
		hr, ar := l.hipR, l.ankleR
		aZ := wZ + hr              // aux: (wE, wT, aZ)
		fW := vec{wE, wT + ar, aZ} // lower leg
		aW := vec{wE, wT, aZ}      //
		vHip := vec{               // v + ω×h
			float64(v.x*eX) + float64(v.y*eY) - float64(wZ*hT),
			float64(v.x*tX) + float64(v.y*tY) + float64(wZ*hE),
			v.z + float64(wE*hT) - float64(wT*hE),
		}
		vA := vec{vHip.x, vHip.y + float64(aZ*auxX), vHip.z - float64(wT*auxX)}
		vF := vec{
			vHip.x + float64(fW.y*footZ),
			vHip.y + float64(aZ*footX) - float64(wE*footZ),
			vHip.z - float64(fW.y*(footX-upperLength)) - float64(wT*upperLength),
		}
		w2 := float64(wE*wE) + float64(wT*wT) + float64(wZ*wZ)
		wh := float64(wE*hE) + float64(wT*hT)
		gE := float64(gravity.x*eX) + float64(gravity.y*eY)
		gT := float64(gravity.x*tX) + float64(gravity.y*tY)
		accHip := vec{
			gE + float64(wE*wh) - float64(hE*w2),
			gT + float64(wT*wh) - float64(hT*w2),
			gravity.z + float64(wZ*wh),
		}
		alA := vec{float64(hr * wT), -float64(hr * wE), 0}
		a2 := float64(wE*wE) + float64(wT*wT) + float64(aZ*aZ)
		per := vec{float64(wE*wE) - a2, float64(wE * wT), float64(wE*aZ) + float64(hr*wE)}
		accA := accHip.addScaled(auxX, per)
		accKnee := accHip.addScaled(upperLength, per)
		alF := vec{alA.x - float64(ar*aZ), alA.y, float64(ar * wE)}
		rho := vec{footX - upperLength, 0, footZ}
		wr := fW.dot(rho)
		accF := accKnee.add(alF.cross(rho)).addScaled(wr, fW).addScaled(-fW.dot(fW), rho)

		// Forces and moments that these motions need, drag counted in.
		frA := accA.addScaled(drag(vA), vA).scale(mA)
		frF := accF.addScaled(drag(vF), vF).scale(mF)
		kA, kF := drag(aW), drag(fW)
		// I·x = across·x + diff·(x·n)n about the link's upright axis n.
		nA := alA.addScaled(kA, aW).scale(d.upperA)
		nA.z += float64(float64(auxDiff*kA) * aZ)
		gyro := float64(auxDiff * aZ) // ω×Iω = diff·(ω·n)·ω×n, and n = z
		nA.x += float64(gyro * wT)
		nA.y -= float64(gyro * wE)
		axis := vec{sa, 0, ca}
		turn := alF.addScaled(kF, fW)
		nF := turn.scale(b.across).addScaled(float64(diff*turn.dot(axis)), axis)
		nF = nF.addScaled(float64(diff*fW.dot(axis)), fW.cross(axis))

		sumF := frA.add(frF)
		sumN := nA.add(nF).add(rA.cross(frA)).add(rF.cross(frF))
		f.x -= float64(sumF.x*eX) + float64(sumF.y*tX)
		f.y -= float64(sumF.x*eY) + float64(sumF.y*tY)
		f.z -= sumF.z
		n.x -= float64(sumN.x*eX) + float64(sumN.y*tX)
		n.y -= float64(sumN.x*eY) + float64(sumN.y*tY)
		n.z -= sumN.z
		hipF := torque[2*k] - (nA.z + nF.z + float64(auxX*frA.y) + float64(footX*frF.y))
		ankF := float64(float64(sides[k].sign/math.Sqrt2)*torque[2*k+1]) -
			(nF.y + float64(footZ*frF.x) - float64(rho.x*frF.z))
		l.forceHip = float64(hipF * i1)
		l.forceAnkle = float64(ankF * i2)
	}

	d.factor(mass, first, &in)
	g := &d.force
	g[0], g[1], g[2], g[3], g[4], g[5] = n.x, n.y, n.z, f.x, f.y, f.z
	for k := range d.leg {
		l := &d.leg[k]
		p, q, hip, ankle := &l.colHip, &l.colAnkle, l.forceHip, l.forceAnkle
		for i := range g {
			g[i] -= float64(p[i]*hip) + float64(q[i]*ankle)
		}
	}
	d.whiten(g)
}

// factor makes d.chol the Cholesky factor of the torso's articulated inertia: the
// composite inertia of all links less what the hinges let go.
func (d *dynamics) factor(mass float64, s vec, in *[6]float64) {
	a := &d.chol
	l0, l1, l2, l3 := &d.leg[0], &d.leg[1], &d.leg[2], &d.leg[3]
	a[0] = in[0] - l0.yield(0, 0) - l1.yield(0, 0) - l2.yield(0, 0) - l3.yield(0, 0)
	a[1] = in[1] - l0.yield(1, 0) - l1.yield(1, 0) - l2.yield(1, 0) - l3.yield(1, 0)
	a[2] = in[2] - l0.yield(1, 1) - l1.yield(1, 1) - l2.yield(1, 1) - l3.yield(1, 1)
	a[3] = in[3] - l0.yield(2, 0) - l1.yield(2, 0) - l2.yield(2, 0) - l3.yield(2, 0)
	a[4] = in[4] - l0.yield(2, 1) - l1.yield(2, 1) - l2.yield(2, 1) - l3.yield(2, 1)
	a[5] = in[5] - l0.yield(2, 2) - l1.yield(2, 2) - l2.yield(2, 2) - l3.yield(2, 2)
	a[6] = 0 - l0.yield(3, 0) - l1.yield(3, 0) - l2.yield(3, 0) - l3.yield(3, 0)
	a[7] = s.z - l0.yield(3, 1) - l1.yield(3, 1) - l2.yield(3, 1) - l3.yield(3, 1)
	a[8] = -s.y - l0.yield(3, 2) - l1.yield(3, 2) - l2.yield(3, 2) - l3.yield(3, 2)
	a[9] = mass - l0.yield(3, 3) - l1.yield(3, 3) - l2.yield(3, 3) - l3.yield(3, 3)
	a[10] = -s.z - l0.yield(4, 0) - l1.yield(4, 0) - l2.yield(4, 0) - l3.yield(4, 0)
	a[11] = 0 - l0.yield(4, 1) - l1.yield(4, 1) - l2.yield(4, 1) - l3.yield(4, 1)
	a[12] = s.x - l0.yield(4, 2) - l1.yield(4, 2) - l2.yield(4, 2) - l3.yield(4, 2)
	a[13] = 0 - l0.yield(4, 3) - l1.yield(4, 3) - l2.yield(4, 3) - l3.yield(4, 3)
	a[14] = mass - l0.yield(4, 4) - l1.yield(4, 4) - l2.yield(4, 4) - l3.yield(4, 4)
	a[15] = s.y - l0.yield(5, 0) - l1.yield(5, 0) - l2.yield(5, 0) - l3.yield(5, 0)
	a[16] = -s.x - l0.yield(5, 1) - l1.yield(5, 1) - l2.yield(5, 1) - l3.yield(5, 1)
	a[17] = 0 - l0.yield(5, 2) - l1.yield(5, 2) - l2.yield(5, 2) - l3.yield(5, 2)
	a[18] = 0 - l0.yield(5, 3) - l1.yield(5, 3) - l2.yield(5, 3) - l3.yield(5, 3)
	a[19] = 0 - l0.yield(5, 4) - l1.yield(5, 4) - l2.yield(5, 4) - l3.yield(5, 4)
	a[20] = mass - l0.yield(5, 5) - l1.yield(5, 5) - l2.yield(5, 5) - l3.yield(5, 5)
	d.cholesky()
}

// yield is entry i, j of what the leg's two hinges let go.
func (l *legFrame) yield(i, j int) float64 {
	return float64(l.colHip[i]*l.colHip[j]) + float64(l.colAnkle[i]*l.colAnkle[j])
}
