package ant

import (
	"math"
	"testing"
)

func TestSetLegKeepsEveryOtherPart(t *testing.T) {
	p, w := readNetwork(t), NewWorld()
	if err := w.Reset(Intact(), draws(7)); err != nil {
		t.Fatal(err)
	}
	walk(t, p, w, 150)
	var before, after State
	for _, c := range []struct {
		leg   int
		share float64
	}{{1, 0.25}, {4, 0}, {2, 0.6}, {4, 1}, {1, 1}, {2, 1}} {
		w.State(&before)
		if err := w.SetLeg(c.leg, c.share); err != nil {
			t.Fatal(err)
		}
		w.State(&after)
		if before.Torso != after.Torso || before.Quat != after.Quat || before.Lin != after.Lin ||
			before.Ang != after.Ang || before.Q != after.Q || before.Qd != after.Qd ||
			before.Upper != after.Upper || before.Aux != after.Aux {
			t.Errorf("leg %d to %v moved another part", c.leg, c.share)
		}
		for k := range before.Lower {
			a, b := before.Lower[k], after.Lower[k]
			if a.A != b.A || (k != c.leg-1 && a.B != b.B) {
				t.Errorf("leg %d to %v moved lower leg %d", c.leg, c.share, k+1)
			}
		}
		length := 0.0
		l := after.Lower[c.leg-1]
		for i := range l.A {
			length += (l.B[i] - l.A[i]) * (l.B[i] - l.A[i])
		}
		if want := c.share * lowerExtent * math.Sqrt2; math.Abs(math.Sqrt(length)-want) > 1e-12 {
			t.Errorf("leg %d is %v m long, want %v", c.leg, math.Sqrt(length), want)
		}
		if after.Body.Lower[c.leg-1] != c.share {
			t.Errorf("leg %d has share %v, want %v", c.leg, after.Body.Lower[c.leg-1], c.share)
		}
		walk(t, p, w, 20)
	}
	if got := w.Body(); got != Intact() {
		t.Errorf("body %v, want intact", got)
	}
}

// TestSetLegAndBack makes no difference if nothing happens in between, but for the last
// bits of the mean of parts.
func TestSetLegAndBack(t *testing.T) {
	p, w := readNetwork(t), NewWorld()
	if err := w.Reset(Intact(), draws(8)); err != nil {
		t.Fatal(err)
	}
	walk(t, p, w, 100)
	v := NewWorld()
	var s Snapshot
	w.SaveState(&s)
	v.RestoreState(&s)
	if err := v.SetLeg(3, 0); err != nil {
		t.Fatal(err)
	}
	if err := v.SetLeg(3, 1); err != nil {
		t.Fatal(err)
	}
	action := []float64{1, -1, 0.5, 0.2, -0.3, 1, -1, 0}
	a, b := w.Step(action), v.Step(action)
	if math.Abs(a.Progress-b.Progress) > 1e-9 {
		t.Errorf("progress %v, want %v", b.Progress, a.Progress)
	}
	if w.q != v.q || w.qd != v.qd || w.pos != v.pos || w.lin != v.lin {
		t.Error("the motion differs")
	}
}

// TestSetLegIsNoProgress: cutting a leg of a standing ant must not count as distance.
func TestSetLegIsNoProgress(t *testing.T) {
	w := standing(t)
	still := make([]float64, ActionSize)
	v := NewWorld()
	var s Snapshot
	w.SaveState(&s)
	v.RestoreState(&s)
	if err := v.SetLeg(1, 0); err != nil {
		t.Fatal(err)
	}
	a, b := w.Step(still), v.Step(still)
	// The whole shift of the lower leg's centre would be 0.25 m /22/0.0165 s ≈ 0.4.
	if math.Abs(a.Progress-b.Progress) > 0.1 {
		t.Errorf("progress %v with the leg cut, %v without", b.Progress, a.Progress)
	}
}
