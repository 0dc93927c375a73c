package scope

import (
	"slices"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/microscope"
)

// worker is what the scope's goroutine has in hand.
type worker struct {
	lens    *microscope.Lens
	opened  int
	genome  *brain.Genome
	setup   episode.Setup
	events  []episode.Event // of the future that the lens lives
	live    int             // up to which its history goes
	asked   bool            // the session was asked for the past
	refused int             // edge at which a step could not be lived, 0 for none
}

// newHistory is how many steps behind the newest a history may be, so that going there does
// not live long.
const newHistory = 512

// work does one piece of what is to be done, and tells whether there is more, whether it
// should rest in between, and whether the scope is closed.
func (s *Scope) work() (more, gently, closed bool) {
	s.mu.Lock()
	w, sent := s.want, s.arrived
	s.arrived = nil
	closed = s.closed
	s.mu.Unlock()
	if closed || w.Session == nil {
		return false, false, closed
	}
	if sent != nil && sent.opened == w.Opened {
		s.take(w, sent)
	}
	if !s.current(w) {
		s.ask(w)
		return false, false, false // until the session answers
	}
	return s.live(w), w.Gently, false
}

// current tells whether the lens lives what is wanted.
func (s *Scope) current(w Want) bool {
	k := &s.worker
	_, parted := parting(k.reached(w.Edge), w.Events)
	return k.lens != nil && k.opened == w.Opened && k.genome == w.Genome && sameRecipe(k.setup, w.Setup) && !parted && w.Edge <= k.live+newHistory
}

// reached are the events that are told up to a step: those of a recipe come later.
func (k *worker) reached(edge int) []episode.Event {
	n := len(k.events)
	for n > 0 && k.events[n-1].Step > edge {
		n--
	}
	return k.events[:n]
}

// ask asks the session for the past of its episode.
func (s *Scope) ask(w Want) {
	if s.worker.asked && s.worker.opened == w.Opened {
		return
	}
	s.worker.asked, s.worker.opened = true, w.Opened
	w.Session.Past(func(physics string, setup episode.Setup, history *episode.History) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.arrived = &past{w.Opened, physics, setup, history}
		s.rouse()
	})
}

// take takes what the session has sent.
func (s *Scope) take(w Want, p *past) {
	k := &s.worker
	k.asked, k.refused = false, 0
	if k.lens == nil || k.genome != w.Genome || k.opened != p.opened {
		lens, err := microscope.New(w.World, p.physics, w.Genome)
		if err != nil {
			s.fail(err)
			return
		}
		k.lens = lens
	}
	k.opened, k.genome, k.setup, k.events, k.live = p.opened, w.Genome, p.setup, slices.Clone(p.history.Events()), p.history.Live()
	if err := k.lens.Take(p.setup, p.history); err != nil {
		s.fail(err)
		k.lens = nil
	}
}

func (s *Scope) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = err
	s.serial.Add(1)
}

// live lives one piece of what is wanted again: to the head, then the chunks in view, the
// nearest to it first. It tells whether there was any.
func (s *Scope) live(w Want) bool {
	if s.worker.refused != 0 && s.worker.refused == w.Edge {
		return false
	}
	if err := s.worker.lens.Look(w.Target); err != nil {
		s.fail(err)
		return false
	}
	head := min(w.Head, w.Edge)
	s.mu.Lock()
	told := s.detail.Step == head || head < 1
	from, missing := s.known.next(chunkOf(max(head, 1)), min(w.Edge, head))
	chunk, any := s.nearest(w, head)
	s.mu.Unlock()
	switch {
	case !told && missing && s.steps(w, from, head):
	case !told && !missing && s.steps(w, head, head):
	case any:
		first, _ := s.next(chunk, w.Edge)
		s.steps(w, first, min((chunk+1)*chunkSteps, w.Edge, max(w.To, head)))
	default:
		return false
	}
	return s.worker.refused == 0
}

func (s *Scope) next(chunk, edge int) (int, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.known.next(chunk, edge)
}

// nearest is the chunk in view nearest to the head of which not all is known.
func (s *Scope) nearest(w Want, head int) (int, bool) {
	to := min(w.To, w.Edge)
	first, last, middle := chunkOf(max(w.From, 1)), chunkOf(max(to, 1)), chunkOf(max(head, 1))
	middle = min(max(middle, first), last)
	for d := 0; d <= max(middle-first, last-middle); d++ {
		for _, c := range []int{middle + d, middle - d} {
			if c < first || c > last {
				continue
			}
			if _, missing := s.known.next(c, to); missing {
				return c, true
			}
		}
	}
	return 0, false
}

// steps lives steps again and keeps what they did, as long as it is what is wanted.
func (s *Scope) steps(w Want, from, to int) bool {
	k := &s.worker
	for step := from; step <= to; step++ {
		m, err := k.lens.Step(step)
		s.mu.Lock()
		now := &s.want
		_, parted := parting(now.Events, w.Events)
		stale := s.closed || now.Opened != w.Opened || now.Target != w.Target || parted || !sameRecipe(now.Setup, w.Setup) || now.Genome != w.Genome
		if stale || err != nil {
			if !stale {
				s.err, k.refused = err, w.Edge
			}
			s.mu.Unlock()
			s.serial.Add(1)
			return true
		}
		s.known.add(step, m)
		if head := min(now.Head, now.Edge); s.detail.Step == 0 || max(head-step, step-head) <= max(head-s.detail.Step, s.detail.Step-head) {
			s.detail = Detail{step, m, k.lens.Entry()} // of a life that goes on, the newest so far
		}
		s.mu.Unlock()
	}
	s.serial.Add(1)
	return true
}
