package car

import "math"

// reach says on which of its limits a joint stands.
type reach uint8

const (
	within reach = iota
	atLower
	atUpper
)

// The position correction's tolerances, and the joints' settings, in single
// precision as Box2D 2.3 has them.
const (
	pi32              = float32(3.14159265359)
	linearSlop        = float32(0.005)
	angularSlop       = float32(2.0) / float32(180.0) * pi32
	maxAngularCorrect = float32(8.0) / float32(180.0) * pi32
	lowerLimit        = float32(-steerLimit)
	upperLimit        = float32(steerLimit)
)

// joint is a revolute joint with a motor and limits between the hull and a
// wheel's centre: Erin Catto's sequential impulses, as in Box2D 2.3, for the
// case that the joint sits on the wheel's centre of mass, where the wheel's
// arm and all that it multiplies are zero.
type joint struct {
	anchor vec // on the hull, from its centre of mass

	// What the next step starts from.
	impulse      vec     // of the point constraint
	limitImpulse float32 // of the limit
	motorImpulse float32
	motorSpeed   float32
	reach        reach

	// Held for one step.
	arm                vec // the anchor in the world
	k11, k12, k22, k13 float32
	k23                float32
	inverse22          float32 // 1/determinant of the point block
	inverse33          float32 // 1/determinant of point and limit
	minor              [3]float32
}

// solverMasses are the inverse masses and inertias of hull (A) and wheel (B),
// and what follows from them.
type solverMasses struct {
	mA, iA, mB, iB float32
	rotation       float32 // 1/(iA+iB), the effective mass of motor and limit
	maxMotor       float32 // the motor's greatest impulse per step
}

// velocity is the velocity of a body while the constraints are solved.
type velocity struct{ x, y, w float32 }

// change is what one velocity iteration did at one joint.
type change struct {
	ask, got  float32 // impulse that the motor asked for, and what its limit let it have
	point     vec
	wasLimit  float32 // the limit's accumulated impulse before
	askLimit  float32
	limit     float32
	takenBack bool // the limit would have pulled
}

// begin prepares the joint for one step and applies the impulses of the last
// one again.
func (j *joint) begin(m *solverMasses, a, b *rigid, hull, wheel *velocity) {
	j.arm = j.anchor.turned(a.sin, a.cos)
	r, sum := j.arm, m.mA+m.mB
	j.k11 = sum + float32(float32(r.y*r.y)*m.iA)
	j.k12 = -float32(float32(r.y*r.x) * m.iA)
	j.k22 = sum + float32(float32(r.x*r.x)*m.iA)
	j.k13 = -float32(r.y * m.iA)
	j.k23 = float32(r.x * m.iA)
	j.inverse22 = inverse(float32(j.k11*j.k22) - float32(j.k12*j.k12))

	angle := b.angle - a.angle
	was := j.reach
	switch {
	case angle <= lowerLimit:
		j.reach = atLower
	case angle >= upperLimit:
		j.reach = atUpper
	default:
		j.reach = within
	}
	if j.reach == within || j.reach != was {
		j.limitImpulse = 0
	}
	if j.reach != within {
		k33 := m.iA + m.iB
		j.minor = [3]float32{
			float32(j.k22*k33) - float32(j.k23*j.k23),
			float32(j.k23*j.k13) - float32(j.k12*k33),
			float32(j.k12*j.k23) - float32(j.k22*j.k13),
		}
		j.inverse33 = inverse(float32(j.k11*j.minor[0]) + float32(j.k12*j.minor[1]) + float32(j.k13*j.minor[2]))
	}

	p := j.impulse
	hull.x -= float32(m.mA * p.x)
	hull.y -= float32(m.mA * p.y)
	hull.w -= float32(m.iA * (j.arm.cross(p) + j.motorImpulse + j.limitImpulse))
	wheel.x += float32(m.mB * p.x)
	wheel.y += float32(m.mB * p.y)
	wheel.w += float32(m.iB * (j.motorImpulse + j.limitImpulse))
}

func inverse(v float32) float32 {
	if v != 0 {
		return 1 / v
	}
	return v
}

// iterate runs one velocity iteration of the joint: the motor, then the point
// alone, or point and limit as one block.
func (j *joint) iterate(m *solverMasses, hull, wheel *velocity, c *change) {
	c.ask = -float32(m.rotation * (wheel.w - hull.w - j.motorSpeed))
	before := j.motorImpulse
	j.motorImpulse = clamp(before+c.ask, m.maxMotor)
	c.got = j.motorImpulse - before
	hull.w -= float32(m.iA * c.got)
	wheel.w += float32(m.iB * c.got)

	// How fast the wheel's centre leaves its anchor.
	x := wheel.x - hull.x + float32(hull.w*j.arm.y)
	y := wheel.y - hull.y - float32(hull.w*j.arm.x)
	var p vec
	if j.reach == within {
		p = j.solve22(-x, -y)
		hull.w -= float32(m.iA * j.arm.cross(p))
	} else {
		p = j.block(m, x, y, wheel.w-hull.w, c)
		hull.w -= float32(m.iA * (j.arm.cross(p) + c.limit))
		wheel.w += float32(m.iB * c.limit)
	}
	c.point = p
	j.impulse.x += p.x
	j.impulse.y += p.y
	hull.x -= float32(m.mA * p.x)
	hull.y -= float32(m.mA * p.y)
	wheel.x += float32(m.mB * p.x)
	wheel.y += float32(m.mB * p.y)
}

// clamp bounds v to ±bound.
func clamp(v, bound float32) float32 {
	if v >= bound {
		return bound
	}
	if v <= -bound {
		return -bound
	}
	return v
}

// solve22 solves the point's block.
func (j *joint) solve22(x, y float32) vec {
	return vec{
		float32(j.inverse22 * (float32(j.k22*x) - float32(j.k12*y))),
		float32(j.inverse22 * (float32(j.k11*y) - float32(j.k12*x))),
	}
}

// block solves point and limit together by Cramer's rule; z is how fast the
// joint's angle grows. It returns the point's impulse, and the limit's in c.
func (j *joint) block(m *solverMasses, x, y, z float32, c *change) vec {
	k33 := m.iA + m.iB
	bezX, bezY, bezZ := float32(y*k33)-float32(z*j.k23), float32(z*j.k13)-float32(x*k33), float32(x*j.k23)-float32(y*j.k13)
	eybX, eybY, eybZ := float32(j.k22*z)-float32(j.k23*y), float32(j.k23*x)-float32(j.k12*z), float32(j.k12*y)-float32(j.k22*x)
	p := vec{
		-float32(j.inverse33 * (float32(x*j.minor[0]) + float32(y*j.minor[1]) + float32(z*j.minor[2]))),
		-float32(j.inverse33 * (float32(j.k11*bezX) + float32(j.k12*bezY) + float32(j.k13*bezZ))),
	}
	c.wasLimit = j.limitImpulse
	c.askLimit = -float32(j.inverse33 * (float32(j.k11*eybX) + float32(j.k12*eybY) + float32(j.k13*eybZ)))
	if c.takenBack = j.pulls(c.askLimit); c.takenBack {
		// Take the limit's impulse back and hold the point alone.
		p = j.solve22(-x+float32(j.limitImpulse*j.k13), -y+float32(j.limitImpulse*j.k23))
		c.limit = -j.limitImpulse
		j.limitImpulse = 0
		return p
	}
	c.limit = c.askLimit
	j.limitImpulse += c.askLimit
	return p
}

// pulls reports whether an impulse more would make the limit pull, not push.
func (j *joint) pulls(ask float32) bool {
	sum := j.limitImpulse + ask
	return j.reach == atLower && sum < 0 || j.reach == atUpper && sum > 0
}

// same reports whether the joint's next iteration would change velocities just
// as c did, given that it starts from the velocities that c started from. Only
// the accumulated impulses can tell the two apart, where they are clamped or
// rounded.
func (j *joint) same(m *solverMasses, c *change) bool {
	if clamp(j.motorImpulse+c.ask, m.maxMotor)-j.motorImpulse != c.got {
		return false
	}
	if j.reach == within {
		return true
	}
	if c.takenBack {
		return j.limitImpulse == c.wasLimit
	}
	return !j.pulls(c.askLimit)
}

// again adds c's impulses to those accumulated and reports whether that made a
// difference.
func (j *joint) again(m *solverMasses, c *change) bool {
	motor, point, limit := j.motorImpulse, j.impulse, j.limitImpulse
	j.motorImpulse = clamp(motor+c.ask, m.maxMotor)
	j.impulse.x += c.point.x
	j.impulse.y += c.point.y
	if j.reach != within {
		if c.takenBack {
			j.limitImpulse = 0
		} else {
			j.limitImpulse += c.askLimit
		}
	}
	return j.motorImpulse != motor || j.impulse != point || j.limitImpulse != limit
}

// correct moves hull and wheel together where they have come apart or gone
// beyond a limit, and reports whether they had not by more than the slop.
func (j *joint) correct(m *solverMasses, a, b *rigid) bool {
	angularError := float32(0)
	if j.reach != within {
		angle, move := b.angle-a.angle, float32(0)
		if j.reach == atLower {
			over := angle - lowerLimit
			angularError = -over
			move = max(-maxAngularCorrect, min(over+angularSlop, 0))
		} else {
			over := angle - upperLimit
			angularError = over
			move = max(0, min(over-angularSlop, maxAngularCorrect))
		}
		impulse := float32(-m.rotation * move)
		a.angle -= float32(m.iA * impulse)
		b.angle += float32(m.iB * impulse)
	}
	sin, cos := sincos32(a.angle)
	r := j.anchor.turned(sin, cos)
	x := b.centre.x - a.centre.x - r.x
	y := b.centre.y - a.centre.y - r.y
	gap := float32(math.Sqrt(float64(float32(x*x) + float32(y*y))))

	sum := m.mA + m.mB
	k11 := sum + float32(float32(m.iA*r.y)*r.y)
	k12 := -float32(float32(m.iA*r.x) * r.y)
	k22 := sum + float32(float32(m.iA*r.x)*r.x)
	det := inverse(float32(k11*k22) - float32(k12*k12))
	p := vec{
		-float32(det * (float32(k22*x) - float32(k12*y))),
		-float32(det * (float32(k11*y) - float32(k12*x))),
	}
	a.centre.x -= float32(m.mA * p.x)
	a.centre.y -= float32(m.mA * p.y)
	a.angle -= float32(m.iA * r.cross(p))
	b.centre.x += float32(m.mB * p.x)
	b.centre.y += float32(m.mB * p.y)
	return gap <= linearSlop && angularError <= angularSlop
}
