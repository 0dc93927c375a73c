package ant

import "math"

// ObservationSize is the length of an observation.
const ObservationSize = 28

// ActionSize is the length of an action.
const ActionSize = joints

// partCount is the number of parts that the original averages for the ant's place: the
// torso, the centres of the twelve limbs, the eight hinges, and the floor, which stays
// at the origin.
const partCount = 22

// meanOfParts renews the mean, and the lower legs' directions, from the links where the
// last substep found them and the torso where it left it: the original reads the links'
// places one substep late. d.rot and d.leg are those of that substep.
func (w *World) meanOfParts() {
	d := &w.dynamics
	var sum vec
	for k := range d.leg {
		l := &d.leg[k]
		sum = sum.addScaled(1.5, l.hip).add(l.aux).add(l.knee).add(l.lower) // half of the hip is the fixed leg's centre
		f := d.rot.apply(vec{float64(l.e.x * l.cosA), float64(l.e.y * l.cosA), -l.sinA})
		w.reach[k] = [2]float64{f.x, f.y}
	}
	sum = d.rot.apply(sum)
	sum = sum.addScaled(20, d.start).add(w.pos)
	w.parts = [2]float64{sum.x / partCount, sum.y / partCount}
}

// potential is the original's: the distance to the target over the control step.
func potential(at [2]float64) float64 {
	dx := targetX - at[0]
	return -math.Sqrt(float64(dx*dx)+float64(at[1]*at[1])) / ControlStep
}

func (w *World) alive() bool { return w.pos.z > aliveZ }

// relative is a joint's angle on a scale where its range is -1…1.
func (w *World) relative(j int) float64 {
	low, high := jointLow[j], jointHigh[j]
	return 2 * (w.q[j] - 0.5*(low+high)) / (high - low)
}

// reward is the sum that the original returns.
func (w *World) reward(action []float64, progress float64) float64 {
	var electric, stall, atLimit float64
	for j, a := range action {
		electric += math.Abs(float64(a*0.1) * w.qd[j])
		stall += float64(a * a)
		if math.Abs(w.relative(j)) > 0.99 {
			atLimit++
		}
	}
	alive := -1.0
	if w.alive() {
		alive = 1
	}
	return alive + progress - float64(2.0/joints*electric) - float64(0.1/joints*stall) - float64(0.1*atLimit)
}

// Observe writes the 28 values that a policy sees, float32 in -5…5: the torso's height
// over that of the start; sine and cosine of the target's direction from its heading; its
// velocity times 0.3 in a frame turned to its heading; roll and pitch; for each joint the
// angle on a scale where its range is -1…1 and a tenth of its rate; and the four feet's
// contact flags of the step before the last one. dst holds at least 28 values.
func (w *World) Observe(dst []float32) {
	_ = dst[ObservationSize-1]
	roll, pitch, cos, sin := w.attitude()
	dx, dy := targetX-w.parts[0], -w.parts[1]
	scale := 1 / math.Sqrt(float64(dx*dx)+float64(dy*dy))
	dx, dy = float64(dx*scale), float64(dy*scale)
	v := w.lin
	clip := func(i int, x float64) { dst[i] = float32(max(-5, min(5, x))) }
	clip(0, w.pos.z-w.initialZ)
	clip(1, float64(dy*cos)-float64(dx*sin))
	clip(2, float64(dx*cos)+float64(dy*sin))
	clip(3, 0.3*(float64(cos*v.x)+float64(sin*v.y)))
	clip(4, 0.3*(float64(cos*v.y)-float64(sin*v.x)))
	clip(5, 0.3*v.z)
	clip(6, roll)
	clip(7, pitch)
	for j := range w.q {
		clip(8+2*j, w.relative(j))
		clip(9+2*j, 0.1*w.qd[j])
	}
	for k, on := range w.shown {
		dst[24+k] = 0
		if on {
			dst[24+k] = 1
		}
	}
}

// attitude returns roll and pitch of the z-y-x Euler angles, and the cosine and sine of
// the yaw. As in Bullet, roll is 0 where the pitch is a right angle.
func (w *World) attitude() (roll, pitch, cosYaw, sinYaw float64) {
	r := rotation(&w.quat)
	const straight = 0.99999
	if s := -r.z.x; math.Abs(s) >= straight {
		// yaw = 2·atan2(∓x, ±y)
		y, x := -w.quat[0], w.quat[1]
		pitch = math.Pi / 2
		if s < 0 {
			y, x, pitch = -y, -x, -pitch
		}
		if n := float64(x*x) + float64(y*y); n > 0 {
			return 0, pitch, (float64(x*x) - float64(y*y)) / n, 2 * float64(x*y) / n
		}
		return 0, pitch, 1, 0
	}
	level := math.Sqrt(float64(r.x.x*r.x.x) + float64(r.y.x*r.y.x))
	return atan2(r.z.y, r.z.z), atan2(-r.z.x, level), r.x.x / level, r.y.x / level
}
