package plot

import (
	"image"
	"math"
	"testing"

	"hebbarium/render/kit/kittest"
)

func TestTrainingCurveAxes(t *testing.T) {
	theme := kittest.Theme(t)
	place := image.Rect(100, 50, 700, 450)
	nan, inf := float32(math.NaN()), float32(math.Inf(-1))
	for name, c := range map[string]*TrainingCurve{
		"empty":   {},
		"one":     {Mean: []float32{3}, Best: []float32{3}, Centre: []float32{nan}},
		"usual":   {Mean: []float32{-20, 5, 300}, Best: []float32{10, 80, 700}, Centre: []float32{-7, nan, 412}},
		"endless": {Mean: []float32{inf, 5}, Best: []float32{nan, nan}, Centre: []float32{nan, nan}},
	} {
		a, step := c.axes(place, theme)
		low, high := c.bounds()
		if !(step > 0) || a.low > low || a.high < high || a.high <= a.low || math.IsInf(a.low, 0) || math.IsNaN(a.high) {
			t.Errorf("%s: expected an axis about %g to %g, found %g to %g in steps of %g", name, low, high, a.low, a.high, step)
		}
		if n := (a.high - a.low) / step; n > 20 {
			t.Errorf("%s: expected a few lines, found %g", name, n)
		}
		// Each generation is found again where it is drawn.
		for g := range c.Mean {
			at := image.Pt(int(math.Round(a.x(float64(g+1)))), 200)
			if found := c.GenerationAt(at, place, theme); found != g+1 {
				t.Errorf("%s: expected generation %d, found %d", name, g+1, found)
			}
		}
		if found := c.GenerationAt(image.Pt(10, 10), place, theme); found != 0 {
			t.Errorf("%s: expected no generation outside, found %d", name, found)
		}
	}
}
