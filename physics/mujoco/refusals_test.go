package mujoco

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"hebbarium/physics/ant"
)

func TestRefusals(t *testing.T) {
	p := readPolicy(t)
	each(t, func(t *testing.T, l *Library) {
		w := walking(t, l, p, 4, 60)
		before := w.AppendState(nil)
		same := func(what string) {
			t.Helper()
			if !bytes.Equal(w.AppendState(nil), before) {
				t.Errorf("%s changed the world", what)
			}
		}
		for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
			o := w.Step([]float64{0, 0, 0, bad, 0, 0, 0, 0})
			var err *ant.ActionError
			if !errors.As(o.Err, &err) || err.Joint != 3 || !o.Done {
				t.Errorf("action %v: found %v", bad, o.Err)
			}
		}
		same("a bad action")
		var size *ant.SizeError
		if o := w.Step(make([]float64, 7)); !errors.As(o.Err, &size) {
			t.Errorf("7 actions: found %v", o.Err)
		}
		var body *ant.BodyError
		for _, share := range []float64{-0.1, 1.1, math.NaN()} {
			if err := w.SetLeg(2, share); !errors.As(err, &body) {
				t.Errorf("share %v: found %v", share, err)
			}
			if err := w.Reset(ant.Body{Lower: [4]float64{1, 1, share, 1}}, draws(1)); !errors.As(err, &body) {
				t.Errorf("share %v: found %v", share, err)
			}
		}
		if err := w.SetLeg(5, 1); !errors.As(err, &body) {
			t.Errorf("leg 5: found %v", err)
		}
		var m ant.Motion
		w.Motion(&m)
		m.Qd[2] = math.NaN()
		var motion *ant.MotionError
		if err := w.ResetTo(ant.Intact(), &m); !errors.As(err, &motion) {
			t.Errorf("a rate that is no number: found %v", err)
		}
		same("a refusal")
		if w.Body() != ant.Intact() {
			t.Errorf("expected the body to stay, found %v", w.Body())
		}
		walk(t, p, w, 20)
	})
}

// TestDivergence: a state that no engine can follow is a typed status, and what was there
// before is still there.
func TestDivergence(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		w := newWorld(t, l)
		still := make([]float64, joints)
		for name, spoil := range map[string]func(m *ant.Motion){
			"a flight at 10⁹ m/s": func(m *ant.Motion) { m.Lin[0] = 1e9 },
			"a place at 10³⁰ m":   func(m *ant.Motion) { m.Pos[2] = 1e30 },
			"a spin of 10²⁰⁰":     func(m *ant.Motion) { m.Ang[1] = 1e200 },
			"a joint at 10¹²":     func(m *ant.Motion) { m.Q[3] = 1e12 },
		} {
			var m ant.Motion
			if err := w.Reset(ant.Intact(), draws(1)); err != nil {
				t.Fatal(err)
			}
			w.Motion(&m)
			spoil(&m)
			if err := w.ResetTo(ant.Intact(), &m); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			before := w.AppendState(nil)
			o := w.Step(still)
			var err *ant.DivergedError
			if !errors.As(o.Err, &err) || !o.Done {
				t.Errorf("%s: found %v", name, o.Err)
			}
			if !bytes.Equal(before, w.AppendState(nil)) {
				t.Errorf("%s: the world is not where it was", name)
			}
			w.Observe(make([]float32, ant.ObservationSize))
			var s ant.State
			w.State(&s)
		}
		if err := w.Reset(ant.Intact(), draws(1)); err != nil {
			t.Fatal(err)
		}
		if o := w.Step(still); o.Err != nil {
			t.Errorf("after a reset: %v", o.Err)
		}
	})
}

// TestMuJoCoGivingUp: an error for which MuJoCo would end the program comes back as one.
func TestMuJoCoGivingUp(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		giveUp, err := l.symbol("mju_error")
		if err != nil {
			t.Skip(err)
		}
		w := newWorld(t, l)
		still := make([]float64, joints)
		w.Step(still)
		before := w.AppendState(nil)
		for range 3 {
			err := func() (err error) {
				defer guard(&err)
				message := cString("no way on from here")
				call(giveUp, address(message))
				return nil
			}()
			var fatal *FatalError
			if !errors.As(err, &fatal) || !strings.Contains(err.Error(), "no way on from here") {
				t.Fatalf("found %v", err)
			}
			copy(w.beforePositions[:], w.model.qpos)
			copy(w.beforeRates[:], w.model.qvel)
			if err := w.goBack(err); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(before, w.AppendState(nil)) {
				t.Error("the world is not where it was")
			}
		}
		if o := w.Step(still); o.Err != nil {
			t.Error(o.Err)
		}
	})
}

func TestCloseTwice(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		w, err := l.NewWorld()
		if err != nil {
			t.Fatal(err)
		}
		w.Close()
		w.Close()
	})
}
