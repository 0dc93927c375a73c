package brain

import (
	"fmt"
	"slices"
)

// What a network is beside its sizes. The levels are its sets of neurons: level 0 the inputs
// of the plastic layers, then the hidden layers, and last the outputs. Layer l, from 0, is
// all synapses to the neurons of level l+1, of which each has one plane for each coefficient,
// [Pre][Post]. Its pre neurons are those of level l; then, where level l+1 is recurrent, its
// own neurons as they were a step before; and last, where there are bias neurons, one that
// always gives 1. So all of a layer learns by the same rule, is kept in bounds together, and
// can be struck, frozen and shown as any other.

// Pre is the number of pre neurons of a layer, from 0.
func (a Architecture) Pre(layer int) int {
	n := a.Sizes[layer]
	if a.Recurrent == layer+1 {
		n += a.Post(layer)
	}
	if a.Constant {
		n++
	}
	return n
}

// Post is the number of post neurons of a layer, from 0.
func (a Architecture) Post(layer int) int { return a.Sizes[layer+1] }

// Plane is the number of synapses of a layer, from 0.
func (a Architecture) Plane(layer int) int { return a.Pre(layer) * a.Post(layer) }

// Source is what a pre neuron of a layer is.
type Source uint8

const (
	FromLevel Source = iota // a neuron of the level before
	FromSelf                // a neuron of the layer's own, as it was a step before
	FromBias                // the bias neuron
)

// Source says what pre neuron i of a layer, from 0, is, and which one of those.
func (a Architecture) Source(layer, i int) (Source, int) {
	if i < a.Sizes[layer] {
		return FromLevel, i
	}
	if i -= a.Sizes[layer]; a.Recurrent == layer+1 {
		if i < a.Post(layer) {
			return FromSelf, i
		}
		i -= a.Post(layer)
	}
	return FromBias, i
}

// Parts are the pre neurons of a layer, from 0, by their Source and in its order, as far as
// there are any.
func (a Architecture) Parts(layer int) []Span {
	at := a.Sizes[layer]
	parts := []Span{{0, at}}
	if own := a.Own(layer); own != (Span{}) {
		parts, at = append(parts, own), own.To
	}
	if a.Constant {
		parts = append(parts, Span{at, at + 1})
	}
	return parts
}

// Own is where the neurons of a recurrent layer, from 0, stand among its pre neurons; empty
// of one that is not.
func (a Architecture) Own(layer int) Span {
	if a.Recurrent != layer+1 {
		return Span{}
	}
	return Span{a.Sizes[layer], a.Sizes[layer] + a.Post(layer)}
}

// SameNeurons tells whether the synapses of two networks are between the same neurons.
func (a Architecture) SameNeurons(b Architecture) bool {
	return slices.Equal(a.Sizes, b.Sizes) && a.Recurrent == b.Recurrent && a.Constant == b.Constant
}

// EqualShape tells whether two networks have the same neurons and synapses.
func (a Architecture) EqualShape(b Architecture) bool {
	return a.SameNeurons(b) && a.activates(b) && a.Modulators == b.Modulators
}

// activates tells whether the hidden layers of two networks of the same sizes make the same of
// their sums.
func (a Architecture) activates(b Architecture) bool {
	for l := range a.Layers() - 1 {
		if a.hidden(l) != b.hidden(l) {
			return false
		}
	}
	return true
}

// shaped tells whether a network has more than sizes that older programs know nothing of.
func (a Architecture) shaped() bool {
	h := a.Activations()
	return a.Recurrent != 0 || a.Constant || a.Modulators != 0 || a.Forget != 0 || h != HiddenTanh.String() && h != HiddenReLU.String()
}

// checkShape refuses what no network of such sizes can be.
func (a Architecture) checkShape() error {
	hidden := a.Layers() - 1
	if len(a.Hidden) > 1 && len(a.Hidden) != hidden {
		return fmt.Errorf("architecture %q: activation: expected one for all hidden layers or one for each of %d, found %d", a.Name, hidden, len(a.Hidden))
	}
	for _, h := range a.Hidden {
		if !slices.Contains(hiddens(), h) {
			return fmt.Errorf("architecture %q: unknown hidden units %d", a.Name, h)
		}
	}
	if a.Recurrent < 0 || a.Recurrent > hidden {
		if hidden == 0 {
			return fmt.Errorf("architecture %q: recurrent: expected 0 without hidden layers, found %d", a.Name, a.Recurrent)
		}
		return fmt.Errorf("architecture %q: recurrent: expected a hidden layer from 1 to %d, or 0 for none, found %d", a.Name, hidden, a.Recurrent)
	}
	if n := a.Synapses(); n > maxSynapses {
		return fmt.Errorf("architecture %q: expected at most %d synapses, found %d", a.Name, maxSynapses, n)
	}
	return nil
}

// Shape is what may be chosen of a world's network. The zero value is the world's own.
type Shape struct {
	Hidden     []int // neurons of each hidden layer; nil: as many as the world's own has; empty: no hidden layer
	Activation []Hidden
	Recurrent  int
	Constant   bool
	Modulators int
	Forget     float32
}

// Apply is the world's network with the shape: the inputs and outputs stay.
func (s Shape) Apply(a Architecture) Architecture {
	if s.Hidden != nil {
		a.Sizes = slices.Concat(a.Sizes[:1], s.Hidden, a.Sizes[len(a.Sizes)-1:])
	}
	a.Hidden, a.Recurrent, a.Constant, a.Forget = s.Activation, s.Recurrent, s.Constant, s.Forget
	return a.WithModulators(s.Modulators)
}
