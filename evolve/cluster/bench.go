package cluster

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// bench is where the workers of this process live the jobs of a batch, among the others.
type bench struct {
	c       *Crew
	l       *ledger
	workers int

	mu    sync.Mutex
	apart rollout.Batch // where jobs are lived to be compared
}

// waiter is a batch with something to do for a job that is lived elsewhere.
type waiter interface{ Wait(job int) }

// idle is how long a worker here rests between two looks for something to do.
const idle = 20 * time.Millisecond

// work lives jobs until the batch is over: first what the queue holds, then what others
// will need, then what others are slow with.
func (b *bench) work(ctx context.Context, e *episode.Episode, worker int) {
	var consumer jetstream.Consumer
	var since time.Time // nothing is to be done
	for ctx.Err() == nil {
		if over, _ := b.l.over(); over {
			b.l.note() // wakes the next
			return
		}
		if job, ok, apart := b.l.urgent(); ok {
			b.live(ctx, e, worker, job, apart)
			continue
		}
		connected := b.c.nc.IsConnected()
		aside := b.c.o.Aside && b.c.company()
		if connected && !aside {
			if consumer == nil {
				consumer, _ = b.c.s.js.Consumer(ctx, b.c.s.work(), crewName)
			}
			if consumer != nil {
				switch got, err := b.fromQueue(ctx, consumer, e, worker); {
				case err != nil:
					consumer = nil
				case got:
					since = time.Time{}
					continue
				}
			}
		}
		if w, ok := b.l.batch.(waiter); ok {
			if job, ok := b.l.undrawn(); ok {
				w.Wait(job)
				continue
			}
		}
		now := time.Now()
		if since.IsZero() {
			since = now
		}
		if !connected || now.Sub(since) > b.c.patience() {
			waited := now
			if aside {
				waited = now.Add(-3 * b.c.o.Lease)
			}
			asked := now
			if b.c.company() {
				asked = now.Add(-5 * b.c.patience())
			}
			if job, ok, apart := b.l.oldest(waited, asked); ok {
				b.live(ctx, e, worker, job, apart)
				continue
			}
		}
		t := time.NewTimer(idle)
		select {
		case <-b.l.change:
		case <-t.C:
		case <-ctx.Done():
		}
		t.Stop()
	}
	b.l.note()
}

// fromQueue lives the next job of the queue, if it holds one.
func (b *bench) fromQueue(ctx context.Context, consumer jetstream.Consumer, e *episode.Episode, worker int) (got bool, err error) {
	batch, err := consumer.FetchNoWait(1)
	if err != nil {
		return false, err
	}
	m := <-batch.Messages()
	if m == nil {
		return false, batch.Error()
	}
	var j job
	if len(m.Data()) > maxMessage || json.Unmarshal(m.Data(), &j) != nil || j.check() != nil || j.Batch != b.l.id {
		return true, m.Ack() // of a batch that is over
	}
	if b.l.awaited(j.Job) { // another must live it
		return false, m.NakWithDelay(forAnother(m))
	}
	ok, apart := b.l.claim(j.Job)
	_ = m.Ack() // it is this process's now
	if ok {
		b.handed(m)
		b.live(ctx, e, worker, j.Job, apart)
	}
	return true, nil
}

func (b *bench) handed(m jetstream.Msg) {
	if meta, err := m.Metadata(); err == nil && meta.NumDelivered > 1 {
		b.l.handedAgain()
	}
}

// live lives a job here: for the batch, or apart from it to compare.
func (b *bench) live(ctx context.Context, e *episode.Episode, worker, i int, apart bool) {
	batch := b.l.batch
	if apart {
		var err error
		if batch, err = b.copy(); err != nil {
			b.l.fail(err)
			return
		}
	}
	began := time.Now()
	if err := batch.Live(ctx, e, worker, i); err != nil {
		b.l.fail(err)
		return
	}
	b.c.lived(livesOf(batch), time.Since(began))
	if apart {
		wrong, err := b.l.compared(i, batch.Result(i))
		if err != nil {
			b.l.fail(err)
		}
		for _, w := range wrong {
			b.c.drop(b.l, w, "what it lived differs from what this machine lives")
		}
		return
	}
	ask, wrong := b.l.lived(i, b.c.company(), time.Now())
	if wrong != "" {
		b.c.drop(b.l, wrong, "it cannot live what this machine can")
	}
	if ask {
		_ = b.c.ask(ctx, job{Batch: b.l.id, Kind: b.l.batch.Kind(), Job: i, Not: b.l.me}) // mend asks again
	}
}

// copy is a batch like the one under way, as workers elsewhere make it.
func (b *bench) copy() (rollout.Batch, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.apart == nil {
		var err error
		if b.apart, _, err = open(b.l.batch.Kind(), b.l.recipe, b.workers); err != nil {
			return nil, err
		}
	}
	return b.apart, nil
}
