package maps

import (
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
)

// Histograms take the place of the weights' way, come by themselves, and are of what the
// maps show; where the way has no place they lie over the maps' corner.
func TestHistogramsAreShown(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	if b.spread.on {
		t.Fatal("expected none at first")
	}
	b.table.Do("histograms")
	counted := func(what string) {
		t.Helper()
		before := b.spread.count.Serial()
		b.next(func(*session.Snapshot) {})
		b.draw()
		for range 20000 {
			if b.spread.count.Serial() > before {
				if !b.Dirty() {
					t.Errorf("%s: expected what was counted to be drawn", what)
				}
				return
			}
			time.Sleep(time.Millisecond)
		}
		t.Fatalf("%s: never counted", what)
	}
	counted("weights")
	layers := b.spread.count.Layers()
	if len(layers) != 3 || layers[0].Total != 28*128 || layers[2].Total != 64*8 {
		t.Errorf("expected each layer's synapses, found %d layers, %+v", len(layers), layers)
	}
	if r := b.spread.place(&b.mode, b.wayPlace(), b.maps, b.px); r != b.wayPlace() {
		t.Errorf("expected them in the way's place %v, found %v", b.wayPlace(), r)
	}
	b.draw()
	b.table.Do("mode 2")
	counted("coefficients")
	b.sit(least())
	if r := b.spread.place(&b.mode, b.wayPlace(), b.maps, b.px); r.Empty() || !r.In(b.maps) {
		t.Errorf("expected them over the maps %v, found %v", b.maps, r)
	}
	b.table.Do("histograms")
	if r := b.spread.place(&b.mode, b.wayPlace(), b.maps, b.px); !r.Empty() {
		t.Errorf("expected them to go, found %v", r)
	}
}

// A right click on the legend lists what can be chosen of the scale.
func TestScaleIsChosen(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.next(func(s *session.Snapshot) {
		for i := range s.Weights[1] {
			s.Weights[1][i] = 0.1
		}
		s.Weights[1][7] = 50
	})
	b.draw()
	small := b.mode.scales[0].Value
	b.do(ui.Pointer{At: uitest.Middle(b.control("legend").Rect()), Free: true, Right: true})
	list, ok := b.popups.Open().(*ui.List)
	if !ok || len(list.Rows()) != 4 || !list.Rows()[0].Chosen {
		t.Fatalf("expected four choices, found %v", b.popups.Open())
	}
	list.Rows()[1].Act()
	b.popups.Close()
	b.next(func(*session.Snapshot) {})
	b.draw()
	if large := b.mode.scales[0].Value; small > 10 || large < 49 {
		t.Errorf("expected a scale of 99 of 100 synapses and one of the largest, found %v and %v", small, large)
	}
}
