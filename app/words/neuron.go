package words

import (
	"fmt"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/world"
)

// Net is a network as it is spoken of: its world, and the sizes of its sets of neurons, the
// inputs first; and where there are some, the layer, from 1, that hears itself, and a bias
// neuron before each.
type Net struct {
	World      string
	Sizes      []int
	Modulators int // of the last set, behind its outputs
	Recurrent  int
	Bias       bool
}

// NetOf is how a world's network is spoken of.
func NetOf(world string, a brain.Architecture) Net {
	return Net{World: world, Sizes: a.Sizes, Modulators: a.Modulators, Recurrent: a.Recurrent, Bias: a.Constant}
}

// arch is what decides what stands before its layers.
func (n Net) arch() brain.Architecture {
	return brain.Architecture{Sizes: n.Sizes, Recurrent: n.Recurrent, Constant: n.Bias}
}

// Neuron is how a neuron of a set is called: by what it stands for, or by its layer and
// number.
func (n Net) Neuron(set, i int) string {
	if set == 0 {
		if name := world.InputName(n.World, n.Sizes[0], i); name != "" {
			return name
		}
	} else if names := n.names(set); i < len(names) {
		return names[i]
	}
	return fmt.Sprintf("%s %d", n.sign(set), i)
}

// Synapse is how the synapse from a pre to a post neuron of a layer, from 1, is called.
func (n Net) Synapse(layer, pre, post int) string {
	return n.Pre(layer, pre) + " → " + n.Neuron(layer, post)
}

// bias is how the bias neuron is called.
const bias = "bias"

// Pre is how what stands before a layer, from 1, is called.
func (n Net) Pre(layer, pre int) string {
	switch source, i := n.arch().Source(layer-1, pre); source {
	case brain.FromSelf:
		return n.Neuron(layer, i) + " before"
	case brain.FromBias:
		return bias
	default:
		return n.Neuron(layer-1, i)
	}
}

// names are those of the neurons of a set, nil where they have none.
func (n Net) names(set int) []string {
	switch set {
	case 0:
		return world.InputNames(n.World, n.Sizes[0])
	case len(n.Sizes) - 1:
		if names := world.OutputNames(n.World); len(names) == n.Sizes[set]-n.Modulators {
			for i := range n.Modulators {
				names = append(names, fmt.Sprint("modulator ", i+1))
			}
			return names
		}
	}
	return nil
}

// sign is how a set is called before the number of one of its neurons.
func (n Net) sign(set int) string {
	switch set {
	case 0:
		return "in"
	case len(n.Sizes) - 1:
		return "out"
	}
	return fmt.Sprint("h", set)
}

// ParseNeuron reads how a neuron is called: "h1 61", "in 3", "out 0", or its name, with or
// without its spaces. The error says what there is.
func (n Net) ParseNeuron(text string) (set, i int, err error) {
	plain := squeezed(text)
	for _, set := range []int{0, len(n.Sizes) - 1} {
		for i, name := range n.names(set) {
			if squeezed(name) == plain || set > 0 && squeezed(strings.ReplaceAll(name, " ", "")) == plain {
				return set, i, nil
			}
		}
	}
	words := strings.Fields(strings.ToLower(text))
	for set, size := range n.Sizes {
		if len(words) == 0 || words[0] != n.sign(set) {
			continue
		}
		if len(words) == 2 {
			if i, err := strconv.Atoi(words[1]); err == nil && i >= 0 && i < size {
				return set, i, nil
			}
		}
		return 0, 0, fmt.Errorf("%q: expected %s with a number from 0 to %d", strings.TrimSpace(text), n.sign(set), size-1)
	}
	return 0, 0, &NoNeuronError{strings.TrimSpace(text), n.has()}
}

// NoNeuronError says what neurons there are.
type NoNeuronError struct {
	Text string
	Has  []string // of each set
}

func (e *NoNeuronError) Error() string {
	return fmt.Sprintf("%q is no neuron: there are %s", e.Text, strings.Join(e.Has, ", "))
}

// squeezed is a name without what a person may leave out.
func squeezed(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(s))
}

// has says what neurons there are.
func (n Net) has() (all []string) {
	for set, size := range n.Sizes {
		text := fmt.Sprintf("%s 0 to %d", n.sign(set), size-1)
		if names := n.names(set); names != nil {
			text += fmt.Sprintf(" (%s to %s)", names[0], names[size-1])
		}
		all = append(all, text)
	}
	return all
}

// Example is how some synapse is called.
func (n Net) Example() string {
	layer := min(2, len(n.Sizes)-1)
	return n.Synapse(layer, min(61, n.Sizes[layer-1]-1), min(22, n.Sizes[layer]-1))
}

// IsSynapse tells whether a text means a synapse: it has an arrow.
func IsSynapse(text string) bool {
	return strings.Contains(text, "→") || strings.Contains(text, "->")
}

// ParseSynapse reads how a synapse is called, such as "h1 61 → h2 22" or "height -> h1 5".
func (n Net) ParseSynapse(text string) (layer, pre, post int, err error) {
	from, to, ok := strings.Cut(strings.ReplaceAll(text, "->", "→"), "→")
	if !ok {
		return 0, 0, 0, fmt.Errorf("%q: expected a synapse such as %s", text, n.Example())
	}
	b, post, err := n.ParseNeuron(to)
	if own, before := strings.CutSuffix(strings.TrimSpace(from), " before"); before {
		from = own
	}
	if n.Bias && squeezed(from) == bias && err == nil && b > 0 {
		return b, n.arch().Pre(b-1) - 1, post, nil
	}
	a, pre, fromErr := n.ParseNeuron(from)
	if fromErr != nil {
		err = fromErr
	}
	if err != nil {
		return 0, 0, 0, err
	}
	if a == b && a > 0 && a == n.Recurrent {
		return b, n.arch().Own(b-1).From + pre, post, nil
	}
	if b != a+1 {
		if a == len(n.Sizes)-1 {
			return 0, 0, 0, fmt.Errorf("no synapse leads from %s, which is an output", n.Neuron(a, pre))
		}
		return 0, 0, 0, fmt.Errorf("no synapse leads from %s to %s: those from there lead to %s 0 to %d", n.Neuron(a, pre), n.Neuron(b, post), n.sign(a+1), n.Sizes[a+1]-1)
	}
	return b, pre, post, nil
}
