package world

import "fmt"

// Outcome is what one control step of a world gave.
type Outcome struct {
	Reward float64 // the environment's reward of the step; ant: its progress
	Done   bool    // the episode cannot go on (car: lap finished or field left)
	Down   bool    // the body has fallen; ends an episode only where Patience says so
	Err    error   // the state left the range of numbers, or the action was not finite
}

// Part is the complete mutable state of one component of an episode, as bytes.
// Two episodes whose parts are equal have the same future.
type Part struct {
	Name  string
	Bytes []byte
}

// World is what an Episode needs of a world. A World is used by one goroutine
// at a time and reused for many episodes.
type World interface {
	// Name is the world's name in its Spec.
	Name() string
	// Physics names the engine and the version of its numerics.
	Physics() string
	// Reset begins the episode that belongs to a seed, on the given body
	// ("" or "intact" where the world has no others).
	Reset(seed uint64, body string) error
	// Observe writes what the agent sees now.
	Observe(dst []float32)
	// Step holds the action for one control step.
	Step(action []float32) Outcome
	// Injure applies an event that concerns the body or the world around it.
	Injure(Injury) error
	// CanInjure says why the world could not take that injury, or nil.
	CanInjure(Injury) error
	// Actuators names the elements of an action.
	Actuators() []string
	// Rules gives the length and the early stop of the original's fitness loop.
	Rules() LoopRules
	// Parts appends the world's state to dst, reusing its memory.
	Parts(dst []Part) []Part
}

// LoopRules are the bounds that the original's fitness loop sets on an episode.
type LoopRules struct {
	Steps     int // control steps at most
	Patience  int // the episode stops at the (Patience+1)th step in a row with a negative reward
	JudgeFrom int // first step at which patience and falls are judged
}

// Injury is a perturbation of the body: a leg's length, a push, or the way back to
// where it stood.
type Injury struct {
	Leg     int     // 1…4, or 0 for a push
	Stand   bool    // back to the pose of the reset, on the present legs
	Length  float64 // share of the lower leg that is left, 0…1
	X, Y, Z float64 // force in newtons of a push for the next step
}

// NoSuchInjuryError is the answer of a world whose body has no such part.
type NoSuchInjuryError struct {
	World string
	Injury
}

func (e NoSuchInjuryError) Error() string {
	if e.Leg != 0 {
		return fmt.Sprintf("the %s has no leg %d to injure", e.World, e.Leg)
	}
	if e.Stand {
		return fmt.Sprintf("the %s has no feet to stand on", e.World)
	}
	return fmt.Sprintf("the %s cannot be pushed that way (x=%g y=%g z=%g)", e.World, e.X, e.Y, e.Z)
}
