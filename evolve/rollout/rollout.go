package rollout

import (
	"slices"

	"hebbarium/evolve/episode"
)

// Rollout is what one episode of an evaluation came to.
type Rollout struct {
	Seed   uint64  `json:"seed"`
	Score  float64 `json:"score"`
	Steps  int     `json:"steps"`
	Status string  `json:"status"` // why it ended
	Solved bool    `json:"solved"`
}

// rolloutOf sums up an episode, of which the rewards from a step on count for whether it
// is solved.
func rolloutOf(spec episode.Spec, seed uint64, r episode.Result, rewards []float64, from int) Rollout {
	earned := r.Score
	if from > 0 && from < len(rewards) { // else the damage never came
		earned = 0
		for _, reward := range rewards[from:] {
			earned += reward
		}
	}
	return Rollout{Seed: seed, Score: r.Score, Steps: r.Steps, Status: r.Status.String(), Solved: earned >= spec.Solved}
}

// solvedFrom is the step from which rewards count for whether an episode is solved: that
// of the first damage, since what an ant walked before it tells nothing of how it does
// with it. Where only a whole episode can reach the mark, it was reached with the damage.
func solvedFrom(spec episode.Spec, events []episode.Event) int {
	if spec.Whole {
		return 0
	}
	from := -1
	for _, ev := range events {
		if ev.Damages() && (from < 0 || ev.Step < from) {
			from = ev.Step
		}
	}
	return max(from, 0)
}

// Reach tells how many rollouts lived to an event.
type Reach struct {
	Event    episode.Event `json:"event"`
	Rollouts int           `json:"rollouts"`
}

func reachOf(event episode.Event, applied [][]episode.Event) Reach {
	r := Reach{Event: event}
	for _, events := range applied {
		if slices.Contains(events, event) {
			r.Rollouts++
		}
	}
	return r
}

// distinct are the events without those that are there twice: what is measured from a
// moment is measured once.
func distinct(events []episode.Event) []episode.Event {
	var out []episode.Event
	for _, ev := range events {
		if !slices.Contains(out, ev) {
			out = append(out, ev)
		}
	}
	return out
}
