// Package tangent holds the numbers of the hyperbolic tangent that all kernels compute, for
// the plain loops and for what generates the others.
package tangent

// The hyperbolic tangent is x·P(x²)/Q(x²) with |x| limited to 8.99, where
// the rounded quotient is 1. P and Q, both of degree 4 in x² and Q with a first
// coefficient of 1, minimise the largest relative error on [0, 9.02] (a weighted
// least-squares fit, reweighted until the error is level: 2.0e-8 before rounding).
const (
	Limit = 8.99

	P0 = 0.999999980598
	P1 = 0.133834088403
	P2 = 0.00349841867813
	P3 = 2.06557371937e-5
	P4 = 1.34196310261e-8

	Q1 = 0.467167252226
	Q2 = 0.0258877496285
	Q3 = 0.000329026614368
	Q4 = 7.80307035784e-7
)

// Named are the numbers, and those that the computation needs beside them, by the names
// that generated loops give them: limit and floor, one and minus, p0 to p4 and q1 to q4.
func Named() map[string]float32 {
	return map[string]float32{
		"limit": Limit, "floor": -Limit, "one": 1, "minus": -1,
		"p0": P0, "p1": P1, "p2": P2, "p3": P3, "p4": P4,
		"q1": Q1, "q2": Q2, "q3": Q3, "q4": Q4,
	}
}

// Names are those of Named, in the order in which loops lay them down.
func Names() []string {
	return []string{"limit", "floor", "one", "minus", "p0", "p1", "p2", "p3", "p4", "q1", "q2", "q3", "q4"}
}
