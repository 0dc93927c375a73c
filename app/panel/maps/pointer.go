package maps

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
)

// Cursor hides the system's cursor, or shows it again.
func Cursor(hidden bool) {
	if hidden {
		ebiten.SetCursorMode(ebiten.CursorModeHidden)
	} else {
		ebiten.SetCursorMode(ebiten.CursorModeVisible)
	}
}

// Pointer reads synapses out, turns the weights' way, and lets an armed brush paint.
func (p *Panel) Pointer(m ui.Pointer) {
	p.entered = false
	inside := !p.controls.Tick(m) && m.Over(p.region)
	p.at, p.hover = m.At, nil
	if inside && p.mode != pcaMode {
		if hit, ok := p.brain.At(m.At.X, m.At.Y); ok {
			p.hover = &hit
			p.wheelSize(m.Wheel)
		}
	}
	p.turnWay(m, inside)
	p.paint(m, inside)
	if aims := p.aims(); aims != p.hidden {
		p.hidden = aims
		p.cursor(aims)
	}
}

// turnWay turns the weights' way by a drag.
func (p *Panel) turnWay(m ui.Pointer, inside bool) {
	if inside && m.Pressed && m.At.In(p.wayPlace()) {
		p.turning, p.turnAt = true, m.At
	}
	if !p.turning {
		return
	}
	p.way.Turn(float64(m.At.X-p.turnAt.X), float64(m.At.Y-p.turnAt.Y))
	p.turnAt = m.At
	p.turning = m.Down
}

// paint pins the read-out, and follows an armed brush.
func (p *Panel) paint(m ui.Pointer, inside bool) {
	if inside && m.Right {
		p.pinned, p.pinAt = p.hover, m.At
	}
	if p.armed >= 0 && p.hover != nil && m.Pressed {
		p.stroke = &stroke{layer: p.hover.Layer, set: p.hover.Set, from: *p.hover, whole: m.Shift}
	}
	s := p.stroke
	if s == nil {
		return
	}
	if p.hover != nil && p.hover.Layer == s.layer && (s.layer > 0 || p.hover.Set == s.set) {
		p.extend(s, *p.hover)
	}
	if !m.Down {
		p.stroke = nil
		p.apply(s)
	}
}
