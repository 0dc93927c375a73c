package car

// State describes the world after its last step. It is filled in place: it
// holds until the next call, and Touched and Paid until the next Step.
func (w *World) State() *State {
	s, h := &w.state, &w.body[hull]
	s.Step, s.Time = w.step, w.time
	s.Hull = HullState{X: h.x, Y: h.y, Angle: h.angle, VX: h.vx, VY: h.vy, Omega: h.omega}
	for i := range s.Wheels {
		b, r := &w.body[i], &w.wheel[i]
		s.Wheels[i] = WheelState{
			X: b.x, Y: b.y, Angle: b.angle,
			VX: b.vx, VY: b.vy, BodyOmega: b.omega,
			JointAngle: b.joint, JointSpeed: b.jointSpeed, MotorSpeed: b.motor,
			Spin: r.spin, Phase: r.phase, Gas: r.gas, Brake: r.brake, Steer: r.steer,
			Tiles: len(w.contacts.wheel[i]),
		}
	}
	s.Reward, s.Shown = w.contacts.reward, w.shown
	s.Visited, s.Touched, s.Paid = w.contacts.count, w.contacts.touched, w.contacts.visited
	return s
}
