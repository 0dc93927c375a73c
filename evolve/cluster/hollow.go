package cluster

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"hebbarium/evolve/cluster/place"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// hollowKind is the kind of a batch whose jobs are no lives and take no time: what is left
// is the transport.
const hollowKind = "hollow"

type hollow struct {
	jobs   int
	recipe []byte
	result []byte
}

func (b *hollow) Jobs() int                                              { return b.jobs }
func (b *hollow) Kind() string                                           { return hollowKind }
func (b *hollow) Recipe() ([]byte, error)                                { return b.recipe, nil }
func (b *hollow) Live(context.Context, *episode.Episode, int, int) error { return nil }
func (b *hollow) Result(int) []byte                                      { return b.result }
func (b *hollow) Take(_ int, result []byte) error {
	if len(result) > maxResult {
		return fmt.Errorf("result: expected at most %d bytes, found %d", maxResult, len(result))
	}
	return nil
}

// openHollow makes one of a recipe, whose jobs the queue counts.
func openHollow(recipe []byte) *hollow {
	return &hollow{jobs: maxJobs, recipe: recipe, result: make([]byte, 48)}
}

// Transport has batches of so many jobs, whose recipe has so many bytes, lived by so many
// workers that have nothing to live, over an embedded server at 127.0.0.1 and connections
// of their own, and says how long each took.
func Transport(ctx context.Context, recipe, jobs, workers, batches int, told func(batch int)) ([]time.Duration, error) {
	dir, err := os.MkdirTemp("", "hebbarium-transport-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, err := place.Listen("127.0.0.1:0", dir)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	c, err := Gather(ctx, s.Place, s, Options{Aside: true})
	if err != nil {
		return nil, err
	}
	var group sync.WaitGroup
	errs := make([]error, workers)
	for i := range workers {
		group.Go(func() {
			w := &Labour{Slots: 1, Note: func(string, ...any) {}}
			defer w.Close()
			errs[i] = w.Work(ctx, s.Place)
		})
	}
	var took []time.Duration
	arch, err := episode.ArchitectureOf("ant")
	var p *rollout.Pool
	if err == nil {
		p, err = rollout.NewPool("ant", episode.BuiltinPhysics, arch, 0, 1)
	}
	for err == nil && ctx.Err() == nil && len(c.Status(0).Mates) < workers {
		err = pause(ctx, idle)
	}
	b := &hollow{jobs: jobs, recipe: make([]byte, recipe)}
	for n := 0; n < batches && err == nil; n++ {
		began := time.Now()
		err = c.Live(ctx, p, b)
		took = append(took, time.Since(began))
		told(n)
	}
	c.End(true)
	group.Wait()
	for _, e := range errs {
		if err == nil {
			err = e
		}
	}
	return took, err
}
