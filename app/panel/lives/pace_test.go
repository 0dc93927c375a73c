package lives

import (
	"math"
	"testing"

	"hebbarium/app/many"
)

// The pace is of the lives that are not over, and says so once some are.
func TestPaceIsOfThoseNotOver(t *testing.T) {
	nan := float32(math.NaN())
	s := &many.Snapshot{Lives: []many.Life{{Live: 3}, {Live: 2}, {Live: 3}}, Series: many.Series{
		Median: []float32{nan, 1.5, -0.1}, Low: []float32{nan, 1, -0.1}, High: []float32{nan, 2, 0.25},
	}}
	for step, want := range []string{"", "", "pace 1.50 (1.00 to 2.00)", "pace −0.10 (−0.10 to 0.25) of the 2 not over"} {
		s.Step = step
		if got := paceOf(s); got != want {
			t.Errorf("step %d: %q, expected %q", step, got, want)
		}
	}
}
