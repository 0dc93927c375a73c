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

// Parts are the pre neurons of a layer, from 1, by what they are: those of the set before,
// the layer's own, and the bias neuron. Each has a map of its own.
func (n Net) Parts(layer int) []brain.Span {
	at := n.Sizes[layer-1]
	parts := []brain.Span{{From: 0, To: at}}
	if n.Recurrent == layer {
		parts = append(parts, brain.Span{From: at, To: at + n.Sizes[layer]})
		at += n.Sizes[layer]
	}
	if n.Bias {
		parts = append(parts, brain.Span{From: at, To: at + 1})
	}
	return parts
}

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
	switch p := n.Part(layer, pre); {
	case p.From == 0:
		return layer - 1, pre
	case n.Recurrent == layer && p.From == n.Sizes[layer-1]:
		return layer, pre - p.From
	}
	return -1, 0
}

// Synapses are the regions of those into and out of neurons of a set.
func (n Net) Synapses(set int, span brain.Span) []brain.Region {
	var regions []brain.Region
	if set > 0 {
		regions = append(regions, brain.Region{Layer: set, Post: span})
	}
	if set > 0 && n.Recurrent == set {
		own := n.Sizes[set-1]
		regions = append(regions, brain.Region{Layer: set, Pre: brain.Span{From: own + span.From, To: own + span.To}})
	}
	if set < len(n.Sizes)-1 {
		regions = append(regions, brain.Region{Layer: set + 1, Pre: span})
	}
	return regions
}
