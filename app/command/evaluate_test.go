package command

import (
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// The line of an injury has the figures of the window's read-out.
func TestRecoveryLine(t *testing.T) {
	ev := episode.Event{Step: 300, Kind: "zero", Args: "0.33"}
	for _, c := range []struct {
		r    rollout.RecoverySummary
		want string
	}{
		{rollout.RecoverySummary{Reached: 41, Told: 40, TooSlow: 1, NoFall: 30, Back: 8, NotBack: 2, BackAfter: 46, FellTo: 0.42, Late: 0.97, Cost: 0.31, Unit: "m"},
			"8 of 40 back to 90 % of the control's pace, after 46 steps in the median; 30 without a fall; 2 not back; 1 with nothing to compare with: their controls are slow themselves; fell to 42 %; at last 97 %, cost 0.3 m"},
		{rollout.RecoverySummary{Reached: 3, TooSlow: 3}, "nothing to compare with in any of 3: their controls are slow themselves"},
		{rollout.RecoverySummary{Reached: 2, Told: 2, NotBack: 2, FellTo: 0.2, Late: 0.6, Cost: 9, Unit: "m", Born: 1, OfBorn: 0.94},
			"0 of 2 back to 90 % of the control's pace; 2 not back; fell to 20 %; at last 60 %, cost 9.0 m; 94 % of the pace of those born with that body"},
	} {
		c.r.Event = ev
		if got := recoveryLine(c.r); got != "300:zero:0.33  "+c.want {
			t.Errorf("found %q, want %q", got, c.want)
		}
	}
}
