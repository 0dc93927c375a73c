package session

import (
	"hebbarium/evolve/episode"
	"hebbarium/physics/ant"
)

// Fallen says that an agent gets nowhere, and how it lies.
type Fallen uint8

const (
	Upright    Fallen = iota // or on its way, however it lies
	OnItsBack                // the ant, and getting nowhere
	NoProgress               // for StuckSteps
)

// The steps over which an agent gets nowhere: on its back, and otherwise.
const (
	backSteps  = 20
	StuckSteps = 200
)

// stuckShare of the usual pace is what counts as no progress: the twitching of a body
// that lies still.
const stuckShare = 0.05

// fallen tells it of a snapshot, but for this, of an episode with a usual pace.
func fallen(s *Snapshot, e *episode.Episode, usual float64) Fallen {
	stood := stood(e)
	nowhere := func(steps int) bool {
		if s.Step-stood < steps || len(s.Rewards) < s.Step {
			return false
		}
		sum := 0.0
		for _, r := range s.Rewards[s.Step-steps : s.Step] {
			sum += r
		}
		return sum < float64(steps)*stuckShare*usual
	}
	back := s.Ant != nil && upsideDown(s.Ant)
	switch stuck := nowhere(StuckSteps); {
	case back && (stuck || nowhere(backSteps)):
		return OnItsBack
	case stuck:
		return NoProgress
	}
	return Upright
}

// stood is the step at which the agent was last set on its feet: what was before says
// nothing of it since.
func stood(e *episode.Episode) int {
	all := e.Applied()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Kind != "stand" {
			continue
		}
		if p, err := all[i].Perturbation(); err == nil {
			if _, ok := p.(episode.Stand); ok {
				return all[i].Step
			}
		}
	}
	return 0
}

// upsideDown tells whether the torso's own upward axis points below the horizon.
func upsideDown(s *ant.State) bool {
	x, y := s.Quat[0], s.Quat[1]
	return 1-2*(x*x+y*y) < 0
}

// FallenOf tells it of an episode with a usual pace, whose rewards are known and whose body,
// in the ant's world, is as given.
func FallenOf(e *episode.Episode, rewards []float64, body *ant.State, usual float64) Fallen {
	return fallen(&Snapshot{Step: e.Steps(), Rewards: rewards, Ant: body}, e, usual)
}
