package ant

import (
	"math"
	"testing"
)

// TestMirroredAntsActAlike lives the left and the right damaged ant side by side, one
// with the mirror image of the other's pose and actions: each must see the image of what
// the other sees. The solver treats the legs in their order, so that images that touch
// the floor drift apart; the test ends before.
func TestMirroredAntsActAlike(t *testing.T) {
	actions, signs := MirrorAction()
	from, sign := MirrorObservation()
	for i, j := range from {
		if from[j] != i || sign[i] != sign[j] {
			t.Fatalf("observation %d: expected a mirror that is its own inverse", i)
		}
	}
	pose, k := make([]float64, joints), 0
	next := draws(3)
	for j := range pose {
		pose[j] = next(-0.1, 0.1)
	}
	right, left := NewWorld(), NewWorld()
	start := func(w *World, body string, value func(j int) float64) {
		k = 0
		b, err := ParseBody(body)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Reset(b, func(float64, float64) float64 { k++; return value(k - 1) }); err != nil {
			t.Fatal(err)
		}
	}
	start(right, "right", func(j int) float64 { return pose[j] })
	start(left, "left", func(j int) float64 { return float64(signs[j]) * pose[actions[j]] })
	seen, image := make([]float32, ObservationSize), make([]float32, ObservationSize)
	action, other := make([]float64, joints), make([]float64, joints)
	var moved float64
	for step := range 20 {
		right.Observe(seen)
		left.Observe(image)
		for i := range image {
			want := float64(sign[i] * seen[from[i]])
			if math.Abs(float64(image[i])-want) > 2e-2 {
				t.Fatalf("step %d: observation %d: expected %g, found %g", step, i, want, image[i])
			}
		}
		moved = max(moved, math.Abs(float64(seen[4])))
		for j := range action {
			action[j] = next(-1, 1)
		}
		for j := range other {
			other[j] = float64(signs[j]) * action[actions[j]]
		}
		if o := right.Step(action); o.Err != nil {
			t.Fatal(o.Err)
		}
		if o := left.Step(other); o.Err != nil {
			t.Fatal(o.Err)
		}
	}
	if moved < 0.01 {
		t.Errorf("expected the ant to move to the side, found a speed of %g at most", moved)
	}
}
