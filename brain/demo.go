package brain

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// DemoPolicy is a static agent for the ant that was trained elsewhere: two hidden layers
// of rectified units and a linear output, with biases. Its outputs are not bounded; the
// world clips them. It is not safe for concurrent use.
type DemoPolicy struct {
	// Origin says where the weights are from and under which licence.
	Origin string
	layers [3]demoLayer
}

type demoLayer struct {
	in, out int
	weights []float32 // by input: weights[i*out+j]
	bias    []float32
	result  []float32
}

// Sizes of the published policy: 28 observations, two hidden layers, 8 actions.
var demoSizes = [4]int{28, 128, 64, 8}

// ReadDemoPolicy reads a policy from gzipped JSON: an object with w1, w2, w3 (rows are
// inputs, columns outputs), b1, b2, b3 and origin. Sizes must be 28, 128, 64, 8, and
// every number finite.
func ReadDemoPolicy(r io.Reader) (*DemoPolicy, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("demo policy: want gzipped JSON: %w", err)
	}
	var file struct {
		Origin string      `json:"origin"`
		W1     [][]float32 `json:"w1"`
		W2     [][]float32 `json:"w2"`
		W3     [][]float32 `json:"w3"`
		B1     []float32   `json:"b1"`
		B2     []float32   `json:"b2"`
		B3     []float32   `json:"b3"`
	}
	if err := json.NewDecoder(z).Decode(&file); err != nil {
		return nil, fmt.Errorf("demo policy: %w", err)
	}
	p := &DemoPolicy{Origin: file.Origin}
	weights := [3][][]float32{file.W1, file.W2, file.W3}
	biases := [3][]float32{file.B1, file.B2, file.B3}
	for k := range p.layers {
		if err := p.layers[k].set(weights[k], biases[k], demoSizes[k], demoSizes[k+1]); err != nil {
			return nil, fmt.Errorf("demo policy: layer %d: %w", k+1, err)
		}
	}
	return p, nil
}

func (l *demoLayer) set(weights [][]float32, bias []float32, in, out int) error {
	if len(weights) != in || len(bias) != out {
		return fmt.Errorf("want %d inputs and %d biases, found %d and %d", in, out, len(weights), len(bias))
	}
	*l = demoLayer{in: in, out: out, bias: bias, result: make([]float32, out)}
	for i, row := range weights {
		if len(row) != out {
			return fmt.Errorf("want %d weights for input %d, found %d", out, i, len(row))
		}
		l.weights = append(l.weights, row...)
	}
	for _, values := range [][]float32{l.weights, l.bias} {
		for _, x := range values {
			if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
				return fmt.Errorf("want finite numbers, found %v", x)
			}
		}
	}
	return nil
}

// Act writes the 8 actions for 28 observations; it allocates nothing.
func (p *DemoPolicy) Act(observation []float32, action []float64) {
	_, _ = observation[demoSizes[0]-1], action[demoSizes[3]-1]
	input := observation[:demoSizes[0]]
	for k := range p.layers {
		l := &p.layers[k]
		copy(l.result, l.bias)
		for i, x := range input {
			if x == 0 {
				continue
			}
			row := l.weights[i*l.out : (i+1)*l.out]
			for j, w := range row {
				l.result[j] += float32(x * w)
			}
		}
		if k < len(p.layers)-1 {
			for j, x := range l.result {
				l.result[j] = max(0, x)
			}
		}
		input = l.result
	}
	for j, x := range input {
		action[j] = float64(x)
	}
}
