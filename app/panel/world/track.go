package world

import (
	"fmt"

	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// track is the way that the body has gone, with a mark where damage was done that the
// agent has not come back from.
type track struct {
	trail  *kit.Trail
	step   int // up to which it goes, −1 for none
	marked int // step of the mark, −1 for none
}

func (t *track) init() {
	t.trail = kit.NewTrail()
	t.forget()
}

func (t *track) forget() {
	t.trail.Reset()
	t.step, t.marked = -1, -1
}

// take goes on to where a snapshot has the body, and tells whether that is back, or a
// new beginning.
func (t *track) take(s *session.Snapshot) (back bool) {
	marked := -1
	for i := range s.Markers {
		if m := &s.Markers[i]; m.Event.Damages() && m.Event.Step <= s.Step && !(m.Measured && m.Recovery.BackAfter >= 0) {
			marked = m.Event.Step
		}
	}
	back = s.Step < t.step || t.step < 0
	if back || marked != t.marked {
		t.trail.Reset()
		t.step, t.marked = -1, marked
	}
	last := min(s.Step, len(s.Poses)-1)
	for i := t.step + 1; i <= last; i++ {
		t.trail.Add(s.Poses[i].X, s.Poses[i].Y)
		if i == t.marked {
			t.trail.Mark()
		}
	}
	t.step = last
	return back
}

// tag names the damage beside the mark.
func (t *track) tag(s *session.Snapshot) (string, kit.Icon) {
	if t.marked < 0 {
		return "", kit.NoIcon
	}
	for i := len(s.Markers) - 1; i >= 0; i-- {
		if ev := s.Markers[i].Event; ev.Step == t.marked && ev.Damages() {
			short, _, icon := words.Of(ev)
			return fmt.Sprintf("%s at %d", short, ev.Step), icon
		}
	}
	return "", kit.NoIcon
}
