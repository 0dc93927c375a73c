package maps

import (
	"slices"

	"hebbarium/brain"
)

// Order is an order of a network's neurons in which its maps and strips show them: those
// of every set, at each place from the left or the top. A nil Order is the network's own.
type Order struct {
	at, of [][]int
	net    Net
}

// NewOrder takes, for each set of a network, the neuron at each place.
func NewOrder(net Net, at [][]int) *Order {
	o := &Order{at: at, of: make([][]int, len(at)), net: net}
	for set, neurons := range at {
		o.of[set] = make([]int, len(neurons))
		for place, i := range neurons {
			o.of[set][i] = place
		}
	}
	return o
}

// Neuron is the neuron of a set at a place.
func (o *Order) Neuron(set, place int) int {
	if o == nil {
		return place
	}
	return o.at[set][place]
}

// Place is the place of a neuron of a set.
func (o *Order) Place(set, neuron int) int {
	if o == nil {
		return neuron
	}
	return o.of[set][neuron]
}

// Placed is a hit with places instead of neurons: what lies beside it on a map is beside
// it in numbers.
func (o *Order) Placed(h Hit) Hit { return o.moved(h, o.Place) }

// found is the inverse of Placed.
func (o *Order) found(h Hit) Hit { return o.moved(h, o.Neuron) }

// moved is a hit whose neurons are others of their sets.
func (o *Order) moved(h Hit, to func(set, neuron int) int) Hit {
	switch {
	case o == nil:
		return h
	case h.Layer == 0:
		h.Neuron = to(h.Set, h.Neuron)
		return h
	}
	if set, i := o.net.Source(h.Layer, h.Pre); set >= 0 {
		h.Pre += to(set, i) - i
	}
	h.Post = to(h.Layer, h.Post)
	return h
}

// Pres are the pre neurons of a layer, from 1, at a span of places of one of its parts, as
// Neurons are of a set.
func (o *Order) Pres(layer int, places brain.Span) []brain.Span {
	if o == nil {
		return []brain.Span{places}
	}
	return o.ofPart(layer, places, o.at)
}

// ofPart are the numbers by one of the tables, at or of, of a span within a part of a layer's
// pre neurons.
func (o *Order) ofPart(layer int, span brain.Span, table [][]int) []brain.Span {
	set, _ := o.net.Source(layer, span.From)
	if set < 0 {
		return []brain.Span{span}
	}
	first := o.net.Part(layer, span.From).From
	spans := spansOf(table[set], brain.Span{From: span.From - first, To: span.To - first})
	for i := range spans {
		spans[i].From, spans[i].To = spans[i].From+first, spans[i].To+first
	}
	return spans
}

// Neurons are those of a set at a span of places, in as few spans of their own as may be.
func (o *Order) Neurons(set int, places brain.Span) []brain.Span {
	if o == nil {
		return []brain.Span{places}
	}
	return spansOf(o.at[set], places)
}

// places are those of a span of neurons, likewise.
func (o *Order) places(set int, neurons brain.Span) []brain.Span {
	if o == nil || neurons == (brain.Span{}) {
		return []brain.Span{neurons}
	}
	return spansOf(o.of[set], neurons)
}

// spansOf are the spans of the numbers at some indices.
func spansOf(numbers []int, at brain.Span) (spans []brain.Span) {
	for _, i := range slices.Sorted(slices.Values(numbers[at.From:at.To])) {
		if n := len(spans); n > 0 && spans[n-1].To == i {
			spans[n-1].To++
		} else {
			spans = append(spans, brain.Span{From: i, To: i + 1})
		}
	}
	return spans
}

// Arrange shows the neurons in an order, nil for the network's own.
func (v *BrainView) Arrange(o *Order) { v.order = o }

// arranged are the values of a map in the order of the view.
func arranged[T any](o *Order, m MapPlace, values []T, posts int, into []T) []T {
	if o == nil || len(values) == 0 {
		return values
	}
	into = slices.Grow(into[:0], len(values))[:len(values)]
	post := o.at[m.Layer]
	set, _ := o.net.Source(m.Layer, m.Pre.From)
	for place := range m.Pre.To - m.Pre.From {
		pre := place
		if set >= 0 {
			pre = o.at[set][place]
		}
		row, out := values[pre*posts:][:posts], into[place*posts:][:posts]
		for k, j := range post {
			out[k] = row[j]
		}
	}
	return into
}

// lined are the values of a set of neurons in the order of the view.
func lined(o *Order, set int, values, into []float32) []float32 {
	if o == nil || len(values) != len(o.at[set]) {
		return values
	}
	into = slices.Grow(into[:0], len(values))[:len(values)]
	for place, i := range o.at[set] {
		into[place] = values[i]
	}
	return into
}

// split are the rectangles of places that a region of one layer takes up.
func (v *BrainView) split(r brain.Region) (regions []brain.Region) {
	if v.order == nil || r.Layer < 1 || r.Layer >= len(v.net.Sizes) {
		return []brain.Region{r}
	}
	posts := v.order.places(r.Layer, r.Post)
	for _, part := range v.net.Parts(r.Layer) {
		pre := brain.Span{From: max(r.Pre.From, part.From), To: min(r.Pre.To, part.To)}
		if r.Pre == (brain.Span{}) {
			pre = part
		}
		if pre.From >= pre.To {
			continue
		}
		for _, pre := range v.order.ofPart(r.Layer, pre, v.order.of) {
			for _, post := range posts {
				regions = append(regions, brain.Region{Layer: r.Layer, Pre: pre, Post: post})
			}
		}
	}
	return regions
}
