package brain

import (
	"fmt"
	"slices"
	"strings"
)

// Hidden is what the neurons of a hidden layer make of their sums.
type Hidden uint8

const (
	// HiddenTanh is the original's: tanh.
	HiddenTanh Hidden = iota
	// HiddenReLU rectifies: max(0, x).
	HiddenReLU
	// HiddenLinear leaves the sums as they are.
	HiddenLinear
)

// hiddens are all kinds there are.
func hiddens() []Hidden { return []Hidden{HiddenTanh, HiddenReLU, HiddenLinear} }

// String names the kind of hidden unit in genome files.
func (h Hidden) String() string {
	switch h {
	case HiddenTanh:
		return "tanh"
	case HiddenReLU:
		return "relu"
	case HiddenLinear:
		return "linear"
	}
	return fmt.Sprintf("Hidden(%d)", uint8(h))
}

// ParseHidden reads the kinds of the hidden layers: one name for all of them, or one each
// with commas. "" is nil, tanh in all.
func ParseHidden(s string) ([]Hidden, error) {
	if s == "" {
		return nil, nil
	}
	var all []Hidden
	for _, name := range strings.Split(s, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		at := slices.IndexFunc(hiddens(), func(h Hidden) bool { return h.String() == name })
		if at < 0 || len(all) == MaxLayers {
			return nil, fmt.Errorf("activation: expected tanh, relu or linear, or one of them for each hidden layer with commas, found %.40q", s)
		}
		all = append(all, hiddens()[at])
	}
	return all, nil
}

// hidden is the kind of the layer's neurons, from 0; the last layer has none.
func (a Architecture) hidden(layer int) Hidden {
	switch len(a.Hidden) {
	case 0:
		return HiddenTanh
	case 1:
		return a.Hidden[0]
	}
	return a.Hidden[layer]
}

// Activations are the kinds of the hidden layers as ParseHidden reads them, in the shortest
// form.
func (a Architecture) Activations() string {
	names := []string{}
	for l := range a.Layers() - 1 {
		names = append(names, a.hidden(l).String())
	}
	if len(names) == 0 {
		return HiddenTanh.String()
	}
	if len(slices.Compact(slices.Clone(names))) == 1 {
		return names[0]
	}
	return strings.Join(names, ",")
}
