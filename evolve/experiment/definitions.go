package experiment

import (
	"fmt"
	"strings"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// Definitions are the words that findings use, and what each means.
func Definitions() [][2]string {
	return [][2]string{
		{"score", "the sum of the rewards of an episode. Car: the environment's own (1000 over the tiles of the track for each, −0.1 a step). Ant: progress towards the target in units, metres divided by the control step of 0.0165 s, so that 1000 units are 16.5 m."},
		{"solved", fmt.Sprintf("ant: a score of %g units or more (the paper: moving away by at least 100 units); car: a score of %g or more (the environment's own mark; it is not the same as a finished lap).", SolvedAt(Ant), SolvedAt(Car))},
		{"pace", "mean reward a step over a stretch of steps; where it is a share, of the pace of the control over the same steps."},
		{"control", "the same life, with the same seed, without the injury."},
		{"recovered", recoveredMeans()},
		{"pace regained", fmt.Sprintf("pace over the last %d steps of a life with an injury, as a share of its control's over the same steps; of several lives, the ratio of the means. Lives whose control is under that floor then are left out.", RegainedOver)},
		{"interval", fmt.Sprintf("95 %%. Of means: percentile bootstrap with %d resamples, from the run's seed. Of shares: Wilson's score interval. It covers the chance of episodes, not that of evolution: every rule set is one outcome of a search.", resamples)},
		{"run", "one campaign. Runs of one recipe are campaigns whose settings differ in nothing but the seed; with several of them, ± is the standard deviation over the runs' means, which is the chance of evolution that an interval does not cover."},
		{"patience", "scores of whole lives are under the original's own stop (car: 21 steps in a row without a new tile; ant, from step 201 on: lying down, or 31 steps in a row that lead backwards). Lives with an injury, and their controls, are lived to the end."},
	}
}

// onsets are within how many steps of an injury a fall from it begins.
func onsets() string {
	var all []string
	for _, world := range []string{Car, Ant} {
		if spec, err := episode.SpecOf(world); err == nil {
			all = append(all, fmt.Sprintf("%s %d steps", world, spec.Onset))
		}
	}
	return strings.Join(all, ", ")
}

// recoveredMeans says how RecoveryOf tells that a life is back.
func recoveredMeans() string {
	return fmt.Sprintf("against the control. Pace here is the mean reward of %d steps, as a share of the control's over the same steps. A fall is %d such windows in a row under %.0f %%, the first soon after the injury (the onset of the world: %s). Back is the first window at %.0f %% or more from which the next %d steps stay there in the mean; what has %d windows in a row under that again is lost. "+
		"Recovered: back and not lost again, or never fallen. Steps count from the injury or, of one that lasts, from its end. Where the control itself goes at less than %.0f %% of the rule set's usual pace when the injury comes, or at less than %.0f %% since, there is nothing to compare with, and the life is left out.",
		recovery.PaceSteps, recovery.LastSteps, 100*recovery.BackShare, onsets(), 100*recovery.BackShare, recovery.StaySteps, recovery.LossSteps, 100*recovery.FloorShare, 100*recovery.SparedShare)
}
