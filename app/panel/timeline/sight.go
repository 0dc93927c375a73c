package timeline

import (
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/render/plot"
)

// sight is which steps are in view.
type sight struct {
	from, to float64 // to is 0 while all are
	head     int     // step that was shown last
	edge     int     // the newest step then
}

// ahead is the share of the steps in view that is left free before a playhead that is
// followed.
const ahead = 0.08

// follow keeps the playhead in view where it was, and brings it there where a person has
// gone to another step; who looks at another part of the episode goes on to, while it
// plays.
func (v *sight) follow(s *session.Snapshot) {
	went := s.Step != v.head && (s.Step < v.head || s.Edge == v.edge && !s.Playing)
	was := float64(v.head) >= v.from && float64(v.head) <= v.to
	if v.to > 0 && s.Step != v.head && (was || went) {
		v.show(s.Step)
	}
	v.head, v.edge = s.Step, s.Edge
}

// show moves the view, as wide as it is, to where a step is in it.
func (v *sight) show(step int) {
	wide, at := v.to-v.from, float64(step)
	switch {
	case at > v.to-ahead*wide:
		v.from = at - (1-ahead)*wide
	case at < v.from:
		v.from = at - ahead*wide
	}
	v.from = max(v.from, 0)
	v.to = v.from + wide
}

// centre moves the view to about a step of an episode that takes so many.
func (v *sight) centre(step, whole float64) {
	wide := v.to - v.from
	v.from = min(max(step-wide/2, 0), max(whole-wide, 0))
	v.to = v.from + wide
}

// whole is how many steps there are to see.
func (p *Panel) whole() float64 { return plot.NiceSpan(max(p.view.Snap.Edge, len(p.other))) }

// all brings all steps into view.
func (p *Panel) all() {
	p.from, p.to = 0, 0
	p.take()
}

// live goes to the newest step; where a part of the episode is in view, to the part with
// that in it or, from there, to all of it.
func (p *Panel) live() {
	s := p.view.Snap
	there := s.Live() && float64(s.Edge) >= p.from && float64(s.Edge) <= p.to
	p.hand.Send(desk.GoLive{})
	switch {
	case p.to == 0:
	case there:
		p.all()
	default:
		p.show(s.Edge)
		p.take()
	}
}

// click is the last press in the lanes, for a double click.
type click struct {
	at      image.Point
	tick    int
	made    bool
	live    bool // the newest step was shown before it
	playing bool
}

// Within how many ticks, and pixels, a second press makes a double click.
const (
	doubleTicks = 20
	doubleReach = 5
)

// pressed notes a press in the lanes and tells whether it makes a double click: that
// brings all steps into view, and the episode to where the first press found it.
func (p *Panel) pressed(m ui.Pointer) bool {
	s, last := p.view.Snap, p.click
	d := m.At.Sub(last.at)
	if last.made && m.Tick-last.tick < doubleTicks && d.X*d.X+d.Y*d.Y <= doubleReach*doubleReach {
		p.click = click{}
		p.all()
		if last.live {
			p.hand.Send(desk.GoLive{})
		}
		if last.playing && !p.view.Snap.Playing {
			p.hand.Send(desk.Play{})
		}
		return true
	}
	p.click = click{m.At, m.Tick, true, s.Live(), s.Playing}
	return false
}

// pan moves the view by the bar of the whole episode.
func (p *Panel) pan(m ui.Pointer) {
	p.centre(p.plot.WholeAt(m.At.X), p.whole())
	p.panning = m.Down
	p.take()
}
