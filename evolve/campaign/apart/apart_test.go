package apart

import (
	"math"
	"testing"
)

func TestSeedsSetApart(t *testing.T) {
	for _, c := range []struct {
		first uint64
		n     int
		apart bool
	}{
		{1, 100, false}, {From, 100, true}, {From, int(Count), true}, {From, int(Count) + 1, false}, {From - 1, 5, false},
		{From + Count - 1, 1, true}, {From + Count, 1, false}, {math.MaxUint64, 100, false}, {From, -1, false},
	} {
		if Is(c.first, c.n) != c.apart {
			t.Errorf("%d seeds from %d: expected %v", c.n, c.first, c.apart)
		}
	}
	for _, seed := range []uint64{From, From + 77, From + Count - 1} {
		if got := Other(seed); Is(got, 1) || got != Other(seed) {
			t.Errorf("expected another seed for %d, found %d", seed, got)
		}
	}
	for _, seed := range []uint64{0, 1, From - 1, From + Count, math.MaxUint64} {
		if Other(seed) != seed {
			t.Errorf("expected %d to stay", seed)
		}
	}
}
