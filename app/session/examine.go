package session

import "hebbarium/evolve/episode"

// Examiner looks at the episode about each of its steps, on the session's goroutine: Before
// with the events of the coming step applied, and After once it is made.
type Examiner interface {
	Before(e *episode.Episode)
	After(e *episode.Episode)
}

// Examine lets an examiner look on from the next step on, or none. It must change nothing.
func (s *Session) Examine(x Examiner) {
	s.queue(command{do: func(l *life) error {
		l.examiner = x
		return nil
	}, quiet: true})
}

func (l *life) examine() {
	if l.examiner == nil {
		return
	}
	if l.episode.Status() == episode.Running && l.episode.ApplyDue() == episode.Running {
		l.examiner.Before(l.episode)
	}
}

func (l *life) examined() {
	if l.examiner != nil {
		l.examiner.After(l.episode)
	}
}
