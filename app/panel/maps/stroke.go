package maps

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/synapses"
	"hebbarium/render/maps"
)

// stroke is a brush at work, from press to release: the rectangles that it has
// passed over, or one rectangle that is being drawn out, or neurons of a strip, all by the
// places where an order has them.
type stroke struct {
	layer   int // from 1; 0 on a strip
	set     int // of neurons, on a strip
	from    maps.Hit
	last    maps.Hit // of a brush
	whole   bool     // a rectangle
	regions []brain.Region
	span    brain.Span // of neurons
}

// extend lets a stroke reach a hit.
func (b *brush) extend(s *stroke, h maps.Hit) {
	span := func(a, c int) brain.Span { return brain.Span{From: min(a, c), To: max(a, c) + 1} }
	switch {
	case s.layer == 0:
		s.span = span(s.from.Neuron, h.Neuron)
	case s.whole:
		s.regions = []brain.Region{{Layer: s.layer, Pre: span(s.from.Pre, h.Pre), Post: span(s.from.Post, h.Post)}}
	default:
		b.through(s, h)
	}
}

// through passes the brush from where it was to a hit, so that a fast hand
// leaves no gaps.
func (b *brush) through(s *stroke, h maps.Hit) {
	from := s.last
	if from.Layer == 0 {
		from = h
	}
	s.last = h
	distance := max(h.Pre-from.Pre, from.Pre-h.Pre, h.Post-from.Post, from.Post-h.Post)
	n := max((distance+b.side-1)/b.side, 1)
	for i := 0; i <= n; i++ {
		at := maps.Hit{Layer: h.Layer, Pre: from.Pre + (h.Pre-from.Pre)*i/n, Post: from.Post + (h.Post-from.Post)*i/n}
		if r := b.around(at); !slices.Contains(s.regions, r) {
			s.regions = append(s.regions, r)
		}
	}
}

// begin begins a stroke of the brush in hand at a hit.
func (b *brush) begin(h maps.Hit, whole bool) {
	b.stroke = &stroke{layer: h.Layer, set: h.Set, from: h, whole: whole}
}

// reach lets the stroke that is under way reach a hit, where that is on its map or strip.
func (b *brush) reach(h maps.Hit) {
	if s := b.stroke; h.Layer == s.layer && (s.layer == 0 && h.Set == s.set || s.layer > 0 && b.net.Part(h.Layer, h.Pre) == b.net.Part(s.layer, s.from.Pre)) {
		b.extend(s, h)
	}
}

// end ends the stroke and gives its events: one for each rectangle that it passed over, of
// the neurons that an order has there. Weights that it draws anew come from init.
func (b *brush) end(init string, o *maps.Order) []episode.Event {
	s, kind, first := b.stroke, brushes()[b.armed], ""
	b.stroke = nil
	if kind.drawn {
		first, _, _ = strings.Cut(init, ",")
		first += ","
	}
	event := func(format string, a ...any) episode.Event {
		return episode.Event{Kind: kind.event, Args: first + fmt.Sprintf(format, a...)}
	}
	if s.layer == 0 && s.span.To > 0 {
		var events []episode.Event
		for _, span := range o.Neurons(s.set, s.span) {
			events = append(events, event("neurons=%d:%d..%d", s.set, span.From, span.To-1))
		}
		return events
	}
	var events []episode.Event
	for _, r := range merged(s.regions) {
		pre, post := o.Pres(r.Layer, r.Pre), o.Neurons(r.Layer, r.Post)
		events = append(events, event("layer=%d,pre=%s,post=%s", r.Layer, synapses.SpansText(pre...), synapses.SpansText(post...)))
	}
	return events
}

// merged joins rectangles that lie side by side or overlap along one axis, so
// that a straight stroke is one event.
func merged(regions []brain.Region) []brain.Region {
	var out []brain.Region
	for _, r := range regions {
		if n := len(out); n > 0 {
			last := &out[n-1]
			switch {
			case last.Pre == r.Pre && r.Post.From <= last.Post.To && last.Post.From <= r.Post.To:
				last.Post = brain.Span{From: min(last.Post.From, r.Post.From), To: max(last.Post.To, r.Post.To)}
				continue
			case last.Post == r.Post && r.Pre.From <= last.Pre.To && last.Pre.From <= r.Pre.To:
				last.Pre = brain.Span{From: min(last.Pre.From, r.Pre.From), To: max(last.Pre.To, r.Pre.To)}
				continue
			}
		}
		out = append(out, r)
	}
	return out
}
