package session

import (
	"slices"

	"hebbarium/evolve/episode"
)

// hands are a person's, at the actuators that were taken (episode.Wheel). They move them at
// the newest step alone: what was lived before is as it was.
type hands struct {
	on     bool      // a person is there: without, what was taken stays where it is
	target []float32 // of each actuator
	rate   []float32 // by which each comes nearer to it in a step
	now    []float32
	driven []bool
}

// Take gives actuators to a person's hands, as one edit; those that a person has already
// stay so. Without any, the hands are there for what was taken before.
func (s *Session) Take(actuators ...string) {
	s.after(func(l *life) error {
		var events []episode.Event
		l.hands.driven = l.episode.Driven(l.hands.driven)
		for i, name := range l.episode.World.Actuators() {
			if slices.Contains(actuators, name) && !l.hands.driven[i] {
				events = append(events, episode.Wheel{Actuator: name}.Event(0))
			}
		}
		if err := holdAll(l, events, episode.Wheel{Actuator: "all"}.Event(0)); err != nil {
			return err
		}
		l.hands.on = true
		return nil
	})
}

// LetGo gives actuators back to the network, as one edit; without any, all that a person
// has, and the hands leave. Where nothing new can be lived, the hands alone do.
func (s *Session) LetGo(actuators ...string) {
	s.after(func(l *life) error {
		if len(actuators) == 0 {
			l.hands.on = false
			if l.episode.Status() != episode.Running || l.episode.Steps() < l.history.Live() {
				return nil
			}
		}
		var events []episode.Event
		l.hands.driven = l.episode.Driven(l.hands.driven)
		for i, name := range l.episode.World.Actuators() {
			if l.hands.driven[i] && (len(actuators) == 0 || slices.Contains(actuators, name)) {
				events = append(events, episode.Release{Actuator: name}.Event(0))
			}
		}
		return holdAll(l, events, episode.Release{Actuator: "all"}.Event(0))
	})
}

// holdAll makes the events, or the one that does the same where they are for every actuator.
func holdAll(l *life, events []episode.Event, all episode.Event) error {
	if len(events) == 0 {
		return nil
	}
	if len(events) == len(l.episode.World.Actuators()) {
		events = []episode.Event{all}
	}
	return l.inject(events)
}

// Steer says where the hands are to bring each actuator, and by how much in each step. Only
// what a person has is moved.
func (s *Session) Steer(target, rate []float32) {
	target, rate = slices.Clone(target), slices.Clone(rate)
	s.queue(command{do: func(l *life) error {
		l.hands.target, l.hands.rate = target, rate
		return nil
	}, quiet: true})
}

// steer moves what a person has before the coming step, where that is a new one.
func steer(l *life) {
	e, h := l.episode, &l.hands
	n := len(e.World.Actuators())
	if !h.on || len(h.target) != n || len(h.rate) != n || l.seeking() || e.Steps() < l.history.Live() || e.Status() != episode.Running {
		return
	}
	if h.driven = e.Driven(h.driven); !slices.Contains(h.driven, true) {
		return
	}
	h.now = resized(h.now, n)
	clear(h.now)
	e.Restrain(h.now)
	for i, to := range h.target {
		h.now[i] += min(max(to-h.now[i], -h.rate[i]), h.rate[i])
	}
	e.Steer(h.now)
	steerControl(l)
}

// steerControl moves the control likewise, where it is one of a later injury than the wheel,
// and has it too. One that has fallen behind is lived again, if it is ever wanted.
func steerControl(l *life) {
	switch c := l.last(); {
	case c == nil:
	case l.of != c:
		c.history = nil
	case !slices.Contains(l.shadow.Driven(nil), true):
	case l.shadow.Steps() == l.episode.Steps():
		l.shadow.Steer(l.hands.now)
	default:
		c.history, l.of = nil, nil
	}
}

// handed tells whether a person took actuators, or gave some back, at a step: to undo that is to
// be there again.
func handed(l *life, at int) bool {
	taken := false
	for _, ev := range l.history.Events() {
		taken = taken || ev.Kind == "wheel"
		if ev.Step == at && taken && (ev.Kind == "wheel" || ev.Kind == "release") {
			return true
		}
	}
	return false
}

// forgetDriven has controls lived again that were driven beyond the step at which a future
// was left: what would have moved them there is gone.
func forgetDriven(l *life, left edit) {
	if len(left.branch.Rewards()) == 0 || !slices.Contains(l.episode.Driven(nil), true) {
		return
	}
	for _, c := range l.list {
		c.history = nil
	}
	l.of = nil
}
