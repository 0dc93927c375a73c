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

// brushes are those that there are.
func brushes() [3]brushKind {
	return [...]brushKind{
		{name: "brush zero", title: "Zero", hint: "Brush: drag over a map to zero synapses; Shift and drag for a rectangle", icon: kit.IconZero, event: "zero"},
		{name: "brush randomise", title: "Randomise", hint: "Brush: drag over a map to draw weights anew", icon: kit.IconDice, event: "randomise", drawn: true},
		{name: "brush freeze", title: "Freeze", hint: "Brush: drag over a map to stop synapses from learning", icon: kit.IconFreeze, event: "freeze"},
	}
}

// freezeBrush is the last brush, the one that paints on every map.
const freezeBrush = 2

// canArm tells whether a brush can paint on what is shown.
func (p *Panel) canArm(i int) bool { return p.brushOff(i) == "" }

// arm takes a brush in hand, or lays it down.
func (p *Panel) arm(i int) {
	if p.armed == i {
		i = -1
	}
	p.hold(i)
}

// nextBrush takes the next brush in hand, and none after the last.
func (p *Panel) nextBrush() {
	for i := p.armed + 1; i <= freezeBrush; i++ {
		if p.canArm(i) {
			p.hold(i)
			return
		}
	}
	p.hold(-1)
}

// hold takes a brush in hand, none for −1. A stroke of the one before is given up.
func (p *Panel) hold(i int) {
	if i != p.armed {
		p.armed, p.stroke = i, nil
	}
}

// nextSize makes the brush larger, round to one again.
func (p *Panel) nextSize() { p.setSize(p.size%15 + 2) }

func (p *Panel) setSize(n int) { p.size = min(max(n|1, 1), 31) }

// wheelSize changes the brush's size by the wheel.
func (p *Panel) wheelSize(wheel float64) {
	if wheel != 0 {
		p.setSize(p.size + 2*int(math.Copysign(1, wheel)))
	}
}

// around is the brush's square about a synapse, within its layer.
func (p *Panel) around(h maps.Hit) brain.Region {
	half := p.size / 2
	clip := func(at, n int) brain.Span { return brain.Span{From: max(at-half, 0), To: min(at+half+1, n)} }
	return brain.Region{Layer: h.Layer, Pre: clip(h.Pre, p.sizes[h.Layer-1]), Post: clip(h.Post, p.sizes[h.Layer])}
}

// aims tells whether the brush's square is under the pointer, and stands for it.
func (p *Panel) aims() bool { return p.armed >= 0 && p.hover != nil && p.hover.Layer > 0 }

// outline shows what the brush would hit, or has passed over.
func (p *Panel) outline() []brain.Region {
	if s := p.stroke; s != nil {
		if s.layer == 0 {
			return p.ofNeurons(s.set, s.span)
		}
		return merged(s.regions)
	}
	if p.aims() {
		return []brain.Region{p.around(*p.hover)}
	}
	return nil
}

// ofNeurons are the synapses into and out of neurons of a set.
func (p *Panel) ofNeurons(set int, span brain.Span) []brain.Region {
	var regions []brain.Region
	if set > 0 {
		regions = append(regions, brain.Region{Layer: set, Post: span})
	}
	if set < len(p.sizes)-1 {
		regions = append(regions, brain.Region{Layer: set + 1, Pre: span})
	}
	return regions
}
