package paper

import (
	"math"
	"testing"

	"hebbarium/evolve/experiment"
)

// A way that lies in a plane of a space of many weights comes out in that plane, at its
// true distances, whatever its mean.
func TestPrincipalFindsThePlaneOfAWay(t *testing.T) {
	rng := experiment.Stream(1, "test")
	const m, n = 3000, 60
	u, v := make([]float64, m), make([]float64, m)
	for k := range m {
		u[k], v[k] = rng.NormFloat64()/math.Sqrt(m), rng.NormFloat64()/math.Sqrt(m)
	}
	var samples [][]float32
	for i := range n {
		a := 2 * math.Pi * float64(i) / n
		s := make([]float32, m)
		for k := range m {
			s[k] = float32(5 + 3*math.Cos(a)*u[k] + math.Sin(a)*v[k])
		}
		samples = append(samples, s)
	}
	far := distance(samples[0], samples[30])
	points, shares := principalOf(samples)
	if len(points) != n || len(shares) != 10 {
		t.Fatalf("%d points, %d shares", len(points), len(shares))
	}
	near(t, "variance in two components", shares[0]+shares[1], 1, 1e-5)
	for i, p := range points {
		if math.Abs(p[2]) > 1e-2 {
			t.Fatalf("point %d lies %g out of the plane", i, p[2])
		}
	}
	d := 0.0
	for c := range 3 {
		d += (points[0][c] - points[30][c]) * (points[0][c] - points[30][c])
	}
	near(t, "distance", math.Sqrt(d), far, 1e-2)
	if p, s := principalOf([][]float32{{1}, {1}, {1}}); p != nil || s != nil {
		t.Error("a way that stands still has components")
	}
}

func distance(a, b []float32) float64 {
	d := 0.0
	for i := range a {
		d += float64(a[i]-b[i]) * float64(a[i]-b[i])
	}
	return math.Sqrt(d)
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: %g, want %g", what, got, want)
	}
}
