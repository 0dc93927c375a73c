package strategy

// Ascent adds rate/(n·σ) times the summed gradient to the centre, as the paper does.
type Ascent struct{}

var _ Optimiser = Ascent{}

// Vectors is 0.
func (Ascent) Vectors() int { return 0 }

// Tell moves theta.
func (Ascent) Tell(theta, gradient []float32, _ [][]float32, by Step) {
	step := float32(by.Rate / (float64(by.Population) * by.Sigma))
	for i, g := range gradient {
		theta[i] += float32(step * g)
	}
}
