package mujoco

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"hebbarium/physics/ant"
)

// network is the published policy of the original's authors: two hidden layers of
// rectified units and a linear output.
type network struct {
	W1, W2, W3 [][]float64
	B1, B2, B3 []float64
}

func readNetwork(t testing.TB) *network {
	t.Helper()
	f, err := os.Open("../../assets/ant/policy_2017may.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	n := &network{}
	if err := json.NewDecoder(z).Decode(n); err != nil {
		t.Fatal(err)
	}
	return n
}

func (n *network) act(observation []float32) []float64 {
	x := make([]float64, len(observation))
	for i, v := range observation {
		x[i] = float64(v)
	}
	for k, layer := range []struct {
		w [][]float64
		b []float64
	}{{n.W1, n.B1}, {n.W2, n.B2}, {n.W3, n.B3}} {
		y := append([]float64(nil), layer.b...)
		for i, row := range layer.w {
			for j, w := range row {
				y[j] += x[i] * w
			}
		}
		if k < 2 {
			for j := range y {
				y[j] = max(0, y[j])
			}
		}
		x = y
	}
	return x
}

func draws(seed uint64) func(lo, hi float64) float64 {
	rng := rand.New(rand.NewPCG(seed, 1))
	return func(lo, hi float64) float64 { return lo + (hi-lo)*rng.Float64() }
}

// runner is what both engines have.
type runner interface {
	Reset(ant.Body, func(lo, hi float64) float64) error
	Observe([]float32)
	Step([]float64) ant.Outcome
}

// walk is the sum of the progress of one run of 1,000 steps.
func walk(t testing.TB, n *network, w runner, b ant.Body, seed uint64) float64 {
	t.Helper()
	if err := w.Reset(b, draws(seed)); err != nil {
		t.Fatal(err)
	}
	observation := make([]float32, ant.ObservationSize)
	sum := 0.0
	for range ant.StepLimit {
		w.Observe(observation)
		o := w.Step(n.act(observation))
		if o.Err != nil {
			t.Fatal(o.Err)
		}
		sum += o.Progress
	}
	return sum
}

func distribution(values []float64) (mean, sd float64) {
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		sd += (v - mean) * (v - mean) / float64(len(values)-1)
	}
	return mean, math.Sqrt(sd)
}

func TestTryPolicy(t *testing.T) {
	n := readNetwork(t)
	each(t, func(t *testing.T, l *Library) {
		for _, s := range []string{solver, `solver="Newton" cone="elliptic" iterations="100" tolerance="1e-8" jacobian="dense"`} {
			w, err := l.newWorld(s)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{"intact", "left", "right"} {
				b, _ := ant.ParseBody(name)
				var sums []float64
				for seed := range uint64(4) {
					sums = append(sums, walk(t, n, w, b, seed))
				}
				mean, sd := distribution(sums)
				t.Logf("%.15s %s: %.0f ± %.0f", s, name, mean, sd)
			}
		}
	})
}
