package session

import (
	"slices"

	"hebbarium/evolve/episode"
)

// branchBudget bounds the memory in bytes of the futures that were left: what undo and
// redo return to.
const branchBudget = 24 << 20

// edit is a change that can be taken back: the future that was left for it.
type edit struct {
	branch   *episode.Branch
	trace               // after it was left
	controls []*control // all of it
	mark     any        // of the recorder
}

// leave is the edit that leaves a future which the present one has in common up to the
// branch's step.
func (l *life) leave(b *episode.Branch, future trace, mark any) edit {
	return edit{b, future.after(b.Step()), l.list, mark}
}

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
		e := &stack[n-1]
		if len(e.rewards) == 0 {
			continue
		}
		if l.compared != e.branch {
			at := e.branch.Step()
			l.compared, l.ghost = e.branch, &Other{at, slices.Concat(l.rewards[:at], e.rewards)}
		}
		return l.ghost
	}
	l.compared, l.ghost = nil, nil
	return nil
}

// after is a copy of the trace behind a step.
func (t trace) after(step int) trace {
	return trace{
		rewards: slices.Clone(t.rewards[min(step, len(t.rewards)):]), changes: slices.Clone(t.changes[min(step, len(t.changes)):]),
		sizes: slices.Clone(t.sizes[min(step, len(t.sizes)):]),
		poses: slices.Clone(t.poses[min(step+1, len(t.poses)):]), samples: t.samples.after(step), modulation: t.modulation.After(step),
	}
}

// join is the trace up to a step, followed by what was after it in another.
func (t trace) join(step int, after trace) trace {
	t = t.until(step)
	return trace{
		rewards: append(t.rewards, after.rewards...), changes: append(t.changes, after.changes...),
		sizes: append(t.sizes, after.sizes...),
		poses: append(t.poses, after.poses...), samples: t.samples.join(step, after.samples), modulation: t.modulation.Join(step, after.modulation),
	}
}

// bytes is about the memory of an edit.
func (e *edit) bytes() int {
	sum := e.branch.Bytes() + 8*(len(e.rewards)+len(e.changes)+len(e.sizes)+4*len(e.poses)) + e.modulation.Bytes()
	for _, values := range [][][]float32{e.samples.Values, e.samples.recent.values} {
		for _, s := range values {
			sum += 24 + 4*len(s)
		}
	}
	for _, c := range e.controls {
		sum += 8 * len(c.Rewards)
		if c.history != nil {
			sum += c.history.Bytes()
		}
	}
	return sum
}

// slim drops the moments of a future that was left: they are lived again where it is come
// back to.
func (e *edit) slim() {
	e.branch.Slim()
	for _, c := range e.controls {
		c.history = nil
	}
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
		l.episode.Network.TrackChange(true) // what is shown of the synapses is this step's
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
// more than their share of memory: they can still be returned to, by living
// them again. Where even what is shown of them takes more, the oldest edits cannot be
// taken back any more.
func (l *life) bound() {
	sum := 0
	for _, stack := range []*[]edit{&l.redo, &l.undo} {
		for i := len(*stack) - 1; i >= 0; i-- {
			e := &(*stack)[i]
			if sum+e.bytes() > branchBudget {
				e.slim()
			}
			if sum += e.bytes(); sum > branchBudget {
				*stack = slices.Clone((*stack)[i+1:])
				break
			}
		}
	}
}
