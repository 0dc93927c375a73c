package car

// lap is a remembered state of the velocity iterations: all that they change.
type lap struct {
	v     [bodies]velocity
	point [wheels]vec
	limit [wheels]float32
	motor [wheels]float32
}

func (l *lap) remember(v *[bodies]velocity, j *[wheels]joint) {
	l.v = *v
	for i := range j {
		l.point[i], l.limit[i], l.motor[i] = j[i].impulse, j[i].limitImpulse, j[i].motorImpulse
	}
}

func (l *lap) matches(v *[bodies]velocity, j *[wheels]joint) bool {
	if l.v != *v {
		return false
	}
	for i := range j {
		if l.point[i] != j[i].impulse || l.limit[i] != j[i].limitImpulse || l.motor[i] != j[i].motorImpulse {
			return false
		}
	}
	return true
}

// solveVelocities runs the velocity iterations. An iteration is a function of
// what it changes alone, so once a state comes back, what follows repeats; then
// whole rounds are left out, and the outcome is that of all iterations, bit for
// bit. Brent's method finds the repetition: the remembered state moves on at
// powers of two.
func (s *island) solveVelocities(v *[bodies]velocity) {
	remembered := 0
	s.lap.remember(v, &s.joint)
	for n := 1; n <= velocityIterations; n++ {
		for i := wheels - 1; i >= 0; i-- {
			j := &s.joint[i]
			j.turn(&s.mass, &v[hull], &v[i])
			if j.reach == within {
				j.hold(&s.mass, &v[hull], &v[i])
			} else {
				j.holdAtLimit(&s.mass, &v[hull], &v[i])
			}
		}
		if s.lap.matches(v, &s.joint) {
			round := n - remembered
			n = velocityIterations - (velocityIterations-n)%round
			remembered = -velocityIterations // matches once at most: fewer than a round are left
		} else if remembered >= 0 && n >= 2*remembered {
			remembered = n
			s.lap.remember(v, &s.joint)
		}
	}
}
