package brain

import (
	"fmt"
	"strconv"

	"hebbarium/brain/formula"
)

// A network may have modulating neurons: the last ones of its last layer, which act on no
// actuator. Their tanh is what a formula calls m: modulator i of K scales what the layers i,
// i+K, i+2K, … learn, from the same step's activations (after Soltoggio et al., 2008, and
// Miconi et al., 2020). Synapses that lead to them learn by the same rule, as a part of the
// last layer.

// modulatorsKey is the entry of a genome file's metadata that says how many there are; its
// sizes count them with the outputs.
const modulatorsKey = "modulators"

// WithModulators is the network with so many modulating neurons behind its outputs.
func (a Architecture) WithModulators(count int) Architecture {
	if count != a.Modulators && len(a.Sizes) > 0 {
		a.Sizes = append([]int(nil), a.Sizes...)
		a.Sizes[len(a.Sizes)-1] += count - a.Modulators
		a.Modulators = count
	}
	return a
}

// checkModulators refuses neurons that would modulate nothing, or leave none to act.
func (a Architecture) checkModulators() error {
	if most := a.Layers(); a.Modulators < 0 || a.Modulators > most {
		return fmt.Errorf("architecture %q: modulators: expected 0 to %d, at most one a layer, found %d", a.Name, most, a.Modulators)
	}
	if a.ActionLen() < 1 {
		return fmt.Errorf("architecture %q: modulators: expected a last layer with outputs beside %d modulating neurons, found %d neurons", a.Name, a.Modulators, a.Sizes[len(a.Sizes)-1])
	}
	return nil
}

// CheckModulation refuses a rule that reads m where nothing modulates, and neurons that
// modulate where the rule does not read them.
func CheckModulation(arch Architecture, rule Rule) error {
	f := rule.Written()
	reads := f != nil && f.Reads(formula.Modulation)
	switch {
	case reads && arch.Modulators == 0:
		return fmt.Errorf("rule %s: expected a network with modulating neurons, whose output is m, found none; a campaign has them by modulators = 1 to %d", rule, arch.Layers())
	case !reads && arch.Modulators > 0:
		return fmt.Errorf("modulators: expected a rule that reads their output, m, such as m*eta*(A*pre*post + B*pre + C*post + D), found %s", rule)
	}
	return nil
}

// readModulators reads how many a file's network has; where it states no sizes they stand
// behind the outputs of the world's usual one.
func readModulators(m map[string]string, arch *Architecture) error {
	s, ok := m[modulatorsKey]
	if !ok {
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > MaxLayers {
		return fmt.Errorf("%s: expected a whole number from 0 to %d, found %q", modulatorsKey, MaxLayers, s)
	}
	if _, stated := m["sizes"]; !stated {
		*arch = arch.WithModulators(n)
	}
	arch.Modulators = n
	return nil
}

// Modulator is the modulating neuron, from 0, whose output is m in a layer, from 0, or -1.
func (a Architecture) Modulator(layer int) int {
	if a.Modulators == 0 {
		return -1
	}
	return layer % a.Modulators
}

// Modulators are the outputs of the modulating neurons in the last Forward, in -1 to 1; the
// slice is the network's own.
func (n *Network) Modulators() []float32 {
	out := n.layers[len(n.layers)-1].Out
	return out[len(out)-n.arch.Modulators:]
}

// Modulation is what m stands for in a layer, from 0, at a Learn: what it is clamped to, or
// the activation of the layer's modulating neuron that plasticity takes, and 1 without any.
func (n *Network) Modulation(layer int) float32 {
	if n.clamp != nil {
		return *n.clamp
	}
	by := n.arch.Modulator(layer)
	if by < 0 {
		return 1
	}
	return n.layers[len(n.layers)-1].post[len(n.action)+by]
}

// CheckClamp says why modulation cannot be clamped, or nil.
func (n *Network) CheckClamp() error {
	if n.arch.Modulators == 0 {
		return fmt.Errorf("expected a network with modulating neurons, found %s, which has none", n.arch)
	}
	return nil
}

// ClampModulation makes m a number in all layers, whatever the modulating neurons say, until
// it is released.
func (n *Network) ClampModulation(to float32) error {
	if err := n.CheckClamp(); err != nil {
		return err
	}
	n.clamp = &to
	return nil
}

// ReleaseModulation lets the modulating neurons say again what m is.
func (n *Network) ReleaseModulation() { n.clamp = nil }

// Clamped is what m is clamped to, if it is.
func (n *Network) Clamped() (to float32, clamped bool) {
	if n.clamp == nil {
		return 0, false
	}
	return *n.clamp, true
}

// restoreClamp reads what m is clamped to, where the state says that it is.
func (n *Network) restoreClamp(r *stateReader, clamped bool) {
	n.clamp = nil
	if clamped {
		to := []float32{0}
		r.floats(to)
		n.clamp = &to[0]
	}
}
