package kernel

import "math"

// signless clears the sign of a float32's bits. Without it, bits order as the
// magnitudes do, with infinity above the finite numbers and NaN above infinity.
const signless = 1<<31 - 1

// magnitude is the float32 of signless bits; every NaN becomes the same one.
func magnitude(bits uint32) float32 {
	if bits > 0x7F800000 {
		return float32(math.NaN())
	}
	return math.Float32frombits(bits)
}

// MaxAbs is the largest |w|: 0 if w is empty, NaN if any is NaN.
func (k *Kernel) MaxAbs(w []float32) float32 { return magnitude(k.maxAbs(w)) }

// maxAbsGo has four maxima, so that none waits for another.
func maxAbsGo(w []float32) uint32 {
	var m0, m1, m2, m3 uint32
	for ; len(w) >= 4; w = w[4:] {
		v := (*[4]float32)(w)
		m0, m1 = max(m0, bits(v[0])), max(m1, bits(v[1]))
		m2, m3 = max(m2, bits(v[2])), max(m3, bits(v[3]))
	}
	for _, v := range w {
		m0 = max(m0, bits(v))
	}
	return max(m0, m1, m2, m3)
}

// Divide divides each element of w by the same number, which may be 0 or NaN:
// the quotient is then IEEE 754's.
func (k *Kernel) Divide(w []float32, by float32) { k.divide(w, by) }

// divideGo multiplies by the reciprocal in float64, which is the quotient to the bit unless
// by is an even number: the product is off by at most 2⁻⁵² of itself, and a quotient of two
// float32 lies at least 2⁻⁴⁹ of itself from the middle between two of them, where rounding
// turns, if it does not lie there. It can do so below the smallest normal number only, where
// w is then an odd number times by times 2⁻¹⁵⁰; w being a whole number times 2⁻¹⁴⁹, by is
// even. Eight at a time, since a conversion waits for what its register held before.
func divideGo(w []float32, by float32) {
	if half := float64(by) / 2; half == math.Trunc(half) {
		for i := range w {
			w[i] /= by
		}
		return
	}
	r := 1 / float64(by)
	for ; len(w) >= 8; w = w[8:] {
		v := (*[8]float32)(w)
		q0, q1, q2, q3 := float32(float64(v[0])*r), float32(float64(v[1])*r), float32(float64(v[2])*r), float32(float64(v[3])*r)
		q4, q5, q6, q7 := float32(float64(v[4])*r), float32(float64(v[5])*r), float32(float64(v[6])*r), float32(float64(v[7])*r)
		v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7] = q0, q1, q2, q3, q4, q5, q6, q7
	}
	for i := range w {
		w[i] = float32(float64(w[i]) * r)
	}
}

// AddScaled writes dst = a + s·b, element by element: a candidate of evolution
// is its centre plus sigma times its noise. dst may be a or b.
func (k *Kernel) AddScaled(dst, a, b []float32, s float32) {
	fit("AddScaled", "a", len(dst), len(a))
	fit("AddScaled", "b", len(dst), len(b))
	k.addScaled(dst, a, b, s)
}

func addScaledGo(dst, a, b []float32, s float32) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + float32(s*b[i])
	}
}

// Accumulate adds s·x to dst, element by element.
func (k *Kernel) Accumulate(dst, x []float32, s float32) {
	fit("Accumulate", "x", len(dst), len(x))
	k.accumulate(dst, x, s)
}

func accumulateGo(dst, x []float32, s float32) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] += float32(s * x[i])
	}
}
