// Package modulated remembers of every step of a life what the network's modulating neurons
// said.
package modulated

import (
	"math"
	"slices"

	"hebbarium/brain"
)

// Trace is one value a step. Values are appended to and replaced, never overwritten, so that
// readers may hold them.
type Trace struct {
	Said [][]float32 // of each modulating neuron; nil without any
	Held []float32   // what m was clamped to, NaN where it was not
}

// Begin is the trace of a life that has made no step.
func Begin(n *brain.Network) (t Trace) {
	for range n.Modulators() {
		t.Said = append(t.Said, nil)
	}
	return t
}

// Add remembers the step that a network has just made.
func (t *Trace) Add(n *brain.Network) {
	said := n.Modulators()
	if len(said) == 0 {
		return
	}
	next := make([][]float32, len(said)) // readers hold the list itself
	for i, v := range said {
		next[i] = append(t.Said[i], v)
	}
	held := float32(math.NaN())
	if to, clamped := n.Clamped(); clamped {
		held = to
	}
	t.Said, t.Held = next, append(t.Held, held)
}

// Until is the trace up to a step, whose end may be appended to.
func (t Trace) Until(step int) Trace {
	return t.each(func(v []float32) []float32 { return slices.Clip(v[:min(step, len(v))]) })
}

// After is a copy of the trace behind a step.
func (t Trace) After(step int) Trace {
	return t.each(func(v []float32) []float32 { return slices.Clone(v[min(step, len(v)):]) })
}

func (t Trace) each(part func([]float32) []float32) Trace {
	if t.Said == nil {
		return Trace{}
	}
	of := Trace{Held: part(t.Held)}
	for _, v := range t.Said {
		of.Said = append(of.Said, part(v))
	}
	return of
}

// Join is the trace up to a step, followed by what After gave of another.
func (t Trace) Join(step int, after Trace) Trace {
	if t.Said == nil {
		return after
	}
	all := t.Until(step)
	for i := range after.Said {
		all.Said[i] = append(all.Said[i], after.Said[i]...)
	}
	all.Held = append(all.Held, after.Held...)
	return all
}

// Bytes is about the memory of it.
func (t Trace) Bytes() int { return 4 * (len(t.Said) + 1) * len(t.Held) }

// At is what the modulating neurons said at a step, from 1, and what m was clamped to, NaN
// where it was not; nil where the trace does not tell.
func (t Trace) At(step int) (said []float32, held float32) {
	if step < 1 || step > len(t.Held) {
		return nil, float32(math.NaN())
	}
	for _, v := range t.Said {
		said = append(said, v[step-1])
	}
	return said, t.Held[step-1]
}
