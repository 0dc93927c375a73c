package principal

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// The largest eigenvalues and their vectors are those that a whole decomposition gives, and
// the vectors of values that lie far apart too.
func TestLeadingComponents(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for _, n := range []int{1, 2, 3, 9, 40, 160} {
		whole := mat.NewSymDense(n, nil)
		rows := make([][]float64, n)
		for i := range n {
			rows[i] = make([]float64, 2*n)
			for k := range rows[i] {
				rows[i][k] = rng.NormFloat64() * math.Pow(0.8, float64(k))
			}
		}
		matrix := Gram(n, func(i, k int) float64 { return floats.Dot(rows[i], rows[k]) })
		for i := range n {
			for j := range n {
				whole.SetSym(i, j, matrix[i][j])
			}
		}
		var eigen mat.EigenSym
		if !eigen.Factorize(whole, true) {
			t.Fatal("the whole decomposition fails")
		}
		var vectors mat.Dense
		eigen.VectorsTo(&vectors)
		found, along := Leading(matrix, 3)
		for c := range min(3, n) {
			want := eigen.Values(nil)[n-1-c]
			if math.Abs(found[c]-want) > 1e-6*want {
				t.Errorf("%d points: value %d is %g, want %g", n, c, found[c], want)
			}
			same := 0.0
			for i := range n {
				same += along[c][i] * vectors.At(i, n-1-c)
			}
			if math.Abs(math.Abs(same)-1) > 1e-3 {
				t.Errorf("%d points: vector %d is along the one that is wanted by %g", n, c, same)
			}
		}
	}
}
