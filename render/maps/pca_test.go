package maps

import (
	"testing"

	"hebbarium/render/kit"
)

// The older a point of the weights' way, the thinner and fainter it is, down to a least
// that stays to be seen.
func TestInkFadesWithAge(t *testing.T) {
	width, c := inked(0, 2, kit.Warn, 0.2)
	if width != 2 || c != kit.Warn {
		t.Errorf("now: %v wide in %v, want the ink itself", width, c)
	}
	_, _, _, strength := c.Premultiplied()
	for _, age := range []int{fades, 2 * fades, 10 * fades, 1000 * fades} {
		w, c := inked(age, 2, kit.Warn, 0.2)
		_, _, _, a := c.Premultiplied()
		if w > width || w < 1 || a > strength || a < 0.15 {
			t.Errorf("after %d steps: %v wide, strength %v; younger: %v, %v", age, w, a, width, strength)
		}
		if age == fades && (a > 0.65 || w >= width) {
			t.Errorf("after %d steps the strength is still %v, the width %v", age, a, w)
		}
		width, strength = w, a
	}
}
