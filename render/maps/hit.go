package maps

import (
	"image"

	"hebbarium/brain"
)

// Hit is what lies under a point of a BrainView: a synapse, or a neuron of a
// strip.
type Hit struct {
	Layer     int // from 1, of a synapse; 0 where a neuron was hit
	Pre, Post int // of the synapse
	Set       int // of neurons, from 0, where Layer is 0
	Neuron    int // in the set
}

// At tells what lies at a point.
func (v *BrainView) At(x, y int) (Hit, bool) {
	p := image.Pt(x, y)
	for i, m := range v.layout.Maps {
		if p.In(m.Place) {
			pre, post := v.maps[i].Synapse((x-m.Place.Min.X)/m.Cell.X, (y-m.Place.Min.Y)/m.Cell.Y)
			return v.order.found(Hit{Layer: m.Layer, Pre: m.Pre.From + pre, Post: post}), true
		}
	}
	for i, s := range v.layout.Strips {
		if !p.In(s.Place) {
			continue
		}
		n := v.strips[i].cells()
		at := (y - s.Place.Min.Y) * n / s.Place.Dy()
		if s.Across {
			at = (x - s.Place.Min.X) * n / s.Place.Dx()
		}
		return v.order.found(Hit{Set: s.Set, Neuron: at * s.by()}), true
	}
	return Hit{}, false
}

// Place is the rectangle, in pixels, of a region of one layer, in places of the order, on the
// first of the layer's maps that it is on.
func (v *BrainView) Place(r brain.Region) image.Rectangle {
	for i := range v.layout.Maps {
		if at := v.on(i, r); !at.Empty() {
			return at
		}
	}
	return image.Rectangle{}
}

// on is the rectangle of a region on a map; empty where it is not on it.
func (v *BrainView) on(i int, r brain.Region) image.Rectangle {
	m, h := v.layout.Maps[i], v.maps[i]
	if r.Layer != 0 && r.Layer != m.Layer {
		return image.Rectangle{}
	}
	pre, post := m.within(r.Pre), whole(r.Post, h.post)
	if pre.From >= pre.To {
		return image.Rectangle{}
	}
	c0, r0 := h.Cell(pre.From, post.From)
	c1, r1 := h.Cell(pre.To-1, post.To-1)
	at := m.Place.Min
	return image.Rect(at.X+c0*m.Cell.X, at.Y+r0*m.Cell.Y, at.X+(c1+1)*m.Cell.X, at.Y+(r1+1)*m.Cell.Y)
}

// within are those of a layer's pre neurons, all for the zero value, that a map has, counted
// from its first.
func (m MapPlace) within(pre brain.Span) brain.Span {
	if pre == (brain.Span{}) {
		pre = m.Pre
	}
	return brain.Span{From: max(pre.From, m.Pre.From) - m.Pre.From, To: min(pre.To, m.Pre.To) - m.Pre.From}
}

func whole(s brain.Span, n int) brain.Span {
	if s == (brain.Span{}) {
		return brain.Span{From: 0, To: n}
	}
	return s
}
