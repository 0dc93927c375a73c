package maps

import (
	"fmt"
	"testing"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/sense"
)

// A struck input says how in its read-out, and the strip is drawn with its marks; others say
// nothing.
func TestStruckInputsSayHow(t *testing.T) {
	b := newBench(t, "ant", brain.ABCD_lr)
	b.next(func(s *session.Snapshot) {
		s.Senses.Changes = []sense.Change{{Name: "feet", How: sense.Off}, {Name: "posture", How: sense.Noise, Value: 0.2}, {Name: "height", How: sense.Gain, Value: -2}}
		s.Senses.Inputs = make([]sense.How, 28)
		for i, how := range map[int]sense.How{0: sense.Gain, 6: sense.Noise, 7: sense.Noise, 8: sense.Freeze, 24: sense.Off, 25: sense.Off, 26: sense.Off, 27: sense.Off} {
			s.Senses.Inputs[i] = how
		}
	})
	b.draw()
	for input, want := range map[int]string{0: "[[struck ×−2]]", 7: "[[struck noise 0.2]]", 25: "[[struck off]]", 1: "[]"} {
		b.point(b.strip(0, input))
		if r := b.readOut(); fmt.Sprint(r.rows) != want {
			t.Errorf("input %d says %v, want %s", input, r.rows, want)
		}
	}
	b.next(func(s *session.Snapshot) {
		s.Senses = sense.State{Changes: []sense.Change{{How: sense.Delay, Value: 5}}}
	})
	b.draw()
	b.point(b.strip(0, 1))
	if r := b.readOut(); fmt.Sprint(r.rows) != "[[late 5]]" {
		t.Errorf("a late input says %v", r.rows)
	}
	b.point(b.strip(1, 1))
	if r := b.readOut(); len(r.rows) > 0 {
		t.Errorf("a hidden neuron says %v", r.rows)
	}
}
