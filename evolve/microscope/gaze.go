package microscope

import (
	"hebbarium/brain"
	"hebbarium/brain/rule"
)

// Moment is what one step did to a target; for a neuron the weights and their changes are
// sums over the synapses that lead into it, and Pre is the mean over those.
type Moment struct {
	Known  bool
	Kept   brain.Kept // why nothing was learnt; of a neuron, only where it is so of all its synapses
	Before float64    // the weight, before the step's update
	After  float64
	// Shares are by how much each term moved the weight, by the order of the rule's
	// coefficients, or of a formula's summands, and Scaled by how much the scaling of the
	// layer: together they are After − Before, for a synapse to the last bit.
	Shares    [rule.MaxTerms]float64
	Scaled    float64
	Pre, Post float32
}

// Gaze looks at one target in a network while that lives, and changes nothing: it is told
// before and after each step.
type Gaze struct {
	Target Target // which the network has

	network *brain.Network
	ledger  *brain.Ledger
	before  []float32
	entry   brain.Entry
}

// NewGaze makes a gaze at a network, on its first neuron behind the senses.
func NewGaze(n *brain.Network) *Gaze {
	return &Gaze{network: n, ledger: n.Ledger(), Target: Target{Layer: 1}}
}

// Note keeps the weights before a step, whose events have been applied.
func (g *Gaze) Note() {
	layer, t := g.network.Layers()[g.Target.Layer-1], g.Target
	g.before = g.before[:0]
	if !t.Neuron() {
		g.before = append(g.before, layer.W[t.Pre*layer.Post+t.Post])
		return
	}
	for i := range layer.Pre {
		g.before = append(g.before, layer.W[i*layer.Post+t.Post])
	}
}

// Moment is what the step after the last Note did; after the last step of an episode nothing
// is learnt.
func (g *Gaze) Moment(last bool) Moment {
	first, t := g.Target.Pre, g.Target
	if t.Neuron() {
		first = 0
	}
	m := Moment{Known: true}
	for i, before := range g.before {
		e := g.ledger.Entry(t.Layer, first+i, t.Post, before)
		if last && e.Kept != brain.KeptStatic {
			e = ended(e)
		}
		if i == 0 || e.Kept < m.Kept {
			m.Kept = e.Kept
		}
		m.Before, m.After, m.Scaled = m.Before+float64(before), m.After+float64(e.After), m.Scaled+e.Scaled()
		for _, term := range e.Terms[:e.Count] {
			m.Shares[term.Plane] += term.Share
		}
		m.Pre, m.Post = m.Pre+e.Pre/float32(len(g.before)), e.Post
		g.entry = e
	}
	return m
}

// ended is an entry of a step after which nothing was learnt.
func ended(e brain.Entry) brain.Entry {
	e.Kept, e.Divisor, e.Updated = brain.KeptAtTheEnd, 1, e.After
	for i := range e.Count {
		e.Terms[i].Share = 0
	}
	return e
}

// Entry is the ledger's of the last Moment, of a neuron that of its last synapse.
func (g *Gaze) Entry() brain.Entry { return g.entry }
