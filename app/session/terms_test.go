package session

import (
	"slices"
	"testing"
)

// Terms that are off are seen at once, undone and done again, and a branch from before
// has them all; the coefficients that were shown before stay what they were.
func TestTermsAreSeenAndUndone(t *testing.T) {
	s := open(t, Config{World: "ant", Seed: 2})
	s.Step(40)
	before := until(t, s, "step 40", atStep(40)).Coefficients
	kept := slices.Clone(before[2][0])
	off, faster := event(40, "terms", "C=0"), event(60, "terms", "layer=2,eta=2")
	s.Inject(off)
	snap := until(t, s, "C off", markers(1))
	if len(snap.Strengths) != 3 || !slices.Equal(snap.Strengths[1], []float32{1, 1, 0, 1, 1}) || snap.Coefficients[2][0][7] != 0 {
		t.Errorf("with C off, terms are multiplied by %v", snap.Strengths)
	}
	shown := snap.Coefficients
	s.Step(20)
	sameLife(t, until(t, s, "step 60", atStep(60)), alone(t, "ant", 2, 60, off))
	s.Inject(faster)
	snap = until(t, s, "η doubled", markers(2))
	if !slices.Equal(snap.Strengths[1], []float32{1, 1, 0, 2, 1}) || snap.Strengths[0][3] != 1 || snap.Coefficients[3][1][5] != 2*before[3][1][5] {
		t.Errorf("with η doubled in layer 2, terms are multiplied by %v", snap.Strengths)
	}
	s.Step(20)
	sameLife(t, until(t, s, "step 80", atStep(80)), alone(t, "ant", 2, 80, off, faster))
	s.Undo()
	sameLife(t, until(t, s, "one", func(s *Snapshot) bool { return markers(1)(s) && s.Step == 80 }), alone(t, "ant", 2, 80, off))
	s.Undo()
	snap = until(t, s, "none", func(s *Snapshot) bool { return markers(0)(s) && s.Step == 80 })
	sameLife(t, snap, alone(t, "ant", 2, 80))
	if snap.Strengths != nil {
		t.Errorf("undone, terms are multiplied by %v", snap.Strengths)
	}
	s.Redo()
	snap = until(t, s, "one again", func(s *Snapshot) bool { return markers(1)(s) && s.Step == 80 })
	sameLife(t, snap, alone(t, "ant", 2, 80, off))
	s.Inject(event(80, "terms", "C=1"))
	if snap = until(t, s, "C back", markers(2)); snap.Strengths != nil {
		t.Errorf("C is back, and terms are multiplied by %v", snap.Strengths)
	}
	if !slices.Equal(before[2][0], kept) || shown[2][0][7] != 0 || shown[3][1][5] != before[3][1][5] {
		t.Error("coefficients that were published have changed")
	}
}
