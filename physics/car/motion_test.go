package car

import (
	"errors"
	"math"
	"slices"
	"testing"
)

// A car that is handed from one engine to the other stands and moves as it did, rounded to
// single precision where it comes to Fast, and has touched and been paid for the same tiles.
func TestSwitchKeepsTheMotion(t *testing.T) {
	track := seededTrack(t, 4)
	w := NewWorld(Fast)
	if err := w.Switch(Box2D); !errors.Is(err, ErrNoTrack) {
		t.Fatalf("expected ErrNoTrack, found %v", err)
	}
	driveFor(t, w, track, 200)
	for _, to := range []Engine{Box2D, Fast, Fast, Box2D} {
		before, tiles := *w.State(), [4]int{}
		before.Touched, before.Paid = slices.Clone(before.Touched), slices.Clone(before.Paid)
		for i := range tiles {
			tiles[i] = before.Wheels[i].Tiles
		}
		if err := w.Switch(to); err != nil || w.Engine() != to {
			t.Fatalf("to %v: found %v, %v", to, w.Engine(), err)
		}
		after := *w.State()
		same := func(what string, a, b float64) {
			t.Helper()
			if w.Engine() == Box2D && a != b || math.Abs(a-b) > 1e-6*max(1, math.Abs(a)) {
				t.Errorf("to %v: %s was %v and is %v", to, what, a, b)
			}
		}
		same("x", before.Hull.X, after.Hull.X)
		same("y", before.Hull.Y, after.Hull.Y)
		same("angle", before.Hull.Angle, after.Hull.Angle)
		same("vx", before.Hull.VX, after.Hull.VX)
		same("vy", before.Hull.VY, after.Hull.VY)
		same("omega", before.Hull.Omega, after.Hull.Omega)
		for i := range after.Wheels {
			a, b := before.Wheels[i], after.Wheels[i]
			same("wheel x", a.X, b.X)
			same("joint", a.JointAngle, b.JointAngle)
			same("joint's speed", a.JointSpeed, b.JointSpeed)
			if a.Spin != b.Spin || a.Phase != b.Phase || a.Gas != b.Gas || a.Brake != b.Brake || a.Steer != b.Steer || b.Tiles != tiles[i] {
				t.Errorf("to %v: wheel %d was %+v and is %+v", to, i, a, b)
			}
		}
		if before.Reward != after.Reward || before.Visited != after.Visited || !slices.Equal(before.Touched, after.Touched) || !slices.Equal(before.Paid, after.Paid) {
			t.Errorf("to %v: tiles or reward have changed", to)
		}
		for step := range 30 {
			if out := w.Step(weave(step)); out.Err != nil {
				t.Fatal(out.Err)
			}
		}
	}
	if w.Reset(track); w.Engine() != Fast {
		t.Errorf("expected a Reset to go back to %v, found %v", Fast, w.Engine())
	}
}

// What goes on in the other engine goes on alike: within 20 steps of being handed over, a car
// is within a millimetre of where it would have been, and on the same tiles.
func TestSwitchGoesOnAlike(t *testing.T) {
	track := seededTrack(t, 4)
	for _, from := range []Engine{Fast, Box2D} {
		a, b := NewWorld(from), NewWorld(from)
		driveFor(t, a, track, 150)
		driveFor(t, b, track, 150)
		if err := b.Switch(1 - from); err != nil {
			t.Fatal(err)
		}
		worst := 0.0
		for step := range 20 {
			a.Step(weave(step))
			b.Step(weave(step))
			x, y := a.State(), b.State()
			worst = max(worst, math.Hypot(x.Hull.X-y.Hull.X, x.Hull.Y-y.Hull.Y))
			for i := range x.Wheels {
				if x.Wheels[i].Tiles != y.Wheels[i].Tiles {
					t.Errorf("from %v, step %d: wheel %d is on %d tiles, and on %d", from, step, i, x.Wheels[i].Tiles, y.Wheels[i].Tiles)
				}
			}
			if x.Visited != y.Visited {
				t.Errorf("from %v, step %d: %d tiles, and %d", from, step, x.Visited, y.Visited)
			}
		}
		t.Logf("from %v: at most %.3g m apart", from, worst)
		if worst > 1e-3 {
			t.Errorf("from %v: the two are up to %v m apart", from, worst)
		}
	}
}

// A hand-over and back again is as reproducible as anything else.
func TestSwitchIsTheSameEachTime(t *testing.T) {
	track := seededTrack(t, 4)
	w := NewWorld(Fast)
	live := func() []byte {
		driveFor(t, w, track, 100)
		for i, to := range []Engine{Box2D, Fast, Box2D} {
			if err := w.Switch(to); err != nil {
				t.Fatal(err)
			}
			for step := range 40 {
				w.Step(weave(step + i))
			}
		}
		return w.AppendState(nil)
	}
	if first := live(); !slices.Equal(first, live()) {
		t.Error("two lives of one recipe differ")
	}
}
