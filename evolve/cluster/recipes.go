package cluster

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A batch's recipe lies in a key-value store, in pieces that each are asked for and
// answered: who asks for one of a batch that is over is told so at once.

const (
	piece    = 512 << 10        // of a recipe under one key
	patience = 20 * time.Second // for one
)

// label says what the pieces of a recipe make up. Its checksum finds accidents on the way,
// at a tenth of what a cryptographic one costs of a generation; who may write at all is for
// the token and the certificate to say.
type label struct {
	Bytes  int    `json:"bytes"`
	CRC32C uint32 `json:"crc32c"`
}

func (l *label) check() error {
	if l.Bytes < 0 || l.Bytes > maxRecipe {
		return fmt.Errorf("recipe: expected at most %d bytes, found %d", maxRecipe, l.Bytes)
	}
	return nil
}

func labelOf(recipe []byte) label {
	return label{len(recipe), crc32.Checksum(recipe, crc32.MakeTable(crc32.Castagnoli))}
}

func labelKey(batch string) string        { return batch + ".label" }
func pieceKey(batch string, n int) string { return fmt.Sprintf("%s.%d", batch, n) }

func (s streams) recipes(ctx context.Context) (jetstream.KeyValue, error) {
	kv, err := s.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: s.bucket(), Storage: jetstream.MemoryStorage, MaxValueSize: maxPayload})
	if err != nil {
		return nil, fmt.Errorf("key-value store %s: %w", s.bucket(), err)
	}
	return kv, nil
}

// put keeps the recipe of a batch, its label last.
func (s streams) put(ctx context.Context, batch string, recipe []byte) error {
	kv, err := s.recipes(ctx)
	if err != nil {
		return err
	}
	for n := 0; n*piece < len(recipe) && err == nil; n++ {
		_, err = kv.Put(ctx, pieceKey(batch, n), recipe[n*piece:min(len(recipe), (n+1)*piece)])
	}
	if err == nil {
		_, err = kv.Put(ctx, labelKey(batch), write(labelOf(recipe)))
	}
	if err != nil {
		return fmt.Errorf("key-value store %s: %d bytes: %w", s.bucket(), len(recipe), err)
	}
	return nil
}

// has tells whether the server holds the recipe of a batch.
func (s streams) has(ctx context.Context, batch string) (bool, error) {
	kv, err := s.recipes(ctx)
	if err == nil {
		_, err = kv.Get(ctx, labelKey(batch))
	}
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return false, nil
	}
	return err == nil, err
}

// errGone is for a batch that is over.
var errGone = errors.New("the batch is over")

// get is the recipe of a batch.
func (s streams) get(ctx context.Context, batch string) ([]byte, error) {
	whole, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	kv, err := s.js.KeyValue(whole, s.bucket())
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		return nil, errGone
	}
	if err != nil {
		return nil, err
	}
	value := func(key string) ([]byte, error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		e, err := kv.Get(ctx, key)
		if errors.Is(err, jetstream.ErrKeyNotFound) {
			return nil, errGone
		}
		if err != nil {
			return nil, fmt.Errorf("recipe of batch %s: %w", batch, err)
		}
		return e.Value(), nil
	}
	head, err := value(labelKey(batch))
	if err != nil {
		return nil, err
	}
	var l label
	if err := read(head, &l); err != nil {
		return nil, err
	}
	data := make([]byte, 0, l.Bytes)
	for n := 0; len(data) < l.Bytes; n++ {
		part, err := value(pieceKey(batch, n))
		if err != nil {
			return nil, err
		}
		if len(part) == 0 || len(part) > l.Bytes-len(data) {
			return nil, fmt.Errorf("recipe of batch %s: expected a piece of 1 to %d bytes, found %d", batch, l.Bytes-len(data), len(part))
		}
		data = append(data, part...)
	}
	if found := labelOf(data); found != l {
		return nil, fmt.Errorf("recipe of batch %s: expected the checksum %08x, found %08x", batch, l.CRC32C, found.CRC32C)
	}
	return data, nil
}

// forgetRecipe frees what one takes.
func (s streams) forgetRecipe(ctx context.Context, batch string) error {
	kept, err := s.js.Stream(ctx, "KV_"+s.bucket())
	if err != nil {
		return err
	}
	return kept.Purge(ctx, jetstream.WithPurgeSubject("$KV."+s.bucket()+"."+batch+".>"))
}
