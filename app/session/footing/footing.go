// Package footing says of an agent that it gets nowhere, and how it lies.
package footing

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

// Of tells it of an episode with a usual pace, whose rewards are known and whose body, in the
// ant's world, is as given; nil in another.
func Of(e *episode.Episode, rewards []float64, body *ant.State, usual float64) Fallen {
	step, stood := e.Steps(), stood(e)
	nowhere := func(steps int) bool {
		if step-stood < steps || len(rewards) < step {
			return false
		}
		sum := 0.0
		for _, r := range rewards[step-steps : step] {
			sum += r
		}
		return sum < float64(steps)*stuckShare*usual
	}
	back := body != nil && upsideDown(body)
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
