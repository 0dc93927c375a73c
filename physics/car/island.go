package car

import "math"

// rigid is a body in single precision.
type rigid struct {
	centre   vec // centre of mass in the world
	angle    float32
	origin   vec // the body's origin, which follows from centre and angle
	sin, cos float32
	v        velocity // of the centre of mass
	resting  float32  // time at rest, s
}

// island is the car as one island of five bodies and four joints, solved in
// single precision in the operation order of Box2D 2.3. No touch pushes back in
// this world, since tiles are sensors, so joints are all that there is to solve.
type island struct {
	body   [bodies]rigid
	joint  [wheels]joint
	ground ground

	tyre   polygon
	shell  [4]polygon // the hull's
	middle vec        // hull's centre of mass in its own frame
	mass   solverMasses
}

var _ solver = (*island)(nil)

// The world's limits in single precision.
const (
	step32         = float32(timeStep)
	maxTranslation = float32(2) // per step
	maxRotation    = float32(0.5) * pi32
	linearSleep    = float32(0.01)
	angularSleep   = angularSlop
	timeToSleep    = float32(0.5)
)

func newIsland() *island {
	s := &island{}
	var parts [4]massData
	hull := HullParts()
	for i := range hull {
		s.shell[i] = outlinePolygon(hull[i].Corners())
		parts[i] = s.shell[i].mass(hullDensity)
	}
	h := combine(parts[:])
	s.middle = h.centre
	s.tyre = outlinePolygon([][2]float64{{-TyreHalfWidth, TyreHalfLength}, {TyreHalfWidth, TyreHalfLength}, {TyreHalfWidth, -TyreHalfLength}, {-TyreHalfWidth, -TyreHalfLength}})
	t := s.tyre.mass(wheelDensity)
	s.mass = solverMasses{
		mA: 1 / h.mass, iA: 1 / (h.inertia - float32(h.mass*h.centre.dot(h.centre))),
		mB: 1 / t.mass, iB: 1 / t.inertia,
		maxMotor: float32(step32 * float32(steerTorque)),
	}
	s.mass.rotation = 1 / (s.mass.iA + s.mass.iB)
	for i := range s.joint {
		x, y := wheelMount(i)
		s.joint[i].anchor = vec{float32(x), float32(y)}.minus(s.middle)
	}
	return s
}

func (s *island) pave(t *Track) { s.ground.pave(t) }

func (s *island) place(t *Track, touch *contacts) {
	s.ground.reset(t, touch)
	x, y, angle, at := start(t)
	s.body[hull] = rigid{origin: vec{float32(x), float32(y)}, angle: float32(angle)}
	for i := range wheels {
		s.body[i] = rigid{origin: vec{float32(at[i][0]), float32(at[i][1])}, angle: float32(angle)}
		s.joint[i] = joint{anchor: s.joint[i].anchor}
	}
	for i := range s.body {
		b := &s.body[i]
		b.sin, b.cos = sincos32(b.angle)
		b.centre = b.origin
	}
	h := &s.body[hull]
	m := s.middle.turned(h.sin, h.cos)
	h.centre = vec{m.x + h.origin.x, m.y + h.origin.y}
}

func (s *island) advance(e *effort) {
	s.ground.update(s)
	var v [bodies]velocity
	for i := range s.body {
		inverseMass := s.mass.mB
		if i == hull {
			inverseMass = s.mass.mA
		}
		fx, fy := float32(e.force[i][0]), float32(e.force[i][1])
		v[i] = s.body[i].v
		v[i].x += float32(step32 * float32(inverseMass*fx))
		v[i].y += float32(step32 * float32(inverseMass*fy))
	}
	// The search for islands starts at the newest body, so joints come last first.
	for i := wheels - 1; i >= 0; i-- {
		s.joint[i].motorSpeed = float32(e.motor[i])
		s.joint[i].begin(&s.mass, &s.body[hull], &s.body[i], &v[hull], &v[i])
	}
	s.solveVelocities(&v)
	for i := range s.body {
		s.body[i].move(v[i])
	}
	solved := false
	for n := 0; n < positionIterations && !solved; n++ {
		solved = true
		for i := wheels - 1; i >= 0; i-- {
			if !s.joint[i].correct(&s.mass, &s.body[hull], &s.body[i]) {
				solved = false
			}
		}
	}
	for i := range s.body {
		b := &s.body[i]
		b.sin, b.cos = sincos32(b.angle)
		b.origin = b.centre
	}
	h := &s.body[hull]
	h.origin = h.centre.minus(s.middle.turned(h.sin, h.cos))
	s.rest(solved)
}

// move advances the body by one time step, at no more than the greatest speed.
func (b *rigid) move(v velocity) {
	shift := vec{float32(step32 * v.x), float32(step32 * v.y)}
	if d := shift.dot(shift); d > maxTranslation*maxTranslation {
		ratio := maxTranslation / float32(math.Sqrt(float64(d)))
		v.x, v.y = float32(v.x*ratio), float32(v.y*ratio)
	}
	if turn := float32(step32 * v.w); float32(turn*turn) > maxRotation*maxRotation {
		v.w = float32(v.w * (maxRotation / float32(math.Abs(float64(turn)))))
	}
	b.centre.x += float32(step32 * v.x)
	b.centre.y += float32(step32 * v.y)
	b.angle += float32(step32 * v.w)
	b.v = v
}

// rest lets the car fall asleep once all bodies have been still for half a
// second. The next step wakes it: all that sleep does is to stop it dead.
func (s *island) rest(solved bool) {
	least := float32(math.MaxFloat32)
	for i := range s.body {
		b := &s.body[i]
		if float32(b.v.w*b.v.w) > angularSleep*angularSleep ||
			float32(b.v.x*b.v.x)+float32(b.v.y*b.v.y) > linearSleep*linearSleep {
			b.resting = 0
		} else {
			b.resting += step32
		}
		least = min(least, b.resting)
	}
	if solved && least >= timeToSleep {
		for i := range s.body {
			s.body[i].resting = 0
			s.body[i].v = velocity{}
		}
	}
}

func (s *island) read(out *[bodies]body) {
	h := &s.body[hull]
	for i := range s.body {
		b, o := &s.body[i], &out[i]
		o.x, o.y, o.angle = float64(b.origin.x), float64(b.origin.y), float64(b.angle)
		o.sin, o.cos = float64(b.sin), float64(b.cos)
		o.vx, o.vy, o.omega = float64(b.v.x), float64(b.v.y), float64(b.v.w)
		if i != hull {
			o.joint, o.jointSpeed = float64(b.angle-h.angle), float64(b.v.w-h.v.w)
			o.motor = float64(s.joint[i].motorSpeed)
		}
	}
}

func (s *island) appendState(dst []byte) []byte {
	for i := range s.body {
		b := &s.body[i]
		for _, v := range [...]float32{b.centre.x, b.centre.y, b.angle, b.origin.x, b.origin.y, b.sin, b.cos, b.v.x, b.v.y, b.v.w, b.resting} {
			dst = appendSingle(dst, v)
		}
	}
	for i := range s.joint {
		j := &s.joint[i]
		for _, v := range [...]float32{j.impulse.x, j.impulse.y, j.limitImpulse, j.motorImpulse, j.motorSpeed} {
			dst = appendSingle(dst, v)
		}
		dst = append(dst, byte(j.reach))
	}
	return dst
}
