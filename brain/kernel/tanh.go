package kernel

import "hebbarium/brain/kernel/tangent"

// Tanh writes the hyperbolic tangent of each element of src to dst, which may
// be src. The result is within 5e-7 of the true value, odd, in [-1, 1], ±1 for
// |x| ≥ 9, and NaN for NaN.
func (k *Kernel) Tanh(dst, src []float32) {
	fit("Tanh", "dst", len(src), len(dst))
	k.tanh(dst, src)
}

func tanhGo(dst, src []float32) {
	dst = dst[:len(src)]
	for i, x := range src {
		dst[i] = Tanh(x)
	}
}

// Tanh is the hyperbolic tangent of one number, bit for bit as Kernel.Tanh has it.
func Tanh(x float32) float32 {
	if x > tangent.Limit {
		x = tangent.Limit
	}
	if x < -tangent.Limit {
		x = -tangent.Limit
	}
	t := x * x
	p := float32(t*tangent.P4) + tangent.P3
	p = float32(p*t) + tangent.P2
	p = float32(p*t) + tangent.P1
	p = float32(p*t) + tangent.P0
	q := float32(t*tangent.Q4) + tangent.Q3
	q = float32(q*t) + tangent.Q2
	q = float32(q*t) + tangent.Q1
	q = float32(q*t) + 1
	y := float32(x*p) / q
	if y > 1 {
		y = 1
	}
	if y < -1 {
		y = -1
	}
	return y
}

// Sigmoid is 1/(1+exp(-x)) of one number, as ½ + ½·tanh(x/2), within 5e-7.
func Sigmoid(x float32) float32 { return 0.5 + float32(0.5*Tanh(0.5*x)) }
