package app

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/render/maps"
)

// stroke is a brush at work, from press to release: the rectangles that it has
// passed over, or one rectangle that is being drawn out, or neurons of a strip.
type stroke struct {
	layer   int // from 1; 0 on a strip
	set     int // of neurons, on a strip
	from    maps.Hit
	last    maps.Hit // of a brush
	whole   bool     // a rectangle
	regions []brain.Region
	span    brain.Span // of neurons
}

// brushHint says what a brush does, or why it is off.
//
// The design turns the brushes off while a replay plays. They stay on here: an injury
// begins a branch of that life, as it does at any other step that was lived before, which
// is the more useful answer, and one that undo takes back. The hint says so.
func (b *brainPanel) brushHint(name string) string {
	for _, k := range brushes() {
		switch {
		case k.name != name:
		case b.mode == pcaMode:
			return "There is no map to paint on: choose one"
		case b.mode > 0 && k.event != "freeze":
			return k.title + " paints on the weights: choose their map"
		case b.g.recorded.Following:
			return "Paint, and the replay goes on as a life of your own"
		default:
			return k.hint
		}
	}
	return ""
}

// around is the brush's square about a synapse, within its layer.
func (b *brainPanel) around(h maps.Hit) brain.Region {
	half := b.size / 2
	clip := func(at, n int) brain.Span { return brain.Span{From: max(at-half, 0), To: min(at+half+1, n)} }
	return brain.Region{Layer: h.Layer, Pre: clip(h.Pre, b.sizes[h.Layer-1]), Post: clip(h.Post, b.sizes[h.Layer])}
}

// paint follows an armed brush.
func (b *brainPanel) paint(at image.Point, inside bool) {
	if inside && inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonRight) {
		if b.pinned, b.pinAt = b.hover, at; b.pinned != nil {
			hit := *b.hover
			b.pinned = &hit
		}
	}
	if b.armed >= 0 && inside && b.hover != nil && inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft) {
		b.stroke = &stroke{layer: b.hover.Layer, set: b.hover.Set, from: *b.hover, whole: ebiten.IsKeyPressed(ebiten.KeyShift)}
	}
	s := b.stroke
	if s == nil {
		return
	}
	if b.hover != nil && b.hover.Layer == s.layer && (s.layer > 0 || b.hover.Set == s.set) {
		b.extend(s, *b.hover)
	}
	if !ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft) {
		b.apply(s)
		b.stroke = nil
	}
}

// extend lets a stroke reach a hit.
func (b *brainPanel) extend(s *stroke, h maps.Hit) {
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
func (b *brainPanel) through(s *stroke, h maps.Hit) {
	from := s.last
	if from.Layer == 0 {
		from = h
	}
	s.last = h
	distance := max(h.Pre-from.Pre, from.Pre-h.Pre, h.Post-from.Post, from.Post-h.Post)
	n := max((distance+b.size-1)/b.size, 1)
	for i := 0; i <= n; i++ {
		at := maps.Hit{Layer: h.Layer, Pre: from.Pre + (h.Pre-from.Pre)*i/n, Post: from.Post + (h.Post-from.Post)*i/n}
		if r := b.around(at); !slices.Contains(s.regions, r) {
			s.regions = append(s.regions, r)
		}
	}
}

// apply makes the stroke's events: one for each rectangle that it passed over.
func (b *brainPanel) apply(s *stroke) {
	kind := brushes()[b.armed].event
	first := ""
	if kind == "randomise" {
		first, _, _ = strings.Cut(b.g.init, ",")
		first += ","
	}
	if s.layer == 0 && s.span.To > 0 {
		b.g.inject(kind, fmt.Sprintf("%sneurons=%d:%d..%d", first, s.set, s.span.From, s.span.To-1))
		return
	}
	var events []episode.Event
	for _, r := range merged(s.regions) {
		args := fmt.Sprintf("%slayer=%d,pre=%d..%d,post=%d..%d", first, r.Layer, r.Pre.From, r.Pre.To-1, r.Post.From, r.Post.To-1)
		events = append(events, episode.Event{Kind: kind, Args: args})
	}
	b.g.injectAll(events...)
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

// ofNeurons are the synapses into and out of neurons of a set.
func (b *brainPanel) ofNeurons(set int, span brain.Span) []brain.Region {
	var regions []brain.Region
	if set > 0 {
		regions = append(regions, brain.Region{Layer: set, Post: span})
	}
	if set < len(b.sizes)-1 {
		regions = append(regions, brain.Region{Layer: set + 1, Pre: span})
	}
	return regions
}

// aims tells whether the brush's square is under the pointer, and stands for it.
func (b *brainPanel) aims() bool { return b.armed >= 0 && b.hover != nil && b.hover.Layer > 0 }

// outline shows what the brush would hit, or has passed over.
func (b *brainPanel) outline() []brain.Region {
	if s := b.stroke; s != nil {
		if s.layer == 0 {
			return b.ofNeurons(s.set, s.span)
		}
		return merged(s.regions)
	}
	if b.aims() {
		return []brain.Region{b.around(*b.hover)}
	}
	return nil
}
