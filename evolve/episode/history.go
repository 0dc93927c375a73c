package episode

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
	near    []*Snapshot // likewise, between two of them where Seek has been last
	base    *Snapshot   // where the life begins, for a control; nil for one that begins at its start
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
	s.rewards = nil // the history has them, once for all moments
	h.kept = append(h.kept, s)
	h.bytes += s.Bytes()
	for h.bytes > h.budget && len(h.kept) > 2 {
		h.thin()
	}
}

func (h *History) thin() {
	h.every *= 2
	h.hold(h.kept)
}

// Copy is the history as it is now, for another episode that lives the same life again,
// on another goroutine: moments never change once they are kept.
func (h *History) Copy() *History {
	return &History{
		budget: h.budget, every: h.every, kept: slices.Clone(h.kept), base: h.base,
		events: slices.Clone(h.events), rewards: slices.Clip(h.rewards), live: h.live,
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
	from := 0
	if i >= 0 {
		from = h.kept[i].step
	}
	if n := len(h.near); n > 0 && (h.near[0].step <= from || h.near[0].step >= from+h.every) {
		h.near = nil
	}
	near := h.kept
	if k := h.nearest(step); k >= 0 {
		near, i = h.near, k
	}
	// The start is made anew: a moment lacks what only the step before it can show, such as
	// the ant's contacts, and no step of this life comes before the start.
	var s *Snapshot
	switch {
	case i >= 0 && step > 0:
		s = near[i]
	case h.base != nil && h.base.step <= step:
		s = h.base
	}
	if s != nil {
		if err := e.Return(s, h.events[len(s.applied):]); err != nil {
			return fmt.Errorf("rewind to step %d: %w", s.step, err)
		}
		copy(e.applied, h.events) // of which Steer may have added to the last since
		recall(e)
		e.rewards = slices.Clip(h.rewards[:s.step])
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
		h.pass(e)
	}
	return nil
}

// nearest is the last of the near moments up to a step, or −1.
func (h *History) nearest(step int) int {
	i, found := slices.BinarySearchFunc(h.near, step, func(s *Snapshot, step int) int { return s.step - step })
	if !found {
		i--
	}
	return i
}

// pass keeps some moments of the way from one kept moment towards the next, so that
// further steps between the two are soon found.
func (h *History) pass(e *Episode) {
	every := max(snapshotEvery, h.every/nearMoments)
	if e.step%every != 0 || e.step%h.every == 0 || e.status != Running {
		return
	}
	if n := len(h.near); n > 0 && h.near[n-1].step >= e.step {
		return
	}
	if s, err := e.Keep(); err == nil {
		s.rewards = nil
		h.near = append(h.near, s)
	}
}

// nearMoments is how many moments at most are kept between two of the others.
const nearMoments = 16

// Limit changes the memory that the snapshots may take; more of it counts from the
// next life on.
func (h *History) Limit(budget int) {
	h.budget = budget
	for h.bytes > h.budget && len(h.kept) > 2 {
		h.thin()
	}
}

// Branch is a future that was left: what undo returns to. What it has in common with
// the future that was begun instead, it leaves to that one.
type Branch struct {
	at      int         // step at which it was left
	applied int         // events that had been applied then
	kept    []*Snapshot // after it was left
	events  []Event
	rewards []float64 // after it was left
	live    int
}

// Step is the step at which the future was left.
func (b *Branch) Step() int { return b.at }

// Rewards are the rewards of the steps that were left.
func (b *Branch) Rewards() []float64 { return b.rewards }

// Slim drops the branch's moments to spare memory; its steps are then lived again from
// where it was left.
func (b *Branch) Slim() { b.kept = nil }

// Bytes is about the memory that the branch takes.
func (b *Branch) Bytes() int {
	sum := 8 * len(b.rewards)
	for _, s := range b.kept {
		sum += s.Bytes()
	}
	return sum
}

// Fork leaves the future behind the episode's present step, so that what is
// done next begins another: later steps, and the events that have not been
// applied, are dropped, and come back by Rejoin.
func (h *History) Fork(e *Episode) *Branch {
	b := h.leave(e.step, len(e.applied))
	e.queue = e.queue[:0]
	cut(e)
	e.rewards = slices.Clip(e.rewards[:e.step])
	h.events = slices.Clone(e.applied)
	h.rewards = e.rewards
	h.live = e.step
	return b
}

// leave takes away what comes after a step at which so many events had been applied.
func (h *History) leave(at, applied int) *Branch {
	b := &Branch{at: at, applied: applied, events: h.events, rewards: slices.Clone(h.rewards[at:]), live: h.live}
	common := h.kept[:0:0]
	for _, s := range h.kept {
		if s.step > at || len(s.applied) > applied {
			b.kept = append(b.kept, s)
		} else {
			common = append(common, s)
		}
	}
	h.hold(common)
	return b
}

// hold keeps these moments, as far as they are of the present interval.
func (h *History) hold(kept []*Snapshot) {
	h.near = nil
	h.kept, h.bytes = slices.DeleteFunc(kept, func(s *Snapshot) bool { return s.step%h.every != 0 }), 0
	for _, s := range h.kept {
		h.bytes += s.Bytes()
	}
}

// Rejoin goes back to a future that was left, and to the step at which it was left; what
// was lived since is returned as a branch of its own. Of several, the one that was left
// last is gone back to first.
func (h *History) Rejoin(e *Episode, b *Branch) (*Branch, error) {
	left := h.leave(b.at, b.applied)
	h.events, h.rewards, h.live = b.events, append(slices.Clip(h.rewards[:b.at]), b.rewards...), b.live
	h.hold(append(slices.Clip(h.kept), b.kept...))
	return left, h.Seek(e, b.at)
}
