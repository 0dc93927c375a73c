package brains

import (
	"fmt"
	"image"
	"math"

	"hebbarium/app/ui"
)

// Pointer lights a life up by its brain or its dot, outlines it, compares it or opens it.
func (p *Panel) Pointer(m ui.Pointer) {
	p.controls.Tick(m)
	if p.region.Empty() {
		return
	}
	life := 0
	if m.Free && m.At.In(p.region) {
		life = p.pointed(m.At)
	}
	if life > 0 || p.pointed(p.at) > 0 {
		p.eye.Hover = life
	}
	p.at = m.At
	if m.Pressed && life > 0 && p.eye.Press(life, m.Tick, m.Shift) {
		p.open(life)
	}
}

// dotReach is how near to a dot the pointer has to be, in pixels.
const dotReach = 7

// pointed is the life whose brain or dot is at a point, 0 for none.
func (p *Panel) pointed(at image.Point) int {
	if p.eye.Pair == [2]int{} {
		if life := p.place.at(at); life > 0 {
			return life
		}
	}
	best, life := dotReach*1.0, 0
	for i, d := range p.dots {
		if far := math.Hypot(d.X-float64(at.X), d.Y-float64(at.Y)); far <= best {
			best, life = far, i+1
		}
	}
	return life
}

// Hint says what a part is, and what is at a point of it.
func (p *Panel) Hint(at image.Point) (string, image.Rectangle) {
	t := &p.place
	switch {
	case p.region.Empty():
	case p.pointed(at) > 0:
		life := p.pointed(at)
		r := t.tile(life, max(t.brain.X, 1), max(t.brain.Y, 1))
		if at.In(t.space) {
			r = image.Rect(at.X-4, at.Y-4, at.X+4, at.Y+4)
		}
		return fmt.Sprintf("The brain of life %d, seed %d  ·  Shift click another for their difference", life, p.crowd.Seen().Seed+uint64(life-1)), r
	case at.In(t.maps):
		return "Full colour is the 99th percentile of the sizes in all lives together. Where a cell stands for several synapses it shows the largest", t.maps
	case at.In(t.space):
		return "Each dot is one brain, and two that lie near each other have weights alike (in the two directions in which all lives together differ most: principal components, PCA). Lines are the ways that they came; green: back, red: not, grey: neither", t.space
	case at.In(t.histogram):
		return "How many lives took how many steps until their pace was back at 90 % of their own control's", t.histogram
	}
	return "", image.Rectangle{}
}
