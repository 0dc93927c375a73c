package cluster

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// mend puts back what the server does not have, after it was lost or began anew.
func (c *Crew) mend() {
	ctx, cancel := context.WithTimeout(c.ctx, 20*time.Second)
	defer cancel()
	if err := c.s.make(ctx, c.o.Lease); err != nil {
		return // the next time
	}
	l := c.ledger()
	if l == nil {
		return
	}
	kept, err := c.s.has(ctx, l.id)
	if err != nil {
		return
	}
	if !kept {
		_ = c.s.put(ctx, l.id, l.recipe)
	}
	work, err := c.s.js.Stream(ctx, c.s.work())
	if err != nil || work.CachedInfo().State.Msgs > 0 {
		return
	}
	if open := l.open(time.Now()); len(open) > 0 {
		_ = c.ask(ctx, open...)
	}
}

// take takes what workers have found.
func (c *Crew) take() {
	for c.ctx.Err() == nil {
		if err := c.takeOn(); err != nil && pause(c.ctx, 200*time.Millisecond) != nil {
			return
		}
		if c.nc.IsConnected() {
			c.mend()
		}
	}
}

func (c *Crew) takeOn() error {
	consumer, err := c.s.js.Consumer(c.ctx, c.s.found(), takerName)
	if err != nil {
		return err
	}
	messages, err := consumer.Messages(jetstream.PullMaxMessages(512), jetstream.PullExpiry(10*time.Second), jetstream.PullHeartbeat(3*time.Second))
	if err != nil {
		return err
	}
	defer context.AfterFunc(c.ctx, messages.Stop)()
	c.mu.Lock()
	c.taking = messages
	c.mu.Unlock()
	defer messages.Stop()
	for {
		m, err := messages.Next()
		if err != nil {
			return err
		}
		c.found(m.Data())
		_ = m.Ack()
	}
}

// found hears what a job came to.
func (c *Crew) found(data []byte) {
	f, result, err := readFound(data)
	if err != nil {
		return
	}
	l := c.ledger()
	if l == nil || l.id != f.Batch || !c.roster.lived(f.Worker, livesOf(l.batch), time.Now()) {
		return // of a batch that is over, or of a worker that does not belong; its job is asked again by mend
	}
	if f.Again {
		l.handedAgain()
	}
	if f.Failed != "" {
		c.o.Note("could not be lived elsewhere, and will be here: %s", printable(f.Failed))
		l.could(f.Worker, f.Job)
		return
	}
	ask, wrong := l.took(f.Worker, f.Job, result)
	if wrong != nil {
		c.drop(l, f.Worker, fmt.Sprintf("job %d: %v", f.Job, wrong))
		return
	}
	if ask {
		_ = c.ask(c.ctx, job{Batch: l.id, Kind: l.batch.Kind(), Job: f.Job, Not: f.Worker}) // mend asks again
	}
}

// drop ends a worker's time with the crew.
func (c *Crew) drop(l *ledger, worker, why string) {
	if !c.roster.drop(worker, why) {
		return
	}
	var again []job
	for _, i := range l.distrust(worker, time.Now()) {
		again = append(again, job{Batch: l.id, Kind: l.batch.Kind(), Job: i})
	}
	_ = c.ask(c.ctx, again...)
}
