package kit

import (
	"math"
	"testing"
)

func TestTrail(t *testing.T) {
	trail := NewTrail()
	for i := range 100 {
		trail.Add(float64(i)*0.01, 0)
	}
	if n := len(trail.points); n > 15 {
		t.Errorf("%d points for a metre, want about 8", n)
	}
	trail.Mark()
	for i := range 3 * trailMost {
		trail.Add(1+float64(i)*0.2, 0)
	}
	if len(trail.points) > trailMost {
		t.Errorf("%d points kept, want at most %d", len(trail.points), trailMost)
	}
	if x, _, ok := trail.Marked(); ok && trail.mark > 0 && math.Abs(x-0.99) > 0.02 {
		t.Errorf("the mark moved to %v", x)
	}
}
