package paper

import (
	"math"

	"gonum.org/v1/gonum/blas/blas32"

	"hebbarium/evolve/principal"
)

// toldShares is of how many components the share of the variance is told.
const toldShares = 10

// principalOf finds the principal components of a way through many weights: where each
// sample lies along the first three, and the share of the variance of each of the first
// ten. The Gram matrix of few samples has the same spectrum as the covariance of many
// weights, and is far smaller.
func principalOf(samples [][]float32) (points [][3]float64, shares []float64) {
	n := len(samples)
	if n < 3 {
		return nil, nil
	}
	centre(samples)
	m := len(samples[0])
	gram := principal.Gram(n, func(i, k int) float64 {
		// In pieces, so that single precision loses nothing that shows.
		sum := 0.0
		for at := 0; at < m; at += 1024 {
			end := min(at+1024, m)
			sum += float64(blas32.Dot(blas32.Vector{N: end - at, Inc: 1, Data: samples[i][at:end]}, blas32.Vector{N: end - at, Inc: 1, Data: samples[k][at:end]}))
		}
		return sum
	})
	all := 0.0 // the sum of all eigenvalues
	for i := range gram {
		all += gram[i][i]
	}
	if all <= 0 || math.IsNaN(all) {
		return nil, nil
	}
	values, vectors := principal.Leading(gram, toldShares)
	for c := range min(toldShares, n) {
		shares = append(shares, math.Max(0, values[c])/all)
	}
	points = make([][3]float64, n)
	for c := range min(3, n) {
		size := math.Sqrt(math.Max(0, values[c]))
		// A component's sign means nothing; the first sample's is made positive.
		if vectors[c][0] < 0 {
			size = -size
		}
		for i := range n {
			points[i][c] = size * vectors[c][i]
		}
	}
	return points, shares
}

// centre takes the mean off.
func centre(samples [][]float32) {
	sum := make([]float64, len(samples[0]))
	for _, s := range samples {
		for k, v := range s {
			sum[k] += float64(v)
		}
	}
	for _, s := range samples {
		for k := range s {
			s[k] -= float32(sum[k] / float64(len(samples)))
		}
	}
}
