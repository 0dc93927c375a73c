package cluster

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	_, err := s.store(ctx)
	return err
}

func (s streams) store(ctx context.Context) (jetstream.ObjectStore, error) {
	o, err := s.js.CreateOrUpdateObjectStore(ctx, jetstream.ObjectStoreConfig{Bucket: s.bucket(), Storage: jetstream.MemoryStorage})
	if err != nil {
		return nil, fmt.Errorf("object store %s: %w", s.bucket(), err)
	}
	return o, nil
}

// put keeps the recipe of a batch.
func (s streams) put(ctx context.Context, batch string, recipe []byte) error {
	o, err := s.store(ctx)
	if err != nil {
		return err
	}
	if _, err := o.PutBytes(ctx, batch, recipe); err != nil {
		return fmt.Errorf("object store %s: %d bytes: %w", s.bucket(), len(recipe), err)
	}
	return nil
}

// errGone is for a batch that is over.
var errGone = errors.New("the batch is over")

// get is the recipe of a batch.
func (s streams) get(ctx context.Context, batch string) ([]byte, error) {
	o, err := s.js.ObjectStore(ctx, s.bucket())
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		return nil, errGone
	}
	if err != nil {
		return nil, err
	}
	r, err := o.Get(ctx, batch)
	if errors.Is(err, jetstream.ErrObjectNotFound) {
		return nil, errGone
	}
	if err != nil {
		return nil, err
	}
	defer r.Close()
	info, err := r.Info()
	if err != nil {
		return nil, err
	}
	if info.Size > maxRecipe {
		return nil, fmt.Errorf("recipe of batch %s: expected at most %d bytes, found %d", batch, maxRecipe, info.Size)
	}
	data, err := io.ReadAll(io.LimitReader(r, maxRecipe+1))
	if err == nil {
		err = r.Error()
	}
	if err != nil {
		return nil, fmt.Errorf("recipe of batch %s: %w", batch, err)
	}
	if uint64(len(data)) != info.Size {
		return nil, fmt.Errorf("recipe of batch %s: expected %d bytes, found %d", batch, info.Size, len(data))
	}
	return data, nil
}

// forget frees what a batch has taken.
func (s streams) forget(ctx context.Context, batch string) error {
	o, err := s.js.ObjectStore(ctx, s.bucket())
	if err == nil {
		err = o.Delete(ctx, batch)
	}
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
	_ = s.js.DeleteObjectStore(ctx, s.bucket())
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
