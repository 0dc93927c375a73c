package strategy

import (
	"math"
	"testing"
)

// plain is a search over three numbers and two that an agent is born with.
func plain(optimiser Optimiser) (*Search, *Centre) {
	s := &Search{Strategy: Paper(64), Optimiser: optimiser, Shaping: MeanRanks{}}
	s.Strategy.Rate, s.Strategy.Penalty = 0.1, 0
	c := &Centre{Sigma: 0.1, Rate: s.Strategy.Rate, Theta: []float32{1, -2, 3}, Born: []float32{-1, 1}}
	for range optimiser.Vectors() {
		c.Own = append(c.Own, make([]float32, 5))
	}
	s.Noise = func(dst []float32, pair int, part string, from int) {
		Noise{Seed: 7}.Fill(dst, c.Generation, pair, part, from)
	}
	return s, c
}

func inline(n int, job func(i int)) error {
	for i := range n {
		job(i)
	}
	return nil
}

// Asked and told, each optimiser finds the bottom of a bowl, whether or not its noise is
// kept in between.
func TestSearchFindsTheBottom(t *testing.T) {
	for _, o := range optimisers {
		for _, kept := range []bool{true, false} {
			s, c := plain(o.Optimiser)
			if s.Begin(c); !kept {
				s.Drawn = NewDrawn(0, 5)
			}
			room := &Pair{}
			for i := range 2 {
				room.Theta[i], room.Born[i] = make([]float32, 3), [][]float32{make([]float32, 1), nil, make([]float32, 1)}
			}
			away := func(x ...float32) (sum float64) {
				for _, v := range x {
					sum += float64(v * v)
				}
				return sum
			}
			began := away(append(c.Theta, c.Born...)...)
			for range 150 {
				scores := make([]Scores, s.Strategy.Population)
				for pair := range len(scores) / 2 {
					s.Ask(c, pair, room)
					for i := range 2 {
						scores[2*pair+i].Fitness = -away(room.Theta[i]...) - away(room.Born[i][0][0], room.Born[i][2][0])
					}
				}
				next, err := s.Tell(c, scores, inline)
				if err != nil {
					t.Fatal(err)
				}
				*c = next
			}
			if end := away(append(c.Theta, c.Born...)...); !(end < began/20) || c.Generation != 150 || math.IsNaN(end) {
				t.Errorf("%s, noise kept %v: expected the bottom, found %g away of %g", o.name, kept, end, began)
			}
		}
	}
}
