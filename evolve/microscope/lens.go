package microscope

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/brain/rule"
	"hebbarium/evolve/episode"
)

// Moment is what one step did to a target; for a neuron the weights and their changes are
// sums over the synapses that lead into it, and Pre is the mean over those.
type Moment struct {
	Known  bool
	Kept   brain.Kept // why nothing was learnt; of a neuron, only where it is so of all its synapses
	Before float64    // the weight, before the step's update
	After  float64
	// Shares are by how much each term moved the weight, by the order of the rule's
	// coefficients, or of a formula's summands, and Scaled by
	// how much the scaling of the layer: together they are After − Before, for a synapse to
	// the last bit.
	Shares    [rule.MaxTerms]float64
	Scaled    float64
	Pre, Post float32
}

// Lens lives a life again, in an episode of its own, and looks at one target in it. One
// goroutine uses it at a time.
type Lens struct {
	target Target
	genome *brain.Genome
	life   *episode.Episode
	ledger *brain.Ledger
	past   *episode.History
	begun  bool // the life was started by the present recipe
	synced bool // it is at a step of the present future
	before []float32
	entry  brain.Entry
}

// New makes a lens for lives of a world, that begin in a physics, by a rule set.
func New(world, physics string, g *brain.Genome) (*Lens, error) {
	w, err := episode.NewWorld(world, physics)
	if err != nil {
		return nil, err
	}
	life, err := episode.New(w, brain.NewNetwork(g.Arch, g.Rule))
	if err != nil {
		return nil, err
	}
	return &Lens{genome: g, life: life, ledger: life.Network.Ledger(), target: Target{Layer: 1}}, nil
}

// Look chooses the target.
func (l *Lens) Look(t Target) error {
	if err := t.Check(l.genome.Arch); err != nil {
		return err
	}
	l.target = t
	return nil
}

// Take takes a life: its recipe, whose events are the history's, and its history, which is
// the lens's own from now on.
func (l *Lens) Take(setup episode.Setup, past *episode.History) error {
	now := l.life.Setup()
	if !l.begun || now.Seed != setup.Seed || now.Body != setup.Body || now.Init != setup.Init || now.Patient != setup.Patient || now.MaxSteps != setup.MaxSteps {
		setup.Events = past.Events()
		if err := l.life.Start(l.genome, setup); err != nil {
			return err
		}
		l.begun = true
	}
	l.past, l.synced = past, false
	return nil
}

// Near tells whether a step is soon lived: the life is at the one before.
func (l *Lens) Near(step int) bool { return l.synced && l.life.Steps() == step-1 }

// Step lives through a step, counted from 1, and says what it did.
func (l *Lens) Step(step int) (Moment, error) {
	if err := l.reach(step - 1); err != nil {
		l.synced = false
		return Moment{}, err
	}
	l.life.ApplyDue()
	l.note()
	status := l.life.Step()
	if status == episode.Diverged || l.life.Steps() != step {
		l.synced = false
		return Moment{}, fmt.Errorf("step %d: expected to live it again, found the episode %s at step %d: %w", step, status, l.life.Steps(), l.life.Err())
	}
	return l.moment(status != episode.Running), nil
}

// reach brings the life to a step.
func (l *Lens) reach(step int) error {
	if !l.synced || l.life.Steps() != step {
		if err := l.past.Seek(l.life, min(step, l.past.Live())); err != nil {
			return err
		}
		l.synced = true
	}
	for l.life.Steps() < step {
		if l.life.Step() != episode.Running {
			return fmt.Errorf("expected to reach step %d, found the episode %s at %d", step, l.life.Status(), l.life.Steps())
		}
	}
	return nil
}

// note keeps the weights before an update.
func (l *Lens) note() {
	layer := l.life.Network.Layers()[l.target.Layer-1]
	l.before = l.before[:0]
	if !l.target.Neuron() {
		l.before = append(l.before, layer.W[l.target.Pre*layer.Post+l.target.Post])
		return
	}
	for i := range layer.Pre {
		l.before = append(l.before, layer.W[i*layer.Post+l.target.Post])
	}
}

// moment reads off what the update did, where the step was not the last one.
func (l *Lens) moment(last bool) Moment {
	first, t := l.target.Pre, l.target
	if t.Neuron() {
		first = 0
	}
	m := Moment{Known: true}
	for i, before := range l.before {
		e := l.ledger.Entry(t.Layer, first+i, t.Post, before)
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
		m.Pre, m.Post = m.Pre+e.Pre/float32(len(l.before)), e.Post
		l.entry = e
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

// Entry is the ledger's of the last Step, of a neuron that of its last synapse.
func (l *Lens) Entry() brain.Entry { return l.entry }
