package scope

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/microscope"
)

// Want is what there is to see: a target at a step of a session's episode, and the steps in
// view.
type Want struct {
	Session *session.Session // nil for nothing
	Opened  int              // grows with each session
	World   string
	Genome  *brain.Genome
	Setup   episode.Setup   // without events
	Events  []episode.Event // of the present future, up to its newest step
	Target  microscope.Target
	Head    int // the step whose numbers are to be told
	Edge    int // the newest step
	From    int // the steps in view
	To      int
	Gently  bool // the episode needs the processor for itself
}

// Detail is all that there is to say of one step.
type Detail struct {
	Step   int // 0 for none
	Moment microscope.Moment
	Entry  brain.Entry // of a synapse
}

// Scope works on its own goroutine, which begins with the first Want. Its methods may be
// called from any.
type Scope struct {
	mu      sync.Mutex
	want    Want
	began   bool
	closed  bool
	known   moments
	detail  Detail
	err     error
	latest  [mostLatest]Detail // that were witnessed, by their steps
	arrived *past              // that the session has sent, and that is not taken yet

	serial atomic.Uint64
	wake   chan struct{}
	worker worker
}

// past is a life's past as a session sends it.
type past struct {
	opened  int
	physics string
	setup   episode.Setup
	history *episode.History
}

// New makes a scope that has nothing to do.
func New() *Scope { return &Scope{wake: make(chan struct{}, 1)} }

// Want says what is to be seen from now on.
func (s *Scope) Want(w Want) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	was := s.want
	s.attend(was, w)
	w.From, w.To = inReach(w)
	s.want = w
	w.Events = slices.Clone(w.Events)
	s.want.Events = w.Events
	switch {
	case was.Opened != w.Opened || was.Genome != w.Genome || was.Target != w.Target || !sameRecipe(was.Setup, w.Setup):
		s.forget(0)
		s.detail, s.err = Detail{}, nil
	default:
		if step, differ := parting(was.Events, w.Events); differ {
			s.forget(step)
			s.err = nil
			if s.detail.Step > step {
				s.detail = Detail{}
			}
		}
	}
	s.tell()
	if !s.began && w.Session != nil {
		s.began = true
		go s.run()
	}
	s.rouse()
}

// inReach are the steps in view, as many about the head as are kept at the most: more would
// drive each other out.
func inReach(w Want) (from, to int) {
	const most = mostChunks * chunkSteps / 2
	if w.To-w.From <= most {
		return w.From, w.To
	}
	from = min(max(w.Head-most/2, w.From), w.To-most)
	return from, from + most
}

// sameRecipe tells whether two recipes are the same but for their events.
func sameRecipe(a, b episode.Setup) bool {
	return a.Seed == b.Seed && a.Body == b.Body && a.Init == b.Init && a.MaxSteps == b.MaxSteps
}

// parting is the step at which two futures part, false where the one goes on with the other:
// what was lived up to there is the same in both.
func parting(a, b []episode.Event) (int, bool) {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return min(a[i].Step, b[i].Step), true
		}
	}
	switch {
	case len(a) > n:
		return a[n].Step, true
	case len(b) > n:
		return b[n].Step, true
	}
	return 0, false
}

// Close ends the work.
func (s *Scope) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.attend(s.want, Want{})
	s.closed, s.want = true, Want{}
	s.rouse()
}

func (s *Scope) rouse() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Serial grows whenever there is more to see.
func (s *Scope) Serial() uint64 { return s.serial.Load() }

// Read gives the detail of the step that was asked for last, of an earlier one while that
// is on its way, and the moments of steps from one on, in dst's memory: those that are not
// known yet are zero. The error says why there is nothing to see.
func (s *Scope) Read(dst []microscope.Moment, from, to int) ([]microscope.Moment, Detail, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	dst = dst[:0]
	for step := from; step <= to; step++ {
		dst = append(dst, s.known.at(step))
	}
	return dst, s.detail, s.err
}

// run is the scope's goroutine.
func (s *Scope) run() {
	for range s.wake {
		for {
			began := time.Now()
			more, gently, closed := s.work()
			if closed {
				return
			}
			if !more {
				break
			}
			if gently {
				time.Sleep(min(3*time.Since(began), 100*time.Millisecond))
			}
		}
	}
}
