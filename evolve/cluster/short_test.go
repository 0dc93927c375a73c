package cluster

import (
	"sync/atomic"
	"testing"
	"time"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
)

// shortest is a batch whose jobs take no time, and which counts what it is given.
type shortest struct {
	hollow
	taken atomic.Int64
}

func (b *shortest) Take(job int, result []byte) error {
	b.taken.Add(1)
	return b.hollow.Take(job, result)
}

// TestShortLivesAreHeard has batches whose first jobs are over before the last is in the
// queue: none is asked for a second time.
func TestShortLivesAreHeard(t *testing.T) {
	server, crew := listening(t, "127.0.0.1:0", Options{Aside: true, Checked: 1e-12, Lease: 10 * time.Second})
	w := &Labour{Slots: 1, Note: t.Logf}
	ended := make(chan error, 1)
	go func() {
		defer w.Close()
		ended <- w.Work(t.Context(), server.Place)
	}()
	until(t, "a worker", func() bool { return len(crew.Status(1).Mates) == 1 })
	arch, err := episode.ArchitectureOf("ant")
	if err != nil {
		t.Fatal(err)
	}
	pool, err := rollout.NewPool("ant", episode.BuiltinPhysics, arch, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	const batches, jobs = 20, 250
	var heard int64
	for range batches {
		b := &shortest{hollow: hollow{jobs: jobs, recipe: make([]byte, 1000)}}
		if err := crew.Live(t.Context(), pool, b); err != nil {
			t.Fatal(err)
		}
		heard += b.taken.Load()
	}
	crew.End(true)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if lived := w.Jobs(); heard != batches*jobs || lived != batches*jobs {
		t.Errorf("expected each of %d jobs to be lived and heard once, found %d lived and %d heard", batches*jobs, lived, heard)
	}
}
