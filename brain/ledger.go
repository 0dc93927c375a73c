package brain

import (
	"slices"

	"hebbarium/brain/formula"
	"hebbarium/brain/formula/plan"
	"hebbarium/brain/rule"
)

// Ledger tells of single synapses what a Learn did to them, term by term, in the very
// arithmetic of the update: single precision, from left to right. It reads what the network
// still holds after a Learn and before the next Forward, and changes nothing.
type Ledger struct {
	n     *Network
	steps []rule.Step
	rate  int // plane of η, −1 where the rule has none

	summands []formula.Summand // of a rule that was written as a formula
	formula  *plan.Evaluator   // nil for the rules of the table
	at       plan.Synapse
}

// Entry is what one Learn did to one synapse.
type Entry struct {
	Kept      Kept
	Pre, Post float32 // the activations that plasticity took: those of the step, or their means
	Before    float32 // the weight
	Updated   float32 // after the rule, and before the layer was scaled
	After     float32
	Divisor   float32 // of the layer; 1 where it was not scaled, or not this synapse
	Rate      float32 // η in force; 1 where the rule has none
	// Modulation is m of the layer, 1 where the network has no modulating neurons; Clamped
	// tells whether it is not theirs.
	Modulation float32
	Clamped    bool
	Terms      [rule.MaxTerms]TermEntry
	Count      int     // of the terms, in the order in which they are added
	Sum        float32 // of those that η multiplies
}

// TermEntry is one term's part in it.
type TermEntry struct {
	Plane       int     // of its coefficient, by the rule's order; of a formula's summand, its place among them
	Times       string  // "oi·oj", "oi", "oj", or "" for the coefficient alone; "" of a formula's
	Coefficient float32 // in force, with its strength; of a formula's summand without one of its own, the strength
	Value       float32 // of the term alone, before η
	Rated       bool    // η multiplies it
	// Share is by how much the term moved the weight: the shares of all terms are
	// Updated − Before, to the last bit, as each is a difference of the weights that the
	// update comes to with one term more.
	Share float64
}

// Kept says why a Learn left a synapse as it was.
type Kept uint8

const (
	Learnt       Kept = iota // it did not
	KeptStatic               // the rule changes nothing
	KeptOff                  // plasticity is off
	KeptNotDue               // the rhythm has no update at this step
	KeptFrozen               // the synapse is frozen
	KeptAtTheEnd             // the last step of an episode does not learn; an Episode knows
)

// Ledger makes the network's ledger.
func (n *Network) Ledger() *Ledger {
	g := &Ledger{n: n, steps: n.rule.Steps(), rate: slices.Index(n.rule.Coefficients(), "eta")}
	if n.written != nil {
		g.summands, g.formula = n.written.f.Summands(), plan.NewEvaluator(n.written.f)
		g.at.Coefficients = make([]float32, n.rule.Planes())
	}
	return g
}

// Entry is of the synapse from a pre to a post neuron of a layer, from 1, whose weight was
// before ahead of the last Learn. It allocates nothing.
func (g *Ledger) Entry(layer, pre, post int, before float32) (e Entry) {
	n, l := g.n, g.n.layers[layer-1]
	k := pre*l.Post + post
	e = Entry{Pre: l.In[pre], Post: l.Out[post], Before: before, Updated: before, After: l.W[k], Divisor: 1, Rate: 1, Modulation: n.Modulation(layer - 1), Clamped: n.clamp != nil}
	switch {
	case n.rule == Static:
		e.Kept = KeptStatic
		return e
	case !n.plastic:
		e.Kept = KeptOff
	case l.divisor == 0:
		e.Kept = KeptNotDue
	case l.mask != nil && l.mask[k]:
		e.Kept = KeptFrozen
	}
	if e.Kept == Learnt {
		e.Pre, e.Post, e.Divisor = l.pre[pre], l.post[post], l.divisor
	}
	if g.rate >= 0 {
		e.Rate = l.planes[g.rate][k]
	}
	if g.formula != nil {
		g.written(&e, layer-1, pre, post)
	} else {
		g.terms(&e, l, k)
	}
	if e.Kept != Learnt {
		for i := range e.Count {
			e.Terms[i].Share = 0
		}
		e.Updated = e.After
	}
	return e
}

// written goes through the summands of a formula: what the weight comes to with one more of
// them, and the others nothing.
func (g *Ledger) written(e *Entry, layer, pre, post int) {
	l := g.n.layers[layer]
	g.n.written.synapse(g.n, layer, pre, post, e.Before, &g.at)
	at := e.Before
	for i, s := range g.summands {
		to := float32(e.Before + g.formula.Change(&g.at, i+1))
		t := TermEntry{Plane: i, Value: g.formula.Summand(i), Rated: s.Rated, Share: float64(to) - float64(at)}
		if s.Own >= 0 {
			t.Coefficient = g.at.Coefficients[s.Own]
		} else {
			t.Coefficient = l.Strength(len(l.planes) + i)
		}
		if s.Rated {
			e.Sum += t.Value
		}
		e.Terms[i] = t
		at = to
	}
	e.Count, e.Updated = len(g.summands), at
}

// terms goes through the rule as the update does, and notes after each term how far the
// weight would have come.
func (g *Ledger) terms(e *Entry, l *Layer, k int) {
	at, rated := e.Before, g.rate >= 0
	sum, change := float32(0), float32(0) // inside η's bracket, and of the weight
	add := func(plane int, times string, value float32) {
		if e.Count == 0 {
			sum = value // Hebb's term is where the sum begins: −0 stays −0
		} else if rated {
			sum += value
		}
		switch {
		case rated:
			change = float32(e.Rate * sum)
		case e.Count == 0:
			change = value
		default:
			change += value
		}
		to := float32(e.Before + change)
		e.Terms[e.Count] = TermEntry{Plane: plane, Times: times, Coefficient: l.planes[plane][k], Value: value, Rated: rated, Share: float64(to) - float64(at)}
		e.Count++
		at = to
	}
	add(0, "oi·oj", float32(float32(l.planes[0][k]*e.Pre)*e.Post))
	for _, s := range g.steps {
		c := l.planes[s.Plane][k]
		switch {
		case s.Multiply:
			rated = false
		case s.Times == "oi":
			add(s.Plane, s.Times, float32(c*e.Pre))
		case s.Times == "oj":
			add(s.Plane, s.Times, float32(c*e.Post))
		default:
			add(s.Plane, s.Times, c)
		}
	}
	if e.Sum = sum; g.rate < 0 {
		e.Sum = change
	}
	e.Updated = at
}

// Scaled is by how much scaling the layer moved the weight: with the terms' shares it makes
// up all of the change, to the last bit.
func (e *Entry) Scaled() float64 { return float64(e.After) - float64(e.Updated) }
