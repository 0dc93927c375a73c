package session

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"hebbarium/app/session/exchange"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/turn"
)

// Config is what a session begins with.
type Config struct {
	World   string // car or ant
	Physics string // "" is builtin
	Body    string // "" is intact
	Rules   Rules
	Seed    uint64
	Init    brain.Init // of the plastic weights
	Events  []episode.Event
	// Impatient and MaxSteps are for replays of episodes that were not lived in a
	// session: as in episode.Setup, where Impatient is not Patient.
	Impatient bool
	MaxSteps  int
	Recorder  Recorder // told of each episode; may be nil
	Speed     float64  // 0 is 1
	Playing   bool
	Stops     []int // steps at which playing pauses, once
	Twin      bool
	Rival     *Rival // that lives beside it; nil for none
}

// Session runs one agent. Its methods may be called from one goroutine, apart
// from Close, and return at once; what became of a command is seen in the next
// snapshots.
type Session struct {
	life     *life
	exchange *exchange.Exchange[Snapshot]
	unread   int    // steps since a moment was taken
	obeyed   uint64 // commands

	mu       sync.Mutex
	commands []command
	sent     uint64
	wake     chan struct{}
	stop     chan struct{}
	stopped  chan struct{}
	once     sync.Once
	cancel   context.CancelFunc // of what goes on in the background
}

// New starts a session, paused unless the configuration says otherwise. It
// fails where the world, the rule set and the recipe do not fit each other.
func New(c Config) (*Session, error) {
	if c.Rules.Genome == nil {
		return nil, fmt.Errorf("session: expected a rule set, found none")
	}
	if c.Rules.Genome.Arch.Name != c.World {
		return nil, fmt.Errorf("rule set: expected one for the %s, found one for the %s", c.World, c.Rules.Genome.Arch.Name)
	}
	spec, err := episode.SpecOf(c.World)
	if err != nil {
		return nil, err
	}
	e, err := newEpisode(c.World, c.Physics, c.Rules.Genome)
	if err != nil {
		return nil, err
	}
	turn.Take()
	e.Network.TrackChange(true)
	if c.Speed <= 0 {
		c.Speed = 1
	}
	l := &life{episode: e, history: episode.NewHistory(historyBytes - unseenBytes), physics: c.Physics, rules: c.Rules, recorder: c.Recorder, ended: true, pace: pace{speed: c.Speed, step: spec.Tick}, playing: c.Playing, stops: c.Stops}
	// Patient: a person who has injured an agent wants to see whether it comes back.
	setup := episode.Setup{Seed: c.Seed, Body: c.Body, Init: c.Init, Events: c.Events, Patient: !c.Impatient, MaxSteps: c.MaxSteps}
	if err := l.begin(setup); err != nil {
		return nil, err
	}
	if c.Twin {
		if err := l.setTwin(true); err != nil {
			return nil, err
		}
	}
	if c.Rival != nil {
		if err := setRival(l, c.Rival); err != nil {
			return nil, err
		}
	}
	l.noMujoco = errors.New("looking for MuJoCo")
	l.halt()
	s := &Session{
		life: l, exchange: exchange.New[Snapshot](),
		wake: make(chan struct{}, 1), stop: make(chan struct{}), stopped: make(chan struct{}),
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	l.background = background{ctx: ctx, send: func(do func(*life) error) { s.queue(command{do: do, quiet: true}) }}
	turn.Take()
	s.publish()
	go s.run()
	return s, nil
}

// Close ends the session and waits until its goroutine has ended.
func (s *Session) Close() {
	s.once.Do(func() {
		close(s.stop)
		s.cancel()
	})
	<-s.stopped
}

// Latest is the newest snapshot and whether it is another than at the last
// call. The snapshot stays as it is until the next call.
func (s *Session) Latest() (*Snapshot, bool) { return s.exchange.Latest() }

// Behind tells whether there are commands that the newest snapshot taken does not know of.
func (s *Session) Behind() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.exchange.Held().Obeyed != s.sent
}

// run is the session's goroutine.
func (s *Session) run() {
	defer close(s.stopped)
	l := s.life
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	lookForMujoco(l)
	s.publish()
	l.pace.begin(time.Now())
	for {
		select {
		case <-s.stop:
			l.finish()
			return
		default:
		}
		s.obey()
		now := turn.Now()
		behind := l.rival.follow(l, now.Add(mostFollowing))
		if behind && s.exchange.Wanted() {
			s.publish()
		}
		var wait time.Duration
		switch {
		case !l.active():
			wait = time.Hour
			if l.rival.arrived() {
				s.publish()
			}
		case l.behind():
			wait = followerWait
		case !l.seeking() && l.steps == 0:
			wait = l.pace.wait(now)
		}
		if wait > 0 && behind {
			continue
		}
		if wait > 0 {
			timer.Reset(wait)
			select {
			case <-s.stop:
			case <-s.wake:
			case <-timer.C:
			}
			if wait == time.Hour {
				l.pace.begin(time.Now())
			}
			continue
		}
		s.step(now)
	}
}

// followerWait is how long a session waits at a time for a follower that is behind and
// does not wake it.
const followerWait = 50 * time.Millisecond

// mostUnread is how many moments of a slow life are made ready one after the other that
// nobody takes.
const mostUnread = 8

// step makes one step and shows it where someone looks.
func (s *Session) step(now time.Time) {
	l := s.life
	l.step()
	l.tell(l)
	l.rival.follow(l, now.Add(mostFollowing))
	if l.seeking() {
		if l.episode.Steps() < l.target {
			return
		}
		l.target = -1
		l.pace.begin(now)
	} else if l.steps > 0 {
		l.steps--
	} else {
		l.pace.stepped(now)
	}
	// A slow life shows each step, so that the newest is there whenever it is looked at,
	// unless nobody has looked for a while, or looks at all.
	if s.unread++; s.exchange.Wanted() {
		s.unread = 0
	}
	if s.unread == 0 || !l.active() || l.pace.speed < 2 && s.unread < mostUnread && !l.unseen {
		s.publish()
	}
}

// publish shows the present moment, with the events of the coming step applied.
func (s *Session) publish() {
	s.life.settle()
	s.life.tell(s.life)
	snap := s.exchange.Next()
	s.life.fill(snap)
	snap.Obeyed = s.obeyed
	s.exchange.Publish()
}

// command is something to be done on the session's goroutine.
type command struct {
	do func(*life) error
	// waits: until a step that is being gone to is reached, and the steps that
	// were asked for are made. Later commands wait behind it.
	waits bool
	quiet bool // nobody asked for it: the last refusal stays to be read
}

// obey carries out the commands that have come in.
func (s *Session) obey() {
	did := false
	for {
		s.mu.Lock()
		if len(s.commands) == 0 || s.commands[0].waits && s.life.busy() {
			s.mu.Unlock()
			break
		}
		c := s.commands[0]
		s.commands = s.commands[1:]
		s.mu.Unlock()
		s.obeyed++
		if did = true; !c.quiet {
			s.life.note = ""
		}
		if err := c.do(s.life); err != nil {
			s.life.note = err.Error()
		}
	}
	if did && !s.life.seeking() {
		s.life.rival.follow(s.life, time.Now().Add(mostFollowing))
		s.publish()
	}
}

// send queues a command; it never waits.
func (s *Session) send(do func(*life) error) { s.queue(command{do: do}) }

// after queues a command that waits for those before it to have their effect.
func (s *Session) after(do func(*life) error) { s.queue(command{do: do, waits: true}) }

func (s *Session) queue(c command) {
	s.mu.Lock()
	s.commands = append(s.commands, c)
	s.sent++
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}
