package maps

import (
	"math"

	"hebbarium/brain"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// brushKind is what a brush does to the synapses under it.
type brushKind struct {
	name  string // of its control
	title string
	hint  string
	icon  kit.Icon
	event string
	drawn bool // its event says what weights are drawn anew from
}

// brushes are the kinds that there are.
func brushes() [3]brushKind {
	return [...]brushKind{
		{name: "brush zero", title: "Zero", hint: "Brush: drag over a map to zero synapses; Shift and drag for a rectangle", icon: kit.IconZero, event: "zero"},
		{name: "brush randomise", title: "Randomise", hint: "Brush: drag over a map to draw weights anew", icon: kit.IconDice, event: "randomise", drawn: true},
		{name: "brush freeze", title: "Freeze", hint: "Brush: drag over a map to stop synapses from learning", icon: kit.IconFreeze, event: "freeze"},
	}
}

// freezeBrush is the last kind, the one that paints on every map.
const freezeBrush = 2

// brush is what a hand paints with.
type brush struct {
	armed  int // kind in hand, −1 for none
	side   int // of the square that it paints, synapses
	net    maps.Net
	stroke *stroke
}

// reset is for another network: no brush is in hand.
func (b *brush) reset(net maps.Net) { b.armed, b.net, b.stroke = -1, net, nil }

// hold takes a kind in hand, none for −1. A stroke of the one before is given up.
func (b *brush) hold(i int) {
	if i != b.armed {
		b.armed, b.stroke = i, nil
	}
}

// grow makes the brush larger, round to one again.
func (b *brush) grow() { b.setSide(b.side%15 + 2) }

func (b *brush) setSide(n int) { b.side = min(max(n|1, 1), 31) }

// wheel changes the brush's size by the wheel.
func (b *brush) wheel(by float64) {
	if by != 0 {
		b.setSide(b.side + 2*int(math.Copysign(1, by)))
	}
}

// around is the brush's square about a synapse, within its map.
func (b *brush) around(h maps.Hit) brain.Region {
	half := b.side / 2
	clip := func(at int, in brain.Span) brain.Span {
		return brain.Span{From: max(at-half, in.From), To: min(at+half+1, in.To)}
	}
	return brain.Region{Layer: h.Layer, Pre: clip(h.Pre, b.net.Part(h.Layer, h.Pre)), Post: clip(h.Post, brain.Span{To: b.net.Sizes[h.Layer]})}
}

// aims tells whether the brush's square is under the pointer, which is over hit, and
// stands for it.
func (b *brush) aims(hit *maps.Hit) bool { return b.armed >= 0 && hit != nil && hit.Layer > 0 }

// outline shows what the brush would hit, with the pointer over hit, or has passed over.
func (b *brush) outline(hit *maps.Hit) []brain.Region {
	if s := b.stroke; s != nil {
		if s.layer == 0 {
			return b.net.Synapses(s.set, s.span)
		}
		return merged(s.regions)
	}
	if b.aims(hit) {
		return []brain.Region{b.around(*hit)}
	}
	return nil
}
