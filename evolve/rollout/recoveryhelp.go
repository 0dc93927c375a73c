package rollout

import (
	"fmt"
	"strings"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// RecoveryHelp defines a recovery in words and figures, in ten lines.
func RecoveryHelp() string {
	var onsets []string
	for _, name := range episode.Worlds() {
		if spec, err := episode.SpecOf(name); err == nil {
			onsets = append(onsets, fmt.Sprintf("%d (%s)", spec.Onset, name))
		}
	}
	return fmt.Sprintf(`control    At an injury the life forks: the control lives on without it, step for step. Pace is the mean reward of %d steps, a share is of the control's pace then.
too slow   The control's first window is under %.0f %% of the rule set's usual pace (on its card, or score over steps), or it goes at under %.0f %% of it since, until the verdict falls: nothing to compare with, no percentage, and not one of those of which so many are back.
fall       %d windows in a row under %.0f %%, the first within %s steps of the injury. Otherwise there was no fall.
           Lives whose control differs by a millionth of one weight part: a walker's within %d steps, then each stumbles by itself; so late falls are not claimed.
           In lives of each shipped rule set, injured at step 100 or later, at most 3 of 100 such nudges "fall", no zeroing of 0 %%, and a loss of a fifth is found in 97 or more.
back       After k steps: the first window at %.0f %% or more from which the next %d steps stay there in the mean. Until they have passed: holding.
lost       Again at step N: what was back has %d windows in a row under %.0f %%, from N on. A recovery is measured for %d steps, or up to the next injury.
lasting    A hold, plasticity off, random rules, frozen synapses, other terms, struck senses, a changed world: not recovered from while they last. The share is told; fall and return count from their end.
cost       Metres or tiles that the control gained on the injured life until it was back, or until now.
born so    After a lost piece of leg: pace of the latest %d steps, as a share of the mean over the later halves of %d lives born with that body.
`, recovery.PaceSteps, 100*recovery.FloorShare, 100*recovery.SparedShare, recovery.LastSteps, 100*recovery.BackShare, strings.Join(onsets, " or "), 60, 100*recovery.BackShare, recovery.StaySteps, recovery.LossSteps, 100*recovery.BackShare, recovery.OverSteps, recovery.StaySteps, recovery.BornLives)
}
