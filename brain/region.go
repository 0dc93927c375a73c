package brain

import (
	"errors"
	"fmt"
)

// Span is a half-open range of neurons [From, To); the zero value stands for
// all of them.
type Span struct{ From, To int }

func (s Span) resolve(n int) (Span, error) {
	if s == (Span{}) {
		return Span{0, n}, nil
	}
	if s.From < 0 || s.To > n || s.From >= s.To {
		return s, fmt.Errorf("expected neurons within 0..%d, found %d..%d", n-1, s.From, s.To-1)
	}
	return s, nil
}

// Region is a rectangle of synapses: those from the pre neurons in Pre to the
// post neurons in Post of one plastic layer. The zero value stands for every
// synapse of the brain.
type Region struct {
	Layer int // from 1; 0 stands for every layer, Pre and Post then being zero
	Pre   Span
	Post  Span
}

// rectangle is a region resolved to one layer.
type rectangle struct {
	l         *Layer
	index     int // of the layer, from 0
	pre, post Span
}

func (r rectangle) whole() bool {
	return r.pre == Span{0, r.l.Pre} && r.post == Span{0, r.l.Post}
}

// row is the part of plane w, [pre][post], that belongs to pre neuron i and the
// rectangle.
func (r rectangle) row(w []float32, i int) []float32 {
	return w[i*r.l.Post+r.post.From : i*r.l.Post+r.post.To]
}

// rows yields the rectangle's rows of plane w.
func (r rectangle) rows(w []float32) func(yield func([]float32) bool) {
	return func(yield func([]float32) bool) {
		for i := r.pre.From; i < r.pre.To; i++ {
			if !yield(r.row(w, i)) {
				return
			}
		}
	}
}

// resolve lists the rectangles of regions, or says what lies outside.
func (n *Network) resolve(regions ...Region) ([]rectangle, error) {
	var all []rectangle
	for _, r := range regions {
		if r.Layer == 0 {
			if r.Pre != (Span{}) || r.Post != (Span{}) {
				return nil, errors.New("expected a layer beside a range of neurons, found none")
			}
			for i, l := range n.layers {
				all = append(all, rectangle{l, i, Span{0, l.Pre}, Span{0, l.Post}})
			}
			continue
		}
		if r.Layer < 1 || r.Layer > len(n.layers) {
			return nil, fmt.Errorf("expected a layer from 1 to %d, found %d", len(n.layers), r.Layer)
		}
		l := n.layers[r.Layer-1]
		pre, err := r.Pre.resolve(l.Pre)
		if err != nil {
			return nil, fmt.Errorf("layer %d: pre: %w", r.Layer, err)
		}
		post, err := r.Post.resolve(l.Post)
		if err != nil {
			return nil, fmt.Errorf("layer %d: post: %w", r.Layer, err)
		}
		all = append(all, rectangle{l, r.Layer - 1, pre, post})
	}
	return all, nil
}

// CheckRegions says which region lies outside the network, or nil.
func (n *Network) CheckRegions(regions ...Region) error {
	_, err := n.resolve(regions...)
	return err
}

// Neurons are the regions that hold every synapse into and out of the neurons
// of a level: 0 the plastic layers' inputs, then the hidden layers, and last the
// outputs.
func (n *Network) Neurons(level int, span Span) ([]Region, error) {
	if level < 0 || level > len(n.layers) {
		return nil, fmt.Errorf("expected neurons of level 0 to %d, found %d", len(n.layers), level)
	}
	span, err := span.resolve(n.arch.Sizes[level])
	if err != nil {
		return nil, fmt.Errorf("level %d: %w", level, err)
	}
	return n.arch.Neurons(level, span), nil
}

// Neurons are the regions that hold every synapse into and out of some neurons of a level,
// see Network.Neurons.
func (a Architecture) Neurons(level int, span Span) (rs []Region) {
	if level > 0 {
		rs = append(rs, Region{Layer: level, Post: span})
	}
	if level > 0 && a.Recurrent == level {
		own := a.Own(level - 1)
		rs = append(rs, Region{Layer: level, Pre: Span{own.From + span.From, own.From + span.To}})
	}
	if level < a.Layers() {
		rs = append(rs, Region{Layer: level + 1, Pre: span})
	}
	return rs
}

// Band is a contiguous share of every layer, as one band of hidden neurons: the
// post neurons of the first layer and the pre neurons of the others, from the
// middle of each (figure 4 of Najarro & Risi, 2020). A share that rounds to no
// neuron of a layer leaves that layer out. Where a layer is recurrent, what its own neurons
// of the band give it is in the band too.
func (n *Network) Band(share float64) []Region {
	out := make([]Region, 0, len(n.layers))
	for i, l := range n.layers {
		r := Region{Layer: i + 1}
		side, size := &r.Pre, n.arch.Sizes[i]
		if i == 0 {
			side, size = &r.Post, l.Post
		}
		width := int(float64(share*float64(size)) + 0.5)
		side.From = (size - width) / 2
		side.To = side.From + width
		if width > 0 {
			out = append(out, r)
		}
		if own := n.arch.Own(i); own != (Span{}) { // from the band to the layer's own neurons
			if width := int(float64(share*float64(l.Post)) + 0.5); width > 0 {
				from := own.From + (l.Post-width)/2
				out = append(out, Region{Layer: i + 1, Pre: Span{from, from + width}})
			}
		}
	}
	return out
}
