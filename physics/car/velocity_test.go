package car

import "testing"

// TestRepeatedIterationsEqualAllIterations solves each step of some drives
// twice, once with every iteration computed.
func TestRepeatedIterationsEqualAllIterations(t *testing.T) {
	drives := map[string]func(step int) [3]float64{
		"weave":    weave,
		"limit":    func(step int) [3]float64 { return [3]float64{1, 0.5, 0} },
		"standing": func(step int) [3]float64 { return [3]float64{0, 0, 1} },
		"kicks": func(step int) [3]float64 {
			return [3]float64{float64(step%3 - 1), float64(step % 2), float64(step%7) / 7}
		},
	}
	for name, action := range drives {
		w := NewWorld(Fast)
		w.Reset(seededTrack(t, 11))
		s := w.solver.(*island)
		for step := range 150 {
			all := *s
			v := allIterations(&all, &w.effort)
			short := *s
			got := prepared(&short, &w.effort)
			short.solveVelocities(&got)
			if v != got || all.joint != short.joint {
				t.Fatalf("%s, step %d: expected %v and %+v, found %v and %+v", name, step, v, all.joint, got, short.joint)
			}
			if step%20 == 10 {
				w.Push(500, float64(step))
			}
			w.Step(action(step))
		}
	}
}

// prepared is the velocities with which the iterations of a step begin.
func prepared(s *island, e *effort) (v [bodies]velocity) {
	for i := range s.body {
		v[i] = s.body[i].v
		v[i].x += float32(e.force[i][0])
		v[i].y += float32(e.force[i][1])
	}
	for i := wheels - 1; i >= 0; i-- {
		s.joint[i].motorSpeed = float32(e.motor[i])
		s.joint[i].begin(&s.mass, &s.body[hull], &s.body[i], &v[hull], &v[i])
	}
	return v
}

func allIterations(s *island, e *effort) [bodies]velocity {
	v := prepared(s, e)
	var c change
	for range velocityIterations {
		for i := wheels - 1; i >= 0; i-- {
			s.joint[i].iterate(&s.mass, &v[hull], &v[i], &c)
		}
	}
	return v
}
