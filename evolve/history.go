package evolve

import (
	"fmt"
	"slices"
)

// History keeps the past of a life so that any step of it can be returned to:
// snapshots now and then, and the steps between them lived again. Its memory is
// bounded: when the snapshots outgrow it, every second one is dropped and the
// interval doubles.
type History struct {
	budget  int // bytes of snapshots at most
	every   int // steps between two snapshots
	bytes   int
	kept    []*Snapshot // by step, ascending
	events  []Event     // of this future, in the order in which they apply
	rewards []float64   // of this future
	live    int         // its last step
}

// snapshotEvery is the first interval, in steps: re-living that many takes
// about 8 ms for the car.
const snapshotEvery = 64

// NewHistory makes a history whose snapshots take about budget bytes at most.
func NewHistory(budget int) *History { return &History{budget: budget, every: snapshotEvery} }

// Begin forgets everything; call it after Start.
func (h *History) Begin(e *Episode) {
	*h = History{budget: h.budget, every: snapshotEvery}
	h.Follow(e)
}

// Follow notes the step that the episode has just made at the live edge.
func (h *History) Follow(e *Episode) {
	h.live = e.step
	h.rewards = e.rewards
	h.events = append(append(h.events[:0:0], e.applied...), e.queue...)
	if e.step%h.every != 0 {
		return
	}
	if n := len(h.kept); n > 0 && h.kept[n-1].step >= e.step {
		return
	}
	s, err := e.Keep()
	if err != nil {
		return // Seek lives the whole life again instead
	}
	h.kept = append(h.kept, s)
	h.bytes += s.Bytes()
	for h.bytes > h.budget && len(h.kept) > 2 {
		h.thin()
	}
}

func (h *History) thin() {
	h.every *= 2
	h.bytes = 0
	h.kept = slices.DeleteFunc(h.kept, func(s *Snapshot) bool { return s.step%h.every != 0 })
	for _, s := range h.kept {
		h.bytes += s.Bytes()
	}
}

// Live is the last step of this future: where the episode goes on from.
func (h *History) Live() int { return h.live }

// Events are all events of this future, those not yet reached included.
func (h *History) Events() []Event { return h.events }

// Rewards are the rewards of all steps of this future; the slice must not be
// changed.
func (h *History) Rewards() []float64 { return h.rewards }

// Bytes is about the memory that the snapshots take.
func (h *History) Bytes() int { return h.bytes }

// Seek brings the episode to a step of this future, 0…Live. Events of that very
// step are applied or not, as they were when its moment was kept; ApplyDue
// applies those that are not.
func (h *History) Seek(e *Episode, step int) error {
	if step < 0 || step > h.live {
		return fmt.Errorf("rewind: expected a step from 0 to %d, found %d", h.live, step)
	}
	i, found := slices.BinarySearchFunc(h.kept, step, func(s *Snapshot, step int) int { return s.step - step })
	if !found {
		i--
	}
	// The start is made anew: a moment lacks what only the step before it can show, such as
	// the ant's contacts, and no step of this life comes before the start.
	if i >= 0 && step > 0 {
		s := h.kept[i]
		if err := e.Return(s, h.events[len(s.applied):]); err != nil {
			return fmt.Errorf("rewind to step %d: %w", s.step, err)
		}
	} else {
		setup := e.setup
		setup.Events = h.events
		e.rewards = nil // the future keeps its own
		if err := e.Start(e.genome, setup); err != nil {
			return fmt.Errorf("rewind to step 0: %w", err)
		}
	}
	for e.step < step {
		if e.Step() != Running && e.step < step {
			return fmt.Errorf("rewind: expected to reach step %d, found the episode %s at %d: %w", step, e.status, e.step, e.err)
		}
	}
	return nil
}

// Branch is a future that was left: what undo returns to.
type Branch struct {
	at      int // step at which it was left
	kept    []*Snapshot
	events  []Event
	rewards []float64
	live    int
}

// Step is the step at which the future was left.
func (b *Branch) Step() int { return b.at }

// Rewards are the rewards of the future that was left.
func (b *Branch) Rewards() []float64 { return b.rewards }

// Slim drops the branch's moments to spare memory; to rejoin it then means to
// live it again.
func (b *Branch) Slim() { b.kept = nil }

// Own is about the memory in bytes of the moments that the branch alone holds.
func (h *History) Own(b *Branch) int {
	shared := make(map[*Snapshot]bool, len(h.kept))
	for _, s := range h.kept {
		shared[s] = true
	}
	sum := 0
	for _, s := range b.kept {
		if !shared[s] {
			sum += s.Bytes()
		}
	}
	return sum
}

// Fork leaves the future behind the episode's present step, so that what is
// done next begins another: later steps, and the events that have not been
// applied, are dropped, and come back by Rejoin.
func (h *History) Fork(e *Episode) *Branch {
	b := &Branch{at: e.step, kept: slices.Clone(h.kept), events: h.events, rewards: h.rewards, live: h.live}
	h.kept = slices.DeleteFunc(h.kept, func(s *Snapshot) bool { return s.step > e.step || len(s.applied) > len(e.applied) })
	h.bytes = 0
	for _, s := range h.kept {
		h.bytes += s.Bytes()
	}
	e.queue = e.queue[:0]
	e.rewards = slices.Clip(e.rewards[:e.step])
	h.events = slices.Clone(e.applied)
	h.rewards = e.rewards
	h.live = e.step
	return b
}

// Rejoin goes back to a future that was left, and to the step at which it was
// left; what was lived since is returned as a branch of its own.
func (h *History) Rejoin(e *Episode, b *Branch) (*Branch, error) {
	left := &Branch{at: b.at, kept: slices.Clone(h.kept), events: h.events, rewards: h.rewards, live: h.live}
	h.kept, h.events, h.rewards, h.live = slices.Clone(b.kept), b.events, b.rewards, b.live
	h.kept = slices.DeleteFunc(h.kept, func(s *Snapshot) bool { return s.step%h.every != 0 })
	h.bytes = 0
	for _, s := range h.kept {
		h.bytes += s.Bytes()
	}
	return left, h.Seek(e, b.at)
}
