package ant

import "math"

// Motion is the ant's pose and velocity with what an observation and the progress of
// the next step need: what one physics hands to another when they are switched under a
// walking ant.
type Motion struct {
	Pos      [3]float64 // torso's centre, m
	Quat     [4]float64 // torso's orientation, x y z w
	Lin, Ang [3]float64 // torso's velocity and angular velocity, world frame
	Q, Qd    [8]float64 // joint angles, and rates as the original observes them
	BodyXY   [2]float64 // mean of parts at the last step, from which progress counts
	FreshXY  bool       // BodyXY is to be computed from the pose, as a reset does
	Feet     [4]bool    // contact flags of the last step, which the next observation shows
	InitialZ float64    // height that observations count from
	Step     int        // control steps since the reset
}

// ResetTo puts the ant with body b into the state m. A body out of range gives a
// *BodyError, a state that is not finite a *MotionError; the world is then unchanged.
func (w *World) ResetTo(b Body, m *Motion) error {
	if err := b.Check(); err != nil {
		return err
	}
	if err := m.check(); err != nil {
		return err
	}
	w.setBody(b)
	w.restart(m)
	return nil
}

// Motion writes the present state to m.
func (w *World) Motion(m *Motion) {
	*m = Motion{
		Pos: w.pos.array(), Quat: w.quat, Lin: w.lin.array(), Ang: w.ang.array(), Q: w.q, Qd: w.qd,
		BodyXY: w.parts, Feet: w.feet, InitialZ: w.initialZ, Step: w.step,
	}
}

// finite refuses a group of numbers one of which is none.
func finite(what string, values []float64) error {
	for _, x := range values {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return &MotionError{what, x}
		}
	}
	return nil
}

func (m *Motion) check() error {
	length := math.Sqrt(float64(m.Quat[0]*m.Quat[0]) + float64(m.Quat[1]*m.Quat[1]) + float64(m.Quat[2]*m.Quat[2]) + float64(m.Quat[3]*m.Quat[3]))
	if !(math.Abs(length-1) < 1e-3) {
		return &MotionError{"length of the quaternion", length}
	}
	for _, g := range []struct {
		what   string
		values []float64
	}{
		{"position", m.Pos[:]}, {"velocity", m.Lin[:]}, {"angular velocity", m.Ang[:]},
		{"joint angle", m.Q[:]}, {"joint rate", m.Qd[:]}, {"mean of parts", m.BodyXY[:]},
	} {
		if err := finite(g.what, g.values); err != nil {
			return err
		}
	}
	return finite("initial height", []float64{m.InitialZ})
}

// restart takes over a state; body and conditions stay.
func (w *World) restart(m *Motion) {
	c := &w.core
	*c = core{
		pos: vector(m.Pos), quat: m.Quat, lin: vector(m.Lin), ang: vector(m.Ang), q: m.Q, qd: m.Qd,
		body: c.body, limb: c.limb, gravity: c.gravity, upwards: c.upwards, conditions: c.conditions,
		initialZ: m.InitialZ, feet: m.Feet, shown: m.Feet, step: m.Step,
	}
	w.solver.touches = w.solver.touches[:0]
	w.solver.n = 0
	// The links are seen where they are, not a substep ago.
	w.dynamics.rot, w.dynamics.start = rotation(&c.quat), c.pos
	w.dynamics.place(c)
	w.meanOfParts()
	if !m.FreshXY {
		c.parts = m.BodyXY
	}
	c.potential = potential(c.parts)
}
