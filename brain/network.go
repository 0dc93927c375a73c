package brain

import (
	"errors"
	"fmt"
	"math/rand/v2"

	"hebbarium/brain/kernel"
)

// Network is one brain at work: the weights of an architecture, its activations,
// and the rule that changes the weights. Everything is allocated by NewNetwork;
// a step allocates nothing. One goroutine uses a Network at a time.
type Network struct {
	arch    Architecture
	rule    Rule
	layers  []*Layer
	action  []float32
	kernel  *kernel.Kernel
	conv    *kernel.Conv // nil without convolutions
	genome  *Genome
	plastic bool
	track   bool
	written *memory   // nil for the rules of the table
	rhythm  *rhythm   // nil where the network learns at every step from that step
	random  []float32 // the rules that RandomRules drew; nil until it did
	control bool      // whether random is in force
	clamp   *float32  // what m is clamped to; nil where the modulating neurons say it
	scaled  []float32 // coefficients times their strengths; nil until there were some
}

// NewNetwork allocates a network that computes with the processor's fastest
// kernel. The architecture must pass Check; one that does not is a mistake of
// the caller, and panics.
func NewNetwork(arch Architecture, rule Rule) *Network {
	return NewNetworkOn(kernel.Best(), arch, rule)
}

// NewNetworkOn is NewNetwork with the kernel given.
func NewNetworkOn(k *kernel.Kernel, arch Architecture, rule Rule) *Network {
	if err := arch.Check(); err != nil {
		panic(err)
	}
	n := &Network{arch: arch, rule: rule, kernel: k, plastic: true, action: make([]float32, arch.ActionLen())}
	for i := range arch.Layers() {
		l := &Layer{
			Name: fmt.Sprintf("l%d", i+1), Pre: arch.Pre(i), Post: arch.Post(i),
			W: make([]float32, arch.Plane(i)), In: make([]float32, arch.Pre(i)), Out: make([]float32, arch.Post(i)),
			planes: make([][]float32, rule.Planes()),
		}
		if i > 0 { // what the layer before gives stands where this one takes it
			n.layers[i-1].Out = l.In[:arch.Sizes[i]:arch.Sizes[i]]
		}
		if own := arch.Own(i); own != (Span{}) {
			l.own = l.In[own.From:own.To:own.To]
		}
		if arch.Constant {
			l.In[l.Pre-1] = 1
		}
		if i < arch.Layers()-1 {
			l.hidden = arch.hidden(i)
		}
		n.layers = append(n.layers, l)
	}
	n.newRhythm()
	n.written = newWritten(k, arch, rule)
	if arch.Conv {
		n.conv = kernel.NewConv(k)
	}
	return n
}

// ErrNoGenome is returned by a network that was never loaded.
var ErrNoGenome = errors.New("network: expected a genome to be loaded first, found none")

// Load takes a genome's coefficients without copying them: they must not change
// while the network uses them. The weights stay as they are until Reset. A
// genome of another architecture or rule is refused.
func (n *Network) Load(g *Genome) error {
	if !g.Arch.Equal(n.arch) || g.Rule != n.rule {
		return fmt.Errorf("load: expected a genome for %s with rule %s, found one for %s with rule %s", n.arch, n.rule, g.Arch, g.Rule)
	}
	if err := g.CheckShape(); err != nil {
		return fmt.Errorf("load: %w", err)
	}
	n.genome, n.control = g, false
	n.forgetTerms()
	n.bind(g.Theta)
	for i, l := range n.layers {
		l.Bias = g.Biases(i)
	}
	if n.conv != nil {
		n.conv.Load(g.Conv)
	}
	return nil
}

// bind points every layer at its coefficients in theta, or at those times their strength.
func (n *Network) bind(theta []float32) {
	for i, l := range n.layers {
		for k := range l.planes {
			l.planes[k] = plane(theta, n.arch, len(l.planes), i, k)
			if by := l.Strength(k); by != 1 {
				l.planes[k] = n.times(l.planes[k], i, k, by)
			}
		}
	}
}

// Reset begins a new life: weights drawn from init (the genome's weights where
// the rule is Static or init is InitCoevolve), activations zero, plasticity on,
// nothing frozen, the genome's own rules in force with all their terms.
func (n *Network) Reset(init Init, rng *rand.Rand) error {
	if n.genome == nil {
		return ErrNoGenome
	}
	if n.rule != Static && init.Kind == InitCoevolve && n.genome.Weights == nil {
		return errors.New("reset: expected a genome with co-evolved initial weights, found one without")
	}
	if n.forgetTerms() || n.control {
		n.EvolvedRules()
	}
	n.plastic, n.clamp = true, nil
	if n.rhythm != nil {
		n.rhythm.reset()
	}
	if n.written != nil {
		n.written.reset()
	}
	clear(n.input())
	clear(n.action)
	for i, l := range n.layers {
		switch {
		case n.rule == Static:
			copy(l.W, n.genome.Plane(i, 0))
		case init.Kind == InitCoevolve:
			copy(l.W, n.genome.Initial(i))
		default:
			init.fill(l.W, l.Pre, l.Post, rng)
		}
		clear(l.Out)
		clear(l.own)
		clear(l.change)
		l.mask = nil
	}
	return nil
}

// Forward runs the network on an observation of ObservationLen numbers (car:
// [channel][x][y] in 0…1; ant: 28) and returns the action, which stays valid
// until the next Forward. Hidden layers are tanh(Wᵀo), or max(0, Wᵀo + b) as the
// architecture's Hidden and Bias say, where o has what its Recurrent and Constant add; the
// last layer is bounded as its Output says, and its modulating neurons by tanh.
func (n *Network) Forward(obs []float32) []float32 {
	first := n.input()
	if n.conv != nil {
		n.conv.Forward(first, obs)
	} else {
		copy(first, obs[:len(first)])
	}
	last := len(n.layers) - 1
	for i, l := range n.layers {
		copy(l.own, l.Out)
		n.kernel.Forward(l.Out, l.W, l.In)
		for j, b := range l.Bias {
			l.Out[j] += b
		}
		if i == last {
			break
		}
		switch l.hidden {
		case HiddenTanh:
			n.kernel.Tanh(l.Out, l.Out)
		case HiddenReLU:
			rectify(l.Out)
		}
	}
	out := n.layers[last].Out
	switch n.arch.Output {
	case OutputTanh:
		n.kernel.Tanh(out, out)
		copy(n.action, out)
	case OutputCar:
		n.action[0], n.action[1], n.action[2] = kernel.Tanh(out[0]), kernel.Sigmoid(out[1]), kernel.Sigmoid(out[2])
	default:
		copy(n.action, out)
	}
	if acting := len(n.action); n.arch.Output != OutputTanh && acting < len(out) {
		n.kernel.Tanh(out[acting:], out[acting:])
	}
	return n.action
}

// input is where the network takes what it observes, or what its convolutions make of it.
func (n *Network) input() []float32 { return n.layers[0].In[:n.arch.Sizes[0]] }

// rectify sets what is negative to 0; a NaN stays one, so that a divergence shows.
func rectify(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}

// Learn makes one plastic update with the activations of the last Forward, then
// normalises or bounds each layer where the architecture says so. A static
// network, or one whose plasticity is off, stays as it is. Where the architecture
// has a rhythm of its own, an update is made when it is due, from the means that it
// asks for; a step between two updates changes nothing.
//
// A layer whose largest |w| is 0 is left at zero; the original would divide by
// zero there.
func (n *Network) Learn() {
	if n.written != nil {
		n.written.live(n)
	}
	due := n.rhythm == nil || n.rhythm.due(n)
	learns := due && n.plastic && n.rule != Static
	for i, l := range n.layers {
		l.divisor = 0
		switch {
		case !n.track:
			if learns {
				n.learn(i)
			}
		case !learns:
			clear(l.change)
		default:
			copy(l.before, l.W)
			n.learn(i)
			for k, w := range l.W {
				l.change[k] = w - l.before[k]
			}
		}
	}
}

// learn changes every synapse of a layer, from 0, by the rule and then divides it as the
// architecture says. Frozen synapses keep their weight and have no part in the
// maximum: the others are scaled as if the frozen ones were not there.
func (n *Network) learn(i int) {
	l, most := n.layers[i], float32(0)
	switch rule := kernel.Rule(n.rule); {
	case n.written != nil:
		most = n.written.update(n, i)
	case l.mask != nil:
		most = n.kernel.UpdateMasked(rule, l.W, l.planes, l.pre, l.post, l.mask)
	default:
		most = n.kernel.Update(rule, l.W, l.planes, l.pre, l.post)
	}
	l.divisor = n.arch.divisor(most)
	switch by := l.divisor; {
	case by == 1:
	case l.mask == nil:
		n.kernel.Divide(l.W, by)
	default:
		for k, frozen := range l.mask {
			if !frozen {
				l.W[k] /= by
			}
		}
	}
}

// Architecture is the network's shape.
func (n *Network) Architecture() Architecture { return n.arch }

// Rule is the network's rule.
func (n *Network) Rule() Rule { return n.rule }

// Genome is the genome loaded last, or nil.
func (n *Network) Genome() *Genome { return n.genome }

// Layers are the plastic layers, first to last.
func (n *Network) Layers() []*Layer { return n.layers }

// Action is what the last Forward returned.
func (n *Network) Action() []float32 { return n.action }

// SetPlastic switches learning, normalisation included, on or off.
func (n *Network) SetPlastic(on bool) { n.plastic = on }

// Plastic tells whether learning is on.
func (n *Network) Plastic() bool { return n.plastic }

// TrackChange keeps, while on, what each Learn does to each weight, for
// Layer.Change. It costs two passes over the weights. While off, Layer.Change
// stays what it was.
func (n *Network) TrackChange(on bool) {
	n.track = on
	for _, l := range n.layers {
		if on && l.change == nil {
			l.before, l.change = make([]float32, len(l.W)), make([]float32, len(l.W))
		}
	}
}

// ErrDiverged is what a *DivergedError is, for errors.Is.
var ErrDiverged = errors.New("brain: diverged")

// DivergedError says where a network left the range of numbers.
type DivergedError struct {
	Layer string  // name of the layer
	Part  string  // "weight" or "activation"
	Pre   int     // synapse, for a weight
	Post  int     // synapse, or neuron for an activation
	Value float32 // NaN or an infinity
}

// Error names the layer and the synapse or neuron.
func (e *DivergedError) Error() string {
	if e.Part == "weight" {
		return fmt.Sprintf("brain: %s: expected finite weights, found %v at [%d,%d]", e.Layer, e.Value, e.Pre, e.Post)
	}
	return fmt.Sprintf("brain: %s: expected finite activations, found %v at neuron %d", e.Layer, e.Value, e.Post)
}

// Is makes errors.Is(err, ErrDiverged) true.
func (e *DivergedError) Is(target error) bool { return target == ErrDiverged }

// Finite returns a *DivergedError for the first activation or weight that is
// not finite. It reads every weight once.
func (n *Network) Finite() error {
	for _, l := range n.layers {
		// The largest magnitudes tell it all; only a diverged layer is searched.
		if !infinite(n.kernel.MaxAbs(l.Out)) && !infinite(n.kernel.MaxAbs(l.W)) {
			continue
		}
		if k := firstNotFinite(l.Out); k >= 0 {
			return &DivergedError{Layer: l.Name, Part: "activation", Post: k, Value: l.Out[k]}
		}
		if k := firstNotFinite(l.W); k >= 0 {
			return &DivergedError{Layer: l.Name, Part: "weight", Pre: k / l.Post, Post: k % l.Post, Value: l.W[k]}
		}
	}
	return nil
}
