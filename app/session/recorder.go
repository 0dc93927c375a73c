package session

import "hebbarium/evolve"

// Recorder is told of the life of each episode, on the session's goroutine. It
// only reads.
type Recorder interface {
	// Start is called when an episode begins, at its step 0: a new one, or the
	// same recipe lived anew after going back, undo or redo.
	Start(e *evolve.Episode)
	// Step is called after each step.
	Step(e *evolve.Episode)
	// End is called when an episode has come to its end or is given up.
	End(e *evolve.Episode)
}
