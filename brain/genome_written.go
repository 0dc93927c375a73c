package brain

import (
	"strings"

	"hebbarium/brain/formula"
)

// How a file holds the coefficients of a formula: by the formula's own names, l1.A of shape
// [pre, post] where each synapse has its own; [post] where a neuron has, and [1] where a
// layer has; and A, of shape [1], where there is one for all synapses.

// filed is the tensor as a file has it, false where another one stands for it.
func (t tensor) filed() (tensor, bool) {
	n := 1
	switch t.scope {
	case formula.PerSynapse:
		return t, true
	case formula.PerNeuron:
		n = t.shape[1]
	case formula.PerRule:
		layer, name, _ := strings.Cut(t.name, ".")
		if layer != "l1" {
			return t, false
		}
		t.name = name
	}
	t.shape = []int{n}
	if t.data != nil {
		t.data = t.data[:n]
	}
	return t, true
}

// filedAll are the tensors as a file has them.
func filedAll(ts []tensor) []tensor {
	all := make([]tensor, 0, len(ts))
	for _, t := range ts {
		if t, ok := t.filed(); ok {
			all = append(all, t)
		}
	}
	return all
}
