package car

import "testing"

func TestStepAllocatesNothing(t *testing.T) {
	w := NewWorld(Fast)
	tracks := [2]*Track{seededTrack(t, 1), seededTrack(t, 2)}
	w.Reset(tracks[0])
	w.Reset(tracks[1])
	state := w.AppendState(nil)
	step := 0
	if n := testing.AllocsPerRun(300, func() {
		w.Step(weave(step))
		w.Push(1, 1)
		w.State()
		state = w.AppendState(state[:0])
		step++
	}); n != 0 {
		t.Errorf("expected a step to allocate nothing, found %v allocations", n)
	}
	if n := testing.AllocsPerRun(20, func() {
		w.Reset(tracks[0])
		w.Reset(tracks[1])
	}); n != 0 {
		t.Errorf("expected a reset to allocate nothing, found %v allocations", n)
	}
}
