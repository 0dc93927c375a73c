package maps

import (
	"hebbarium/evolve/microscope"
	"hebbarium/render/maps"
)

// examined is what is under the microscope.
type examined struct {
	Looks  func(microscope.Target) // looks at a synapse, or at a neuron; nil where nobody does
	looked *maps.Hit               // nil for nothing
}

// examine looks at what lies under the pointer.
func (x *examined) examine(h *maps.Hit) {
	switch {
	case h == nil || x.Looks == nil:
	case h.Layer == 0:
		x.Looks(microscope.Target{Layer: h.Set, Pre: microscope.All, Post: h.Neuron})
	default:
		x.Looks(microscope.Target{Layer: h.Layer, Pre: h.Pre, Post: h.Post})
	}
}

// Mark marks what is looked at, or nothing any more.
func (x *examined) Mark(t microscope.Target, on bool) {
	switch x.looked = nil; {
	case !on:
	case t.Neuron():
		x.looked = &maps.Hit{Set: t.Layer, Neuron: t.Post}
	default:
		x.looked = &maps.Hit{Layer: t.Layer, Pre: t.Pre, Post: t.Post}
	}
}
