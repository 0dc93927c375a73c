package scope

import (
	"hebbarium/evolve/episode"
	"hebbarium/evolve/microscope"
)

// witness sees what the session's own steps do to the target as they are made, so that
// nothing has to be lived again of what comes while the microscope is open, however fast.
type witness struct {
	scope  *Scope
	opened int
	gaze   *microscope.Gaze
	step   int // that is noted, 0 for none
}

// Before notes the weights before a step.
func (w *witness) Before(e *episode.Episode) {
	s := w.scope
	s.mu.Lock()
	want := s.want
	s.mu.Unlock()
	if w.step = 0; want.Opened != w.opened || want.Session == nil || want.Target.Check(e.Network.Architecture()) != nil {
		return
	}
	if w.gaze == nil {
		w.gaze = microscope.NewGaze(e.Network)
	}
	w.gaze.Target, w.step = want.Target, e.Steps()+1
	w.gaze.Note()
}

// After keeps what the step did, where it is the next of those that are known.
func (w *witness) After(e *episode.Episode) {
	if w.step == 0 || e.Steps() != w.step || e.Status() == episode.Diverged {
		return
	}
	m := w.gaze.Moment(e.Status() != episode.Running)
	s := w.scope
	s.mu.Lock()
	if s.want.Opened == w.opened && s.want.Target == w.gaze.Target && shared(e.Applied(), s.want.Events, w.step) {
		s.known.add(w.step, m)
		s.latest[w.step%len(s.latest)] = Detail{w.step, m, w.gaze.Entry()}
	}
	s.mu.Unlock()
	s.serial.Add(1)
}

// shared tells whether a life that has come through a step is one with these events, as far as
// it has come: what a future that nobody sees yet does is left to be lived again.
func shared(applied, events []episode.Event, step int) bool {
	n := 0
	for n < len(applied) && n < len(events) && applied[n] == events[n] {
		n++
	}
	return n == len(applied) && (n == len(events) || events[n].Step >= step)
}

// mostLatest is of how many steps that were witnessed all is kept that there is to say: some
// more than a fast life makes between two frames.
const mostLatest = 4096

// tell takes what was witnessed of the step that is shown.
func (s *Scope) tell() {
	if d := &s.latest[max(s.want.Head, 0)%len(s.latest)]; d.Step == s.want.Head && d.Step > 0 {
		s.detail = *d
	}
}

// forget drops what is known of the steps after one.
func (s *Scope) forget(step int) {
	s.known.forget(step)
	clear(s.latest[:])
}

// attend lets a session's steps be witnessed, and those of the one before no longer.
func (s *Scope) attend(was, now Want) {
	if was.Session == now.Session {
		return
	}
	if was.Session != nil {
		was.Session.Examine(nil)
	}
	if now.Session != nil {
		now.Session.Examine(&witness{scope: s, opened: now.Opened})
	}
}
