package kit

import (
	"math"
	"testing"
)

func TestTraceEndsWhereItLeavesTheAxis(t *testing.T) {
	w := Window{0, 2}
	for _, c := range []struct {
		a, b, from, to float64
		seen           bool
	}{
		{0.5, 1.5, 0, 1, true}, {1, 3, 0, 0.5, true}, {3, 1, 0.5, 1, true}, {-1, 3, 0.25, 0.75, true},
		{3, 4, 0, 0, false}, {-2, -1, 0, 0, false}, {math.NaN(), 1, 0, 0, false}, {1, 1, 0, 1, true},
	} {
		from, to, seen := w.cut(c.a, c.b)
		if seen != c.seen || math.Abs(from-c.from) > 1e-12 || math.Abs(to-c.to) > 1e-12 {
			t.Errorf("%g to %g: found %g to %g, %v", c.a, c.b, from, to, seen)
		}
	}
	id := func(v float64) float64 { return v }
	ten := func(v float64) float64 { return 10 * v }
	for _, width := range []func(float64) float64{ten, func(v float64) float64 { return v / 4 }} {
		p := NewPen()
		values := []float32{1, 1, 9, 9, 9, 9, 9, 9, 9, 9, 9, 1, 1, -9, -9, 1}
		p.Trace(values, 0, 0, 15, width, id, w, 1, White)
		if len(p.Vertices) == 0 {
			t.Error("nothing is drawn")
		}
		for _, v := range p.Vertices {
			if v.DstY < -1.6 || v.DstY > 3.6 {
				t.Errorf("a corner lies at %.2f, beyond the axis from 0 to 2", v.DstY)
			}
		}
	}
}

// A calm line through many steps a pixel has about two pixels between its
// corners, and ends at the last step.
func TestCalmLineReachesTheLastStep(t *testing.T) {
	values := make([]float32, 5003)
	for i := range values {
		values[i] = float32(i) / 5003
	}
	p := NewPen()
	p.Calm(values, 1, 1, 5003, func(v float64) float64 { return v / 10 }, func(v float64) float64 { return 100 * v }, Boundless(), 2, White)
	far := 0.0
	for _, v := range p.Vertices {
		far = max(far, float64(v.DstX))
	}
	if math.Abs(far-500.3) > 2 || len(p.Vertices) > 250*8 || len(p.Vertices) < 250*2 {
		t.Errorf("%d corners, the last at %.1f of 500.3", len(p.Vertices), far)
	}
}
