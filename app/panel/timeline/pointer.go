package timeline

import (
	"math"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// Pointer scrubs, zooms and reads markers out.
func (p *Panel) Pointer(m ui.Pointer) {
	over := p.controls.Tick(m)
	before := p.hover
	p.hover, p.at = -1, m.At
	p.inside = m.Free && !over && m.At.In(p.region) && !p.view.Talk
	if p.inside {
		p.hover = p.plot.MarkerAt(m.At.X, m.At.Y)
		if m.Wheel != 0 {
			p.zoom(m.At.X, math.Exp(-0.2*m.Wheel))
		}
	}
	if p.hover != before {
		p.mark()
	}
	lanes := m.At.Y > p.region.Min.Y+p.px.Px(32)
	if p.inside && m.Pressed && !p.view.NoRules {
		switch {
		case m.At.In(p.plot.Bar()):
			p.panning = true
		case lanes && !p.pressed(m):
			p.drag, p.asked = true, -1
		}
	}
	if p.panning {
		p.pan(m)
	}
	if p.drag {
		p.scrub(m)
	}
}

// scrub asks for the step under the pointer, once, and for no other before the
// episode has come to it.
func (p *Panel) scrub(m ui.Pointer) {
	s := p.view.Snap
	if step := min(p.plot.StepAt(m.At.X), s.Edge); step != p.asked && s.Seeking < 0 {
		p.asked = step
		p.hand.Send(desk.Scrub{Step: step})
	}
	p.drag = m.Down
}

// zoom changes the steps in view about the pointer.
func (p *Panel) zoom(x int, factor float64) {
	whole := p.whole()
	from, to := p.frame.From, p.frame.To
	centre := float64(p.plot.StepAt(x))
	from, to = centre-(centre-from)*factor, centre+(to-centre)*factor
	if to-from >= whole {
		p.from, p.to = 0, 0
	} else if to-from > 20 {
		p.from, p.to = max(from, 0), min(to, whole)
	}
	p.take()
}
