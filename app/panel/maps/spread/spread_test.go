package spread

import (
	"math"
	"testing"
	"time"
)

func TestNumbersAreCounted(t *testing.T) {
	nan := float32(math.NaN())
	h := Count([]float32{0, 0, 0.5, -0.5, 2, -3, nan, float32(math.Inf(1)), 0.999}, 1)
	n := len(h.Counts)
	if h.Total != 8 || h.Zeros != 2 || h.Beyond != 3 {
		t.Errorf("expected 8 numbers, 2 of them 0 and 3 beyond, found %+v", h)
	}
	if h.Counts[n/2] != 2 || h.Counts[n*3/4] != 1 || h.Counts[n/4] != 1 || h.Counts[0] != 1 || h.Counts[n-1] != 3 {
		t.Errorf("expected them in their bins, found %v", h.Counts)
	}
}

func TestCountsComeByThemselves(t *testing.T) {
	var s Spread
	layers := [][]float32{{0.1, 0.2, -0.3}, {0}}
	if !s.Take(layers, 1) {
		t.Fatal("expected to count")
	}
	layers[0][0] = 7 // its own copy is counted
	for s.Serial() == 0 {
		time.Sleep(time.Millisecond)
	}
	got := s.Layers()
	if len(got) != 2 || got[0].Total != 3 || got[0].Beyond != 0 || got[1].Zeros != 1 {
		t.Errorf("found %+v", got)
	}
	if !s.Take(layers[:1], 2) {
		t.Error("expected to count again")
	}
}
