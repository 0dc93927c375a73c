package session

import (
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/physics/ant"
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
	t := s.Twin
	t.Step = l.twin.episode.Steps()
	agent, ok := l.episode.World.(episode.Viewer)
	other, both := l.twin.episode.World.(episode.Viewer)
	if !ok || !both {
		return
	}
	t.View = other.View(t.View)
	t.Car, t.Ant = nil, nil
	switch v := t.View.(type) {
	case *CarView:
		t.Car = &v.State
	case *ant.State:
		t.Ant = v
	}
	t.Lead = agent.Progress() - other.Progress()
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
