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

// TestPenaltiesOfAPair are those of its members, bit for bit.
func TestPenaltiesOfAPair(t *testing.T) {
	centre, drawn := make([]float32, 1001), make([]float32, 1001)
	noise{1}.fill(centre, 0, 0, partTheta, 0)
	noise{1}.fill(drawn, 0, 1, partTheta, 0)
	plus, minus := penaltiesOf(centre, drawn, 0.1, 0.01)
	for m, got := range []float64{plus, minus} {
		member := make([]float32, len(centre))
		for i := range member {
			member[i] = centre[i] + float32(sign(m)*0.1*drawn[i])
		}
		if want := penaltyOf(member, 0.01); got != want {
			t.Errorf("member %d: expected %v, found %v", m, want, got)
		}
	}
}
