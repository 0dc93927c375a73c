package many

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay/link"
	"hebbarium/evolve/turn"
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

	exchange *exchange
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
	return &Crowd{wake: make(chan struct{}, 1), stop: make(chan struct{}), stopped: make(chan struct{}), exchange: newExchange()}
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
func (c *Crowd) Latest() (*Snapshot, bool) { return c.exchange.latest() }

// Seen is the snapshot that Latest gave last.
func (c *Crowd) Seen() *Snapshot { return c.exchange.seen() }

func (c *Crowd) poke() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// run is the crowd's goroutine.
func (c *Crowd) run() {
	defer close(c.stopped)
	for {
		select {
		case <-c.stop:
			return
		case <-c.wake:
		}
		for more := true; more; {
			select {
			case <-c.stop:
				return
			default:
			}
			more = c.round()
		}
	}
}

// round lets all lives go on towards what is wanted, and tells whether there is more to do.
func (c *Crowd) round() (more bool) {
	c.mu.Lock()
	want, count, look, anew, asks := c.want, c.wanted, c.look, c.anew, c.asks
	c.anew, c.asks = false, nil
	c.mu.Unlock()
	defer func() {
		for _, ask := range asks {
			ask()
		}
	}()
	if count == 0 || want.Genome == nil {
		c.lives, c.pool, c.count = nil, nil, 0
		return false
	}
	c.prepare(want, count)
	there := c.live(want, look)
	c.now, c.damaged = want, damages(want.Events)
	for n := len(c.damaged); n > 0 && c.damaged[n-1] > want.Live; n-- {
		c.damaged = c.damaged[:n-1] // of a recipe, and not to be told before its time
	}
	c.series.reach(c.least(), c.lives, c.damaged)
	if there {
		c.mu.Lock()
		if want.Life == c.want.Life && slices.Equal(want.Events, c.want.Events) {
			c.reached.Store(int64(want.Step))
		}
		c.mu.Unlock()
	}
	if s := c.session.Load(); s != nil && c.waited.CompareAndSwap(true, false) {
		s.Wake()
	}
	if anew || there || c.exchange.taken() {
		c.publish(look, there)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return !there || c.anew || len(c.asks) > 0
}

// prepare begins the lives that are wanted, where they are not lived already.
func (c *Crowd) prepare(m session.Moment, count int) {
	same := c.now.Life == m.Life && c.now.Genome == m.Genome && c.now.Physics == m.Physics && c.now.Setup.Seed == m.Setup.Seed
	if same && count == c.count {
		return
	}
	if c.now.Genome != m.Genome || c.now.Physics != m.Physics {
		c.pool = nil
	}
	c.err, c.count = nil, count
	c.series = Series{}
	begin := min(count, len(c.lives))
	if !same {
		begin = 0
	}
	for len(c.pool) < count {
		l, err := newLife(m.World, m.Physics, m.Genome)
		if err != nil {
			c.err, c.lives = err, nil
			return
		}
		c.pool = append(c.pool, l)
	}
	c.lives = c.pool[:count]
	for _, l := range c.lives {
		if l.history != nil {
			l.history.Limit(historyBytes / count)
		}
	}
	c.each(c.lives[begin:], func(i int, l *life) {
		setup := m.Setup
		setup.Seed += uint64(begin + i)
		l.fault = l.begin(m.Genome, m.Card, setup, historyBytes/count)
	})
}

// live lets all lives go on by a stretch, and tells whether all are where they are wanted.
func (c *Crowd) live(m session.Moment, look Look) bool {
	back, waiting := atomic.Int64{}, atomic.Bool{}
	back.Store(math.MaxInt64)
	most := mostSteps
	if m.Speed >= session.Max {
		most = aheadFree
	}
	c.each(c.lives, func(_ int, l *life) {
		if l.fault != nil {
			return
		}
		at, err := l.follow(m.Events)
		there := true
		if err == nil {
			there, err = l.to(m.Step, most, look.Change)
		}
		if !there {
			waiting.Store(true)
		}
		l.fault = err
		for at := int64(at); ; {
			old := back.Load()
			if at >= old || back.CompareAndSwap(old, at) {
				break
			}
		}
	})
	if at := back.Load(); at < math.MaxInt64 {
		c.series.until(int(at))
	}
	return !waiting.Load()
}

// each does something with lives, some at a time.
func (c *Crowd) each(lives []*life, do func(i int, l *life)) {
	workers := min(max(runtime.GOMAXPROCS(0)-1, 1), len(lives))
	var next atomic.Int64
	work := func() {
		for {
			turn.Take()
			i := int(next.Add(1)) - 1
			if i >= len(lives) {
				return
			}
			do(i, lives[i])
		}
	}
	var wg sync.WaitGroup
	for range workers - 1 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			work()
		}()
	}
	work()
	wg.Wait()
}

// least is the step up to which all lives are known, or are over.
func (c *Crowd) least() int {
	least, most := math.MaxInt, 0
	for _, l := range c.lives {
		if l.history == nil {
			continue
		}
		live := l.history.Live()
		most = max(most, live)
		if l.fault == nil && (l.episode.Status() == episode.Running || l.episode.Steps() < live) {
			least = min(least, live)
		}
	}
	return min(least, most)
}
