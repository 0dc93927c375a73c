package strategy

import "math"

// Adam scales each coefficient's step by what its gradients were like so far (Kingma and
// Ba, 2015). Its vectors are the running means of the gradient and of its square.
type Adam struct{}

var _ Optimiser = Adam{}

// Vectors is 2.
func (Adam) Vectors() int { return 2 }

// Tell moves theta.
func (Adam) Tell(theta, gradient []float32, own [][]float32, by Step) {
	const beta1, beta2, epsilon = 0.9, 0.999, 1e-8
	first, second, t := own[0], own[1], float64(by.Generation)
	scale := float32(by.scale())
	a := by.Rate * math.Sqrt(1-math.Pow(beta2, t)) / (1 - math.Pow(beta1, t))
	for i, g := range gradient {
		g = float32(g * scale)
		first[i] = float32(float64(beta1*float64(first[i])) + float64((1-beta1)*float64(g)))
		second[i] = float32(float64(beta2*float64(second[i])) + float64((1-beta2)*float64(g)*float64(g)))
		theta[i] += float32(a * float64(first[i]) / (math.Sqrt(float64(second[i])) + epsilon))
	}
}
