package campaign

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
		{1, 100, false}, {ApartFrom, 100, true}, {ApartFrom, int(Apart), true}, {ApartFrom, int(Apart) + 1, false}, {ApartFrom - 1, 5, false},
		{ApartFrom + Apart - 1, 1, true}, {ApartFrom + Apart, 1, false}, {math.MaxUint64, 100, false}, {ApartFrom, -1, false},
	} {
		if IsApart(c.first, c.n) != c.apart {
			t.Errorf("%d seeds from %d: expected %v", c.n, c.first, c.apart)
		}
	}
	for _, seed := range []uint64{ApartFrom, ApartFrom + 77, ApartFrom + Apart - 1} {
		if got := notApart(seed); IsApart(got, 1) || got != notApart(seed) {
			t.Errorf("expected another seed for %d, found %d", seed, got)
		}
	}
	for _, seed := range []uint64{0, 1, ApartFrom - 1, ApartFrom + Apart, math.MaxUint64} {
		if notApart(seed) != seed {
			t.Errorf("expected %d to stay", seed)
		}
	}
}
