package strategy

import (
	"fmt"
	"math"
	"sort"
)

// Scores are what a member of a generation came to.
type Scores struct {
	Fitness float64   // the mean of its episodes, less the penalty
	Parts   []float64 // of its episodes or of parts of them, less the penalty each; as many for every member
}

// Shaping turns the scores of a generation's members into the weights of its update.
type Shaping interface {
	Weights(members []Scores) []float32
}

// The shapings by the names that settings have for them. A new one is its file, and its
// line in ShapingOf.
const (
	RankMean = ""     // MeanRanks, the paper's
	RankEach = "each" // EachRanks
)

// ShapingOf looks a shaping up by its name.
func ShapingOf(name string) (Shaping, error) {
	switch name {
	case RankMean:
		return MeanRanks{}, nil
	case RankEach:
		return EachRanks{}, nil
	}
	return nil, fmt.Errorf("ranks: expected %q or %q, found %q", RankMean, RankEach, name)
}

// CentredRanks turns fitness into the weights of the update: ranks from 0 to
// n−1, centred to −½…½, then standardised by their population mean and standard
// deviation (section 12 of the original's loop; float32 throughout). Equal
// fitness is ranked in the order of the members.
func CentredRanks(fitness []float32) []float32 {
	n := len(fitness)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return fitness[order[a]] < fitness[order[b]] })
	out := make([]float32, n)
	for rank, i := range order {
		out[i] = float32(rank)/float32(n-1) - 0.5
	}
	Standardise(out)
	return out
}

// Standardise shifts and scales to mean 0 and population variance 1. No product is fused
// with a sum, so that every processor finds the same.
func Standardise(x []float32) {
	var sum, squares float64
	for _, v := range x {
		sum += float64(v)
	}
	m := float32(sum / float64(len(x)))
	for _, v := range x {
		d := float64(v - m)
		squares += float64(d * d)
	}
	sd := float32(math.Sqrt(squares / float64(len(x))))
	if sd == 0 {
		return
	}
	for i := range x {
		x[i] = (x[i] - m) / sd
	}
}
