package mujoco

import (
	"bytes"
	"math"
	"testing"

	"hebbarium/physics/ant"
)

// TestConditionsAgree: under other gravity, on a slope and with a load, MuJoCo's ant flies
// as the built-in one does, and a leg that is cut changes none of it.
func TestConditionsAgree(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		w, builtin := newWorld(t, l), ant.NewWorld()
		usual := w.AppendState(nil)
		for _, c := range []ant.Conditions{{Gravity: 0.5, Friction: 0.3}, {Gravity: 1, Friction: 1, Slope: 5}, {Gravity: 1, Friction: 1, Load: 40}, {Gravity: 2, Friction: 1, Slope: -20, Load: 100}} {
			m := ant.Motion{Pos: [3]float64{2: 50}, Quat: [4]float64{3: 1}, Lin: [3]float64{1, 2, 3}, Ang: [3]float64{1, -1, 0.5}, InitialZ: 0.75, FreshXY: true}
			for j := range m.Q {
				low, high := ant.JointRange(j)
				m.Q[j] = (low + high) / 2
			}
			var x, y ant.Motion
			for _, e := range []engine{w, builtin} {
				if err := e.ResetTo(ant.Intact(), &m); err != nil {
					t.Fatal(err)
				}
			}
			for _, err := range []error{w.SetConditions(c), builtin.SetConditions(c), w.SetLeg(2, 0.5), builtin.SetLeg(2, 0.5)} {
				if err != nil {
					t.Fatal(err)
				}
			}
			action := []float64{0.02, -0.02, 0.01, 0, 0.03, 0, 0, -0.01}
			for step := range 4 {
				if o, p := w.Step(action), builtin.Step(action); o.Err != nil || p.Err != nil {
					t.Fatal(o.Err, p.Err)
				}
				w.Motion(&x)
				builtin.Motion(&y)
				if atLimit(&y) {
					t.Fatal("expected the joints away from their limits")
				}
				if place, speed := largest(&x, &y); place > 1e-10 || speed > 1e-8 {
					t.Fatalf("%+v, step %d: places differ by %g, speeds by %g", c, step, place, speed)
				}
			}
			if w.Conditions() != c {
				t.Errorf("expected %+v, found %+v", c, w.Conditions())
			}
		}
		if err := w.SetConditions(ant.Conditions{Gravity: math.NaN(), Friction: 1}); err == nil {
			t.Error("expected a gravity of NaN to be refused")
		}
		fresh := newWorld(t, l)
		if err := fresh.SetConditions(ant.Conditions{Gravity: 1, Friction: 0.5}); err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(usual, fresh.AppendState(nil)) {
			t.Error("friction is not in the state")
		}
		if err := fresh.SetConditions(ant.UsualConditions()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(usual, fresh.AppendState(nil)) {
			t.Error("the usual conditions leave something behind")
		}
	})
}

// TestConditionsOnTheFloor: without friction MuJoCo's ant slides down a slope on which it
// otherwise lies still.
func TestConditionsOnTheFloor(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		for _, friction := range []float64{1, 0.1} {
			w := newWorld(t, l)
			if err := w.SetConditions(ant.Conditions{Gravity: 1, Friction: friction, Slope: 20}); err != nil {
				t.Fatal(err)
			}
			for range 300 {
				if o := w.Step(make([]float64, joints)); o.Err != nil {
					t.Fatal(o.Err)
				}
			}
			var m ant.Motion
			w.Motion(&m)
			if slides := m.Lin[0] < -1; slides != (friction < 1) {
				t.Errorf("with %v of the friction: %v m/s along the slope", friction, m.Lin[0])
			}
		}
	})
}
