package timeline

import (
	"math"

	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
	"hebbarium/render/plot"
)

// mark lists the events and their recoveries, and after them where a number has left
// its range. The one that the read-out tells of is the one that stands out.
func (p *Panel) mark() {
	f, s := &p.frame, p.view.Snap
	f.Markers, f.Recoveries = f.Markers[:0], f.Recoveries[:0]
	p.groups = gather(s.Markers, markPixels*p.plot.StepsPerPixel(f.From, f.To))
	told := -1
	if i := p.told(); i >= 0 {
		told = s.Markers[i].Event.Step
	}
	for _, g := range p.groups {
		f.Markers = append(f.Markers, g.mark(s.Markers))
	}
	for i := range s.Markers {
		m := &s.Markers[i]
		sameStep := i > 0 && s.Markers[i-1].Event.Step == m.Event.Step && s.Markers[i-1].Event.Damages()
		if m.Event.Damages() && !sameStep && m.Event.Step <= s.Edge {
			if all := p.crowd(); all != nil {
				f.Recoveries = append(f.Recoveries, stretchOf(p, all, m.Event.Step, m.Event.Step != told))
				continue
			}
			f.Recoveries = append(f.Recoveries, stretch(s, m, m.Event.Step != told))
		}
	}
	if s.Err != nil {
		f.Markers = append(f.Markers, plot.Marker{Step: s.Step, To: s.Step, Icon: kit.IconWarning, Tone: kit.Damage})
	}
	if n := len(s.Unreached); n > 0 { // at the end of what is in view, wherever that is
		_, _, icon := words.Of(s.Unreached[0])
		m := plot.Marker{Step: int(f.To), To: int(f.To), Icon: icon, Tone: kit.Neutral}
		if n > 1 {
			m.Count = n
		}
		f.Markers = append(f.Markers, m)
	}
}

// stretch is what is shaded: from an event to where the agent is back, or to the
// newest step, for as long as a recovery is measured. Where there is nothing to measure
// by, nothing is.
func stretch(s *session.Snapshot, m *session.Marker, past bool) plot.Recovery {
	r := plot.Recovery{From: m.Event.Step, To: s.Edge, Level: math.NaN(), Past: past}
	switch {
	case m.Recovery.Standing == recovery.TooSlow:
		r.To = r.From
	case m.Recovery.Ended == recovery.ByInjury:
		r.To = min(r.To, m.Recovery.By.Step, r.From+m.Recovery.Steps)
	case m.Recovery.Ended != recovery.NotEnded:
		r.To = min(r.To, r.From+m.Recovery.Steps)
	}
	if m.Measured {
		r.Level = recovery.BackShare * m.Recovery.Control
		if m.Recovery.BackAfter >= 0 {
			r.To, r.Recovered = m.Recovery.From+m.Recovery.BackAfter, m.Recovery.BackAfter > 0
		}
	}
	return r
}

// told is the index of the marker that the read-out tells of: the one under the
// pointer, or else the last that did damage; −1 for none.
func (p *Panel) told() int {
	markers := p.view.Snap.Markers
	if p.hover >= 0 && p.hover < len(p.groups) {
		return p.groups[p.hover].told(markers)
	}
	for i := len(markers) - 1; i >= 0; i-- {
		if markers[i].Event.Damages() || words.IsHanded(&markers[i]) {
			return i
		}
	}
	return -1
}

// unreached tells whether the mark under the pointer is that of events that never came.
func (p *Panel) unreached() bool {
	return p.hover >= 0 && len(p.view.Snap.Unreached) > 0 && p.hover == len(p.frame.Markers)-1
}

// damages counts the events that did damage, those of one step as one.
func damages(s *session.Snapshot) int {
	n, last := 0, -1
	for i := range s.Markers {
		if ev := s.Markers[i].Event; ev.Damages() && ev.Step != last {
			n, last = n+1, ev.Step
		}
	}
	return n
}
