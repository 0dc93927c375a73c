package words

import (
	"fmt"

	"hebbarium/app/session"
	"hebbarium/evolve/recovery"
)

// IsHanded tells whether an event hands the body to another physics: no injury, but what
// became of it can be read out.
func IsHanded(m *session.Marker) bool { return m.Event.Kind == "physics" }

// Handed says of a body that was handed to another physics how it goes on there: its pace of
// late beside that of the steps before, both in reward a step.
func Handed(m *session.Marker, s *session.Snapshot) []Segment {
	_, long, _ := Of(m.Event)
	all := sentence{{long + fmt.Sprintf(" at %d", m.Event.Step), Head}}
	at, to := m.Event.Step, min(s.Step, len(s.Rewards))
	if m.Due || at < recovery.StaySteps || to-at < recovery.PaceSteps {
		all.add("measuring", Dim)
		return all
	}
	before := meanOf(s.Rewards[at-recovery.StaySteps : at])
	since := meanOf(s.Rewards[max(at, to-recovery.StaySteps):to])
	if before < recovery.FloorShare*s.Usual || before <= 0 {
		all.add("too slow before to compare with", Dim)
		return all
	}
	all.add("its pace is "+Percent(since/before)+" of that before", pace(since/before, Good))
	return all
}

// meanOf is the mean of some rewards.
func meanOf(rewards []float64) float64 {
	sum := 0.0
	for _, r := range rewards {
		sum += r
	}
	return sum / float64(len(rewards))
}
