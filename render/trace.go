package render

import "math"

// trace strokes one value a step as a strip of quads. Where several steps share
// a pixel, the strip spans their least and greatest value, so no peak is lost.
// x(step) and y(value) place it; values are those of steps from first on, of
// which steps from ≤ step ≤ to are drawn. Values that are not finite leave gaps.
func (p *Pen) trace(values []float32, first int, from, to float64, x func(float64) float64, y func(float64) float64, width float64, c Color) {
	low := max(0, int(math.Floor(from))-first)
	high := min(len(values)-1, int(math.Ceil(to))-first)
	if high < low {
		return
	}
	left, right := x(float64(first+low)), x(float64(first+high))
	if right-left >= float64(high-low) {
		p.outline = p.outline[:0]
		for i := low; i <= high; i++ {
			v := float64(values[i])
			if math.IsNaN(v) || math.IsInf(v, 0) {
				p.Path(p.outline, width, c, false)
				p.outline = p.outline[:0]
				continue
			}
			p.outline = append(p.outline, Point{x(float64(first + i)), y(v)})
		}
		p.Path(p.outline, width, c, false)
		return
	}
	p.envelope(values, low, high, first, x, y, width, c)
}

// envelope draws one column a pixel, each reaching from the least to the
// greatest value of its steps and to the last value before it.
func (p *Pen) envelope(values []float32, low, high, first int, x, y func(float64) float64, width float64, c Color) {
	h, open := width/2, false
	last, i := math.NaN(), low
	for i <= high {
		column := math.Floor(x(float64(first + i)))
		least, most := math.Inf(1), math.Inf(-1)
		if !math.IsNaN(last) {
			least, most = last, last
		}
		for ; i <= high && math.Floor(x(float64(first+i))) == column; i++ {
			v := float64(values[i])
			if math.IsNaN(v) || math.IsInf(v, 0) {
				continue
			}
			least, most, last = min(least, v), max(most, v), v
		}
		if least > most {
			open = false
			continue
		}
		top, bottom := y(most)-h, y(least)+h
		at := uint32(len(p.vertices))
		p.corner(column+0.5, top-0.5, Clear)
		p.corner(column+0.5, top+0.5, c)
		p.corner(column+0.5, bottom-0.5, c)
		p.corner(column+0.5, bottom+0.5, Clear)
		if open {
			for k := uint32(0); k < 3; k++ {
				p.indices = append(p.indices, at-4+k, at+k, at+k+1, at-4+k, at+k+1, at-3+k)
			}
		}
		open = true
	}
}

// tickStep is a round step (1, 2 or 5 times a power of ten) of at least so many
// units.
func tickStep(least float64) float64 {
	if !(least > 0) || math.IsInf(least, 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range [...]float64{1, 2, 5} {
		if m*power >= least*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// roundTop is a round number at or just above v for the top of an axis.
func roundTop(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range [...]float64{1, 1.5, 2, 3, 4, 5, 6, 8} {
		if m*power >= v*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}
