package mujoco

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"
)

// policy is the published policy of the original's authors: two hidden layers of
// rectified units and a linear output.
type policy struct {
	W1, W2, W3 [][]float64
	B1, B2, B3 []float64
	unit       [3][]float64
	input      []float64
}

func readPolicy(t testing.TB) *policy {
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
	p := &policy{}
	if err := json.NewDecoder(z).Decode(p); err != nil {
		t.Fatal(err)
	}
	p.input = make([]float64, len(p.W1))
	for k, b := range [][]float64{p.B1, p.B2, p.B3} {
		p.unit[k] = make([]float64, len(b))
	}
	return p
}

// act returns the eight actions, in a slice that the next call reuses.
func (p *policy) act(observation []float32) []float64 {
	for i, v := range observation {
		p.input[i] = float64(v)
	}
	x := p.input
	for k, layer := range []struct {
		w [][]float64
		b []float64
	}{{p.W1, p.B1}, {p.W2, p.B2}, {p.W3, p.B3}} {
		y := p.unit[k]
		copy(y, layer.b)
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
