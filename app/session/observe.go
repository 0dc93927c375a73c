package session

import "hebbarium/evolve/episode"

// Observe calls f with the episode between two steps, on the session's
// goroutine. It only reads: what is not an event cannot change an episode.
func (s *Session) Observe(f func(*episode.Episode)) {
	s.send(func(l *life) error {
		f(l.episode)
		return nil
	})
}
