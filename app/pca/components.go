package pca

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"hebbarium/evolve/principal"
	"hebbarium/evolve/turn"
)

// axes are the first principal components, of length 1, the one with the most variance
// first; a component without any is zero.
type axes [3][]float64

// axesOf finds the components of rows whose mean is zero.
func axesOf(rows [][]float64) (a axes) {
	gram := principal.Gram(len(rows), func(i, k int) float64 { return floats.Dot(rows[i], rows[k]) })
	values, vectors := principal.Leading(gram, len(a))
	for c := range a {
		a[c] = make([]float64, len(rows[0]))
		if c >= len(values) || values[c] <= 1e-12 {
			continue
		}
		for i, row := range rows {
			floats.AddScaled(a[c], vectors[c][i]/math.Sqrt(values[c]), row)
			turn.Take()
		}
	}
	return a
}
