package ant

import (
	"bytes"
	"errors"
	"math"
	"testing"
)

func TestBadInputIsRefused(t *testing.T) {
	p, w := readNetwork(t), NewWorld()
	if err := w.Reset(Intact(), draws(9)); err != nil {
		t.Fatal(err)
	}
	walk(t, p, w, 50)
	state := w.AppendState(nil)
	unchanged := func(what string) {
		t.Helper()
		if !bytes.Equal(state, w.AppendState(nil)) {
			t.Errorf("%s changed the world", what)
		}
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		action := make([]float64, ActionSize)
		action[5] = bad
		o := w.Step(action)
		var e *ActionError
		if !errors.As(o.Err, &e) || e.Joint != 5 || !o.Done {
			t.Errorf("action %v: outcome %+v", bad, o)
		}
		unchanged("a bad action")
	}
	var size *SizeError
	if o := w.Step(make([]float64, 7)); !errors.As(o.Err, &size) {
		t.Errorf("seven actions: %+v", o)
	}
	unchanged("seven actions")
	var body *BodyError
	for _, c := range []struct {
		leg   int
		share float64
	}{{0, 1}, {5, 1}, {1, -0.1}, {1, 1.01}, {2, math.NaN()}, {3, math.Inf(1)}} {
		if err := w.SetLeg(c.leg, c.share); !errors.As(err, &body) {
			t.Errorf("leg %d share %v: %v", c.leg, c.share, err)
		}
		unchanged("a bad leg")
	}
	if err := w.Reset(Body{[4]float64{1, 2, 1, 1}}, draws(1)); !errors.As(err, &body) || body.Leg != 2 {
		t.Errorf("a body out of range: %v", err)
	}
	unchanged("a bad body")
	var motion *MotionError
	m := Motion{Quat: [4]float64{3: 1}}
	m.Qd[3] = math.NaN()
	if err := w.ResetTo(Intact(), &m); !errors.As(err, &motion) {
		t.Errorf("a state with NaN: %v", err)
	}
	if err := w.ResetTo(Intact(), &Motion{}); !errors.As(err, &motion) {
		t.Errorf("a state without orientation: %v", err)
	}
	unchanged("a bad state")
}

func TestDivergenceIsAStatus(t *testing.T) {
	w := NewWorld()
	if err := w.Reset(Intact(), draws(2)); err != nil {
		t.Fatal(err)
	}
	w.Push(0, 0, 1e12)
	state := w.AppendState(nil)
	o := w.Step(make([]float64, ActionSize))
	var e *DivergedError
	if !errors.As(o.Err, &e) || !o.Done {
		t.Fatalf("want a DivergedError, found %+v", o)
	}
	if e.Error() == "" || !bytes.Equal(state, w.AppendState(nil)) {
		t.Error("the world is not as it was before the step")
	}
	w.Push(0, 0, 0)
	if o := w.Step(make([]float64, ActionSize)); o.Err != nil {
		t.Errorf("after the push is taken back: %v", o.Err)
	}
	// Anything that ends at all ends as a status.
	for _, gravity := range []float64{1e9, math.NaN(), math.Inf(1)} {
		w.SetGravity(gravity)
		for range 50 {
			o = w.Step(make([]float64, ActionSize))
		}
		if !errors.As(o.Err, &e) {
			t.Errorf("gravity %v: want a DivergedError, found %v", gravity, o.Err)
		}
		w.SetGravity(9.8)
	}
}
