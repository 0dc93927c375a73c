package session

import (
	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Follower lives beside a session what that does, in lives of its own. Its methods are
// called on the session's goroutine, and return at once.
type Follower interface {
	// Come is told where the session's life has come to. What Moment holds never changes.
	Come(Moment)
	// Behind tells whether the follower is so far behind that the session must wait for
	// it. Wake tells the session that this may be over.
	Behind() bool
}

// Moment is where a life has come to: its recipe, with all events of the present future,
// and the step.
type Moment struct {
	Life    uint64 // grows with each that begins
	World   string
	Physics string // that it has begun in, "" is builtin
	Genome  *brain.Genome
	Card    brain.Card
	Setup   episode.Setup // without its events
	Events  []episode.Event
	Step    int // that is shown, with the events before the next one applied
	Live    int // the newest step known
	Speed   float64
	Unseen  bool // nobody sees what is shown
}

// Accompany lets a follower follow the session from now on, or none.
func (s *Session) Accompany(c Follower) {
	s.queue(command{do: func(l *life) error {
		l.follower = c
		l.tell(l)
		return nil
	}, quiet: true})
}

// Wake lets the session look whether its follower is still behind. It may be called from
// any goroutine.
func (s *Session) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// company is the follower of a life, nil for none, and how many lives it has had.
type company struct {
	follower Follower
	lives    uint64
}

// tell tells the follower where a life has come to.
func (c *company) tell(l *life) {
	if c.follower == nil {
		return
	}
	e := l.episode
	setup := e.Setup()
	setup.Events = nil
	c.follower.Come(Moment{
		Life: c.lives, World: e.World.Name(), Physics: l.physics, Genome: l.rules.Genome, Card: l.rules.Card, Setup: setup,
		Events: l.history.Events(), Step: e.Steps(), Live: l.history.Live(), Speed: l.pace.speed, Unseen: l.unseen,
	})
}

// behind tells whether the life must wait for its follower.
func (c *company) behind() bool { return c.follower != nil && c.follower.Behind() }

// Become goes on as the life of another seed, with the same events, at the same step.
func (s *Session) Become(seed uint64) {
	s.after(func(l *life) error {
		step, setup := l.episode.Steps(), l.episode.Setup()
		setup.Seed, setup.Events = seed, append([]episode.Event(nil), l.history.Events()...)
		if err := l.begin(setup); err != nil {
			return err
		}
		return l.reach(step)
	})
}
