package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// hand lives what the queue holds, on several slots at once.
type hand struct {
	w     *Labour
	ctx   context.Context
	lease time.Duration

	mu      sync.Mutex
	batches map[string]*held // the latest of each, by their names
	order   []string
	pools   map[string]*bunk // by what they are for
}

// held is a batch that is being opened, or is open.
type held struct {
	once  sync.Once
	batch rollout.Batch
	bunk  *bunk
	err   error
}

// bunk is an episode for each slot.
type bunk struct{ episodes []*episode.Episode }

// keptBatches are how many batches a worker remembers: one that ends, and one that begins.
const keptBatches = 2

// work takes jobs one after the other. A slot has no more than the one it lives, so that
// nothing waits behind a slow life.
func (h *hand) work(slot int) {
	for h.ctx.Err() == nil {
		consumer, err := h.w.s.js.Consumer(h.ctx, h.w.s.work(), crewName)
		for err == nil && h.ctx.Err() == nil {
			var m jetstream.Msg
			wait, cancel := context.WithTimeout(h.ctx, 20*time.Second)
			m, err = consumer.Next(jetstream.FetchContext(wait), jetstream.FetchHeartbeat(5*time.Second))
			cancel()
			switch {
			case m != nil:
				h.one(slot, m)
			case errors.Is(err, context.DeadlineExceeded), errors.Is(err, nats.ErrTimeout): // nothing to do
				err = nil
			}
		}
		_ = pause(h.ctx, retryEvery/4)
	}
}

// forAnother is how long a job that another must live stays out of the queue: short at first,
// since it comes at the end of a batch, when another is about to be free, then longer.
func forAnother(m jetstream.Msg) time.Duration {
	meta, err := m.Metadata()
	if err != nil {
		return 5 * idle
	}
	return idle << min(meta.NumDelivered/4, 3)
}

// one lives a job and hands over what it came to.
func (h *hand) one(slot int, m jetstream.Msg) {
	if h.ctx.Err() != nil {
		_ = m.Nak()
		return
	}
	var j job
	if len(m.Data()) > maxMessage || json.Unmarshal(m.Data(), &j) != nil || j.check() != nil {
		_ = m.Term()
		return
	}
	if j.Not == h.w.name {
		_ = m.NakWithDelay(min(h.lease/4, forAnother(m)))
		return
	}
	stop := h.holdOn(m)
	defer stop()
	f := found{Batch: j.Batch, Job: j.Job, Worker: h.w.name}
	if meta, err := m.Metadata(); err == nil {
		f.Again = meta.NumDelivered > 1 && j.Not == ""
	}
	result, err := h.live(slot, j)
	switch {
	case errors.Is(err, errGone):
		_ = m.Ack()
		return
	case h.ctx.Err() != nil:
		_ = m.Nak() // at once to somebody else
		return
	case err != nil:
		text := err.Error()
		f.Failed, result = text[:min(len(text), maxText)], nil
	}
	if h.give(f.with(result)) == nil {
		h.w.jobs.Add(1)
		_ = m.Ack()
	} else {
		_ = m.Nak()
	}
}

// holdOn renews the lease of a job until stop.
func (h *hand) holdOn(m jetstream.Msg) (stop func()) {
	h.w.now.Add(1)
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		for pause(ctx, h.lease/3) == nil {
			_ = m.InProgress()
		}
	}()
	return func() {
		cancel()
		h.w.now.Add(-1)
	}
}

// give hands over what a job came to, and returns when that is safe, however long the
// server is away.
func (h *hand) give(data []byte) error {
	for {
		ctx, cancel := context.WithTimeout(h.ctx, 5*time.Second)
		_, err := h.w.s.js.Publish(ctx, h.w.s.subject(onFound), data, jetstream.WithRetryAttempts(0))
		cancel()
		if err == nil {
			return nil
		}
		if pause(h.ctx, retryEvery/2) != nil {
			return err
		}
	}
}

// live lives a job.
func (h *hand) live(slot int, j job) ([]byte, error) {
	b, err := h.open(j)
	if err != nil {
		return nil, err
	}
	if j.Job >= b.batch.Jobs() {
		return nil, fmt.Errorf("expected one of %d jobs, found number %d", b.batch.Jobs(), j.Job)
	}
	if err := b.batch.Live(h.ctx, b.bunk.episodes[slot], slot, j.Job); err != nil {
		return nil, err
	}
	result := b.batch.Result(j.Job)
	if h.w.alter != nil {
		h.w.alter(result)
	}
	return result, nil
}

// open gets the batch of a job, which one slot makes for all.
func (h *hand) open(j job) (*held, error) {
	key := j.Kind + " " + j.Batch
	h.mu.Lock()
	b := h.batches[key]
	if b == nil {
		b = &held{}
		h.batches[key], h.order = b, append(h.order, key)
		if len(h.order) > keptBatches {
			delete(h.batches, h.order[0])
			h.order = h.order[1:]
		}
	}
	h.mu.Unlock()
	b.once.Do(func() { b.err = h.make(b, j) })
	if b.err != nil {
		h.mu.Lock()
		if h.batches[key] == b { // the next job tries again
			delete(h.batches, key)
		}
		h.mu.Unlock()
	}
	return b, b.err
}

func (h *hand) make(b *held, j job) error {
	var recipe []byte
	for {
		var err error
		recipe, err = h.w.s.get(h.ctx, j.Batch)
		if err == nil {
			break
		}
		if errors.Is(err, errGone) || pause(h.ctx, retryEvery/2) != nil {
			return err
		}
	}
	batch, home, err := open(j.Kind, recipe, h.w.Slots)
	if err != nil {
		return err
	}
	b.batch = batch
	b.bunk, err = h.bunkFor(home)
	return err
}

// bunkFor is an episode for each slot, for a world, a physics and a network. Batches of the
// same ones share it: a slot lives one job at a time.
func (h *hand) bunkFor(home rollout.Home) (*bunk, error) {
	key := fmt.Sprintf("%+v", home)
	h.mu.Lock()
	defer h.mu.Unlock()
	if b := h.pools[key]; b != nil {
		return b, nil
	}
	if home.World == "" { // nothing to live
		h.pools[key] = &bunk{make([]*episode.Episode, h.w.Slots)}
		return h.pools[key], nil
	}
	pool, err := rollout.NewPool(home.World, home.Physics, home.Arch, home.Rule, h.w.Slots)
	if err != nil {
		return nil, err
	}
	b := &bunk{}
	for slot := range h.w.Slots {
		b.episodes = append(b.episodes, pool.Episode(slot))
	}
	h.pools[key] = b
	return b, nil
}
