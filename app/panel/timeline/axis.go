package timeline

import (
	"fmt"
	"math"

	"hebbarium/app/ui"
	"hebbarium/render/plot"
)

// Axis is the timeline's own, for other lanes that lie along it and over it: the steps in
// view are the same, and the mouse does the same along them.
type Axis struct{ p *Panel }

// Axis is the panel's.
func (p *Panel) Axis() Axis { return Axis{p} }

// Frame is which steps are in view, with the playhead and the markers; it is not to be
// changed.
func (a Axis) Frame() *plot.TimelineFrame { return &a.p.frame }

// Zoom changes the steps in view about a pixel.
func (a Axis) Zoom(x int, wheel float64) { a.p.zoom(x, math.Exp(-0.2*wheel)) }

// Press begins to scrub or, on the bar of the whole episode, to move the steps in view; the
// second of two presses brings all of them into view.
func (a Axis) Press(m ui.Pointer, bar bool) {
	switch {
	case a.p.view.NoRules:
	case bar:
		a.p.panning = true
	case !a.p.pressed(m):
		a.p.drag, a.p.asked = true, -1
	}
}

// Busy tells whether the mouse scrubs or moves the steps in view.
func (a Axis) Busy() bool { return a.p.drag || a.p.panning }

// Narrow brings so many steps about the playhead into view where all of a longer episode
// are; back brings all of them again, unless a person has chosen others since.
func (a Axis) Narrow(steps float64) (back func()) {
	p := a.p
	if p.to > 0 || p.whole() <= 2*steps {
		return func() {}
	}
	opened := p.opened
	p.from, p.to = 0, steps
	p.sight.show(p.view.Snap.Step)
	p.take()
	return func() {
		if p.opened == opened && p.to > 0 && math.Abs(p.to-p.from-steps) < 1e-6 {
			p.all()
		}
	}
}

// Says names the events of a marker, and where they lie.
func (a Axis) Says(mark int) string {
	p := a.p
	if mark < 0 || mark >= len(p.groups) {
		return ""
	}
	g, markers := p.groups[mark], p.view.Snap.Markers
	if text := g.says(markers); text != "" {
		return text
	}
	return fmt.Sprintf("%s at step %d", names(events(markers, g)), markers[g.from].Event.Step)
}
