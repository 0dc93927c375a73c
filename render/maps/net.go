package maps

import "hebbarium/brain"

// Net is a network as it is drawn: the sizes of its sets of neurons, the inputs first, and
// what stands before its layers beside the set before each, see brain.Architecture.Pre.
type Net struct {
	Sizes     []int
	Recurrent int  // the layer, from 1, before which its own neurons stand too, as they were a step before; 0: none
	Bias      bool // a bias neuron stands before each layer
}

// NetOf is how an architecture is drawn.
func NetOf(a brain.Architecture) Net {
	return Net{Sizes: a.Sizes, Recurrent: a.Recurrent, Bias: a.Constant}
}

// plain tells whether sets of neurons are all that stands before layers.
func (n Net) plain() bool { return n.Recurrent == 0 && !n.Bias }

// arch is what decides what stands before its layers.
func (n Net) arch() brain.Architecture {
	return brain.Architecture{Sizes: n.Sizes, Recurrent: n.Recurrent, Constant: n.Bias}
}

// Parts are the pre neurons of a layer, from 1, by what they are: those of the set before,
// the layer's own, and the bias neuron. Each has a map of its own.
func (n Net) Parts(layer int) []brain.Span { return n.arch().Parts(layer - 1) }

// Part is the part of a layer that a pre neuron is in.
func (n Net) Part(layer, pre int) brain.Span {
	parts := n.Parts(layer)
	for _, p := range parts {
		if pre < p.To {
			return p
		}
	}
	return parts[len(parts)-1]
}

// Source is the set that a pre neuron of a layer, from 1, belongs to, and which of its neurons
// it is; no set, −1, has the bias neuron.
func (n Net) Source(layer, pre int) (set, neuron int) {
	switch source, i := n.arch().Source(layer-1, pre); source {
	case brain.FromLevel:
		return layer - 1, i
	case brain.FromSelf:
		return layer, i
	}
	return -1, 0
}

// Synapses are the regions of those into and out of neurons of a set.
func (n Net) Synapses(set int, span brain.Span) []brain.Region { return n.arch().Neurons(set, span) }
