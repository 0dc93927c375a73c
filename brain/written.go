package brain

import (
	"encoding/binary"
	"fmt"

	"hebbarium/brain/formula"
	"hebbarium/brain/formula/plan"
	"hebbarium/brain/kernel"
)

// memory is what a network remembers whose rule was written as a formula: the steps of its
// life, the activations of the step before, and running means, as far as the formula reads
// them.
type memory struct {
	f       *formula.Formula
	machine *plan.Machine
	tau     *plan.Evaluator // nil without running means
	now     plan.Layer
	at      plan.Synapse // whose tau is computed

	steps  int
	last   [][]float32 // of the pre neurons of each layer, and of the outputs; nil where the formula reads no change
	change [][]float32
	mean   [][2][]float32 // by the layer, of its neurons before and behind
}

// newWritten is nil for the rules of the table.
func newWritten(k *kernel.Kernel, arch Architecture, rule Rule) *memory {
	f := rule.Written()
	if f == nil {
		return nil
	}
	m := &memory{f: f, machine: plan.NewMachine(k, f)}
	if f.Reads(formula.PreChange) || f.Reads(formula.PostChange) {
		for l := range arch.Layers() + 1 {
			n := arch.taken(l)
			m.last, m.change = append(m.last, make([]float32, n)), append(m.change, make([]float32, n))
		}
	}
	if f.Tau != nil {
		m.tau = plan.NewTau(f)
		m.at.Coefficients = make([]float32, rule.Planes())
		for l := range arch.Layers() {
			m.mean = append(m.mean, [2][]float32{make([]float32, arch.Pre(l)), make([]float32, arch.Post(l))})
		}
	}
	return m
}

// reset forgets the life before.
func (m *memory) reset() {
	m.steps = 0
	for _, x := range m.kept() {
		clear(x)
	}
}

// kept are the numbers of the state.
func (m *memory) kept() [][]float32 {
	all := append([][]float32(nil), m.last...)
	for _, both := range m.mean {
		all = append(all, both[0], both[1])
	}
	return all
}

// live goes on by a step, whether or not the network learns from it.
func (m *memory) live(n *Network) {
	m.steps++
	for at := range m.last {
		now := n.taken(at)
		for i, v := range now {
			m.change[at][i] = v - m.last[at][i]
		}
		copy(m.last[at], now)
	}
	for i := range m.mean {
		l := n.layers[i]
		for k := range m.at.Coefficients {
			m.at.Coefficients[k] = l.planes[k][0]
		}
		tau := m.tau.Change(&m.at, 0)
		if !(tau >= 1) {
			tau = 1 // the mean is the activation itself
		}
		for side, now := range [2][]float32{l.In, l.Out} {
			mean := m.mean[i][side]
			for k, v := range now {
				mean[k] += float32((v - mean[k]) / tau)
			}
		}
	}
}

// taken are the activations that a layer takes, from 0, or behind the last one the outputs:
// the post neurons of the layer before stand first among them.
func (n *Network) taken(i int) []float32 {
	if i < len(n.layers) {
		return n.layers[i].In
	}
	return n.layers[i-1].Out
}

// taken is how many those are.
func (a Architecture) taken(i int) int {
	if i < a.Layers() {
		return a.Pre(i)
	}
	return a.Post(i - 1)
}

// update changes the weights of a layer, from 0, by the formula.
func (m *memory) update(n *Network, i int) float32 {
	l := n.layers[i]
	p := &m.now
	*p = plan.Layer{Weights: l.W, Pre: l.pre, Post: l.post, Planes: l.planes, Modulation: n.Modulation(i), Step: float32(m.steps), Frozen: l.mask, Strengths: m.strengths(l)}
	if m.last != nil {
		p.PreChange, p.PostChange = m.change[i], m.change[i+1][:l.Post]
	}
	if m.mean != nil {
		p.PreMean, p.PostMean = m.mean[i][0], m.mean[i][1]
	}
	return m.machine.Update(p)
}

// strengths are those of the summands, nil where all are 1.
func (m *memory) strengths(l *Layer) []float32 {
	if l.strength == nil {
		return nil
	}
	for _, by := range l.strength[len(l.planes):] {
		if by != 1 {
			return l.strength[len(l.planes):]
		}
	}
	return nil
}

// synapse reads one synapse as the last update did, for the ledger.
func (m *memory) synapse(n *Network, layer, pre, post int, weight float32, to *plan.Synapse) {
	l := n.layers[layer]
	coefficients := to.Coefficients
	*to = plan.Synapse{Pre: l.pre[pre], Post: l.post[post], Weight: weight, Modulation: n.Modulation(layer), Step: float32(m.steps), Coefficients: coefficients, Strengths: m.strengths(l)}
	if m.last != nil {
		to.PreChange, to.PostChange = m.change[layer][pre], m.change[layer+1][post]
	}
	if m.mean != nil {
		to.PreMean, to.PostMean = m.mean[layer][0][pre], m.mean[layer][1][post]
	}
	for k, p := range l.planes {
		to.Coefficients[k] = p[pre*l.Post+post]
	}
}

// appendTo appends the state.
func (m *memory) appendTo(dst []byte) []byte {
	dst = binary.LittleEndian.AppendUint32(dst, uint32(m.steps))
	for _, x := range m.kept() {
		dst = appendFloats(dst, x)
	}
	return dst
}

// size is the length of the state in bytes.
func (m *memory) size() int {
	n := 4
	for _, x := range m.kept() {
		n += 4 * len(x)
	}
	return n
}

func (m *memory) restore(r *stateReader) {
	m.steps = int(r.uint32())
	for _, x := range m.kept() {
		r.floats(x)
	}
}

// TieShared gives every coefficient that a formula has shared the value of the first that
// shares it: one a neuron after the synapse, a layer, or the rule.
func TieShared(theta []float32, arch Architecture, rule Rule) {
	f := rule.Written()
	if f == nil || !f.Shares() {
		return
	}
	for k, c := range f.Coefficients() {
		for l := range arch.Layers() {
			p, post := plane(theta, arch, rule.Planes(), l, k), arch.Post(l)
			switch c.Scope {
			case formula.PerNeuron:
				for at := post; at < len(p); at += post {
					copy(p[at:], p[:post])
				}
			case formula.PerLayer, formula.PerRule:
				first := p[0]
				if c.Scope == formula.PerRule {
					first = plane(theta, arch, rule.Planes(), 0, k)[0]
				}
				for i := range p {
					p[i] = first
				}
			}
		}
	}
}

// checkTied refuses a genome whose formula shares what its numbers do not.
func (g *Genome) checkTied() error {
	f := g.Rule.Written()
	if f == nil || !f.Shares() {
		return nil
	}
	tied := append([]float32(nil), g.Theta...)
	TieShared(tied, g.Arch, g.Rule)
	for i, v := range tied {
		if v != g.Theta[i] {
			return fmt.Errorf("genome: %s: expected the same number wherever a coefficient is shared, found %g and %g", g.Rule, v, g.Theta[i])
		}
	}
	return nil
}
