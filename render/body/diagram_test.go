package body

import (
	"math"
	"testing"

	"hebbarium/render/kit"
	"hebbarium/render/kit/kittest"
)

func TestBodyDiagram(t *testing.T) {
	b := NewDiagram(kittest.Theme(t))
	b.Middle = kit.Pt(100, 100)
	b.Shares = [4]float64{1, 0.5, 0, 0.25}
	for leg := 1; leg <= 4; leg++ {
		if got := b.TipAt(b.Tip(leg)); got != leg {
			t.Errorf("the tip of leg %d is leg %d's", leg, got)
		}
		if got := b.ShareAt(leg, b.Tip(leg)); math.Abs(got-b.Shares[leg-1]) > 0.005 {
			t.Errorf("leg %d dragged to its own tip has a share of %v, want %v", leg, got, b.Shares[leg-1])
		}
		if got := b.LegAt(b.along(leg, 35)); got != leg {
			t.Errorf("leg %d was taken for leg %d", leg, got)
		}
	}
	if b.Tip(1).X <= 100 || b.Tip(1).Y >= 100 || b.Tip(4).Y <= 100 {
		t.Error("leg 1 is not at the upper right, or leg 4 not at the lower right")
	}
	if got := b.ShareAt(1, kit.Pt(400, -200)); got != 1 {
		t.Errorf("a tip dragged far away gives %v, want 1", got)
	}
}
