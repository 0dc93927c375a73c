package session

import "hebbarium/evolve/episode"

// Recorder is told of the life of each episode, on the session's goroutine. It
// only reads.
type Recorder interface {
	// Start is called when an episode begins, at its step 0.
	Start(e *episode.Episode)
	// Step is called after each step that is watched. Steps that are known may
	// come again or be passed over, where the user goes back and forth in time.
	Step(e *episode.Episode)
	// End is called when an episode has come to its end, is given up, or is about
	// to be left for an earlier step. It may go on after that.
	End(e *episode.Episode)
	// Fork is called when the future after the present step is left for another,
	// and Rejoin, with what Fork returned, when it is come back to.
	Fork() any
	Rejoin(mark any)
}
