package car

import "math"

// The wheels' constants, from CarRacing-v0 after its car unit of 0.02.
const (
	enginePower  = 40000.0
	wheelInertia = 1.6 // about the axle
	wheelRadius  = TyreHalfLength
	roadGrip     = 400.0 // greatest force of a tyre, N
	grassGrip    = roadGrip * 0.6
	slipForce    = 82.0 // force per speed of slipping, N·s/m
	steerGain    = 50.0 // motor speed per steering error, 1/s
	steerSpeed   = 3.0  // rad/s at most
	lockingBrake = 0.9  // brake from which a wheel stands still
	brakeSpin    = 15.0 // spin taken by a full brake per step, rad/s
	gasRise      = 0.1  // greatest rise of the gas per step
)

// wheel is what a wheel has beside its rigid body: how it rolls, and what the
// driver asks of it.
type wheel struct {
	steer, gas, brake float64
	spin, phase       float64
}

// drive hands an action to the wheels: the front ones steer, the rear ones
// pull, all four brake. Gas rises slowly and falls at once; steering and brake
// are taken as they come.
func drive(w *[wheels]wheel, steer, gas, brake float64) {
	w[0].steer, w[1].steer = -steer, -steer
	gas = min(max(gas, 0), 1)
	for i := 2; i < wheels; i++ {
		w[i].gas += min(gas-w[i].gas, gasRise)
	}
	for i := range w {
		w[i].brake = brake
	}
}

// steering is the motor speed that turns a wheel from its joint angle towards
// its steering target.
func (w *wheel) steering(joint float64) float64 {
	miss := w.steer - joint
	return sign(miss) * min(steerGain*math.Abs(miss), steerSpeed)
}

// roll advances the wheel's spin by one time step and returns the force of its
// tyre on the car: as much as slips, up to what the ground holds.
func (w *wheel) roll(b *body, onRoad bool, c Conditions) (fx, fy float64) {
	grip := grassGrip
	if onRoad {
		grip = roadGrip
	}
	grip *= c.Grip
	forwardX, forwardY, sideX, sideY := -b.sin, b.cos, b.cos, b.sin
	forward := float64(forwardX*b.vx) + float64(forwardY*b.vy)
	sideways := float64(sideX*b.vx) + float64(sideY*b.vy)

	w.spin += timeStep * enginePower * (w.gas * c.Power) / wheelInertia / (math.Abs(w.spin) + 5)
	if w.brake >= lockingBrake {
		w.spin = 0
	} else if w.brake > 0 {
		w.spin -= float64(sign(w.spin) * min(brakeSpin*w.brake, math.Abs(w.spin)))
	}
	w.phase += float64(w.spin * timeStep)

	pull := (float64(w.spin*wheelRadius) - forward) * slipForce
	push := -sideways * slipForce
	if size := math.Sqrt(float64(pull*pull) + float64(push*push)); size > grip {
		pull = pull / size * grip
		push = push / size * grip
	}
	w.spin -= timeStep * pull * wheelRadius / wheelInertia
	return float64(push*sideX) + float64(pull*forwardX), float64(push*sideY) + float64(pull*forwardY)
}

func (w *wheel) appendState(dst []byte) []byte {
	for _, v := range [...]float64{w.steer, w.gas, w.brake, w.spin, w.phase} {
		dst = appendFloat(dst, v)
	}
	return dst
}

func sign(v float64) float64 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}
