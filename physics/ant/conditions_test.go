package ant

import (
	"bytes"
	"math"
	"testing"
)

// flying is an ant high above the floor, at rest.
func flying() *Motion {
	return &Motion{Pos: [3]float64{0, 0, 50}, Quat: [4]float64{3: 1}, InitialZ: 0.75, FreshXY: true}
}

// A falling ant falls by its share of gravity, and towards the foot of a slope.
func TestGravityAndSlope(t *testing.T) {
	for _, c := range []Conditions{{1, 1, 0, 0}, {0.5, 1, 0, 0}, {1, 1, 5, 0}, {0.5, 1, -30, 0}, {0, 1, 10, 0}, {1, 1, 0, 100}} {
		w := NewWorld()
		if err := w.SetConditions(c); err != nil {
			t.Fatal(err)
		}
		if err := w.ResetTo(Intact(), flying()); err != nil {
			t.Fatal(err)
		}
		if o := w.Step(make([]float64, ActionSize)); o.Err != nil {
			t.Fatal(o.Err)
		}
		var m Motion
		w.Motion(&m)
		g := 9.8 * c.Gravity * ControlStep
		sin, cos := math.Sincos(c.Slope * math.Pi / 180)
		// The joints at their limits swing the torso a little; drag is small.
		for k, want := range [3]float64{-g * sin, 0, -g * cos} {
			if math.Abs(m.Lin[k]-want) > 0.02*(1+g) {
				t.Errorf("%+v: velocity %v along axis %d, want %v", c, m.Lin[k], k, want)
			}
		}
		if w.Conditions() != c {
			t.Errorf("expected %+v after a reset, found %+v", c, w.Conditions())
		}
	}
}

// settled is an ant that lies on the floor after so many steps.
func settled(t *testing.T, c Conditions, steps int) (*World, *State) {
	t.Helper()
	w := NewWorld()
	if err := w.SetConditions(c); err != nil {
		t.Fatal(err)
	}
	for range steps {
		if o := w.Step(make([]float64, ActionSize)); o.Err != nil {
			t.Fatal(o.Err)
		}
	}
	s := &State{}
	w.State(s)
	return w, s
}

// The floor carries the ant with its load, by its share of gravity.
func TestLoadIsCarried(t *testing.T) {
	weight := func(c Conditions) float64 {
		_, s := settled(t, c, 400)
		sum := 0.0
		for _, k := range s.Contacts {
			sum += k.Normal
		}
		return sum
	}
	usual := weight(UsualConditions())
	for _, c := range []Conditions{{1, 1, 0, 100}, {0.5, 1, 0, 0}, {2, 1, 0, 50}} {
		want := c.Gravity * (usual + 9.8*c.Load)
		if found := weight(c); math.Abs(found-want) > 0.02*want {
			t.Errorf("%+v: the floor carries %.0f N, want %.0f", c, found, want)
		}
	}
}

// On a slope the ant stays lying with the usual friction, and slides down where friction
// is less than the slope.
func TestFrictionOnASlope(t *testing.T) {
	for _, c := range []struct {
		Conditions
		slides bool
	}{{Conditions{1, 1, 20, 0}, false}, {Conditions{1, 0.1, 20, 0}, true}, {Conditions{1, 0.1, 0, 0}, false}} {
		_, s := settled(t, c.Conditions, 300)
		if slides := s.Lin[0] < -1; slides != c.slides {
			t.Errorf("%+v: a speed of %v along the slope, want it to slide: %v", c.Conditions, s.Lin[0], c.slides)
		}
	}
}

// The usual conditions add nothing to the state, others are told, and a kept state has
// them.
func TestConditionsInTheState(t *testing.T) {
	w := NewWorld()
	plain := w.AppendState(nil)
	var before Snapshot
	w.SaveState(&before)
	if err := w.SetConditions(Conditions{1, 1, 0, 3}); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(plain, w.AppendState(nil)) {
		t.Error("a load is not in the state")
	}
	var loaded Snapshot
	w.SaveState(&loaded)
	w.RestoreState(&before)
	if !bytes.Equal(plain, w.AppendState(nil)) {
		t.Error("the state before is another one")
	}
	w.RestoreState(&loaded)
	if w.Conditions().Load != 3 {
		t.Errorf("expected the load back, found %+v", w.Conditions())
	}
	if err := w.SetConditions(UsualConditions()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(plain, w.AppendState(nil)) {
		t.Error("the usual conditions leave something behind")
	}
	for _, bad := range []Conditions{{math.NaN(), 1, 0, 0}, {-1, 1, 0, 0}, {1, math.Inf(1), 0, 0}, {1, 1, 46, 0}, {1, 1, 0, 501}} {
		if w.SetConditions(bad) == nil || w.Conditions() != UsualConditions() {
			t.Errorf("%+v: expected to be refused, found %+v", bad, w.Conditions())
		}
	}
}
