package plan

import (
	"math"

	"hebbarium/brain/formula"
)

func bits(v float32) uint32 { return math.Float32bits(v) }

// Synapse is what a formula reads of one synapse.
type Synapse struct {
	Pre, Post, Weight, PreChange, PostChange, PreMean, PostMean, Modulation, Step float32

	Coefficients []float32 // in the formula's order
	Strengths    []float32 // of the summands; nil where all are 1
}

func (s *Synapse) variable(v formula.Variable) float32 {
	return [...]float32{s.Pre, s.Post, s.Weight, s.PreChange, s.PostChange, s.PreMean, s.PostMean, s.Modulation, s.Step}[v]
}

// Evaluator computes a formula for one synapse at a time, with the bits of a Machine. It
// allocates nothing.
type Evaluator struct {
	g      *graph
	values []float32
}

// NewEvaluator makes one.
func NewEvaluator(f *formula.Formula) *Evaluator {
	g := newGraph(f, f.Root, true)
	return &Evaluator{g, make([]float32, len(g.values))}
}

// Change is Δw with the first summands alone, all for a number as large as theirs.
func (e *Evaluator) Change(s *Synapse, summands int) float32 {
	evaluate(e.g, e.values, s)
	if summands < len(e.g.summands) {
		e.leave(s, summands)
	}
	return e.values[e.g.root]
}

// Summand is the value of one summand by itself in the last Change, with its sign.
func (e *Evaluator) Summand(i int) float32 {
	v := e.values[e.g.summands[i]]
	if e.g.f.Summands()[i].Minus {
		return -v
	}
	return v
}

// leave computes again with the later summands nothing.
func (e *Evaluator) leave(s *Synapse, summands int) {
	gone := e.g.summands[summands:]
	for i := range e.values {
		if len(gone) > 0 && contains(gone, i) {
			e.values[i] = 0
			continue
		}
		e.values[i] = compute(&e.g.values[i], e.values, s)
	}
}

func contains(all []int, i int) bool {
	for _, v := range all {
		if v == i {
			return true
		}
	}
	return false
}

func evaluate(g *graph, values []float32, s *Synapse) {
	for i := range g.values {
		values[i] = compute(&g.values[i], values, s)
	}
}

func compute(v *value, values []float32, s *Synapse) float32 {
	switch v.kind {
	case number:
		return v.v
	case variable:
		return s.variable(formula.Variable(v.index))
	case coefficient:
		return s.Coefficients[v.index]
	case strength:
		if s.Strengths == nil {
			return 1
		}
		return s.Strengths[v.index]
	}
	return v.kind.apply(values[v.x], values[v.y])
}

// NewTau makes an evaluator of the steps of a formula's running means, which its Change
// gives, with 0 summands; it reads coefficients alone.
func NewTau(f *formula.Formula) *Evaluator {
	g := newGraph(f, f.Tau, false)
	return &Evaluator{g, make([]float32, len(g.values))}
}
