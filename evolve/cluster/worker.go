package cluster

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"hebbarium/brain/kernel"
	"hebbarium/evolve/cluster/place"
	"hebbarium/evolve/rollout"
)

// Labour is a worker process at work for a crew elsewhere.
type Labour struct {
	Slots int                              // jobs at once; 0: GOMAXPROCS, which knows the limits of a container
	Note  func(format string, args ...any) // hears what a person should know
	// Again reads the place anew while nobody leads there: its server may be another by
	// then, or all may be over. nil: it stays as it is.
	Again func() (place.Place, error)
	// GiveUp is how long to wait for one who leads; 0: for ever.
	GiveUp time.Duration

	jobs atomic.Int64
	now  atomic.Int64 // being lived
	nc   *nats.Conn
	s    streams
	name string // that the crew has given; "" while it does not belong
	told chan struct{}
	over atomic.Bool

	alter func(result []byte) // for tests: makes it one that cannot be believed
}

// Jobs are how many jobs have been lived, and Now how many are being lived.
func (w *Labour) Jobs() int { return int(w.jobs.Load()) }

// Now is how many jobs are being lived.
func (w *Labour) Now() int { return int(w.now.Load()) }

// RefusedError is why a crew does not want a worker.
type RefusedError struct{ Why string }

func (e *RefusedError) Error() string { return "refused by the one who leads: " + printable(e.Why) }

// errOver ends a worker's time when there is nothing more to live, and errUnknown its
// membership when the one who leads does not know it.
var (
	errOver    = errors.New("there is nothing more to live")
	errUnknown = errors.New("the one who leads has begun anew")
)

// retryEvery is how often a worker looks for its crew.
const retryEvery = time.Second

// Work lives jobs until there are no more, or until ctx is done: what is being lived then
// goes back into the queue. It waits for ever for a server that is not there, and for one
// who leads.
func (w *Labour) Work(ctx context.Context, p place.Place) error {
	if w.Slots == 0 {
		w.Slots = runtime.GOMAXPROCS(0)
	}
	if most := min(maxSlots, rollout.MaxWorkers()); w.Slots < 1 || w.Slots > most {
		return fmt.Errorf("workers: expected 1 to %d, found %d", most, w.Slots)
	}
	said := ""
	say := func(text string) {
		if text != said {
			w.Note("%s", text)
		}
		said = text
	}
	w.told = make(chan struct{}, 1)
	waiting := time.Now()
	for ctx.Err() == nil {
		if p.Over {
			return nil
		}
		err := w.connect(ctx, p)
		if err == nil {
			err = w.join(ctx)
		}
		var refused *RefusedError
		switch {
		case errors.As(err, &refused):
			return err
		case errors.Is(err, nats.ErrAuthorization), errors.Is(err, nats.ErrAuthExpired), place.IsOther(err):
			return fmt.Errorf("%w; expected the join file of the campaign that runs there", err)
		case err != nil:
			if w.GiveUp > 0 && time.Since(waiting) > w.GiveUp {
				return fmt.Errorf("expected one who leads within %v, found none: %w", w.GiveUp, err)
			}
			say(fmt.Sprintf("waiting for the one who leads: %v", err))
			_ = pause(ctx, retryEvery)
			w.look(&p)
			continue
		}
		said = ""
		switch err := w.belong(ctx, &p); {
		case errors.Is(err, errOver):
			return nil
		case errors.As(err, &refused):
			return err
		case ctx.Err() == nil:
			say(fmt.Sprint(err))
		}
		waiting = time.Now()
	}
	return nil
}

// look reads the place anew, and tells whether it is another, or over.
func (w *Labour) look(p *place.Place) bool {
	if w.Again == nil {
		return false
	}
	now, err := w.Again()
	if err != nil || now.Same(*p) && now.Over == p.Over {
		return false // or it stays as it was
	}
	if w.nc != nil && !now.Same(*p) {
		w.nc.Close()
		w.nc = nil
	}
	*p = now
	return true
}

// connect seeks the server, where there is no connection.
func (w *Labour) connect(ctx context.Context, p place.Place) error {
	if w.nc != nil {
		if w.nc.IsConnected() {
			return nil
		}
		w.nc.Close()
		w.nc = nil
	}
	nc, err := place.Dial(p, ownName(), nil, func(error) { w.poke() })
	if err != nil {
		return err
	}
	js, err := jetstream.New(nc)
	if err == nil {
		w.nc, w.s = nc, streams{js, p.Run}
		_, err = nc.Subscribe(w.s.subject(onEnd), func(*nats.Msg) {
			w.over.Store(true)
			w.poke()
		})
	}
	return err
}

// poke wakes the beat.
func (w *Labour) poke() {
	select {
	case w.told <- struct{}{}:
	default:
	}
}

// ask asks the one who leads.
func (w *Labour) ask(ctx context.Context, what string, question any, answer interface{ check() error }) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	m, err := w.nc.RequestWithContext(ctx, w.s.subject(what), write(question))
	if err != nil {
		return err
	}
	return read(m.Data, answer)
}

// join says hello, and lives what is asked for.
func (w *Labour) join(ctx context.Context) error {
	h := hello{Format: format, Name: ownName(), Host: hostName(), Program: program(), Kernel: kernel.Best().Name(), Slots: w.Slots}
	var a welcome
	if err := w.ask(ctx, onHello, h, &a); err != nil {
		return err
	}
	if len(a.Canaries) > 0 && a.Refused == "" {
		for _, c := range a.Canaries {
			lived, err := c.live()
			if err != nil {
				h.Failed = err.Error()
				h.Failed = h.Failed[:min(len(h.Failed), maxText)]
				break
			}
			h.Lived = append(h.Lived, lived)
		}
		a = welcome{}
		if err := w.ask(ctx, onHello, h, &a); err != nil {
			return err
		}
	}
	switch {
	case a.Refused != "":
		return &RefusedError{a.Refused}
	case a.Worker == "":
		return errors.New("expected a welcome, found an answer without a name")
	}
	w.name = a.Worker
	return nil
}

// belong lives jobs while the worker belongs to the crew.
func (w *Labour) belong(ctx context.Context, p *place.Place) error {
	w.Note("joined, %d at once, %s kernels", w.Slots, kernel.Best().Name())
	lease := DefaultLease
	if c, err := w.s.js.Consumer(ctx, w.s.work(), crewName); err == nil {
		lease = c.CachedInfo().Config.AckWait
	}
	living, stop := context.WithCancel(ctx)
	h := &hand{w: w, ctx: living, lease: max(lease, MinLease), batches: map[string]*held{}, pools: map[string]*bunk{}}
	var slots sync.WaitGroup
	for slot := range w.Slots {
		slots.Go(func() { h.work(slot) })
	}
	err := w.stay(ctx, lease, *p)
	stop()
	slots.Wait()
	if !w.nc.IsConnected() {
		w.look(p)
	} else {
		last, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		var answer pulse
		_ = w.ask(last, onBeat, beat{Worker: w.name, Jobs: w.Jobs(), Leaves: true}, &answer)
		_ = w.nc.FlushWithContext(last) // what goes back into the queue
	}
	w.name = ""
	return err
}

// stay says now and then that the worker is there, until it is to be no more.
func (w *Labour) stay(ctx context.Context, lease time.Duration, at place.Place) error {
	for {
		var p pulse
		err := w.ask(ctx, onBeat, beat{Worker: w.name, Jobs: w.Jobs()}, &p)
		switch {
		case w.over.Load() || err == nil && p.Over:
			return errOver
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil && p.Dropped != "":
			return &RefusedError{p.Dropped}
		case err == nil && !p.Known:
			return errUnknown
		}
		if err != nil && w.Again != nil {
			if now, gone := w.Again(); gone == nil && (now.Over || !now.Same(at)) {
				return errUnknown
			}
		}
		// Without an answer what is being lived goes on: it will be known when they are back.
		t := time.NewTimer(beatEvery(lease))
		select {
		case <-t.C:
		case <-w.told:
		case <-ctx.Done():
		}
		t.Stop()
	}
}

// Close ends the connection.
func (w *Labour) Close() {
	if w.nc != nil {
		w.nc.Close()
	}
}
