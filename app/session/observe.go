package session

import (
	"slices"

	"hebbarium/evolve/episode"
)

// Observe calls f with the episode between two steps, on the session's
// goroutine. It only reads: what is not an event cannot change an episode.
func (s *Session) Observe(f func(*episode.Episode)) {
	s.send(func(l *life) error {
		f(l.episode)
		return nil
	})
}

// Recipe calls f, on the session's goroutine, with the episode between two steps and with
// all events of its future: those that were applied, and those that are still to come. The
// slice is f's own.
func (s *Session) Recipe(f func(e *episode.Episode, events []episode.Event)) {
	s.send(func(l *life) error {
		l.settle()
		f(l.episode, slices.Clone(l.history.Events()))
		return nil
	})
}

// Past calls f, on the session's goroutine, with the physics that the present life began in,
// its recipe, and a copy of its history, by which another episode can live any step of it
// again.
func (s *Session) Past(f func(physics string, setup episode.Setup, past *episode.History)) {
	s.queue(command{do: func(l *life) error {
		l.settle()
		f(l.physics, l.episode.Setup(), l.history.Copy())
		return nil
	}, quiet: true})
}
