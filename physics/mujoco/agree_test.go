package mujoco

import (
	"math"
	"math/rand/v2"
	"testing"

	"hebbarium/physics/ant"
)

// largest is the greatest difference between two states: positions and angles, and rates.
func largest(a, b *ant.Motion) (place, speed float64) {
	sign := 1.0
	if a.Quat[0]*b.Quat[0]+a.Quat[1]*b.Quat[1]+a.Quat[2]*b.Quat[2]+a.Quat[3]*b.Quat[3] < 0 {
		sign = -1 // the same orientation
	}
	for i := range a.Pos {
		place = max(place, math.Abs(a.Pos[i]-b.Pos[i]))
		speed = max(speed, math.Abs(a.Lin[i]-b.Lin[i]), math.Abs(a.Ang[i]-b.Ang[i]))
	}
	for i := range a.Quat {
		place = max(place, math.Abs(a.Quat[i]-sign*b.Quat[i]))
	}
	for i := range a.Q {
		place = max(place, math.Abs(a.Q[i]-b.Q[i]))
		speed = max(speed, math.Abs(a.Qd[i]-b.Qd[i]))
	}
	return place, speed
}

// TestFreeFlight: away from the floor and from its limits the ant moves in MuJoCo as it
// does in the built-in engine, which shares nothing with it but the list of links: masses,
// inertias, axes, motors, gravity, drag and the way in which time advances.
func TestFreeFlight(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		w, builtin := newWorld(t, l), ant.NewWorld()
		rng := rand.New(rand.NewPCG(1, 2))
		compared := 0
		signed := func(by float64) float64 { return by * (2*rng.Float64() - 1) }
		for run := range 50 {
			b := ant.Body{Lower: [4]float64{rng.Float64(), rng.Float64(), rng.Float64(), float64(run % 2)}}
			m := ant.Motion{Pos: [3]float64{signed(20), signed(20), 50}, InitialZ: 0.75, FreshXY: true}
			norm := 0.0
			for i := range m.Quat {
				m.Quat[i] = signed(1)
				norm += m.Quat[i] * m.Quat[i]
			}
			for i := range m.Quat {
				m.Quat[i] /= math.Sqrt(norm)
			}
			for i := range m.Lin {
				m.Lin[i], m.Ang[i] = signed(5), signed(5)
			}
			for j := range m.Q {
				low, high := ant.JointRange(j)
				m.Q[j], m.Qd[j] = (low+high)/2+signed(0.1), signed(1)
			}
			for _, e := range []engine{w, builtin} {
				if err := e.ResetTo(b, &m); err != nil {
					t.Fatal(err)
				}
			}
			action := make([]float64, joints)
			for i := range action {
				action[i] = signed(0.05)
			}
			for _, e := range []engine{w, builtin} {
				e.Push(100, -200, 300)
			}
			var x, y ant.Motion
			for step := range 4 {
				o, p := w.Step(action), builtin.Step(action)
				if o.Err != nil || p.Err != nil {
					t.Fatal(o.Err, p.Err)
				}
				w.Motion(&x)
				builtin.Motion(&y)
				if atLimit(&y) {
					break // the solvers differ there
				}
				compared++
				place, speed := largest(&x, &y)
				if place > 1e-10 || speed > 1e-8 {
					t.Fatalf("run %d, step %d: places differ by %g, speeds by %g", run, step, place, speed)
				}
				if math.Abs(o.Progress-p.Progress) > 1e-8 || math.Abs(o.Reward-p.Reward) > 1e-8 {
					t.Fatalf("run %d, step %d: expected progress %v and reward %v, found %v and %v", run, step, p.Progress, p.Reward, o.Progress, o.Reward)
				}
				a, c := make([]float32, ant.ObservationSize), make([]float32, ant.ObservationSize)
				w.Observe(a)
				builtin.Observe(c)
				for i := range a {
					if math.Abs(float64(a[i]-c[i])) > 1e-6 {
						t.Fatalf("run %d, step %d: observation %d is %v, expected %v", run, step, i, a[i], c[i])
					}
				}
			}
		}
		if compared < 150 {
			t.Errorf("expected most of 200 steps away from the limits, found %d", compared)
		}
	})
}

func atLimit(m *ant.Motion) bool {
	for j, q := range m.Q {
		if low, high := ant.JointRange(j); q < low || q > high {
			return true
		}
	}
	return false
}

// TestSamePlaces: what is drawn, by the built-in engine's geometry, is where MuJoCo has it.
func TestSamePlaces(t *testing.T) {
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		w := walking(t, l, p, 3, 137)
		if err := w.SetLeg(2, 0.4); err != nil {
			t.Fatal(err)
		}
		m := w.model
		call(l.kinematics, m.both...)
		var s ant.State
		w.State(&s)
		same := func(what string, want []float64, found [3]float64) {
			for k := range found {
				if math.Abs(want[k]-found[k]) > 1e-9 {
					t.Errorf("%s: expected %v, found %v", what, want[:3], found)
					return
				}
			}
		}
		same("torso", m.xpos[3:], s.Torso)
		for k := range 4 {
			aux, foot := 3*(3*k+3), 3*(3*k+4)
			same("hip", m.xpos[aux:], s.Aux[k].A)
			same("ankle", m.xpos[foot:], s.Lower[k].A)
			var centre [3]float64
			for i := range centre {
				centre[i] = (s.Lower[k].A[i] + s.Lower[k].B[i]) / 2
			}
			same("lower leg", m.xipos[foot:], centre)
		}
	})
}
