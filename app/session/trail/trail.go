// Package trail follows a network's way through the space of its weights.
package trail

import (
	"slices"

	"hebbarium/brain"
)

// Trail is a bounded number of samples of some weights, every so many steps: when they grow
// too many, every second one is dropped.
type Trail struct {
	Every  int         // steps between two
	Values [][]float32 // the start first; each is never changed
}

// Wants tells whether the sample of the newest step is one of those that are kept.
func (t *Trail) Wants(step int) bool { return step%t.Every == 0 && step/t.Every == len(t.Values) }

// Keep adds that sample, of most at the most.
func (t *Trail) Keep(sample []float32, most int) {
	t.Values = append(t.Values, sample)
	if len(t.Values) <= most {
		return
	}
	thin := make([][]float32, 0, most)
	for i := 0; i < len(t.Values); i += 2 {
		thin = append(thin, t.Values[i])
	}
	t.Every, t.Values = 2*t.Every, thin
}

// Until is the trail up to a step. Appending to it changes nothing of this one.
func (t Trail) Until(step int) Trail { return Trail{t.Every, slices.Clip(t.Values[:t.count(step)])} }

// After is the trail behind a step, in values of its own.
func (t Trail) After(step int) Trail { return Trail{t.Every, slices.Clone(t.Values[t.count(step):])} }

// count is the number of samples up to a step.
func (t Trail) count(step int) int { return min(step/t.Every+1, len(t.Values)) }

// Sample appends about so many weights, taken evenly from all layers: enough to follow the
// network's way through the space of all of them.
func Sample(into []float32, n *brain.Network, about int) []float32 {
	stride := max(n.Architecture().Synapses()/about, 1) | 1 // odd, so that it visits the columns of layers of even width
	at := 0
	for _, layer := range n.Layers() {
		for ; at < len(layer.W); at += stride {
			into = append(into, layer.W[at])
		}
		at -= len(layer.W)
	}
	return into
}
