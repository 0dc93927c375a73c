package car

// Single-precision sine and cosine, evaluated in double precision with the
// minimax polynomials of Arm's Optimized Routines (MIT licence), which are also
// those of glibc's sinf and cosf. The recordings were made with these, and a
// sine that is rounded differently parts from them in the last bit once in 75
// arguments. Every product is rounded on its own, so that no platform fuses it.
const (
	sin3 = -0x1.555545995a603p-3
	sin5 = 0x1.1107605230bc4p-7
	sin7 = -0x1.994eb3774cf24p-13
	cos2 = -0x1.ffffffd0c621cp-2
	cos4 = 0x1.55553e1068f19p-5
	cos6 = -0x1.6c087e89a359dp-10
	cos8 = 0x1.99343027bf8c3p-16

	quadrantAngle = 0x1.921FB54442D18p0   // π/2
	quadrantScale = 0x1.45F306DC9C883p+23 // 2/π in units of 2⁻²⁴
	preciseTo     = 120                   // up to here one product reduces the angle well enough
	eighthTurn    = 0x1.921FB6p-1         // π/4 in single precision
)

// sincos32 returns the sine and cosine of an angle of at most a few million
// radians.
func sincos32(angle float32) (sin, cos float32) {
	x := float64(angle)
	quadrant := int64(0)
	if x >= eighthTurn || x <= -eighthTurn {
		quadrant = (int64(float64(x*quadrantScale)) + 1<<23) >> 24
		n := float64(quadrant)
		if x < preciseTo && x > -preciseTo {
			x -= float64(n * quadrantAngle)
		} else {
			x = x - float64(n*quarterTurnHigh) - float64(n*quarterTurnLow)
		}
	}
	x2 := float64(x * x)
	x3 := float64(x * x2)
	x4 := float64(x2 * x2)
	s := x + float64(x3*sin3) + float64(float64(x3*x2)*(sin5+float64(x2*sin7)))
	c := 1 + float64(x2*cos2) + float64(x4*cos4) + float64(float64(x4*x2)*(cos6+float64(x2*cos8)))
	switch quadrant & 3 {
	case 0:
		return float32(s), float32(c)
	case 1:
		return float32(c), float32(-s)
	case 2:
		return float32(-s), float32(-c)
	}
	return float32(-c), float32(s)
}
