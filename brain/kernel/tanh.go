package kernel

// The hyperbolic tangent is x·P(x²)/Q(x²) with |x| limited to 8.99, where
// the rounded quotient is 1. P and Q, both of degree 4 in x², minimise the
// largest relative error on [0, 9.02] (a weighted least-squares fit,
// reweighted until the error is level: 2.0e-8 before rounding).
const (
	tanhLimit = 8.99

	tanhP0 = 0.999999980598
	tanhP1 = 0.133834088403
	tanhP2 = 0.00349841867813
	tanhP3 = 2.06557371937e-5
	tanhP4 = 1.34196310261e-8

	tanhQ1 = 0.467167252226
	tanhQ2 = 0.0258877496285
	tanhQ3 = 0.000329026614368
	tanhQ4 = 7.80307035784e-7
)

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
	if x > tanhLimit {
		x = tanhLimit
	}
	if x < -tanhLimit {
		x = -tanhLimit
	}
	t := x * x
	p := float32(t*tanhP4) + tanhP3
	p = float32(p*t) + tanhP2
	p = float32(p*t) + tanhP1
	p = float32(p*t) + tanhP0
	q := float32(t*tanhQ4) + tanhQ3
	q = float32(q*t) + tanhQ2
	q = float32(q*t) + tanhQ1
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
