package car

// Engine names a rigid-body solver for the car's five bodies.
type Engine int

// The two engines. Fast is written for this one car: single precision in the
// operation order of the original's Box2D, without allocation. Box2D is
// ByteArena/box2d, a general port in double precision: the independent reference,
// and a second physics; it allocates on every step.
const (
	Fast Engine = iota
	Box2D
)

// Default is the engine that evolution and replays run on: Fast, which follows
// the recordings more closely and is the quicker of the two.
const Default = Fast

// String names the engine and the version of its numerics, as replays record it.
func (e Engine) String() string {
	switch e {
	case Fast:
		return "car-float32/1"
	case Box2D:
		return "bytearena-box2d/1.0.2"
	}
	return "unknown"
}

// The solver's settings, from CarRacing-v0.
const (
	timeStep           = 1.0 / 50
	velocityIterations = 6 * 30
	positionIterations = 2 * 30
)

// The bodies: four wheels, front left, front right, rear left, rear right, then
// the hull.
const (
	wheels = 4
	hull   = wheels
	bodies = wheels + 1
)

// body is what the car's logic and the camera read of a rigid body.
type body struct {
	x, y, angle   float64 // of the body's origin
	sin, cos      float64 // of the angle, as the solver has them
	vx, vy, omega float64 // of the centre of mass

	joint, jointSpeed, motor float64 // wheels: angle and speed against the hull, and the speed asked of the motor
}

// effort is what the car's logic asks of the solver for one step.
type effort struct {
	motor [wheels]float64    // steering motors' target speeds, rad/s
	force [bodies][2]float64 // at the centres of mass, N
}

// solver advances five bodies joined by four motors.
type solver interface {
	// place builds the bodies at rest at a track's start.
	place(t *Track, touch *contacts)
	// pave replaces the tiles by as many others, under bodies that stay as they are.
	pave(t *Track)
	// advance reports the touches that begin and end at the bodies' present
	// places, then moves the bodies by one time step.
	advance(e *effort)
	// read writes the bodies' state to out.
	read(out *[bodies]body)
	// appendState appends every bit that decides the solver's future.
	appendState(dst []byte) []byte
	// restore takes what appendState gave, after a place on the same track.
	restore(r *stateReader)
	// motion is what the bodies and joints do, for another solver to take over.
	motion(m *motion)
	// takeOver goes on from another solver's motion, after a place on the same track.
	takeOver(m *motion)
}

func newSolver(e Engine) solver {
	if e == Box2D {
		return &box2dSolver{}
	}
	return newIsland()
}
