package ant

import "math"

// Time: a control step is four substeps, all with the same torque.
const (
	ControlStep = 0.0165 // s
	Substeps    = 4
	substep     = ControlStep / Substeps
	// StepLimit is the length of an episode in control steps, the time limit of the
	// original's registration. The world does not end itself there.
	StepLimit = 1000
)

const (
	motorTorque = 250.0  // N m at an action of 1
	rateLimit   = 100.0  // rad/s, of a joint
	aliveZ      = 0.26   // below it the torso lies on the floor
	targetX     = 1000.0 // m
	defaultG    = 9.8    // m/s²
)

// core is everything that determines a world's future, a plain value.
type core struct {
	pos, lin, ang vec        // torso centre, its velocity, angular velocity; world frame
	quat          [4]float64 // x, y, z, w
	q, qd         [joints]float64

	body       Body
	conditions Conditions
	upwards    vec        // against gravity, world frame
	limb       [legs]limb // derived from body
	gravity    float64    // downwards
	initialZ   float64
	parts      [2]float64 // mean of parts, as the last step saw it
	reach      [legs][2]float64
	potential  float64
	feet       [legs]bool          // flags of the last step
	shown      [legs]bool          // flags of the step before it, which the observation has
	push       vec                 // on the torso, in the next step
	floor      [LinkCount]manifold // the links' contacts with it
	step       int
}

// World is one ant on a floor. It is not safe for concurrent use; worlds share nothing.
type World struct {
	core
	dynamics dynamics
	solver   solver
	before   core // for a step that diverges
}

// Outcome is what a control step gave.
type Outcome struct {
	// Progress is the distance won towards the target in the step over the step's
	// time, m/s: the quantity that the paper sums as fitness.
	Progress float64
	// Reward is the original's sum of +1 or -1 for being alive, progress, and the costs
	// of electricity and of joints at their limits.
	Reward float64
	Alive  bool // the torso's centre is above 0.26 m
	Done   bool // not alive, or Err is set
	// Err is nil, *ActionError or *SizeError (nothing was done) or *DivergedError (the
	// world was put back to where it was before the step).
	Err error
}

// NewWorld returns an intact ant at rest with all joints at zero.
func NewWorld() *World {
	w := &World{}
	w.solver.touches = make([]touch, 0, maxContacts)
	w.core.gravity, w.core.upwards, w.core.conditions = defaultG, vec{z: 1}, UsualConditions()
	w.dynamics.upperM, w.dynamics.upperA, w.dynamics.upperU = LinkInertia(upperExtent)
	w.dynamics.torsoM, w.dynamics.torsoI = TorsoInertia()
	w.setBody(Intact())
	w.restart(&Motion{Pos: [3]float64{0, 0, initialZ}, Quat: [4]float64{3: 1}, InitialZ: initialZ, FreshXY: true})
	return w
}

// Reset starts an episode as the original does: the torso at rest at a height of 0.75 m,
// every joint at an angle that draw gives between -0.1 and 0.1 rad, in joint order. draw
// is the caller's seeded stream of uniform numbers. A body out of range gives a *BodyError
// and changes nothing, and draws nothing.
func (w *World) Reset(b Body, draw func(lo, hi float64) float64) error {
	if err := b.Check(); err != nil {
		return err
	}
	m := Motion{Pos: [3]float64{0, 0, initialZ}, Quat: [4]float64{3: 1}, InitialZ: initialZ, FreshXY: true}
	for i := range m.Q {
		m.Q[i] = draw(-0.1, 0.1)
	}
	w.setBody(b)
	w.restart(&m)
	return nil
}

// SetGravity sets the acceleration of free fall, m/s² downwards: 9.8 unless changed.
// A reset keeps it.
func (w *World) SetGravity(down float64) { w.core.gravity = down }

// Push lets a force (N, world frame) act on the torso's centre in the next control step.
func (w *World) Push(fx, fy, fz float64) { w.core.push = vec{fx, fy, fz} }

// SetLeg changes the lower leg 1…4 to a share from 0 (a stump) to 1 of the intact
// length, at any step. Its mass, inertia and contact change at once; the pose and
// velocity of every other link stay as they are, and so does progress: what the change
// does to the mean of parts is not counted as distance.
func (w *World) SetLeg(leg int, share float64) error {
	if leg < 1 || leg > legs || !(share >= 0 && share <= 1) {
		return &BodyError{Leg: leg, Share: share}
	}
	k := leg - 1
	w.body.Lower[k] = share
	was := w.limb[k].extent
	w.limb[k] = newLimb(share)
	w.floor[3+3*k].n = 0 // a new shape has no contacts yet
	// The lower leg's centre of mass, one of the parts, has moved along the leg.
	shift := (w.limb[k].extent - was) / math.Sqrt2 / partCount
	w.parts[0] += float64(shift * w.reach[k][0])
	w.parts[1] += float64(shift * w.reach[k][1])
	w.potential = potential(w.parts)
	return nil
}

// Body is the present morphology.
func (w *World) Body() Body { return w.body }

func (w *World) setBody(b Body) {
	w.body = b
	for k := range w.limb {
		w.limb[k] = newLimb(b.Lower[k])
	}
}

// Step runs one control step of 0.0165 s with eight actions, in the order hip_1,
// ankle_1, … hip_4, ankle_4, as the original does: each clipped to ±1 and times 250 N m
// held over four substeps. Costs count the actions before they are clipped.
func (w *World) Step(action []float64) Outcome { return w.advance(action, Substeps) }

// advance is Step with any number of substeps.
func (w *World) advance(action []float64, substeps int) Outcome {
	if len(action) != joints {
		return Outcome{Alive: w.alive(), Done: true, Err: &SizeError{"an action", joints, len(action)}}
	}
	var torque [joints]float64
	for i, a := range action {
		if math.IsNaN(a) || math.IsInf(a, 0) {
			return Outcome{Alive: w.alive(), Done: true, Err: &ActionError{i, a}}
		}
		torque[i] = motorTorque * max(-1, min(1, a))
	}
	w.before = w.core
	push := w.push
	w.shown = w.feet
	for range substeps {
		w.dynamics.rot, w.dynamics.start = rotation(&w.quat), w.pos
		w.dynamics.place(&w.core)
		w.substep(&torque, push)
		w.move(substep)
	}
	w.meanOfParts()
	w.push = vec{}
	w.step++
	if err := w.diverged(); err != nil {
		w.core = w.before
		return Outcome{Alive: w.alive(), Done: true, Err: err}
	}
	old := w.potential
	w.potential = potential(w.parts)
	o := Outcome{Progress: w.potential - old, Alive: w.alive()}
	o.Done = !o.Alive
	o.Reward = w.reward(action, o.Progress)
	return o
}

// substep changes the velocities by one substep of forces and constraint impulses, at
// positions that stay: dynamics.go has the forces, contact.go and solver.go the rest.
func (w *World) substep(torque *[joints]float64, push vec) {
	const h = substep
	d, s := &w.dynamics, &w.solver
	d.omega, d.lin = d.rot.transposed(w.ang), d.rot.transposed(w.lin)
	d.assemble(&w.core, torque, push)
	s.detect(d, &w.core, &w.feet)
	s.build(d, &w.core, h)
	s.solve()

	var base [6]float64
	var leg [legs][2]float64
	for i := range base {
		base[i] = float64(h * d.force[i])
	}
	for k := range leg {
		leg[k][0], leg[k][1] = float64(h*d.leg[k].forceHip), float64(h*d.leg[k].forceAnkle)
	}
	s.gather(&base, &leg)
	d.unwhiten(&base)
	for k := range leg {
		l := &d.leg[k]
		hip, ankle := leg[k][0], leg[k][1]
		for i := range base {
			hip -= float64(l.colHip[i] * base[i])
			ankle -= float64(l.colAnkle[i] * base[i])
		}
		w.qd[2*k] = clamp(w.qd[2*k] + float64(hip*l.invHip))
		w.qd[2*k+1] = clamp(w.qd[2*k+1] + float64(float64(ankle*l.invAnkle)*(sides[k].sign/math.Sqrt2)))
	}
	w.ang = w.ang.add(d.rot.apply(vec{base[0], base[1], base[2]}))
	w.lin = w.lin.add(d.rot.apply(vec{base[3], base[4], base[5]}))
}

func clamp(rate float64) float64 {
	// The built-in minimum and maximum are calls in WebAssembly.
	if rate > rateLimit {
		return rateLimit
	}
	if rate < -rateLimit {
		return -rateLimit
	}
	return rate
}

// move advances the positions with the new velocities (semi-implicit Euler), the
// torso's quaternion by the exponential map.
func (w *World) move(h float64) {
	w.pos = w.pos.addScaled(h, w.lin)
	for i := range w.q {
		w.q[i] += float64(h * w.qd[i])
	}
	rate := math.Sqrt(w.ang.dot(w.ang))
	if rate == 0 {
		return
	}
	sin, cos := sincos(rate * h / 2)
	a := w.ang.scale(sin / rate)
	x, y, z, s := w.quat[0], w.quat[1], w.quat[2], w.quat[3]
	r := [4]float64{
		float64(cos*x) + float64(a.x*s) + float64(a.y*z) - float64(a.z*y),
		float64(cos*y) + float64(a.y*s) + float64(a.z*x) - float64(a.x*z),
		float64(cos*z) + float64(a.z*s) + float64(a.x*y) - float64(a.y*x),
		float64(cos*s) - float64(a.x*x) - float64(a.y*y) - float64(a.z*z),
	}
	norm := 1 / math.Sqrt(float64(r[0]*r[0])+float64(r[1]*r[1])+float64(r[2]*r[2])+float64(r[3]*r[3]))
	for i := range r {
		w.quat[i] = float64(r[i] * norm)
	}
}

// Bounds beyond which a state is called diverged: far above what 250 N m motors on
// 180 kg can do.
const (
	speedBound    = 1e4 // m/s and rad/s
	distanceBound = 1e6 // m
)

// diverged names the first part of the state that is not finite or out of bounds.
func (w *World) diverged() error {
	pos, lin, ang := w.pos.array(), w.lin.array(), w.ang.array()
	for i := range 3 {
		switch {
		case !(math.Abs(pos[i]) <= distanceBound):
			return &DivergedError{w.step, "the torso's position", pos[i]}
		case !(math.Abs(lin[i]) <= speedBound):
			return &DivergedError{w.step, "the torso's velocity", lin[i]}
		case !(math.Abs(ang[i]) <= speedBound):
			return &DivergedError{w.step, "the torso's angular velocity", ang[i]}
		}
	}
	for i := range w.q {
		if !(math.Abs(w.q[i]) <= speedBound) {
			return &DivergedError{w.step, "a joint's angle", w.q[i]}
		}
		if !(math.Abs(w.qd[i]) <= rateLimit) {
			return &DivergedError{w.step, "a joint's rate", w.qd[i]}
		}
	}
	for _, x := range w.quat {
		if !(math.Abs(x) <= 1.01) {
			return &DivergedError{w.step, "the torso's orientation", x}
		}
	}
	return nil
}
