package cluster

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"hebbarium/evolve/cluster/place"
)

// streams are what a crew keeps on a server. All of it is in memory: the campaign's own
// checkpoint is what outlives a server, and whoever leads a crew puts into an empty one
// again what is still to be lived.
type streams struct {
	js  jetstream.JetStream
	run string
}

const (
	maxPayload  = place.MaxPayload
	maxResult   = 768 << 10 // of what a job came to
	maxRecipe   = 256 << 20 // of a batch's recipe
	crewName    = "crew"    // of the consumer that all workers share
	takerName   = "taker"   // of the one that takes what they found
	mostWaiting = 1 << 15   // workers that may wait at once
)

func (s streams) work() string    { return "HEBBARIUM_" + s.run + "_WORK" }
func (s streams) found() string   { return "HEBBARIUM_" + s.run + "_FOUND" }
func (s streams) bucket() string  { return "HEBBARIUM_" + s.run }
func (s streams) leading() string { return "HEBBARIUM_" + s.run + "_LEAD" }

func (s streams) subject(what string) string { return "hebbarium." + s.run + "." + what }

// Subjects within a crew's own.
const (
	onWork  = "work"
	onFound = "found"
	onHello = "hello"
	onBeat  = "beat"
	onEnd   = "end"
)

// make makes what is missing, and of what is there nothing else.
func (s streams) make(ctx context.Context, lease time.Duration) error {
	for _, c := range []jetstream.StreamConfig{
		{Name: s.work(), Subjects: []string{s.subject(onWork)}, Retention: jetstream.WorkQueuePolicy, Storage: jetstream.MemoryStorage, MaxMsgSize: maxPayload, AllowDirect: true},
		{Name: s.found(), Subjects: []string{s.subject(onFound)}, Retention: jetstream.WorkQueuePolicy, Storage: jetstream.MemoryStorage, MaxMsgSize: maxPayload},
	} {
		if _, err := s.js.CreateOrUpdateStream(ctx, c); err != nil {
			return fmt.Errorf("stream %s: %w", c.Name, err)
		}
	}
	if _, err := s.js.CreateOrUpdateConsumer(ctx, s.work(), jetstream.ConsumerConfig{Durable: crewName, AckPolicy: jetstream.AckExplicitPolicy, AckWait: lease,
		MaxDeliver: -1, MaxAckPending: -1, MaxWaiting: mostWaiting, MemoryStorage: true}); err != nil {
		return fmt.Errorf("consumer of %s: %w", s.work(), err)
	}
	if _, err := s.js.CreateOrUpdateConsumer(ctx, s.found(), jetstream.ConsumerConfig{Durable: takerName, AckPolicy: jetstream.AckExplicitPolicy, AckWait: lease,
		MaxDeliver: -1, MaxAckPending: -1, MemoryStorage: true}); err != nil {
		return fmt.Errorf("consumer of %s: %w", s.found(), err)
	}
	_, err := s.recipes(ctx)
	return err
}

// forget frees what a batch has taken.
func (s streams) forget(ctx context.Context, batch string) error {
	err := s.forgetRecipe(ctx, batch)
	w, found := s.js.Stream(ctx, s.work())
	if found == nil {
		found = w.Purge(ctx)
	}
	return errors.Join(err, found)
}

// drop deletes everything of a crew that is over.
func (s streams) drop(ctx context.Context) {
	_ = s.js.DeleteStream(ctx, s.work())
	_ = s.js.DeleteStream(ctx, s.found())
	_ = s.js.DeleteKeyValue(ctx, s.bucket())
	_ = s.js.DeleteKeyValue(ctx, s.leading())
}

// queuedAtOnce is how many messages are on their way into the queue without an answer.
const queuedAtOnce = 4096

// queue hands messages to the work queue, and returns when all are in it.
func (s streams) queue(ctx context.Context, jobs [][]byte) error {
	for part := range slices.Chunk(jobs, queuedAtOnce) {
		if err := s.queuePart(ctx, part); err != nil {
			return fmt.Errorf("work queue: %w", err)
		}
	}
	return nil
}

func (s streams) queuePart(ctx context.Context, jobs [][]byte) error {
	var last error
	waits := make([]jetstream.PubAckFuture, 0, len(jobs))
	for _, data := range jobs {
		f, err := s.js.PublishMsgAsync(&nats.Msg{Subject: s.subject(onWork), Data: data})
		if err != nil {
			return err
		}
		waits = append(waits, f)
	}
	for _, f := range waits {
		select {
		case <-f.Ok():
		case err := <-f.Err():
			last = err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return last
}
