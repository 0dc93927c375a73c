package brain

import (
	"errors"
	"math/rand/v2"
)

// ErrStaticRules is returned where a static network is asked for other rules.
var ErrStaticRules = errors.New("rules: expected a plastic network, found a static one, which has none")

// RandomRules replaces every coefficient by a draw from N(0, 1) as a control:
// the paper's figure 5 shows that such rules have no attractor. The genome is
// not written to. The weights stay.
func (n *Network) RandomRules(rng *rand.Rand) error {
	if n.rule == Static {
		return ErrStaticRules
	}
	n.randomBuffer()
	for i := range n.random {
		n.random[i] = float32(rng.NormFloat64())
	}
	TieShared(n.random, n.arch, n.rule)
	n.control = true
	n.bind(n.random)
	return nil
}

// EvolvedRules puts the genome's own coefficients back in force.
func (n *Network) EvolvedRules() {
	n.control = false
	n.rebind()
}

// Control tells whether random rules are in force.
func (n *Network) Control() bool { return n.control }

// randomBuffer allocates the network's own coefficients on first use.
func (n *Network) randomBuffer() {
	if n.random == nil {
		n.random = make([]float32, ThetaLen(n.arch, n.rule))
	}
}
