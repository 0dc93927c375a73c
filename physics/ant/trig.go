package ant

import "math"

// The standard library's sine, cosine and arc tangent may be compiled with fused
// multiply-adds on one platform and without on another, so their last bit is not
// the same everywhere. These are plain power series on reduced arguments, with
// every product rounded, good to about one unit in the last place for the sizes
// that joint angles take.

// Parts of π/2 for the reduction of Cody and Waite: the first has 33 significant
// bits, so that its product with a small integer is exact.
const (
	halfPiHead = 1.57079632673412561417e+00
	halfPiTail = 6.07710050650619224932e-11
)

// sincos returns sin x and cos x, for |x| up to about 10⁴; larger, and non-finite,
// arguments go to the standard library, because nothing that moves gets there.
func sincos(x float64) (sin, cos float64) {
	if !(x < 1e4 && x > -1e4) {
		return math.Sincos(x)
	}
	k := math.RoundToEven(float64(x * (2 / math.Pi)))
	r := (x - float64(k*halfPiHead)) - float64(k*halfPiTail)
	r2 := float64(r * r)
	// Taylor series to r¹⁷ and r¹⁶: the first term left out is below 1e-19 for |r| ≤ π/4.
	s := 1.0 / 355687428096000
	s = float64(s*r2) - 1.0/1307674368000
	s = float64(s*r2) + 1.0/6227020800
	s = float64(s*r2) - 1.0/39916800
	s = float64(s*r2) + 1.0/362880
	s = float64(s*r2) - 1.0/5040
	s = float64(s*r2) + 1.0/120
	s = float64(s*r2) - 1.0/6
	s = r + float64(float64(s*r2)*r)
	c := 1.0 / 20922789888000
	c = float64(c*r2) - 1.0/87178291200
	c = float64(c*r2) + 1.0/479001600
	c = float64(c*r2) - 1.0/3628800
	c = float64(c*r2) + 1.0/40320
	c = float64(c*r2) - 1.0/720
	c = float64(c*r2) + 1.0/24
	c = (1 - r2/2) + float64(float64(c*r2)*r2)
	switch int(k) & 3 {
	case 0:
		return s, c
	case 1:
		return c, -s
	case 2:
		return -s, -c
	}
	return -c, s
}

// arctanEighths holds atan(k/8) for k = 0..8.
var arctanEighths = [9]float64{
	0,
	0.12435499454676143503135484916387102557,
	0.24497866312686415417208248121127581092,
	0.35877067027057222039592006392646049978,
	0.46364760900080611621425623146121440203,
	0.55859931534356243597150821640166127034,
	0.64350110879328438680280922871732263804,
	0.71882999962162450541701415152590465395,
	0.78539816339744830961566084581987572105,
}

// arctan returns atan x for 0 ≤ x ≤ 1, by the addition theorem with the nearest
// eighth and a power series on what is left.
func arctan(x float64) float64 {
	k := math.RoundToEven(x * 8)
	c := k / 8
	t := (x - c) / (1 + float64(x*c))
	t2 := float64(t * t)
	p := -1.0 / 15
	p = float64(p*t2) + 1.0/13
	p = float64(p*t2) - 1.0/11
	p = float64(p*t2) + 1.0/9
	p = float64(p*t2) - 1.0/7
	p = float64(p*t2) + 1.0/5
	p = float64(p*t2) - 1.0/3
	return arctanEighths[int(k)] + (t + float64(float64(p*t2)*t))
}

// atan2 returns the angle of (x, y) from the x axis in (-π, π]; 0 at the origin.
func atan2(y, x float64) float64 {
	ax, ay := math.Abs(x), math.Abs(y)
	if !(ax <= math.MaxFloat64 && ay <= math.MaxFloat64) {
		return math.Atan2(y, x)
	}
	var a float64
	switch {
	case ay <= ax && ax > 0:
		a = arctan(ay / ax)
	case ay > 0:
		a = math.Pi/2 - arctan(ax/ay)
	}
	if x < 0 {
		a = math.Pi - a
	}
	return math.Copysign(a, y)
}
