package car

import (
	"bytes"
	"math"
	"testing"
)

// Less power or less grip makes a car slower off the mark, in both engines; the usual ones
// make the same bits as none, and a kept state has them.
func TestConditions(t *testing.T) {
	track, err := Generate(Stream(3))
	if err != nil {
		t.Fatal(err)
	}
	for _, engine := range []Engine{Default, Box2D} {
		w := NewWorld(engine)
		drive := func(c Conditions) (speed float64, state []byte) {
			w.Reset(track)
			if err := w.SetConditions(c); err != nil {
				t.Fatal(err)
			}
			for range 40 {
				if o := w.Step([3]float64{0, 1, 0}); o.Err != nil {
					t.Fatal(o.Err)
				}
			}
			h := w.State().Hull
			return math.Hypot(h.VX, h.VY), w.AppendState(nil)
		}
		usual, state := drive(UsualConditions())
		weak, _ := drive(Conditions{1, 0.1, 0})
		icy, kept := drive(Conditions{0.3, 1, 0})
		none, _ := drive(Conditions{1, 0, 0})
		if !(weak < 0.9*usual && icy < 0.9*usual && none < 0.01*usual) {
			t.Errorf("%s: speeds of %v, with less power %v, less grip %v, no power %v", engine, usual, weak, icy, none)
		}
		if _, again := drive(UsualConditions()); !bytes.Equal(state, again) {
			t.Errorf("%s: a life after others is another one", engine)
		}
		for _, bad := range []Conditions{{math.NaN(), 1, 0}, {1, -1, 0}, {5, 1, 0}, {1, 1, roads}} {
			if w.SetConditions(bad) == nil || w.Conditions() != UsualConditions() {
				t.Errorf("%+v: expected to be refused, found %+v", bad, w.Conditions())
			}
		}
		if engine != Default {
			continue
		}
		if err := w.Restore(w.Engine(), track, kept); err != nil {
			t.Fatal(err)
		}
		if w.Conditions() != (Conditions{0.3, 1, 0}) || !bytes.Equal(kept, w.AppendState(nil)) {
			t.Errorf("restored with %+v", w.Conditions())
		}
		if err := w.Restore(w.Engine(), track, kept[:len(kept)-8]); err == nil {
			t.Error("expected half of the conditions to be refused")
		}
	}
}
