package evolve

import (
	"bytes"
	"testing"
)

// TestNoiseKeptOrDrawnAgain lives two generations with all noise kept, with that
// of one pair kept, and with none.
func TestNoiseKeptOrDrawnAgain(t *testing.T) {
	var want []byte
	for _, pairs := range []int{3, 1, 0} {
		c, p := newCampaign(t, smallSettings(t), 2)
		c.drawn = newDrawn(pairs, len(c.Centre.Theta)+len(c.Centre.Conv))
		evolveFor(t, c, p, 2)
		if got := encoded(t, c); want == nil {
			want = got
		} else if !bytes.Equal(want, got) {
			t.Errorf("%d of 3 pairs kept: the campaign differs", pairs)
		}
	}
}

func TestDrawnKeepsWithinItsLimit(t *testing.T) {
	for size, want := range map[int]int{drawnLimit / 10: 10, 1: 1000, 2 * drawnLimit: 0} {
		if got := len(newDrawn(1000, size).rooms); got != want {
			t.Errorf("1000 pairs of %d numbers: expected %d kept, found %d", size, want, got)
		}
	}
}
