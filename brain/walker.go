package brain

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
)

// WalkerArchitecture is the network of the published walker: the ant's sizes, hidden
// units that rectify, biases, and an output that the world clips to ±1.
func WalkerArchitecture() Architecture {
	arch := AntArchitecture()
	arch.Hidden, arch.Output, arch.Bias = []Hidden{HiddenReLU}, OutputRaw, true
	return arch
}

// maxPolicyFile bounds the unpacked bytes of a published policy; the one there is
// has 0.1 MB.
const maxPolicyFile = 16 << 20

// ReadWalker reads a static agent for the ant that was trained elsewhere, from gzipped
// JSON: an object with w1, w2, w3 (rows are inputs, columns outputs), b1, b2, b3, and
// origin, which says where the numbers are from. Sizes must be 28, 128, 64, 8, and every
// number finite. The genome is Static on WalkerArchitecture.
func ReadWalker(r io.Reader) (*Genome, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("policy: expected gzipped JSON: %w", err)
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
	if err := json.NewDecoder(io.LimitReader(z, maxPolicyFile)).Decode(&file); err != nil {
		return nil, fmt.Errorf("policy: expected gzipped JSON: %w", err)
	}
	g := NewGenome(WalkerArchitecture(), Static)
	for l, weights := range [][][]float32{file.W1, file.W2, file.W3} {
		bias := [][]float32{file.B1, file.B2, file.B3}[l]
		if err := g.setLayer(l, weights, bias); err != nil {
			return nil, fmt.Errorf("policy: layer %d: %w", l+1, err)
		}
	}
	if err := g.Check(); err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	g.Card.Title = "Published walker, static (2017)"
	g.Card.License = "zlib"
	g.Card.NoDigest = true // replays name the walker by the fingerprint that it has without one
	g.Card.Note = "A network of fixed weights that was trained elsewhere: it learns nothing while it walks. From " + file.Origin + "."
	return g, nil
}

// setLayer copies a layer's weights, [pre][post], and biases into the genome.
func (g *Genome) setLayer(layer int, weights [][]float32, bias []float32) error {
	pre, post := g.Arch.Pre(layer), g.Arch.Post(layer)
	if len(weights) != pre || len(bias) != post {
		return fmt.Errorf("expected %d rows of weights and %d biases, found %d and %d", pre, post, len(weights), len(bias))
	}
	w := g.Plane(layer, 0)
	for i, row := range weights {
		if len(row) != post {
			return fmt.Errorf("expected %d weights from input %d, found %d", post, i, len(row))
		}
		copy(w[i*post:], row)
	}
	copy(g.Biases(layer), bias)
	return nil
}
