package command

import (
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// The line of an event's recovery has the figures of the window's read-out.
func TestRecoveryLine(t *testing.T) {
	r := rollout.RecoverySummary{Event: episode.Event{Step: 300, Kind: "zero", Args: "0.33"}, Measured: 4, Back: 3, BackAfter: 30.2, FellTo: 0.12, Kept: 0.55, Late: 0.081}
	for _, c := range []struct {
		back int
		want string
	}{
		{3, "300:zero:0.33  fell to 12 % of the rate before; 3 of 4 back to 90 %, after 30 steps on average; kept 55 % over the rest of the episode, 8 % over its last 40 steps"},
		{0, "300:zero:0.33  fell to 12 % of the rate before; 0 of 4 back to 90 %; kept 55 % over the rest of the episode, 8 % over its last 40 steps"},
	} {
		r.Back = c.back
		if got := recoveryLine(r); got != c.want {
			t.Errorf("found %q, want %q", got, c.want)
		}
	}
	r.Measured = 0
	if got, want := recoveryLine(r), "300:zero:0.33  no rate before it to compare with"; got != want {
		t.Errorf("found %q, want %q", got, want)
	}
}
