package session

import (
	"errors"

	"hebbarium/evolve/episode"
)

// Play lets the episode run or pauses it.
func (s *Session) Play(on bool) {
	s.send(func(l *life) error {
		l.playing, l.steps = on, 0
		return nil
	})
}

// Watched says whether anybody sees what is shown: for nobody, not every step is shown, nor
// every synapse looked at. The life is the same.
func (s *Session) Watched(seen bool) {
	s.queue(command{do: func(l *life) error {
		here, missed := l.episode.Steps(), l.unseen && seen
		l.unseen, l.pace.slack = !seen, 0
		if l.unseen {
			l.pace.slack = unseenSlack
		}
		if !missed || l.active() || (here-1)%changeEvery == 0 || here == 0 {
			return nil // what the last step did to the synapses is known, or soon the next one's
		}
		if err := l.jump(here); err != nil {
			return err
		}
		return l.arrive()
	}, quiet: true})
}

// Step pauses and makes n steps more.
func (s *Session) Step(n int) {
	s.send(func(l *life) error {
		l.playing = false
		l.steps += n
		return nil
	})
}

// Back pauses and goes n steps back.
func (s *Session) Back(n int) {
	s.send(func(l *life) error {
		l.playing = false
		from := l.episode.Steps()
		return l.seek(from - n)
	})
}

// Seek goes to a step that is known, forwards or backwards.
func (s *Session) Seek(step int) { s.send(func(l *life) error { return l.seek(step) }) }

// Live goes to the newest step known.
func (s *Session) Live() { s.send(func(l *life) error { return l.seek(l.history.Live()) }) }

// Reach goes to a step that need not be known yet.
func (s *Session) Reach(step int) { s.send(func(l *life) error { return l.reach(step) }) }

// SetSpeed sets the speed, 1 being the world's own time and Max no clock.
func (s *Session) SetSpeed(speed float64) {
	s.send(func(l *life) error {
		l.pace.speed, l.pace.slow = speed, false
		l.pace.due = l.pace.due.Add(-mostDebt)
		return nil
	})
}

// Restart begins a new episode, without events, with a seed.
func (s *Session) Restart(seed uint64) {
	s.send(func(l *life) error {
		setup := l.episode.Setup()
		setup.Seed, setup.Events = seed, nil
		return l.begin(setup)
	})
}

// Inject applies events before the coming step, at once, which is undone as one;
// their own steps are not used. Where one of them cannot be, none is, and the next
// snapshot's note says why.
func (s *Session) Inject(events ...episode.Event) {
	s.after(func(l *life) error { return l.inject(events) })
}

// Undo takes the last edit back or, where there is none, the last injury of the recipe, and
// Redo brings it again: the future that was left is there as it was.
func (s *Session) Undo() {
	s.after(func(l *life) error { return errors.Join(takeBack(l), l.rival.undo(l)) })
}

// Redo is the inverse of Undo.
func (s *Session) Redo() {
	s.after(func(l *life) error { return errors.Join(l.swap(&l.redo, &l.undo), l.rival.redo(l)) })
}

// SetTwin shows the twin that was spared the last injury beside the agent, or no longer.
func (s *Session) SetTwin(on bool) {
	s.after(func(l *life) error { return l.setTwin(on) })
}

// Scrub pauses and goes to a step that is known.
func (s *Session) Scrub(step int) {
	s.send(func(l *life) error {
		l.playing = false
		return l.seek(step)
	})
}
