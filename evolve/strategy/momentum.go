package strategy

// momentum is the share of its speed that the centre keeps from one generation to the
// next.
const momentum = 0.9

// Momentum lets the centre roll: the step is what it was, less a tenth, and the paper's
// step on top (Polyak, 1964). A gradient that stays moves it ten times as far as the
// paper's would, and noise that changes its sign cancels out. Its vector is the speed.
type Momentum struct{}

var _ Optimiser = Momentum{}

// Vectors is 1.
func (Momentum) Vectors() int { return 1 }

// Tell moves theta.
func (Momentum) Tell(theta, gradient []float32, own [][]float32, by Step) {
	speed, step := own[0], float32(by.Rate*by.scale())
	for i, g := range gradient {
		speed[i] = float32(momentum*speed[i]) + float32(step*g)
		theta[i] += speed[i]
	}
}
