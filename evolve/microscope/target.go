package microscope

import (
	"fmt"

	"hebbarium/brain"
)

// Target is what is looked at: a synapse, or a neuron with all synapses that lead into it.
type Target struct {
	Layer int // from 1
	Pre   int // All for a neuron
	Post  int
}

// All in place of a pre neuron stands for every one.
const All = -1

// Neuron tells whether it is a neuron.
func (t Target) Neuron() bool { return t.Pre == All }

// Check says what of the target a network does not have, or nil.
func (t Target) Check(a brain.Architecture) error {
	if t.Layer < 1 || t.Layer > a.Layers() {
		return fmt.Errorf("expected a layer from 1 to %d, found %d", a.Layers(), t.Layer)
	}
	if pre := a.Pre(t.Layer - 1); t.Pre < All || t.Pre >= pre {
		return fmt.Errorf("expected a neuron from 0 to %d before layer %d, found %d", pre-1, t.Layer, t.Pre)
	}
	if post := a.Post(t.Layer - 1); t.Post < 0 || t.Post >= post {
		return fmt.Errorf("expected a neuron from 0 to %d behind layer %d, found %d", post-1, t.Layer, t.Post)
	}
	return nil
}
