package strategy

import (
	"fmt"
	"math"

	"hebbarium/brain/kernel"
)

// Strategy holds the settings of the evolution strategy: OpenAI-style, with
// mirrored normal noise and centred ranks (Salimans et al., 2017), as Najarro
// and Risi (2020) run it. The defaults are theirs.
type Strategy struct {
	Population int     `json:"population"`  // candidates a generation, even
	Sigma      float64 `json:"sigma"`       // standard deviation of the noise
	SigmaDecay float64 `json:"sigma_decay"` // factor a generation, while sigma > 0.01
	Rate       float64 `json:"rate"`        // learning rate
	RateDecay  float64 `json:"rate_decay"`  // factor a generation, while rate > 0.001
	Penalty    float64 `json:"penalty"`     // of the mean squared coefficient
	Optimiser  string  `json:"optimiser"`   // "sgd" (the paper's) or "adam"
}

// Paper is the strategy of the paper with a population of n.
func Paper(n int) Strategy {
	return Strategy{Population: n, Sigma: 0.1, SigmaDecay: 0.999, Rate: 0.2, RateDecay: 0.995, Penalty: 0.01, Optimiser: "sgd"}
}

// MaxPenalty is the largest penalty: with it a fitness stays a number whatever the
// coefficients are, and its square too.
const MaxPenalty = 1e6

// Check says what is wrong with the settings, or nil.
func (s Strategy) Check() error {
	switch {
	case s.Population < 2 || s.Population%2 != 0 || s.Population > 1<<16:
		return fmt.Errorf("population: expected an even number from 2 to 65536, found %d", s.Population)
	case !(s.Sigma > 0) || s.Sigma > 100:
		return fmt.Errorf("sigma: expected a number above 0 and up to 100, found %g", s.Sigma)
	case !(s.Rate > 0) || s.Rate > 100:
		return fmt.Errorf("learning rate: expected a number above 0 and up to 100, found %g", s.Rate)
	case !(s.SigmaDecay > 0) || s.SigmaDecay > 1:
		return fmt.Errorf("sigma decay: expected a factor above 0 and up to 1, found %g", s.SigmaDecay)
	case !(s.RateDecay > 0) || s.RateDecay > 1:
		return fmt.Errorf("learning rate decay: expected a factor above 0 and up to 1, found %g", s.RateDecay)
	case !(s.Penalty >= 0) || s.Penalty > MaxPenalty:
		return fmt.Errorf("penalty: expected 0 to %g, found %g", MaxPenalty, s.Penalty)
	case s.Optimiser != "sgd" && s.Optimiser != "adam":
		return fmt.Errorf("optimiser: expected sgd or adam, found %q", s.Optimiser)
	}
	return nil
}

// Centre is the plain state of the strategy: where the search stands. What an
// agent is born with is a second vector with noise of its own.
type Centre struct {
	Generation int
	Sigma      float64
	Rate       float64
	Theta      []float32 // coefficients, or the weights of a static network
	Born       []float32 // the car's convolutions, then the first weights where they co-evolve
	First      []float32 // Adam's moments, Theta's then Born's; nil for sgd
	Second     []float32
	Average    []float32 // mean of the latest centres, Theta's then Born's; nil where none is kept
}

// Decay moves on by a generation: first the rate, then sigma, each only while
// it is above its floor.
func (c *Centre) Decay(s Strategy) {
	if c.Rate > 0.001 {
		c.Rate *= s.RateDecay
	}
	if c.Sigma > 0.01 {
		c.Sigma *= s.SigmaDecay
	}
}

// Penalty is penalty times the mean square of n coefficients whose squares add
// up to squares.
func Penalty(squares float64, n int, penalty float64) float64 {
	if penalty == 0 || n == 0 {
		return 0
	}
	return penalty * squares / float64(n)
}

// Gradient writes into dst Σ over pairs of (w₊ − w₋)·ε, the estimated gradient
// times n·σ, where drawn(pair) is the noise of a pair.
func Gradient(loops *kernel.Kernel, dst []float32, weights []float32, drawn func(pair int) []float32) {
	clear(dst)
	for pair := range len(weights) / 2 {
		loops.Accumulate(dst, drawn(pair), weights[2*pair]-weights[2*pair+1])
	}
}

// Ascend adds rate/(n·σ) times the summed gradient to theta.
func Ascend(theta, gradient []float32, rate, sigma float64, population int) {
	step := float32(rate / (float64(population) * sigma))
	for i, g := range gradient {
		theta[i] += float32(step * g)
	}
}

// AscendAdam moves theta by Adam (Kingma and Ba, 2015) on the same estimate;
// first and second are its moments, t counts from 1.
func AscendAdam(theta, gradient, first, second []float32, rate, sigma float64, population, t int) {
	const beta1, beta2, epsilon = 0.9, 0.999, 1e-8
	scale := float32(1 / (float64(population) * sigma))
	a := rate * math.Sqrt(1-math.Pow(beta2, float64(t))) / (1 - math.Pow(beta1, float64(t)))
	for i, g := range gradient {
		g = float32(g * scale)
		first[i] = float32(float64(beta1*float64(first[i])) + float64((1-beta1)*float64(g)))
		second[i] = float32(float64(beta2*float64(second[i])) + float64((1-beta2)*float64(g)*float64(g)))
		theta[i] += float32(a * float64(first[i]) / (math.Sqrt(float64(second[i])) + epsilon))
	}
}

// MoveAverage moves the running mean of centres, if one is kept, towards the new
// centre (Polyak and Juditsky, 1992): the steps of the search are mostly noise,
// which the mean leaves out. Young means forget faster, so that where the search
// began does not stay in them.
func (c *Centre) MoveAverage(keep float64) {
	if c.Average == nil {
		return
	}
	g := float64(c.Generation)
	k := float32(min(keep, (1+g)/(10+g)))
	for i, v := range c.Theta {
		c.Average[i] = float32(k*c.Average[i]) + float32((1-k)*v)
	}
	for i, v := range c.Born {
		a := &c.Average[len(c.Theta)+i]
		*a = float32(k**a) + float32((1-k)*v)
	}
}

// Clone is a copy that shares nothing with c.
func (c Centre) Clone() Centre {
	c.Theta = append([]float32(nil), c.Theta...)
	c.Born = append([]float32(nil), c.Born...)
	c.First = append([]float32(nil), c.First...)
	c.Second = append([]float32(nil), c.Second...)
	c.Average = append([]float32(nil), c.Average...)
	return c
}
