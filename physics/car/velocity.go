package car

// solveVelocities runs the velocity iterations.
//
// Within a few iterations the velocities come to stand, or to change between
// two states in the last bit, while the accumulated impulses still drift by
// amounts too small to move a body. From there on an iteration need not be
// computed: it adds the same impulses as the one, or the one before the last,
// unless an accumulated impulse is clamped or rounded otherwise, which is
// checked each time. The outcome is that of all iterations, bit for bit.
func (s *island) solveVelocities(v *[bodies]velocity) {
	var (
		changes [2][wheels]change   // of the last two iterations, by parity
		past    [2][bodies]velocity // after the last two iterations, by parity
	)
	past[0] = *v
	for n := 1; n <= velocityIterations; n++ {
		c := &changes[n&1]
		for i := wheels - 1; i >= 0; i-- {
			s.joint[i].iterate(&s.mass, &v[hull], &v[i], &c[i])
		}
		switch *v {
		case past[(n-1)&1]:
			changes[(n-1)&1] = *c
		case past[n&1]:
			if n == 1 {
				past[1] = *v
				continue
			}
		default:
			past[n&1] = *v
			continue
		}
		past[n&1] = *v
		n = s.repeat(n, &changes)
		*v = past[n&1]
	}
}

// repeat adds the impulses of iterations that change velocities as those two
// before them did, and returns the last iteration that is done.
func (s *island) repeat(n int, changes *[2][wheels]change) int {
	idle := 0
	for ; n < velocityIterations; n++ {
		c := &changes[(n+1)&1]
		for i := range s.joint {
			if !s.joint[i].same(&s.mass, &c[i]) {
				return n
			}
		}
		idle++
		for i := range s.joint {
			if s.joint[i].again(&s.mass, &c[i]) {
				idle = 0
			}
		}
		if idle == 2 {
			return n + 1 + (velocityIterations-n-1)/2*2
		}
	}
	return n
}
