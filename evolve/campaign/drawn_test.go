package campaign

import (
	"bytes"
	"testing"

	"hebbarium/evolve/strategy"
)

// TestNoiseKeptOrDrawnAgain lives two generations with all noise kept, with that
// of one pair kept, and with none.
func TestNoiseKeptOrDrawnAgain(t *testing.T) {
	var want []byte
	for _, pairs := range []int{3, 1, 0} {
		c, p := newCampaign(t, smallSettings(t), 2)
		c.search.Drawn = strategy.NewDrawn(pairs, len(c.Centre.Theta)+len(c.Centre.Born))
		evolveFor(t, c, p, 2)
		if got := encoded(t, c); want == nil {
			want = got
		} else if !bytes.Equal(want, got) {
			t.Errorf("%d of 3 pairs kept: the campaign differs", pairs)
		}
	}
}
