package many

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/turn"
)

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
		c.gather()
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

// gatherTime is how long a step waits for the one after it.
const gatherTime = 30 * time.Millisecond

// gather waits a little for a second step where there is one alone to be lived, and nothing
// else to do: what a life's step needs of the processor's caches has gone by the time that the
// other lives have made theirs, so that two steps of each at a time cost less than two times
// one. The lives are seen at half the rate of the clock then, 25 to 30 times a second.
func (c *Crowd) gather() {
	c.mu.Lock()
	alone := !c.anew && len(c.asks) == 0 && c.reached.Load() == int64(c.want.Step)-1 && c.want.Step > 1
	c.mu.Unlock()
	if !alone {
		return
	}
	wait := time.NewTimer(gatherTime)
	defer wait.Stop()
	select {
	case <-c.wake:
	case <-wait.C:
	case <-c.stop:
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
	if anew || there || c.exchange.Wanted() {
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
