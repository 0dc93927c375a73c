package cluster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// One process leads a crew. It keeps a key that expires unless it is renewed, so that a
// second one is refused, and one that takes over from a killed one waits for that long at
// most.
type lead struct {
	s        streams
	me       string // machine and process
	lease    time.Duration
	kv       jetstream.KeyValue
	revision uint64
}

const leadKey = "lead"

// takeLead makes this process the one that leads, or names the one that does.
func takeLead(ctx context.Context, s streams, me string, lease time.Duration) (*lead, error) {
	l := &lead{s: s, me: me, lease: lease}
	var seen uint64
	var before string
	for began := time.Now(); ; {
		err := l.create(ctx)
		if err == nil {
			return l, nil
		}
		if !errors.Is(err, jetstream.ErrKeyExists) {
			return nil, err
		}
		e, err := l.kv.Get(ctx, leadKey)
		switch {
		case errors.Is(err, jetstream.ErrKeyNotFound):
			continue
		case err != nil:
			return nil, fmt.Errorf("key %s: %w", s.leading(), err)
		case seen == 0:
			seen, before = e.Revision(), printable(string(e.Value()))
		case e.Revision() != seen:
			return nil, fmt.Errorf("expected a campaign that nobody else leads, found %s leading it", before)
		case time.Since(began) > 4*lease:
			return nil, fmt.Errorf("expected the lead of %s to expire, found it still kept", before)
		}
		if err := pause(ctx, lease/20); err != nil {
			return nil, err
		}
	}
}

func (l *lead) create(ctx context.Context) (err error) {
	if l.kv, err = l.s.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: l.s.leading(), TTL: l.lease, Storage: jetstream.MemoryStorage, MaxValueSize: maxText}); err != nil {
		return fmt.Errorf("key-value store %s: %w", l.s.leading(), err)
	}
	l.revision, err = l.kv.Create(ctx, leadKey, []byte(l.me))
	return err
}

// errLed is what renew returns once another process leads.
var errLed = errors.New("another process leads the campaign")

// renew keeps the lead. An error other than errLed is one of the way to the server.
func (l *lead) renew(ctx context.Context) error {
	revision, err := l.kv.Update(ctx, leadKey, []byte(l.me), l.revision)
	if err == nil {
		l.revision = revision
		return nil
	}
	e, gone := l.kv.Get(ctx, leadKey)
	switch {
	case gone == nil && string(e.Value()) != l.me:
		return fmt.Errorf("%w: %s", errLed, printable(string(e.Value())))
	case gone == nil: // an update whose answer was lost
		l.revision = e.Revision()
		return nil
	case errors.Is(gone, jetstream.ErrKeyNotFound), errors.Is(gone, jetstream.ErrBucketNotFound), errors.Is(gone, jetstream.ErrStreamNotFound), errors.Is(gone, jetstream.ErrNoStreamResponse):
		if err = l.create(ctx); errors.Is(err, jetstream.ErrKeyExists) {
			return errLed
		}
	}
	return err
}

func (l *lead) free(ctx context.Context) { _ = l.kv.Purge(ctx, leadKey) }

// pause waits, or returns the context's error.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
