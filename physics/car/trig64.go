package car

import "math"

// Double-precision sine, cosine and arc tangent for the track. The standard
// library's differ in the last bit between processors that fuse multiply and
// add and those that do not, and a track must be the same on all; here each
// product is rounded on its own. Errors stay below 4e-16 for angles of a few
// turns.

// π/2 in two parts, so that the reduction of an angle loses nothing.
const (
	quarterTurnHigh = 0x1.921fb544p0
	quarterTurnLow  = math.Pi/2 - quarterTurnHigh
)

const (
	factorial6  = 720
	factorial7  = 7 * factorial6
	factorial8  = 8 * factorial7
	factorial9  = 9 * factorial8
	factorial10 = 10 * factorial9
	factorial11 = 11 * factorial10
	factorial12 = 12 * factorial11
	factorial13 = 13 * factorial12
	factorial14 = 14 * factorial13
	factorial15 = 15 * factorial14
)

// sincos64 sums the Taylor series within an eighth of a turn about a multiple
// of a quarter turn.
func sincos64(angle float64) (sin, cos float64) {
	n := math.Round(angle * (2 / math.Pi))
	x := angle - float64(n*quarterTurnHigh) - float64(n*quarterTurnLow)
	x2 := float64(x * x)
	s, c := 1.0/(17*factorial15*16), 1.0/(16*factorial15)
	for _, f := range [...][2]float64{
		{1.0 / factorial15, 1.0 / factorial14}, {1.0 / factorial13, 1.0 / factorial12},
		{1.0 / factorial11, 1.0 / factorial10}, {1.0 / factorial9, 1.0 / factorial8},
		{1.0 / factorial7, 1.0 / factorial6}, {1.0 / 120, 1.0 / 24}, {1.0 / 6, 1.0 / 2}, {1, 1},
	} {
		s, c = f[0]-float64(s*x2), f[1]-float64(c*x2)
	}
	s = float64(s * x)
	switch int64(n) & 3 {
	case 0:
		return s, c
	case 1:
		return c, -s
	case 2:
		return -s, -c
	}
	return -c, s
}

// atan2 is the angle of the point (x, y), within ±π. It halves the angle until
// the series converges fast.
func atan2(y, x float64) float64 {
	far, near := math.Abs(x), math.Abs(y)
	steep := near > far
	if steep {
		far, near = near, far
	}
	if far == 0 {
		return math.Atan2(y, x)
	}
	t, angles := near/far, 1.0
	for t > 0.125 {
		t /= 1 + math.Sqrt(1+float64(t*t))
		angles *= 2
	}
	t2 := float64(t * t)
	sum := 0.0
	for _, f := range [...]float64{1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1} {
		sum = f - float64(sum*t2)
	}
	a := float64(float64(sum*t) * angles)
	if steep {
		a = math.Pi/2 - a
	}
	if math.Signbit(x) {
		a = math.Pi - a
	}
	return math.Copysign(a, y)
}
