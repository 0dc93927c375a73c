package timeline

import (
	"math"

	"hebbarium/app/session"
	"hebbarium/evolve/recovery"
)

// Steps over which the timeline's lines are means: one that still shows single strides,
// and the pace.
const (
	rateSteps = 5
	meanSteps = recovery.PaceSteps
)

// lines are what the timeline draws of an episode, one value a step.
type lines struct {
	rate   []float32 // mean reward of 5 steps
	mean   []float32 // of 40 steps, all since the last damage; NaN for the first of them
	change []float32 // mean |Δw| as a share of the mean |w|

	history []float64 // whose beginning they are made from
	since   []int     // steps of the damages that the mean takes up anew from
}

// take appends what a snapshot knows anew, or makes the lines anew where the
// episode is another, or its damages are.
func (l *lines) take(s *session.Snapshot) {
	n := len(l.history)
	same := n > 0 && len(s.Rewards) >= n && &s.Rewards[0] == &l.history[0] && l.sameDamages(s)
	if !same {
		l.rate, l.mean, l.change, l.since = l.rate[:0], l.mean[:0], l.change[:0], l.since[:0]
		for i := range s.Markers {
			l.since = appendDamage(l.since, &s.Markers[i])
		}
	}
	l.history = s.Rewards
	next := 0 // of the damages
	from := 0 // step of the last one
	for i := len(l.rate); i < len(s.Rewards); i++ {
		for ; next < len(l.since) && l.since[next] <= i; next++ {
			from = l.since[next]
		}
		l.rate = append(l.rate, meanOf(s.Rewards, max(0, i+1-rateSteps), i+1))
		l.mean = append(l.mean, meanSince(s.Rewards, from, i+1))
		share := 0.0
		if s.Sizes[i] > 0 {
			share = s.Changes[i] / s.Sizes[i]
		}
		l.change = append(l.change, float32(share))
	}
}

// sameDamages tells whether the lines know a snapshot's damages; it takes those in
// that have come since and lie at the newest step, which change nothing before.
func (l *lines) sameDamages(s *session.Snapshot) bool {
	var of []int
	for i := range s.Markers {
		of = appendDamage(of, &s.Markers[i])
	}
	if len(of) < len(l.since) {
		return false
	}
	for i, step := range of {
		if i < len(l.since) && step != l.since[i] || i >= len(l.since) && step < len(l.rate) {
			return false
		}
	}
	l.since = of
	return true
}

func appendDamage(steps []int, m *session.Marker) []int {
	if n := len(steps); !m.Event.Damages() || n > 0 && steps[n-1] == m.Event.Step {
		return steps
	}
	return append(steps, m.Event.Step)
}

// meanOf is the mean of rewards[from:to].
func meanOf(rewards []float64, from, to int) float32 {
	sum := 0.0
	for _, v := range rewards[from:to] {
		sum += v
	}
	return float32(sum / float64(to-from))
}

// meanSince is the mean of the 40 rewards before to, or of those since from, so
// that a damage shows at once; NaN while they are fewer than the rate's.
func meanSince(rewards []float64, from, to int) float32 {
	if to-from < rateSteps {
		return float32(math.NaN())
	}
	return meanOf(rewards, max(from, to-meanSteps), to)
}
