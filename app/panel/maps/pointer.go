package maps

import (
	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// Pointer reads synapses out, turns the weights' way, and lets an armed brush paint.
func (p *Panel) Pointer(m ui.Pointer) {
	p.entered = false
	inside := !p.controls.Tick(m) && m.Over(p.region)
	p.at, p.hover = m.At, nil
	if !m.Over(p.region) {
		p.elsewhere = m.At
	}
	// What lay over a map has gone, and the pointer has not come to the synapse under it.
	came := m.At != p.elsewhere || m.Pressed || m.Wheel != 0 || p.brush.armed >= 0
	if inside && came && !p.mode.way() {
		hit, ok := p.beside.at(m.At)
		if !ok {
			hit, ok = p.brain.At(m.At.X, m.At.Y)
		}
		if ok {
			p.hover = &hit
			p.brush.wheel(m.Wheel)
		}
	}
	if strip := p.hover != nil && p.hover.Layer == 0; m.Right || m.Pressed && strip && p.brush.armed < 0 {
		p.examine(p.hover)
	}
	if at := p.controls.Named("legend"); m.Right && m.Over(at.Rect()) {
		ui.OpenList(p.popups, at.Rect, p.spread.choices(), 280)
	}
	p.way.pointer(m, inside && m.At.In(p.wayPlace()))
	p.paint(m)
	if aims := p.brush.aims(p.hover); aims != p.hidden {
		p.hidden = aims
		p.cursor(aims)
	}
}

// paint follows an armed brush.
func (p *Panel) paint(m ui.Pointer) {
	b := &p.brush
	if b.armed >= 0 && p.hover != nil && m.Pressed {
		b.begin(*p.ordering.placed(p.hover), m.Shift)
	}
	if b.stroke == nil {
		return
	}
	if p.hover != nil {
		b.reach(*p.ordering.placed(p.hover))
	}
	if !m.Down {
		p.hand.Send(desk.Injure{Events: b.end(p.view.Next.Init, p.ordering.order)})
	}
}
