package capture

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// Episode is what a table and a figure are made of.
type Episode struct {
	Subject
	Rewards    []float64 // of each step
	Changes    []float64 // mean |Δw| of each step
	Events     []episode.Event
	Recoveries []Recovery
}

// Recovery is that from one injury, with its control's rewards from the injury on.
type Recovery struct {
	recovery.Recovery
	Control []float64
}

// control is the reward of the control that lives at a step, and false where none does:
// that of the last injury, for as long as it is measured.
func (e *Episode) control(step int) (reward float64, ok bool) {
	for i := len(e.Recoveries) - 1; i >= 0; i-- {
		r := &e.Recoveries[i]
		if since := step - r.Event.Step; since >= 0 {
			if since >= len(r.Control) || since >= r.Steps {
				return 0, false
			}
			return r.Control[since], true
		}
	}
	return 0, false
}

// returns lists the injuries by the step before which the agent is back from them, and
// losses those that it has lost again by the step that this begins at.
func (e *Episode) returns() (back, lost map[int][]episode.Event) {
	back, lost = map[int][]episode.Event{}, map[int][]episode.Event{}
	for _, r := range e.Recoveries {
		if r.BackAfter > 0 {
			at := r.From + r.BackAfter
			back[at] = append(back[at], r.Event)
		}
		if r.LostAt >= 0 {
			lost[r.LostAt] = append(lost[r.LostAt], r.Event)
		}
		if r.AgainAt >= 0 {
			back[r.AgainAt] = append(back[r.AgainAt], r.Event)
		}
	}
	return back, lost
}

// WriteCSV writes one line a step: its number counted from 0, its reward, the
// score after it, the mean |Δw|, the events that were applied before it, the reward of the
// control (the same life without the last injury) while a recovery is measured, the
// injuries that the agent is back from after it, and those that are lost again from it on.
func (e *Episode) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"step", "reward", "score", "weight_change", "events", "control_reward", "recovered_from", "lost_again"}); err != nil {
		return err
	}
	events := map[int][]episode.Event{}
	for _, ev := range e.Events {
		events[ev.Step] = append(events[ev.Step], ev)
	}
	back, lost := e.returns()
	score := 0.0
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	for i, r := range e.Rewards {
		score += r
		change, control := "", ""
		if i < len(e.Changes) {
			change = number(e.Changes[i])
		}
		if v, ok := e.control(i); ok {
			control = number(v)
		}
		if err := out.Write([]string{strconv.Itoa(i), number(r), number(score), change, join(events[i]), control, join(back[i+1]), join(lost[i])}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func join(events []episode.Event) string {
	words := make([]string, len(events))
	for i, ev := range events {
		words[i] = ev.String()
	}
	return strings.Join(words, " ")
}
