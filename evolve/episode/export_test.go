package episode

// What the tests of the package look into.

// Queued are the events that wait.
func (e *Episode) Queued() []Event { return append([]Event{}, e.queue...) }

// Moments counts the snapshots that are kept, and those near the last Seek.
func (h *History) Moments() (kept, near int) { return len(h.kept), len(h.near) }

// KeepFirst drops all snapshots but the first.
func (h *History) KeepFirst() { h.kept = h.kept[:1] }

// LastKept is the step of the last snapshot, and how many events had been applied then.
func (h *History) LastKept() (step, events int) {
	s := h.kept[len(h.kept)-1]
	return s.step, len(s.applied)
}
