package car

// motion is what bodies and joints do at one moment, as one solver hands it to another.
// Both mean the same by all of it; from double to single precision it is rounded.
type motion struct {
	body  [bodies]bodyMotion
	joint [wheels]jointMotion
}

type bodyMotion struct {
	centre, origin [2]float64
	angle          float64
	sin, cos       float64
	v              [2]float64 // of the centre of mass
	omega          float64
	resting        float64 // time at rest, s
}

// jointMotion is what a joint's next step starts from.
type jointMotion struct {
	point        [2]float64 // impulses of the last step
	limit, motor float64
	speed        float64 // asked of the motor
	reach        reach
}

// use makes an engine the present one, whose bodies are still to be placed.
func (w *World) use(e Engine) {
	if w.solvers[e] == nil {
		w.solvers[e] = newSolver(e)
	}
	w.engine, w.solver = e, w.solvers[e]
}

// Switch hands the car, as it stands and moves, to another engine: bodies, joints with the
// impulses that hold them, wheels with their spin, gas and brake, the tiles touched and paid
// for. The next Reset goes back to the engine that the world was made with.
func (w *World) Switch(e Engine) error {
	switch {
	case e == w.engine:
		return nil
	case w.track == nil:
		return ErrNoTrack
	case w.diverged:
		return w.divergence()
	}
	var m motion
	w.solver.motion(&m)
	w.use(e)
	w.solver.place(w.Road(), &w.contacts)
	w.solver.takeOver(&m)
	w.solver.read(&w.body)
	return nil
}

func (s *island) motion(m *motion) {
	both := func(v vec) [2]float64 { return [2]float64{float64(v.x), float64(v.y)} }
	for i := range s.body {
		b := &s.body[i]
		m.body[i] = bodyMotion{both(b.centre), both(b.origin), float64(b.angle), float64(b.sin), float64(b.cos),
			[2]float64{float64(b.v.x), float64(b.v.y)}, float64(b.v.w), float64(b.resting)}
	}
	for i := range s.joint {
		j := &s.joint[i]
		m.joint[i] = jointMotion{both(j.impulse), float64(j.limitImpulse), float64(j.motorImpulse), float64(j.motorSpeed), j.reach}
	}
}

func (s *island) takeOver(m *motion) {
	single := func(v [2]float64) vec { return vec{float32(v[0]), float32(v[1])} }
	for i := range s.body {
		b := &m.body[i]
		s.body[i] = rigid{single(b.centre), float32(b.angle), single(b.origin), float32(b.sin), float32(b.cos),
			velocity{float32(b.v[0]), float32(b.v[1]), float32(b.omega)}, float32(b.resting)}
	}
	for i := range s.joint {
		j := &m.joint[i]
		s.joint[i] = joint{anchor: s.joint[i].anchor, impulse: single(j.point), limitImpulse: float32(j.limit),
			motorImpulse: float32(j.motor), motorSpeed: float32(j.speed), reach: j.reach}
	}
}

func (s *box2dSolver) motion(m *motion) {
	for i, b := range s.body {
		m.body[i] = bodyMotion{[2]float64{b.M_sweep.C.X, b.M_sweep.C.Y}, [2]float64{b.M_xf.P.X, b.M_xf.P.Y}, b.M_sweep.A, b.M_xf.Q.S, b.M_xf.Q.C,
			[2]float64{b.M_linearVelocity.X, b.M_linearVelocity.Y}, b.M_angularVelocity, b.M_sleepTime}
	}
	for i, j := range s.joint {
		m.joint[i] = jointMotion{[2]float64{j.M_impulse.X, j.M_impulse.Y}, j.M_impulse.Z, j.M_motorImpulse, j.M_motorSpeed, reachOf(j.M_limitState)}
	}
}

func (s *box2dSolver) takeOver(m *motion) {
	for i, b := range s.body {
		to := &m.body[i]
		b.SetTransform(b.M_xf.P, to.angle) // finds the tiles at hand; what it rounds follows
		b.M_sweep.C.Set(to.centre[0], to.centre[1])
		b.M_sweep.C0, b.M_sweep.A0 = b.M_sweep.C, b.M_sweep.A
		b.M_xf.P.Set(to.origin[0], to.origin[1])
		b.M_xf.Q.S, b.M_xf.Q.C = to.sin, to.cos
		b.SynchronizeFixtures()
		b.M_linearVelocity.Set(to.v[0], to.v[1])
		b.M_angularVelocity, b.M_sleepTime = to.omega, to.resting
	}
	for i, j := range s.joint {
		from := &m.joint[i]
		j.M_impulse.X, j.M_impulse.Y, j.M_impulse.Z = from.point[0], from.point[1], from.limit
		j.M_motorImpulse, j.M_motorSpeed, j.M_limitState = from.motor, from.speed, limitState(from.reach)
	}
	s.world.M_inv_dt0 = 1 / timeStep // the impulses are of a step of this length
	s.anew = true
}
