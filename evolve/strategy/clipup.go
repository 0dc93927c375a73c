package strategy

import "math"

// ClipUp is momentum on the direction of the gradient alone, with a limit to the speed
// (Toklu, Liskowski and Srivastava, 2020): the rate is how far one step goes, whatever
// the gradient's size, and the centre never goes farther than twice that. Both are
// lengths in the space of the coefficients: that of the ant's 61,440 drawn from N(0, 1)
// is about 250. Its vector is the speed.
type ClipUp struct{}

var _ Optimiser = ClipUp{}

// clipUpSpeed is the largest speed as a multiple of the rate: the authors' rule of thumb
// is a rate of half the largest speed.
const clipUpSpeed = 2

// Vectors is 1.
func (ClipUp) Vectors() int { return 1 }

// Tell moves theta.
func (ClipUp) Tell(theta, gradient []float32, own [][]float32, by Step) {
	speed := own[0]
	if size := length(gradient); size > 0 {
		step := by.Rate / size
		for i, g := range gradient {
			speed[i] = float32(float64(momentum*float64(speed[i])) + float64(step*float64(g)))
		}
	}
	if size, most := length(speed), clipUpSpeed*by.Rate; size > most {
		slower := most / size
		for i, v := range speed {
			speed[i] = float32(slower * float64(v))
		}
	}
	for i, v := range speed {
		theta[i] += v
	}
}

// length is the Euclidean one. No product is fused with a sum, so that every processor
// finds the same.
func length(x []float32) float64 {
	sum := 0.0
	for _, v := range x {
		sum += float64(float64(v) * float64(v))
	}
	return math.Sqrt(sum)
}
