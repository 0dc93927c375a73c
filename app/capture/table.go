package capture

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"hebbarium/evolve/episode"
)

// Episode is what a table and a figure are made of.
type Episode struct {
	Subject
	Rewards []float64 // of each step
	Changes []float64 // mean |Δw| of each step
	Events  []episode.Event
}

// recovered lists the damaging events by the number of steps after which the
// agent was back from them.
func (e *Episode) recovered() map[int][]episode.Event {
	back := map[int][]episode.Event{}
	for _, ev := range e.Events {
		if !ev.Damages() {
			continue
		}
		if r, ok := episode.MeasureRecovery(e.Rewards, ev); ok && r.BackAfter > 0 {
			at := ev.Step + r.BackAfter
			back[at] = append(back[at], ev)
		}
	}
	return back
}

// WriteCSV writes one line a step: its number counted from 0, its reward, the
// score after it, the mean |Δw|, the events that were applied before it, and the
// events that the agent is back from at 90 % after it.
func (e *Episode) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"step", "reward", "score", "weight_change", "events", "recovered_from"}); err != nil {
		return err
	}
	events := map[int][]episode.Event{}
	for _, ev := range e.Events {
		events[ev.Step] = append(events[ev.Step], ev)
	}
	back := e.recovered()
	score := 0.0
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	for i, r := range e.Rewards {
		score += r
		change := ""
		if i < len(e.Changes) {
			change = number(e.Changes[i])
		}
		if err := out.Write([]string{strconv.Itoa(i), number(r), number(score), change, join(events[i]), join(back[i+1])}); err != nil {
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
