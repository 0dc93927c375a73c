package strategy

import (
	"slices"

	"hebbarium/brain/kernel"
)

// Search is asked for the candidates of a generation, and told what they came to. Where it
// stands is not its own but a plain Centre, from which the same answers follow again.
type Search struct {
	Strategy  Strategy
	Optimiser Optimiser
	Shaping   Shaping
	// Noise draws a part of a pair's noise around the centre, from its from-th number on:
	// what is tied, shared or held in the search is so in its noise. It is called from
	// several goroutines, and gives the same numbers for the same question.
	Noise func(dst []float32, pair int, part string, from int)
	// Held takes out of a step of all coefficients what is not to move; nil where all may.
	Held func(dst []float32)
	// Drawn keeps the noise of the generation from Ask to Tell. Begin makes it.
	Drawn *Drawn
}

// Pair is one worker's room for two mirrored candidates. The members of a generation go
// +ε₁, −ε₁, +ε₂, −ε₂, …
type Pair struct {
	Theta   [2][]float32   // centre plus noise, centre minus noise
	Born    [2][][]float32 // the same of the second vector, which may lie in several pieces
	Penalty [2]float64     // what each pays for the size of its coefficients
	own     []float32      // where the noise of a pair is drawn that is not kept
}

// Begin makes room for the noise of a generation, before it is asked for.
func (s *Search) Begin(c *Centre) {
	if s.Drawn == nil {
		s.Drawn = NewDrawn(s.Strategy.Population/2, len(c.Theta)+len(c.Born))
	}
	s.Drawn.Forget()
}

// Draw draws the noise of a pair, where there is room for it, before it is needed.
func (s *Search) Draw(c *Centre, pair int) {
	if room := s.Drawn.Room(pair); room != nil {
		s.draw(c, pair, room)
		s.Drawn.Filled(pair)
	}
}

func (s *Search) draw(c *Centre, pair int, dst []float32) {
	n := len(c.Theta)
	s.Noise(dst[:n], pair, PartTheta, 0)
	s.Noise(dst[n:], pair, PartBorn, 0)
}

// Ask makes the two candidates of a pair. Different pairs may be asked for at once, and
// the same one again.
func (s *Search) Ask(c *Centre, pair int, p *Pair) {
	n := len(c.Theta)
	s.Draw(c, pair)
	drawn := s.Drawn.Kept(pair)
	if drawn == nil {
		if p.own == nil {
			p.own = make([]float32, n+len(c.Born))
		}
		drawn = p.own
		s.draw(c, pair, drawn)
	}

	loops, sigma := kernel.Best(), float32(c.Sigma)
	plus, minus := loops.Mirror(p.Theta[0], p.Theta[1], c.Theta, drawn[:n], sigma)
	at := 0
	for i, piece := range p.Born[0] {
		end := at + len(piece)
		loops.Mirror(piece, p.Born[1][i], c.Born[at:end], drawn[n+at:n+end], sigma)
		at = end
	}
	p.Penalty = [2]float64{Penalty(plus, n, s.Strategy.Penalty), Penalty(minus, n, s.Strategy.Penalty)}
}

// Each does jobs 0 … n−1 on whatever workers there are, and returns an error where they
// were broken off.
type Each func(n int, job func(i int)) error

// Tell is where the search stands after a generation whose members came to these scores:
// the centre moves along the estimated gradient. What an agent is born with follows with
// the rate and sigma that have already decayed, as in the original.
func (s *Search) Tell(c *Centre, scores []Scores, each Each) (Centre, error) {
	weights, next := s.Shaping.Weights(scores), c.Clone()
	n := len(next.Theta)
	if err := s.move(next.Theta, stretch(next.Own, 0, n), PartTheta, 0, weights, &next, each); err != nil {
		return next, err
	}
	s.decayWeights(next.Theta)
	next.Decay(s.Strategy)
	if err := s.move(next.Born, stretch(next.Own, n, n+len(next.Born)), PartBorn, n, weights, &next, each); err != nil {
		return next, err
	}
	next.Generation++
	return next, nil
}

// tellChunk is the number of parameters whose gradient a worker sums at a time.
const tellChunk = 4 * NoiseChunk

// move sums the gradient of a part, which lies at offset in the kept noise, and tells the
// optimiser.
func (s *Search) move(theta []float32, own [][]float32, part string, offset int, weights []float32, at *Centre, each Each) error {
	loops, sum := kernel.Best(), make([]float32, len(theta))
	err := each((len(theta)+tellChunk-1)/tellChunk, func(i int) {
		from, to := i*tellChunk, min((i+1)*tellChunk, len(theta))
		again := make([]float32, to-from)
		Gradient(loops, sum[from:to], weights, func(pair int) []float32 {
			if kept := s.Drawn.Kept(pair); kept != nil {
				return kept[offset+from : offset+to]
			}
			s.Noise(again, pair, part, from)
			return again
		})
	})
	if err != nil {
		return err
	}
	s.Optimiser.Tell(theta, sum, own, Step{Rate: at.Rate, Sigma: at.Sigma, Population: s.Strategy.Population, Generation: at.Generation + 1})
	return nil
}

// decayWeights takes a share off the coefficients that are searched.
func (s *Search) decayWeights(theta []float32) {
	share := float32(s.Strategy.WeightDecay)
	if share == 0 {
		return
	}
	off := slices.Clone(theta)
	for i := range off {
		off[i] = float32(share * off[i])
	}
	if s.Held != nil {
		s.Held(off)
	}
	for i, v := range off {
		theta[i] -= v
	}
}

// stretch is the same part of several vectors.
func stretch(vectors [][]float32, from, to int) [][]float32 {
	out := make([][]float32, len(vectors))
	for i, x := range vectors {
		out[i] = x[from:to]
	}
	return out
}
