package session

import (
	"hebbarium/evolve/episode"
	"hebbarium/physics/ant"
	"hebbarium/physics/car"
)

// TwinView is the twin that was spared the last injury: the control of its recovery.
// Before any injury it is the same life as the agent's.
type TwinView struct {
	Step   int
	Spared episode.Event // the injury, zero where there was none up to this step
	View   any           // as the Snapshot's
	Car    *car.State    // of View in the car's world, nil in another
	Ant    *ant.State    // View in the ant's world, nil in another
	Lead   float64       // of the agent over its twin: metres, or tiles
}

// fillTwin copies the twin's state, and how far the agent is ahead of it.
func (l *life) fillTwin(s *Snapshot) {
	if !l.twin {
		s.Twin = nil
		return
	}
	if s.Twin == nil {
		s.Twin = &TwinView{}
	}
	t, other := s.Twin, l.episode
	t.Spared = episode.Event{}
	if c := l.at(l.episode.Steps()); c != nil && l.of == c {
		other, t.Spared = l.shadow, c.Event
	}
	t.Step = other.Steps()
	agent, ok := l.episode.World.(episode.Viewer)
	twin, both := other.World.(episode.Viewer)
	if !ok || !both {
		return
	}
	t.View = twin.View(t.View)
	t.Car, t.Ant = nil, nil
	switch v := t.View.(type) {
	case *CarView:
		t.Car = &v.State
	case *ant.State:
		t.Ant = v
	}
	t.Lead = agent.Progress() - twin.Progress()
}
