package strategy

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func near32(t *testing.T, what string, got []float32, want ...float64) {
	t.Helper()
	for i, w := range want {
		if math.Abs(float64(got[i])-w) > 1e-6*max(1, math.Abs(w)) {
			t.Errorf("%s, number %d: expected %g, found %g", what, i, w, got[i])
		}
	}
}

// A gradient that stays is followed ten times as far in the end, and one that turns is
// hardly followed.
func TestMomentum(t *testing.T) {
	by := Step{Rate: 0.2, Sigma: 0.1, Population: 4}
	theta, own := []float32{1, 1}, [][]float32{make([]float32, 2)}
	gradient := []float32{1, -2} // of which a step is 0.5 and −1
	Momentum{}.Tell(theta, gradient, own, by)
	near32(t, "first step", theta, 1.5, 0)
	Momentum{}.Tell(theta, gradient, own, by)
	near32(t, "second step", theta, 1.5+0.5+0.45, -1-0.9)
	for range 200 {
		Momentum{}.Tell(theta, gradient, own, by)
	}
	near32(t, "speed", own[0], 5, -10)
}

// The rate is how far the first step goes whatever the gradient, and twice that is the most.
func TestClipUp(t *testing.T) {
	for _, scale := range []float32{1e-3, 1, 1e3} {
		by := Step{Rate: 0.5, Sigma: 0.1, Population: 4}
		theta, own := []float32{0, 0}, [][]float32{make([]float32, 2)}
		gradient := []float32{3 * scale, -4 * scale}
		ClipUp{}.Tell(theta, gradient, own, by)
		near32(t, "first step", theta, 0.3, -0.4)
		for range 50 {
			before := slices.Clone(theta)
			ClipUp{}.Tell(theta, gradient, own, by)
			if step := math.Hypot(float64(theta[0]-before[0]), float64(theta[1]-before[1])); step > 1+1e-5 {
				t.Fatalf("expected steps of at most 1, found %g", step)
			}
		}
		near32(t, "speed", own[0], 0.6, -0.8)
		// With no gradient it rolls on, more slowly.
		ClipUp{}.Tell(theta, []float32{0, 0}, own, by)
	}
	theta, own := []float32{1}, [][]float32{{0}}
	ClipUp{}.Tell(theta, []float32{0}, own, Step{Rate: 1, Sigma: 1, Population: 2})
	if theta[0] != 1 {
		t.Errorf("expected nothing to move without a gradient, found %g", theta[0])
	}
}

func TestOptimisersByName(t *testing.T) {
	for name, vectors := range map[string]int{"sgd": 0, "adam": 2, "momentum": 1, "clipup": 1} {
		if o, err := OptimiserOf(name); err != nil || o.Vectors() != vectors || !slices.Contains(Optimisers(), name) {
			t.Errorf("%s: expected %d vectors, found %v, %v", name, vectors, o, err)
		}
	}
	if _, err := OptimiserOf("luck"); err == nil || !strings.Contains(err.Error(), "sgd, adam, momentum or clipup") {
		t.Errorf("found %v", err)
	}
	if _, err := ShapingOf("luck"); err == nil {
		t.Error("expected a shaping that is none to be refused")
	}
	s := Paper(4)
	for _, wrong := range []float64{-0.1, 0.6, math.NaN()} {
		if s.WeightDecay = wrong; s.Check() == nil {
			t.Errorf("expected a weight decay of %g to be refused", wrong)
		}
	}
}
