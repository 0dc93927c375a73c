package session

import (
	"slices"

	"hebbarium/evolve/episode"
)

// SlowSteps is for how many control steps an injury is shown in slow motion, at Slowest:
// a hole and its healing last some ten of them.
const SlowSteps = 30

// slowUnder is the speed from which on an injury slows nothing: who goes so fast does not
// want to look on.
const slowUnder = 2

// slowMotion is that after an injury. It is no part of the life, of which only the pace
// is another.
type slowMotion struct {
	wanted bool // injuries are shown in it
	until  int  // step at which it ends, while pace.slow
}

// SlowInjuries lets injuries be shown in slow motion, or no longer.
func (s *Session) SlowInjuries(on bool) {
	s.queue(command{do: func(l *life) error {
		if l.slow.wanted = on; !on {
			l.pace.slow = false
		}
		return nil
	}, quiet: true})
}

// slowDown begins the slow motion after events that were made while the life plays.
func slowDown(l *life, events []episode.Event) {
	until := l.episode.Steps() + SlowSteps
	if !l.slow.wanted || !l.playing || l.pace.speed >= slowUnder || l.seeking() || l.slow.until == until {
		return
	}
	if slices.ContainsFunc(events, episode.Event.Damages) {
		l.pace.slow, l.slow.until = true, until
	}
}

// slowAt begins it where the coming step has an injury, whoever made that and when: a hand,
// a recipe, a lesson, or the same life before it was gone back in.
func slowAt(l *life) {
	done := l.episode.Applied()
	n := len(done)
	for n > 0 && done[n-1].Step == l.episode.Steps() {
		n--
	}
	slowDown(l, done[n:])
	if ev, due := l.episode.DueInjury(); due {
		slowDown(l, []episode.Event{ev})
	}
}

// endSlow ends it where its steps are over.
func endSlow(l *life) {
	if l.pace.slow && l.episode.Steps() >= l.slow.until {
		l.pace.slow = false
	}
}

// slowLeft is for how many steps more it lasts, 0 where there is none.
func slowLeft(l *life) int {
	if !l.pace.slow {
		return 0
	}
	return max(l.slow.until-l.episode.Steps(), 0)
}
