package campaign

import (
	"fmt"

	"hebbarium/evolve/episode"
)

// Limits on what a campaign can be asked for, on the command line or by a checkpoint:
// far beyond what has a use, and within what a machine can hold.
const (
	MaxGenerations = 1_000_000

	maxSteps      = episode.MaxSteps // of a training episode
	maxEpisodes   = 1000             // of a candidate on each body
	maxBodies     = 100
	maxLives      = 10_000_000 // of a generation
	maxCentreRuns = 100_000    // on each body
)

// checkSizes holds how much is to be lived to the limits.
func (s Settings) checkSizes() error {
	if len(s.Bodies) == 0 || len(s.Bodies) > maxBodies {
		return fmt.Errorf("bodies: expected 1 to %d, found %d", maxBodies, len(s.Bodies))
	}
	for _, body := range s.Bodies {
		if err := episode.CheckBody(s.World, body); err != nil {
			return err
		}
	}
	if s.Episodes < 1 || s.Episodes > maxEpisodes {
		return fmt.Errorf("episodes: expected 1 to %d a candidate, found %d", maxEpisodes, s.Episodes)
	}
	if s.Steps < 0 || s.Steps > maxSteps {
		return fmt.Errorf("steps: expected 0 (the world's own limit) to %d, found %d", maxSteps, s.Steps)
	}
	if s.CentreEvery < 0 || s.CentreEvery > MaxGenerations {
		return fmt.Errorf("centre_every: expected 0 (never) to %d generations between measurements of the centre, found %d", MaxGenerations, s.CentreEvery)
	}
	if s.CentreRuns < 0 || s.CentreRuns > maxCentreRuns || s.CentreEvery > 0 && s.CentreRuns == 0 {
		return fmt.Errorf("centre_runs: expected 1 to %d episodes of a measurement of the centre, found %d", maxCentreRuns, s.CentreRuns)
	}
	if err := s.Strategy.Check(); err != nil {
		return err
	}
	if lives := s.Strategy.Population * s.Episodes * len(s.Bodies); lives > maxLives {
		return fmt.Errorf("population, episodes and bodies: expected at most %d lives a generation, found %d", maxLives, lives)
	}
	return nil
}
