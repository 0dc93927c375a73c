// Package principal finds principal components, for the window and for figures alike.
package principal

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"hebbarium/evolve/turn"
)

// How they are found: more vectors than are wanted are carried along, by which those that are
// wanted come out the sooner, until they stay within so much of what they were, or for so many
// rounds.
const (
	more       = 5
	settled    = 1e-9
	mostRounds = 300
)

// Gram is the matrix of the inner products of rows, by which few rows of many numbers have
// their components found: it has the same non-zero spectrum as the rows' covariance.
func Gram(rows int, dot func(i, k int) float64) [][]float64 {
	gram := make([][]float64, rows)
	for i := range gram {
		gram[i] = make([]float64, rows)
		for k := range i + 1 {
			turn.Take()
			gram[i][k] = dot(i, k)
			gram[k][i] = gram[i][k]
		}
	}
	return gram
}

// Leading finds the largest eigenvalues of a symmetric matrix, so many as are wanted and some
// more, the largest first, and their vectors, by orthogonal iteration (Stewart, 1969). It gives
// way after each row that it has gone through.
func Leading(matrix [][]float64, wanted int) (values []float64, vectors [][]float64) {
	n := len(matrix)
	k := min(wanted+more, n)
	vectors = make([][]float64, k)
	for c := range vectors {
		vectors[c] = make([]float64, n)
		for i := range n { // no two of them alike, and none at right angles to anything that is likely
			vectors[c][i] = math.Cos(float64((i + 1) * (2*c + 1)))
		}
	}
	orthonormal(vectors)
	images := make([][]float64, k)
	for c := range images {
		images[c] = make([]float64, n)
	}
	values = make([]float64, k)
	for range mostRounds {
		for c, v := range vectors {
			for i, row := range matrix {
				images[c][i] = floats.Dot(row, v)
			}
			turn.Take()
		}
		before := slices.Clone(values)
		values = turned(vectors, images)
		vectors, images = images, vectors
		orthonormal(vectors)
		if told := min(wanted, k); floats.EqualFunc(values[:told], before[:told], func(a, b float64) bool { return math.Abs(a-b) <= settled*math.Abs(values[0]) }) {
			break
		}
	}
	return values, vectors
}

// turned turns images of vectors within the space that those span, so that each is as much
// as can be along a vector of its own, and returns how long each is.
func turned(vectors, images [][]float64) []float64 {
	k := len(vectors)
	small := mat.NewSymDense(k, nil)
	for a := range k {
		for b := range a + 1 {
			small.SetSym(a, b, (floats.Dot(vectors[a], images[b])+floats.Dot(vectors[b], images[a]))/2)
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(small, true) {
		return make([]float64, k) // of what is no number: nothing settles, and nothing is found
	}
	var by mat.Dense
	eigen.VectorsTo(&by)
	values := eigen.Values(nil)
	slices.Reverse(values)
	sums := make([]float64, k)
	for i := range images[0] {
		for c := range k {
			sums[c] = 0
			for b := range k {
				sums[c] += by.At(b, k-1-c) * images[b][i]
			}
		}
		for c := range k {
			images[c][i] = sums[c]
		}
	}
	return values
}

// orthonormal makes vectors of length 1 at right angles to each other, in their order. One
// of which nothing is left is zero.
func orthonormal(vectors [][]float64) {
	for c, v := range vectors {
		length := floats.Norm(v, 2)
		for range 2 { // once more, of what rounding has left
			for _, b := range vectors[:c] {
				floats.AddScaled(v, -floats.Dot(v, b), b)
			}
		}
		if rest := floats.Norm(v, 2); rest > 1e-12*length {
			floats.Scale(1/rest, v)
		} else {
			clear(v)
		}
	}
}
