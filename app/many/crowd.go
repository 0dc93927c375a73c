package many

import (
	"slices"
	"sync"
	"sync/atomic"

	"hebbarium/app/session"
	"hebbarium/app/session/exchange"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay/link"
)

// Counts are the numbers of lives that there can be: squares, so that their tiles fill a
// square.
func Counts() []int { return link.Crowds() }

// Crowd lives many lives. It is a session.Follower. Its methods may be called from one
// goroutine, apart from those of the follower.
type Crowd struct {
	lives   []*life
	pool    []*life // of the present world and rules, those that are not lived now too
	damaged []int   // steps of the injuries of the recipe so far
	series  Series
	now     session.Moment // that is being followed
	count   int            // of the lives that are lived
	serial  uint64
	err     error
	cells   cells
	later   bool // a newer picture of the brains is due

	mu      sync.Mutex
	want    session.Moment
	wanted  int // lives, 0 for none
	goal    int // that were asked for last
	look    Look
	anew    bool // something was asked for that is not published yet
	asks    []func()
	reached atomic.Int64 // step up to which all lives have followed the newest moment, −1 for none of it
	asked   atomic.Int64 // its step
	ahead   atomic.Int64 // by how much that may be more
	waited  atomic.Bool  // the session waits
	session atomic.Pointer[session.Session]

	exchange *exchange.Exchange[Snapshot]
	wake     chan struct{}
	stop     chan struct{}
	stopped  chan struct{}
	once     sync.Once
	begun    sync.Once
}

// How many steps the session may be ahead of the lives: with a clock, and without one, when
// they are to be lived in longer stretches.
const (
	aheadClocked = 4
	aheadFree    = 64
)

// mostSteps is how many steps a life makes before it is asked again what is wanted.
const mostSteps = 16

// historyBytes bounds the memory of the moments that going back needs, of all lives
// together.
const historyBytes = 64 << 20

// New makes a crowd that follows nobody yet.
func New() *Crowd {
	return &Crowd{wake: make(chan struct{}, 1), stop: make(chan struct{}), stopped: make(chan struct{}), exchange: exchange.New[Snapshot]()}
}

// Close ends all lives, and waits until that is done. The session that they follow may go
// on.
func (c *Crowd) Close() {
	c.once.Do(func() { close(c.stop) })
	c.begun.Do(func() { close(c.stopped) }) // which has never run
	<-c.stopped
	c.leave()
}

// Follow lets so many lives follow a session; with 0 lives they end, once the session has
// done what it was told before.
func (c *Crowd) Follow(s *session.Session, lives int) {
	c.mu.Lock()
	c.goal = lives
	c.mu.Unlock()
	before := c.session.Load()
	if lives == 0 {
		switch before {
		case nil:
		case s:
			s.Observe(func(*episode.Episode) { c.dismiss() })
		default:
			c.dismiss()
		}
		return
	}
	c.begun.Do(func() { go c.run() })
	if before != s {
		c.leave()
		c.mu.Lock()
		c.want = session.Moment{} // which the next one tells
		c.mu.Unlock()
		c.session.Store(s)
		s.Accompany(c)
	}
	c.number(lives)
}

// number is how many lives are wanted from now on.
func (c *Crowd) number(lives int) {
	c.mu.Lock()
	if lives != c.wanted {
		c.wanted, c.anew = lives, true
		c.reached.Store(-1)
	}
	c.mu.Unlock()
	c.poke()
}

// dismiss ends the lives, unless they were asked for again.
func (c *Crowd) dismiss() {
	c.mu.Lock()
	again := c.goal > 0
	c.mu.Unlock()
	if !again {
		c.leave()
		c.number(0)
	}
}

// leave lets go of the session.
func (c *Crowd) leave() {
	if before := c.session.Swap(nil); before != nil {
		before.Accompany(nil)
	}
}

// Come takes up where the session's life has come to.
func (c *Crowd) Come(m session.Moment) {
	c.mu.Lock()
	if m.Life != c.want.Life || m.Genome != c.want.Genome || !slices.Equal(m.Events, c.want.Events) {
		c.reached.Store(-1)
	}
	c.want = m
	c.asked.Store(int64(m.Step))
	c.ahead.Store(aheadClocked)
	if m.Speed >= session.Max {
		c.ahead.Store(aheadFree)
	}
	c.mu.Unlock()
	c.poke()
}

// Behind tells whether the session has to wait.
func (c *Crowd) Behind() bool {
	behind := c.asked.Load()-c.reached.Load() > c.ahead.Load()
	if behind {
		c.waited.Store(true)
	}
	return behind
}

// Look says what of the brains there is to see.
func (c *Crowd) Look(l Look) {
	c.mu.Lock()
	same := l == c.look
	c.look, c.anew = l, c.anew || !same
	c.mu.Unlock()
	if !same {
		c.poke()
	}
}

// Latest is the newest snapshot and whether it is another than at the last call. It stays
// as it is until the next call.
func (c *Crowd) Latest() (*Snapshot, bool) { return c.exchange.Latest() }

// Seen is the snapshot that Latest gave last.
func (c *Crowd) Seen() *Snapshot { return c.exchange.Held() }

// Awaits tells whether a life that can be there is yet to come to a step, in Seen.
func (c *Crowd) Awaits(step int) bool {
	s := c.Seen()
	return s.Err == nil && (s.Step < step || !s.There)
}
