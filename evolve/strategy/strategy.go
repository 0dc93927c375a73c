package strategy

import (
	"fmt"
	"slices"

	"hebbarium/brain/kernel"
)

// Strategy holds the settings of the evolution strategy: OpenAI-style, with
// mirrored normal noise and centred ranks (Salimans et al., 2017), as Najarro
// and Risi (2020) run it. The defaults are theirs.
type Strategy struct {
	Population  int     `json:"population"`             // candidates a generation, even
	Sigma       float64 `json:"sigma"`                  // standard deviation of the noise
	SigmaDecay  float64 `json:"sigma_decay"`            // factor a generation, while sigma > 0.01
	Rate        float64 `json:"rate"`                   // learning rate
	RateDecay   float64 `json:"rate_decay"`             // factor a generation, while rate > 0.001
	Penalty     float64 `json:"penalty"`                // of the mean squared coefficient
	Optimiser   string  `json:"optimiser"`              // "sgd" (the paper's), or another of Optimisers
	WeightDecay float64 `json:"weight_decay,omitempty"` // share of every coefficient that a generation takes off; 0: none (the paper)
}

// Paper is the strategy of the paper with a population of n.
func Paper(n int) Strategy {
	return Strategy{Population: n, Sigma: 0.1, SigmaDecay: 0.999, Rate: 0.2, RateDecay: 0.995, Penalty: 0.01, Optimiser: "sgd"}
}

// MaxPenalty is the largest penalty: with it a fitness stays a number whatever the
// coefficients are, and its square too.
const MaxPenalty = 1e6

// MaxWeightDecay is the largest weight decay: with it a coefficient is half of what it
// was after a generation.
const MaxWeightDecay = 0.5

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
	case !(s.WeightDecay >= 0) || s.WeightDecay > MaxWeightDecay:
		return fmt.Errorf("weight decay: expected a share from 0 to %g, found %g", MaxWeightDecay, s.WeightDecay)
	}
	_, err := OptimiserOf(s.Optimiser)
	return err
}

// Centre is the plain state of the strategy: where the search stands. What an
// agent is born with is a second vector with noise of its own.
type Centre struct {
	Generation int
	Sigma      float64
	Rate       float64
	Theta      []float32   // coefficients, or the weights of a static network
	Born       []float32   // the car's convolutions, then the first weights where they co-evolve
	Own        [][]float32 // the optimiser's vectors, each Theta's then Born's
	Average    []float32   // mean of the latest centres, Theta's then Born's; nil where none is kept
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
	own := make([][]float32, len(c.Own))
	for i, x := range c.Own {
		own[i] = slices.Clone(x)
	}
	c.Own = own
	c.Average = append([]float32(nil), c.Average...)
	return c
}
