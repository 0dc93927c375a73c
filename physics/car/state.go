package car

// WheelState is one wheel at one moment, in the units of the original
// environment (metres after SCALE, radians, seconds).
type WheelState struct {
	X, Y, Angle float64 // centre of the wheel body and its rotation
	VX, VY      float64 // velocity of its centre
	BodyOmega   float64 // angular velocity of the body in the plane
	JointAngle  float64 // steering angle between hull and wheel
	JointSpeed  float64
	MotorSpeed  float64
	Spin        float64 // rolling speed about the axle, rad/s ("omega" of the original)
	Phase       float64 // rolled angle, drives the stripe that is drawn on the tyre
	Gas         float64
	Brake       float64
	Steer       float64
	Tiles       int // size of the set of tiles that it touches, as the next step will see it
}

// HullState is the car's hull at one moment. Position is that of the body's
// origin; velocity is that of its centre of mass, as Box2D reports it.
type HullState struct {
	X, Y, Angle   float64
	VX, VY, Omega float64
}

// State is everything that can be seen of a car world after a step. The track
// itself does not change and is not part of it; what changes about its tiles is.
type State struct {
	Step    int     // control steps since reset, the free step not counted
	Time    float64 // seconds, the free step counted (0.02 after reset)
	Hull    HullState
	Wheels  [4]WheelState // 0, 1 front; 2, 3 rear
	Reward  float64       // the accumulator; the state image shows it before this step's −0.1
	Shown   float64       // the accumulator as the state image shows it (before this step's −0.1)
	Visited int           // tiles counted so far
	Touched []bool        // per tile: touched by any body, so painted in plain grey
	Paid    []bool        // per tile: counted, which a touch by the hull alone is not
}
