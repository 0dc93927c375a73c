package strategy

import (
	"math"
	"sort"
)

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
