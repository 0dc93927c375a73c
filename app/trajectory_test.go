package app

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A way that lies in a plane of a space of many weights comes out in that plane,
// at its true distances.
func TestPrincipalFindsThePlaneOfAWay(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	const m, n = 300, 90
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
	r, ok := principal(samples, nil, 1)
	if !ok || len(r.points) != n || r.stride != 1 {
		t.Fatalf("ok %v, %d points, stride %d", ok, len(r.points), r.stride)
	}
	for i, p := range r.points {
		if math.Abs(float64(p[2])) > 1e-3 {
			t.Fatalf("point %d is %g off the plane", i, p[2])
		}
		q := r.points[(i+17)%n]
		found := math.Hypot(float64(p[0]-q[0]), float64(p[1]-q[1]))
		var want float64
		for k := range m {
			d := float64(samples[i][k] - samples[(i+17)%n][k])
			want += d * d
		}
		if math.Abs(found-math.Sqrt(want)) > 1e-3 {
			t.Fatalf("points %d and %d are %g apart, want %g", i, (i+17)%n, found, math.Sqrt(want))
		}
	}
	if r, _ := principal(samples, nil, 4); len(r.points) != (n+3)/4 || r.stride != 4 {
		t.Errorf("%d points in blocks of %d, want %d in blocks of 4", len(r.points), r.stride, (n+3)/4)
	}
	// Turned the same way the next time.
	again, _ := principal(samples[:n-1], r.axes, 1)
	for i := range again.points {
		if d := math.Abs(float64(again.points[i][0] - r.points[i][0])); d > 1 {
			t.Fatalf("point %d moved by %g along the first component", i, d)
		}
	}
}

// A network that has not moved has no components; nothing breaks.
func TestPrincipalOfAStandstill(t *testing.T) {
	samples := [][]float32{{1, 2}, {1, 2}, {1, 2}}
	r, ok := principal(samples, nil, 1)
	if !ok {
		t.Fatal("no result")
	}
	for _, p := range r.points {
		if p != [3]float32{} {
			t.Errorf("point %v, want the origin", p)
		}
	}
}
