package session

// branchBudget bounds the memory in bytes of the moments of futures that were
// left: what undo and redo return to.
const branchBudget = 64 << 20

// Other is a future that was left, and that undo or redo returns to.
type Other struct {
	At      int       // step up to which it is the same as the present one
	Rewards []float64 // of all its steps
}

// other is the future to compare the present one with, nil for none.
func (l *life) other() *Other {
	for _, stack := range [][]edit{l.redo, l.undo} {
		n := len(stack)
		if n == 0 {
			continue
		}
		if e := &stack[n-1]; len(e.rewards) > e.branch.Step() {
			return &Other{e.branch.Step(), e.rewards}
		}
	}
	return nil
}

// mark tells the recorder that the present future is left.
func (l *life) mark() any {
	if l.recorder == nil {
		return nil
	}
	return l.recorder.Fork()
}

// keep tells the recorder that the newest step may be left for an earlier one.
func (l *life) keep() {
	if l.recorder != nil {
		l.recorder.End(l.episode)
	}
}

// jump brings the episode to a known step. The last step to it is lived, so that
// activations and changes of weights are those of that step.
func (l *life) jump(to int) error {
	if err := l.history.Seek(l.episode, max(to-1, 0)); err != nil {
		return err
	}
	if to > 0 {
		l.episode.Step()
	}
	return nil
}

// reach goes to a step, known or not: what is not known is lived without a
// clock.
func (l *life) reach(to int) error {
	to = min(to, l.episode.Limit())
	if err := l.seek(to); err != nil {
		return err
	}
	if to > l.history.Live() {
		l.target = to
	}
	return nil
}

// halt pauses where playing is to.
func (l *life) halt() {
	for len(l.stops) > 0 && l.stops[0] <= l.episode.Steps() {
		if l.stops[0] == l.episode.Steps() && !l.seeking() {
			l.playing = false
		}
		l.stops = l.stops[1:]
	}
}

// bound drops the moments of the oldest futures where all that were left take
// more than their share of memory. They can still be returned to, by living
// them again.
func (l *life) bound() {
	sum := 0
	for _, stack := range [][]edit{l.redo, l.undo} {
		for i := len(stack) - 1; i >= 0; i-- {
			if own := l.history.Own(stack[i].branch); sum+own <= branchBudget {
				sum += own
			} else {
				stack[i].branch.Slim()
			}
		}
	}
}
