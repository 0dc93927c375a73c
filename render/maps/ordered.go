package maps

import (
	"slices"

	"hebbarium/brain"
)

// Order is an order of a network's neurons in which its maps and strips show them: those
// of every set, at each place from the left or the top. A nil Order is the network's own.
type Order struct {
	at, of [][]int
}

// NewOrder takes, for each set, the neuron at each place.
func NewOrder(at [][]int) *Order {
	o := &Order{at: at, of: make([][]int, len(at))}
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
func (o *Order) Placed(h Hit) Hit { return moved(h, o.Place) }

// found is the inverse of Placed.
func (o *Order) found(h Hit) Hit { return moved(h, o.Neuron) }

// moved is a hit whose neurons are others of their sets.
func moved(h Hit, to func(set, neuron int) int) Hit {
	if h.Layer == 0 {
		h.Neuron = to(h.Set, h.Neuron)
		return h
	}
	h.Pre, h.Post = to(h.Layer-1, h.Pre), to(h.Layer, h.Post)
	return h
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

// arranged are the values of a layer in the order of the view.
func arranged[T any](o *Order, layer int, values []T, posts int, into []T) []T {
	if o == nil || len(values) == 0 {
		return values
	}
	into = slices.Grow(into[:0], len(values))[:len(values)]
	post := o.at[layer+1]
	for place, pre := range o.at[layer] {
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
	if v.order == nil || r.Layer < 1 || r.Layer > len(v.maps) {
		return []brain.Region{r}
	}
	for _, pre := range v.order.places(r.Layer-1, r.Pre) {
		for _, post := range v.order.places(r.Layer, r.Post) {
			regions = append(regions, brain.Region{Layer: r.Layer, Pre: pre, Post: post})
		}
	}
	return regions
}
