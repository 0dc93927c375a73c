package pca

import (
	"math"
	"math/rand/v2"
	"slices"
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
	w := walked{samples: samples, every: 1, recent: samples}
	r, ok := wayOf(w, axes{})
	if !ok || len(r.frame.Points) != n {
		t.Fatalf("ok %v, %d points", ok, len(r.frame.Points))
	}
	for i, p := range r.frame.Points {
		if math.Abs(float64(p[2])) > 1e-3 {
			t.Fatalf("point %d is %g off the plane", i, p[2])
		}
		q := r.frame.Points[(i+17)%n]
		found := math.Hypot(float64(p[0]-q[0]), float64(p[1]-q[1]))
		var want float64
		for k := range m {
			d := float64(samples[i][k] - samples[(i+17)%n][k])
			want += d * d
		}
		if math.Abs(found-math.Sqrt(want)) > 0.08 { // a point is smoothed over five steps
			t.Fatalf("points %d and %d are %g apart, want %g", i, (i+17)%n, found, math.Sqrt(want))
		}
	}
	// Turned the same way the next time.
	w.samples, w.recent = samples[:n-1], samples[:n-1]
	again, _ := wayOf(w, r.axes)
	for i, p := range again.frame.Points {
		if d := math.Abs(float64(p[0] - r.frame.Points[i][0])); d > 1 {
			t.Fatalf("point %d moved by %g along the first component", i, d)
		}
	}
}

// A network that has not moved has no components; nothing breaks.
func TestPrincipalOfAStandstill(t *testing.T) {
	samples := [][]float32{{1, 2}, {1, 2}, {1, 2}}
	r, ok := wayOf(walked{samples: samples, every: 1, recent: samples}, axes{})
	if !ok {
		t.Fatal("no result")
	}
	if len(r.frame.Points) != len(samples) {
		t.Errorf("%d points, want %d", len(r.frame.Points), len(samples))
	}
	for _, p := range r.frame.Points {
		if p != [3]float32{} {
			t.Errorf("point %v, want the origin", p)
		}
	}
}

// walkRound is a way that goes round in 24 steps, about a middle that damage moves, and
// flips from step to step: as it is known of so many steps.
func walkRound(steps, every int, cuts ...int) walked {
	w := walked{every: every, from: max(0, steps+1-600), cuts: cuts}
	for step := range steps + 1 {
		a := 2 * math.Pi * float64(step) / 24
		middle := 0.0
		for _, c := range cuts {
			if step >= c {
				middle += 20
			}
		}
		flip := float64(step%2)*6 - 3
		s := []float32{float32(10*math.Cos(a) + middle), float32(10 * math.Sin(a)), float32(flip), float32(0.001 * float64(step))}
		if step%every == 0 {
			w.samples = append(w.samples, s)
		}
		if step >= w.from {
			w.recent = append(w.recent, s)
		}
	}
	return w
}

// The last steps of a walk are a round of their own steps, however few samples there are
// of all of it, and those long ago its middle; damage throws the way at once.
func TestPrincipalOfAWalk(t *testing.T) {
	for _, c := range []struct {
		steps, every int
		cuts         []int
	}{{300, 1, nil}, {300, 1, []int{100}}, {1500, 1, []int{400, 1300}}, {6000, 8, []int{1234, 5600}}, {60_000, 64, []int{30_000}}} {
		w := walkRound(c.steps, c.every, c.cuts...)
		r, ok := wayOf(w, axes{})
		f := r.frame
		if !ok || len(f.Steps) != len(f.Points) || f.Steps[0] != 0 || f.Steps[len(f.Steps)-1] != c.steps {
			t.Fatalf("%d steps: ok %v, %d points of %d steps", c.steps, ok, len(f.Points), len(f.Steps))
		}
		if most := freshSteps + 2*drawPoints; len(f.Points) > most {
			t.Errorf("%d steps: %d points, want %d at most", c.steps, len(f.Points), most)
		}
		apart := func(i, j int) float64 {
			p, q := f.Points[i], f.Points[j]
			return math.Sqrt(float64((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2])))
		}
		var jumps []int
		for _, j := range f.Jumps {
			jumps = append(jumps, f.Steps[j])
			if d := apart(j-1, j); d < 15 && c.every < 24 { // samples further apart are anywhere on the round
				t.Errorf("%d steps: the damage at step %d throws the way by %.1f, want about 20", c.steps, f.Steps[j], d)
			}
		}
		if len(jumps) != len(c.cuts) {
			t.Fatalf("%d steps: jumps at %v, want %v", c.steps, jumps, c.cuts)
		}
		n := len(f.Points)
		if fresh := f.Steps[f.Fresh]; f.Fresh > 0 && fresh < c.steps-freshSteps || f.Fresh > 0 && fresh > c.steps-400 || f.Fresh == 0 && c.steps > freshSteps {
			t.Errorf("%d steps: each is a point from step %d on", c.steps, fresh)
		}
		for i := 1; i < n; i++ {
			jump := slices.Contains(f.Jumps, i)
			switch age := c.steps - f.Steps[i-1]; {
			case f.Steps[i] <= f.Steps[i-1]:
				t.Fatalf("%d steps: step %d comes after %d", c.steps, f.Steps[i], f.Steps[i-1])
			case jump || f.Steps[i-1] == 0:
			case age < 400 && (f.Steps[i] != f.Steps[i-1]+1 || apart(i-1, i) > 3.2):
				t.Fatalf("%d steps: from step %d to %d the way goes %.1f, want one step of 2.6", c.steps, f.Steps[i-1], f.Steps[i], apart(i-1, i))
			}
		}
	}
}
