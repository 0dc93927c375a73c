package strategy

import "testing"

func TestDrawnKeepsWithinItsLimit(t *testing.T) {
	for size, want := range map[int]int{drawnLimit / 10: 10, 1: 1000, 2 * drawnLimit: 0} {
		if got := len(NewDrawn(1000, size).rooms); got != want {
			t.Errorf("1000 pairs of %d numbers: expected %d kept, found %d", size, want, got)
		}
	}
}
