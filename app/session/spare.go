package session

import (
	"slices"

	"hebbarium/evolve/episode"
)

// takeBack takes the last edit back or, where nothing was edited, the last injury that came
// with the recipe, such as a link's or a replay's.
func takeBack(l *life) error {
	if len(l.undo) > 0 {
		return l.swap(&l.undo, &l.redo)
	}
	return spare(l)
}

// hurtBy is the last injury so far, by its place among the events that were applied, −1 for
// none.
func hurtBy(l *life) int {
	all := l.episode.Applied()
	for i, ev := range slices.Backward(all) {
		if ev.Kind != "drive" && ev.Damages() {
			return i
		}
	}
	return -1
}

// spare begins a future in which what came with the last injury's step was never done. Redo
// brings the one with it back.
func spare(l *life) error {
	i := hurtBy(l)
	if i < 0 {
		return nil
	}
	e, step := l.episode, l.episode.Steps()
	hurt, redo := e.Applied()[i], l.redo
	if step == l.history.Live() {
		l.keep()
	}
	if err := l.jump(hurt.Step); err != nil {
		return err
	}
	later := slices.Clone(l.history.Events()[len(e.Applied()):])
	later = slices.DeleteFunc(later, func(ev episode.Event) bool {
		return ev.Step == hurt.Step || hurt.Kind == "wheel" && (ev.Kind == "drive" || ev.Kind == "release")
	})
	if err := branch(l, later, nil); err != nil {
		return err
	}
	last := len(l.undo) - 1
	l.undo, l.redo = l.undo[:last], append(redo, l.undo[last])
	l.closed, l.steps, l.target, l.pace.slow = false, 0, -1, false
	if step > hurt.Step {
		l.target = step
	}
	return l.arrive()
}
