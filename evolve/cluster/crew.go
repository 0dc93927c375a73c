package cluster

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"hebbarium/evolve/cluster/place"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// DefaultLease is how long a worker may be silent before what it lives is handed to
// another.
const DefaultLease = 30 * time.Second

// MinLease is the shortest lease that leaves time to renew it.
const MinLease = 500 * time.Millisecond

// checkedShare is the share of jobs that are lived twice.
const checkedShare = 0.01

// Options are how a crew is led.
type Options struct {
	Lease time.Duration // 0: DefaultLease
	// Homes are the worlds and physics in which a worker must live as this process does
	// before it may join.
	Homes []rollout.Home
	// Checked is the share of jobs that are lived twice; 0: one in a hundred.
	Checked float64
	// Aside leaves all that others can live to them, while there are any.
	Aside bool
	// Note hears what a person should know; nil: nobody does.
	Note func(format string, args ...any)
}

// Crew lives a pool's batches with workers elsewhere.
type Crew struct {
	o       Options
	me      string // as messages name this process
	nc      *nats.Conn
	s       streams
	lead    *lead
	roster  *roster
	ending  atomic.Bool
	ctx     context.Context
	stop    context.CancelCauseFunc
	working sync.WaitGroup

	mu      sync.Mutex
	current *ledger
	taking  jetstream.MessagesContext
	again   int // jobs of earlier batches that were handed out again
	lives   int // that were lived here
	pace    pace
	mean    time.Duration // of a job that is lived here
}

// Gather makes this process lead a crew at a place; server is the embedded one, or nil.
func Gather(ctx context.Context, p place.Place, server *place.Server, o Options) (*Crew, error) {
	if o.Lease == 0 {
		o.Lease = DefaultLease
	}
	if o.Lease < MinLease {
		return nil, fmt.Errorf("lease: expected %v or more, found %v", MinLease, o.Lease)
	}
	if o.Checked == 0 {
		o.Checked = checkedShare
	}
	if o.Note == nil {
		o.Note = func(string, ...any) {}
	}
	c := &Crew{o: o, me: place.Secret(8),
		roster: &roster{mates: map[string]*mate{}, own: map[canary]canary{}, note: o.Note}}
	for _, h := range o.Homes {
		if _, err := c.roster.lifeOf(canary{World: h.World, Physics: h.Physics}); err != nil {
			return nil, err
		}
	}
	c.ctx, c.stop = context.WithCancelCause(context.Background())
	var err error
	if c.nc, err = place.Dial(p, "hebbarium evolve", server, c.connected); err != nil {
		return nil, err
	}
	if err := c.gather(ctx, p); err != nil {
		c.stop(nil)
		c.nc.Close()
		return nil, err
	}
	return c, nil
}

func (c *Crew) gather(ctx context.Context, p place.Place) error {
	js, err := jetstream.New(c.nc, jetstream.WithPublishAsyncMaxPending(2*queuedAtOnce))
	if err != nil {
		return err
	}
	c.s = streams{js, p.Run}
	ctx, cancel := context.WithTimeout(ctx, 6*c.o.Lease+20*time.Second)
	defer cancel()
	if c.lead, err = takeLead(ctx, c.s, ownName(), c.o.Lease); err != nil {
		return err
	}
	if err := c.s.make(ctx, c.o.Lease); err != nil {
		return err
	}
	for _, what := range []struct {
		on     string
		answer func([]byte) any
	}{{onHello, c.hello}, {onBeat, c.beat}} {
		if _, err := c.nc.Subscribe(c.s.subject(what.on), func(m *nats.Msg) { _ = m.Respond(write(what.answer(m.Data))) }); err != nil {
			return err
		}
	}
	c.working.Go(c.take)
	c.working.Go(c.keep)
	return nil
}

// ownName is the machine and the process.
func ownName() string { return fmt.Sprintf("%s:%d", hostName(), os.Getpid()) }

func hostName() string {
	name, err := os.Hostname()
	if err != nil || name == "" {
		name = "unnamed"
	}
	return name[:min(len(name), maxText/2)]
}

// connected hears how the connection goes.
func (c *Crew) connected(lost error) {
	if lost != nil {
		if c.ctx.Err() == nil && !c.ending.Load() {
			c.o.Note("the server is gone (%v); this machine goes on, and the others when it is back", lost)
		}
		return
	}
	c.o.Note("the server is back")
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.taking != nil {
		c.taking.Stop() // its streams may be new
	}
}

// hello answers a worker that wants to join.
func (c *Crew) hello(data []byte) any {
	var h hello
	if err := read(data, &h); err != nil {
		return welcome{Refused: err.Error()}
	}
	var all []canary
	for _, home := range c.o.Homes {
		all = append(all, canary{World: home.World, Physics: home.Physics})
	}
	asked := len(h.Lived) == 0 && len(all) > 0 && h.Failed == ""
	if !asked && len(h.Lived) != len(all) && h.Failed == "" {
		return welcome{Refused: fmt.Sprintf("expected %d lives to compare, found %d", len(all), len(h.Lived))}
	}
	judged := all
	if asked {
		judged = nil
	}
	if why := c.roster.judge(h, program(), judged); why != "" {
		c.o.Note("refused: %s: %s", h.Name, why)
		return welcome{Refused: why}
	}
	if asked {
		return welcome{Canaries: all}
	}
	return welcome{Worker: c.roster.join(h, time.Now())}
}

// beat answers a worker that is there.
func (c *Crew) beat(data []byte) any {
	var b beat
	if read(data, &b) != nil {
		return pulse{}
	}
	known, dropped := c.roster.hear(b, time.Now())
	return pulse{Known: known, Dropped: dropped, Over: c.ending.Load()}
}

// keep keeps the lead, and mends what is lost.
func (c *Crew) keep() {
	for n := 1; pause(c.ctx, c.o.Lease/4) == nil; n++ {
		if !c.nc.IsConnected() {
			continue
		}
		ctx, cancel := context.WithTimeout(c.ctx, c.o.Lease/2)
		if err := c.lead.renew(ctx); errors.Is(err, errLed) {
			c.stop(err)
			if l := c.ledger(); l != nil {
				l.fail(err)
			}
		}
		cancel()
		if n%4 == 0 {
			c.mend()
		}
	}
}

// ledger is that of the batch under way, or nil.
func (c *Crew) ledger() *ledger {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.current
}

// ask puts jobs into the queue.
func (c *Crew) ask(ctx context.Context, jobs ...job) error {
	all := make([][]byte, len(jobs))
	for i := range jobs {
		all[i] = write(jobs[i])
	}
	return c.s.queue(ctx, all)
}

// company tells whether another worker is there.
func (c *Crew) company() bool {
	return len(c.roster.present(time.Now().Add(-3*beatEvery(c.o.Lease)))) > 0
}

// Live is rollout.Crew.
func (c *Crew) Live(ctx context.Context, p *rollout.Pool, b rollout.Batch) error {
	if err := context.Cause(c.ctx); err != nil {
		return err
	}
	if b.Jobs() == 0 {
		return nil
	}
	recipe, err := b.Recipe()
	if err != nil {
		return err
	}
	if len(recipe) > maxRecipe || b.Jobs() > maxJobs {
		return fmt.Errorf("a batch for many machines: expected at most %d bytes and %d jobs, found %d and %d", maxRecipe, maxJobs, len(recipe), b.Jobs())
	}
	seed, some := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0)), c.company() // which are compared changes nothing of what is found
	l := newLedger(place.Secret(8), c.me, b, recipe, func(int) bool { return some && seed.Float64() < c.o.Checked }, time.Now())
	c.mu.Lock()
	c.current = l // before the first is asked for: a short life is over before the last is
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		c.current = nil
		_, again := l.count()
		c.again += again
		c.mu.Unlock()
		if c.nc.IsConnected() {
			free, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			defer cancel()
			_ = c.s.forget(free, l.id)
		}
	}()
	if c.nc.IsConnected() {
		err := c.s.put(ctx, l.id, recipe)
		if err == nil {
			err = c.ask(ctx, l.open(time.Now())...)
		}
		if err != nil && ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil && c.nc.IsConnected() {
			c.o.Note("the others have nothing to live: %v; this machine goes on alone until that is mended", err)
		}
	}
	bench := &bench{c: c, l: l, workers: p.Workers()}
	err = p.Each(ctx, p.Workers(), func(e *episode.Episode, worker, _ int) { bench.work(ctx, e, worker) })
	if err != nil {
		return err
	}
	_, err = l.over()
	return err
}

// lived notes how long a job of so many lives took here.
func (c *Crew) lived(lives int, took time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lives += lives
	c.pace.add(lives, time.Now())
	if c.mean == 0 {
		c.mean = took
	}
	c.mean += (took - c.mean) / 8
}

// patience is how long an idle worker of this process waits for others before it lives
// what they were asked for.
func (c *Crew) patience() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.mean == 0 {
		return c.o.Lease / 2
	}
	return max(2*c.mean, 100*time.Millisecond)
}

// End lets the crew go: for good, which its workers are told, or until it is led again.
func (c *Crew) End(forGood bool) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	c.ending.Store(forGood)
	if forGood && c.nc.IsConnected() {
		_ = c.nc.Publish(c.s.subject(onEnd), nil)
		for c.company() && pause(ctx, 20*time.Millisecond) == nil { // until all have said that they leave
		}
	}
	c.stop(errors.New("the crew has ended"))
	c.working.Wait()
	if c.nc.IsConnected() {
		free, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if forGood {
			c.s.drop(free)
		} else {
			c.lead.free(free)
		}
	}
	c.nc.Close()
}
