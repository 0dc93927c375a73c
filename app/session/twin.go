package session

import (
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/physics/ant"
	"hebbarium/physics/car"
)

// twin lives the same recipe without its events, in step with the agent.
type twin struct {
	episode *episode.Episode
	history *episode.History
}

// start begins the twin's life of a recipe.
func (t *twin) start(g *brain.Genome, s episode.Setup) error {
	s.Events = nil
	if err := t.episode.Start(g, s); err != nil {
		return err
	}
	t.history.Begin(t.episode)
	return nil
}

// follow lives up to a step.
func (t *twin) follow(step int) {
	for t.episode.Steps() < step && t.episode.Status() == episode.Running {
		t.episode.Step()
		if t.episode.Steps() > t.history.Live() {
			t.history.Follow(t.episode)
		}
	}
}

// seek goes to a step, back or forth.
func (t *twin) seek(step int) error {
	if to := min(step, t.history.Live()); to != t.episode.Steps() {
		if err := t.history.Seek(t.episode, to); err != nil {
			return err
		}
	}
	t.follow(step)
	return nil
}

// fillTwin copies the twin's state, and how far the agent is ahead of it.
func (l *life) fillTwin(s *Snapshot) {
	if l.twin == nil {
		s.Twin = nil
		return
	}
	if s.Twin == nil {
		s.Twin = &TwinView{}
	}
	s.Twin.Step = l.twin.episode.Steps()
	switch w := l.twin.episode.World.(type) {
	case *episode.CarWorld:
		if s.Twin.Car == nil {
			s.Twin.Car = &car.State{}
		}
		s.Twin.Ant = nil
		copyCar(s.Twin.Car, w.Car().State())
		if s.Car != nil {
			s.Twin.Lead = float64(s.Car.State.Visited - s.Twin.Car.Visited)
		}
	case interface{ Ant() episode.AntEngine }:
		if s.Twin.Ant == nil {
			s.Twin.Ant = &ant.State{}
		}
		s.Twin.Car = nil
		w.Ant().State(s.Twin.Ant)
		if s.Ant != nil {
			s.Twin.Lead = s.Ant.Torso[0] - s.Twin.Ant.Torso[0]
		}
	}
}

// setTwin lets a twin live beside the agent, or no longer.
func (l *life) setTwin(on bool, physics string) error {
	if !on {
		l.twin = nil
		l.history.Limit(historyBytes)
		return nil
	}
	e, err := newEpisode(l.episode.World.Name(), physics, l.rules.Genome)
	if err != nil {
		return err
	}
	t := &twin{episode: e, history: episode.NewHistory(historyBytes / 2)}
	if err := t.start(l.rules.Genome, l.episode.Setup()); err != nil {
		return err
	}
	t.follow(l.episode.Steps())
	l.twin = t
	l.history.Limit(historyBytes / 2)
	return nil
}
