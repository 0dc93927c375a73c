package campaign

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Network is what the settings say of the network that is searched for, where it is not its
// world's own.
type Network struct {
	Normalise  bool    `json:"normalise,omitempty"`        // divide each layer by its max |w| after every update; the car's network does unless it has a bound or forgets
	Bound      float32 `json:"bound,omitempty"`            // scale a layer whose max |w| is larger down to it after every update; 0: no bound
	Forget     float32 `json:"forget,omitempty"`           // share of every weight that an update takes off; 0: none
	Every      int     `json:"every,omitempty"`            // steps between two updates of the weights; 0 is 1
	Mean       int     `json:"mean_activations,omitempty"` // steps over which the activations of an update are averaged; 0 is 1
	Modulators int     `json:"modulators,omitempty"`       // neurons beside the outputs whose output is the m of the rule; 0: none
	Hidden     []int   `json:"hidden,omitzero"`            // neurons of each hidden layer; nil: as many as the world's own network has, empty: no such layer
	Activation string  `json:"activation,omitempty"`       // of the hidden layers, or of each with commas; "": tanh
	Recurrent  int     `json:"recurrent,omitempty"`        // the hidden layer, from 1, whose neurons also take what they gave a step before; 0: none
	Bias       bool    `json:"bias,omitempty"`             // a neuron that always gives 1 stands before each layer
}

// maxCoefficients bounds what is searched: a rule set of so many fits in its file, and one
// candidate's noise in 64 MB.
const maxCoefficients = 1 << 24

// maxHidden is the most hidden layers that a network can have.
const maxHidden = brain.MaxLayers - 1

// Arch is the network that lives in the settings' world.
func (s Settings) Arch() (brain.Architecture, error) {
	a, err := episode.ArchitectureOf(s.World)
	if err != nil {
		return a, err
	}
	n := s.Network
	if len(n.Hidden) > maxHidden {
		return a, fmt.Errorf("hidden: expected at most %d layers, found %d", maxHidden, len(n.Hidden))
	}
	if slices.ContainsFunc(n.Hidden, func(neurons int) bool { return neurons < 1 }) {
		return a, fmt.Errorf("hidden: expected 1 neuron or more in each layer, or none for no hidden layer, found %s", listed(n.Hidden))
	}
	shape := brain.Shape{Hidden: n.Hidden, Recurrent: n.Recurrent, Constant: n.Bias, Modulators: n.Modulators, Forget: n.Forget}
	if shape.Activation, err = brain.ParseHidden(n.Activation); err != nil {
		return a, err
	}
	a = shape.Apply(a)
	a.Normalise = a.Normalise && n.Bound == 0 && n.Forget == 0 || n.Normalise
	a.Bound, a.Every, a.Mean = n.Bound, n.Every, n.Mean
	return a, nil
}

// checkNetwork refuses a network that no rule of this kind can be found for.
func (s Settings) checkNetwork(arch brain.Architecture, rule brain.Rule) error {
	if err := arch.Check(); err != nil {
		return err
	}
	if n := brain.ThetaLen(arch, rule); n > maxCoefficients {
		return fmt.Errorf("hidden: expected a network of at most %d coefficients with the rule %s, found %d for %d synapses", maxCoefficients, rule, n, arch.Synapses())
	}
	if rule != brain.Static {
		return nil
	}
	if arch.HasRhythm() {
		return fmt.Errorf("every, mean_activations: expected a plastic rule beside them, found static, whose weights do not change")
	}
	if arch.Forget != 0 {
		return fmt.Errorf("forget: expected a plastic rule beside it, found static, whose weights do not change")
	}
	return nil
}

// startAt takes over the network of a rule set where nothing else was asked of it.
func (n *Network) startAt(g, usual brain.Architecture) {
	if n.Every == 0 && n.Mean == 0 {
		n.Every, n.Mean = g.Every, g.Mean
	}
	if n.Modulators == 0 {
		n.Modulators = g.Modulators
	}
	if n.Hidden == nil && n.Activation == "" && n.Recurrent == 0 && !n.Bias && !g.EqualShape(usual.WithModulators(g.Modulators)) {
		own := g.WithModulators(0)
		if last := len(own.Sizes) - 1; !slices.Equal(own.Sizes, usual.Sizes) {
			n.Hidden = slices.Clone(own.Sizes[1:last:last])
		}
		if n.Recurrent, n.Bias = g.Recurrent, g.Constant; g.Activations() != usual.Activations() {
			n.Activation = g.Activations()
		}
	}
	if !n.Normalise && n.Bound == 0 && n.Forget == 0 {
		n.Normalise = g.Normalise && !usual.Normalise
		n.Bound, n.Forget = g.Bound, g.Forget
	}
}

// lines are those of what is not as usual, in the order of the flags.
func (n Network) lines(more func(not bool, key string, value any)) {
	more(!n.Normalise, "normalise", true)
	more(n.Bound == 0, "bound", n.Bound)
	more(n.Forget == 0, "forget", n.Forget)
	if n.Hidden != nil {
		more(len(n.Hidden) > 0, "hidden", noLayer)
		more(len(n.Hidden) == 0, "hidden", n.Hidden)
	}
	more(n.Activation == "", "activation", n.Activation)
	more(n.Recurrent == 0, "recurrent", n.Recurrent)
	more(!n.Bias, "bias", true)
}

// noLayer is how no hidden layer is asked for.
const noLayer = "none"

// ParseLayers reads the neurons of hidden layers: numbers, or none, as an empty list is; nil
// is nil.
func ParseLayers(text []string) ([]int, error) {
	if text == nil {
		return nil, nil
	}
	all := []int{}
	if len(text) == 1 && strings.EqualFold(strings.TrimSpace(text[0]), noLayer) {
		return all, nil
	}
	for _, one := range text {
		var n int
		if _, err := fmt.Sscanf(strings.TrimSpace(one)+";", "%d;", &n); err != nil {
			return nil, fmt.Errorf("hidden: expected the neurons of each hidden layer, such as 64,32, or %s, found %.40q", noLayer, strings.Join(text, ","))
		}
		all = append(all, n)
	}
	return all, nil
}

// newer tells whether a checkpoint or a recipe of these needs a program that knows of
// them.
func (n Network) newer() bool {
	return n.Every > 1 || n.Mean > 1 || n.Modulators > 0 || n.Hidden != nil || n.Activation != "" || n.Recurrent != 0 || n.Bias || n.Forget != 0
}
