package kit

import "math"

// Window is what of a trace's values is in sight; lines end where they leave it.
type Window struct{ Low, Top float64 }

// Trace strokes one value a step as a strip of quads. Where several steps share
// a pixel, the strip spans their least and greatest value, so no peak is lost.
// x(step) and y(value) place it; values are those of steps from first on, of
// which steps from ≤ step ≤ to are drawn. Values that are not finite leave gaps.
func (p *Pen) Trace(values []float32, first int, from, to float64, x func(float64) float64, y func(float64) float64, in Window, width float64, c Color) {
	low := max(0, int(math.Floor(from))-first)
	high := min(len(values)-1, int(math.Ceil(to))-first)
	if high < low {
		return
	}
	left, right := x(float64(first+low)), x(float64(first+high))
	if (right-left)*float64(p.density) < float64(high-low) {
		p.envelope(values, low, high, first, x, y, in, width, c)
		return
	}
	p.stroke(values, low, high, 1, first, x, y, in, width, c)
}

// Calm strokes a trace that is smooth in itself: where several steps share a
// pixel, a line through every so many, without the strip's stairs.
func (p *Pen) Calm(values []float32, first int, from, to float64, x func(float64) float64, y func(float64) float64, in Window, width float64, c Color) {
	low := max(0, int(math.Floor(from))-first)
	high := min(len(values)-1, int(math.Ceil(to))-first)
	if high < low {
		return
	}
	stride := int(math.Ceil(2 * float64(high-low) / max(x(float64(first+high))-x(float64(first+low)), 1)))
	p.stroke(values, low-low%max(stride, 1), high, max(stride, 1), first, x, y, in, width, c)
}

// stroke draws a line through every stride-th value and the last.
func (p *Pen) stroke(values []float32, low, high, stride, first int, x, y func(float64) float64, in Window, width float64, c Color) {
	p.outline = p.outline[:0]
	end := func() {
		p.Path(p.outline, width, c, false)
		p.outline = p.outline[:0]
	}
	before, last := math.NaN(), low
	for i := low; ; i = min(i+stride, high) {
		v := float64(values[i])
		if math.IsInf(v, 0) {
			v = math.NaN()
		}
		// Where the line comes in or leaves: at the window's edge.
		if a, b, seen := in.cut(before, v); seen {
			place := func(share float64) Point {
				return Point{x(float64(first+last) + share*float64(i-last)), y(before + share*(v-before))}
			}
			if len(p.outline) == 0 {
				p.outline = append(p.outline, place(a))
			}
			p.outline = append(p.outline, place(b))
			if b < 1 {
				end()
			}
		} else {
			end()
		}
		if before, last = v, i; i == high {
			break
		}
	}
	end()
}

// Boundless is the window that a line never leaves.
func Boundless() Window { return Window{math.Inf(-1), math.Inf(1)} }

// cut is the part of the way from a to b that lies in the window, as shares of
// it, and whether there is any.
func (w Window) cut(a, b float64) (from, to float64, ok bool) {
	if math.IsNaN(a) || math.IsNaN(b) || max(a, b) < w.Low || min(a, b) > w.Top {
		return 0, 0, false
	}
	from, to = 0, 1
	if a != b {
		at := func(v float64) float64 { return (v - a) / (b - a) }
		from = max(0, min(at(w.Low), at(w.Top)))
		to = min(1, max(at(w.Low), at(w.Top)))
	}
	return from, to, true
}

// envelope draws one column a pixel of the screen, each reaching from the least to the
// greatest value of its steps and to the last value before it.
func (p *Pen) envelope(values []float32, low, high, first int, x, y func(float64) float64, in Window, width float64, c Color) {
	h, open := width/2, false
	d := float64(p.density)
	at := func(i int) float64 { return math.Floor(d * x(float64(first+i))) }
	last, i := math.NaN(), low
	for i <= high {
		column := at(i)
		least, most := math.Inf(1), math.Inf(-1)
		if !math.IsNaN(last) {
			least, most = last, last
		}
		for ; i <= high && at(i) == column; i++ {
			v := float64(values[i])
			if math.IsNaN(v) || math.IsInf(v, 0) {
				last = math.NaN() // a gap is not bridged
				continue
			}
			least, most, last = min(least, v), max(most, v), v
		}
		if least > most || most < in.Low || least > in.Top {
			open = false
			continue
		}
		top, bottom := y(min(most, in.Top))-h, y(max(least, in.Low))+h
		middle, rim := (column+0.5)/d, 0.5/d
		at := uint32(len(p.Vertices))
		p.Corner(middle, top-rim, Clear)
		p.Corner(middle, top+rim, c)
		p.Corner(middle, bottom-rim, c)
		p.Corner(middle, bottom+rim, Clear)
		if open {
			for k := uint32(0); k < 3; k++ {
				p.Indices = append(p.Indices, at-4+k, at+k, at+k+1, at-4+k, at+k+1, at-3+k)
			}
		}
		open = true
	}
}

// TickStep is a round step (1, 2 or 5 times a power of ten) of at least so many
// units.
func TickStep(least float64) float64 {
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

// RoundTop is a round number at or just above v for the top of an axis.
func RoundTop(v float64) float64 {
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
