package car

import (
	"fmt"
	"math"

	"github.com/ByteArena/box2d"
)

// box2dSolver runs the car on ByteArena/box2d, a port of Box2D 2.3 in double
// precision. Each placing builds a new box2d world, and each step allocates.
type box2dSolver struct {
	world  *box2d.B2World
	body   [bodies]*box2d.B2Body
	joint  [wheels]*box2d.B2RevoluteJoint
	tile   []*box2d.B2Body
	report contactReport
	anew   bool // the coming step tells again of every touch there is
}

var _ solver = (*box2dSolver)(nil)

// tileMark and partMark are the user data that tell bodies apart in contacts.
type (
	tileMark int
	partMark int
)

func (s *box2dSolver) place(t *Track, touch *contacts) {
	world := box2d.MakeB2World(box2d.MakeB2Vec2(0, 0))
	s.world = &world
	s.report.contacts, s.anew = touch, false
	s.world.SetContactListener(&s.report)
	s.world.SetContactFilter(&box2d.B2ContactFilter{})
	s.tile = s.tile[:0]
	s.placeTiles(t)
	x, y, angle, at := start(t)
	s.body[hull] = s.placeBody(x, y, angle, hull)
	parts := HullParts()
	for i := range parts {
		outline := parts[i].Corners()
		shape := box2d.MakeB2PolygonShape()
		corners := make([]box2d.B2Vec2, len(outline))
		for i, p := range outline {
			corners[i] = box2d.MakeB2Vec2(p[0], p[1])
		}
		shape.Set(corners, len(corners))
		def := box2d.MakeB2FixtureDef()
		def.Shape = &shape
		def.Density = hullDensity
		def.Filter = box2d.MakeB2Filter()
		s.body[hull].CreateFixtureFromDef(&def)
	}
	for i := range s.joint {
		b := s.placeBody(at[i][0], at[i][1], angle, i)
		shape := box2d.MakeB2PolygonShape()
		shape.SetAsBox(TyreHalfWidth, TyreHalfLength)
		def := box2d.MakeB2FixtureDef()
		def.Shape = &shape
		def.Density = wheelDensity
		def.Restitution = 0
		def.Filter.CategoryBits = wheelCategory
		def.Filter.MaskBits = wheelCollideWith
		b.CreateFixtureFromDef(&def)
		s.body[i] = b
		s.joint[i] = s.placeJoint(i)
	}
}

func (s *box2dSolver) pave(t *Track) {
	for _, b := range s.tile {
		s.world.DestroyBody(b)
	}
	s.tile = s.tile[:0]
	s.placeTiles(t)
}

func (s *box2dSolver) placeTiles(t *Track) {
	for i := range t.Tiles {
		s.placeTile(i, &t.Tiles[i])
	}
}

func (s *box2dSolver) placeTile(index int, tile *Tile) {
	def := box2d.MakeB2BodyDef()
	def.UserData = tileMark(index)
	corners := make([]box2d.B2Vec2, len(tile.Corners))
	for i, c := range tile.Corners {
		corners[i] = box2d.MakeB2Vec2(c[0], c[1])
	}
	shape := box2d.MakeB2PolygonShape()
	shape.Set(corners, len(corners))
	fixture := box2d.MakeB2FixtureDef()
	fixture.Shape = &shape
	fixture.IsSensor = true
	fixture.Filter = box2d.MakeB2Filter() // the definition's own default collides with nothing
	b := s.world.CreateBody(&def)
	b.CreateFixtureFromDef(&fixture)
	s.tile = append(s.tile, b)
}

func (s *box2dSolver) placeBody(x, y, angle float64, part int) *box2d.B2Body {
	def := box2d.MakeB2BodyDef()
	def.Type = box2d.B2BodyType.B2_dynamicBody
	def.Position.Set(x, y)
	def.Angle = angle
	def.UserData = partMark(part)
	return s.world.CreateBody(&def)
}

func (s *box2dSolver) placeJoint(wheel int) *box2d.B2RevoluteJoint {
	def := box2d.MakeB2RevoluteJointDef()
	def.BodyA, def.BodyB = s.body[hull], s.body[wheel]
	def.LocalAnchorA.Set(wheelMount(wheel))
	def.EnableMotor, def.EnableLimit = true, true
	def.MaxMotorTorque = steerTorque
	def.LowerAngle, def.UpperAngle = -steerLimit, steerLimit
	return s.world.CreateJoint(&def).(*box2d.B2RevoluteJoint)
}

func (s *box2dSolver) advance(e *effort) {
	// The original sets the motor's speed on every step, which wakes the bodies
	// without restarting their sleep timers. This port's setters restart them,
	// so that a car would never fall asleep.
	for _, b := range s.body {
		b.M_flags |= box2d.B2Body_Flags.E_awakeFlag
	}
	for i, b := range s.body {
		b.ApplyForceToCenter(box2d.MakeB2Vec2(e.force[i][0], e.force[i][1]), false)
	}
	for i, j := range s.joint {
		j.M_motorSpeed = e.motor[i]
	}
	if s.anew { // it has met its tiles already; those it no longer touches it does not know of
		for i := range s.report.contacts.wheel {
			s.report.contacts.wheel[i] = s.report.contacts.wheel[i][:0]
		}
		s.anew = false
	}
	// The port asserts by panicking, on coordinates that are not numbers.
	defer func() {
		if recover() != nil {
			s.body[hull].M_sweep.A = math.NaN()
		}
	}()
	s.world.Step(timeStep, velocityIterations, positionIterations)
}

func (s *box2dSolver) read(out *[bodies]body) {
	for i, b := range s.body {
		at, v := b.M_xf, b.M_linearVelocity
		out[i] = body{
			x: at.P.X, y: at.P.Y, angle: b.M_sweep.A, sin: at.Q.S, cos: at.Q.C,
			vx: v.X, vy: v.Y, omega: b.M_angularVelocity,
		}
	}
	for i, j := range s.joint {
		out[i].joint, out[i].jointSpeed, out[i].motor = j.GetJointAngle(), j.GetJointSpeed(), j.M_motorSpeed
	}
}

func (s *box2dSolver) appendState(dst []byte) []byte {
	for _, b := range s.body {
		for _, v := range [...]float64{
			b.M_sweep.C.X, b.M_sweep.C.Y, b.M_sweep.A, b.M_xf.P.X, b.M_xf.P.Y, b.M_xf.Q.S, b.M_xf.Q.C,
			b.M_linearVelocity.X, b.M_linearVelocity.Y, b.M_angularVelocity, b.M_sleepTime,
		} {
			dst = appendFloat(dst, v)
		}
		dst = appendInt(dst, int(b.M_flags&box2d.B2Body_Flags.E_awakeFlag))
	}
	for _, j := range s.joint {
		for _, v := range [...]float64{j.M_impulse.X, j.M_impulse.Y, j.M_impulse.Z, j.M_motorImpulse, j.M_motorSpeed} {
			dst = appendFloat(dst, v)
		}
		dst = appendInt(dst, int(j.M_limitState))
	}
	return appendFloat(dst, s.world.M_inv_dt0)
}

func (s *box2dSolver) restore(r *stateReader) {
	var m motion
	var awake [bodies]bool
	for i := range m.body {
		b := &m.body[i]
		for _, v := range [...]*float64{&b.centre[0], &b.centre[1], &b.angle, &b.origin[0], &b.origin[1], &b.sin, &b.cos, &b.v[0], &b.v[1], &b.omega, &b.resting} {
			*v = r.float()
		}
		awake[i] = r.int() != 0
	}
	for i := range m.joint {
		j := &m.joint[i]
		for _, v := range [...]*float64{&j.point[0], &j.point[1], &j.limit, &j.motor, &j.speed} {
			*v = r.float()
		}
		state := r.int()
		if j.reach = reachOf(uint8(state)); r.err == nil && int(limitState(j.reach)) != state {
			r.fail("a joint limit's state of 1 to 3", fmt.Sprint(state))
		}
	}
	before := r.float()
	for _, b := range m.body {
		for _, v := range [...]float64{b.centre[0], b.centre[1], b.angle, b.origin[0], b.origin[1], b.sin, b.cos} {
			if !(math.Abs(v) <= limit) { // which the port's tree of tiles would not survive
				r.fail(fmt.Sprintf("a body within ±%g", float64(limit)), fmt.Sprint(v))
			}
		}
	}
	if r.err != nil {
		return
	}
	s.takeOver(&m)
	s.world.M_inv_dt0 = before
	for i, b := range s.body {
		if b.M_flags &^= box2d.B2Body_Flags.E_awakeFlag; awake[i] {
			b.M_flags |= box2d.B2Body_Flags.E_awakeFlag
		}
	}
}

// reachOf and limitState name the same place of a joint.
func reachOf(state uint8) reach {
	switch state {
	case box2d.B2LimitState.E_atLowerLimit:
		return atLower
	case box2d.B2LimitState.E_atUpperLimit:
		return atUpper
	}
	return within
}

func limitState(r reach) uint8 {
	switch r {
	case atLower:
		return box2d.B2LimitState.E_atLowerLimit
	case atUpper:
		return box2d.B2LimitState.E_atUpperLimit
	}
	return box2d.B2LimitState.E_inactiveLimit
}

// contactReport passes box2d's contact events on.
type contactReport struct{ contacts *contacts }

func (r *contactReport) BeginContact(c box2d.B2ContactInterface) {
	if part, tile, ok := r.pair(c); ok {
		r.contacts.begin(part, tile)
	}
}

func (r *contactReport) EndContact(c box2d.B2ContactInterface) {
	if part, tile, ok := r.pair(c); ok {
		r.contacts.end(part, tile)
	}
}

func (r *contactReport) PreSolve(box2d.B2ContactInterface, box2d.B2Manifold)         {}
func (r *contactReport) PostSolve(box2d.B2ContactInterface, *box2d.B2ContactImpulse) {}

func (r *contactReport) pair(c box2d.B2ContactInterface) (part, tile int, ok bool) {
	a, b := c.GetFixtureA().GetBody().GetUserData(), c.GetFixtureB().GetBody().GetUserData()
	if t, isTile := a.(tileMark); isTile {
		p, isPart := b.(partMark)
		return int(p), int(t), isPart
	}
	t, isTile := b.(tileMark)
	p, isPart := a.(partMark)
	return int(p), int(t), isTile && isPart
}
