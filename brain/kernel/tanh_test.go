package kernel

import (
	"math"
	"testing"
)

// each calls f with numbers from -12 to 12, ascending.
func each(f func(x float32)) {
	for b := -12 * 4096; b <= 12*4096; b++ {
		f(float32(b) / 4096)
	}
}

func TestTanhAccuracy(t *testing.T) {
	worst, fall, prev := 0.0, float32(0), float32(-1)
	each(func(x float32) {
		y := Tanh(x)
		worst = max(worst, math.Abs(float64(y)-math.Tanh(float64(x))))
		fall = max(fall, prev-y)
		prev = y
		if Tanh(-x) != -y {
			t.Errorf("Tanh(%v): expected -%v, found %v", -x, y, Tanh(-x))
		}
	})
	t.Logf("largest error %.3g, largest fall between neighbours %.3g", worst, fall)
	if worst > 5e-7 || fall > 5e-7 {
		t.Errorf("expected errors and falls below 5e-7, found %g and %g", worst, fall)
	}
}

// Small activations must not lose their relative precision.
func TestTanhIsRelativelyAccurate(t *testing.T) {
	for x := float32(1e-30); x < 1; x *= 1.37 {
		want := math.Tanh(float64(x))
		if e := math.Abs(float64(Tanh(x))-want) / want; e > 5e-7 {
			t.Errorf("Tanh(%v): expected %v, found %v", x, want, Tanh(x))
		}
	}
}

func TestTanhLimits(t *testing.T) {
	inf := float32(math.Inf(1))
	for _, x := range []float32{9, 9.01, 20, 1e30, inf} {
		if Tanh(x) != 1 || Tanh(-x) != -1 {
			t.Errorf("Tanh(±%v): expected ±1, found %v and %v", x, Tanh(x), Tanh(-x))
		}
	}
	if y := Tanh(float32(math.NaN())); y == y {
		t.Errorf("Tanh(NaN): expected NaN, found %v", y)
	}
	if y := Tanh(float32(math.Copysign(0, -1))); math.Float32bits(y) != 1<<31 {
		t.Errorf("Tanh(-0): expected -0, found %v", y)
	}
	if Sigmoid(-inf) != 0 || Sigmoid(inf) != 1 || Sigmoid(0) != 0.5 {
		t.Errorf("Sigmoid(-∞, 0, ∞): expected 0, 0.5, 1, found %v, %v, %v", Sigmoid(-inf), Sigmoid(0), Sigmoid(inf))
	}
}

func TestSigmoidAccuracy(t *testing.T) {
	each(func(x float32) {
		want := 1 / (1 + math.Exp(-float64(x)))
		if e := math.Abs(float64(Sigmoid(x)) - want); e > 5e-7 {
			t.Errorf("Sigmoid(%v): expected %v, found %v", x, want, Sigmoid(x))
		}
	})
}
