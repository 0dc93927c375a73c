package rollout

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/turn"
)

// Pool is a fixed set of workers, each with an episode of its own. What a job
// gives depends on its number alone, never on the worker or on the order.
type Pool struct {
	episodes []*episode.Episode
	enter    func() (leave func()) // nil for nothing
	another  func() (*episode.Episode, error)
	physics  string
	scores   bool // alone
	crew     Crew // nil for nobody else
}

// Batch is a number of jobs, each one life or some that belong together. What a job comes
// to depends on its number alone, so that anybody may live it, anywhere and more than once.
type Batch interface {
	Jobs() int
	// Live lives a job on an episode that belongs to the worker, and keeps what it came
	// to. Different workers may do so at once, each with jobs of its own.
	Live(ctx context.Context, e *episode.Episode, worker, job int) error

	// Kind and Recipe are all that somebody elsewhere needs to make the same batch.
	Kind() string
	Recipe() ([]byte, error)
	// Result is what a job that was lived came to, as it travels. Take keeps what one came
	// to that was lived elsewhere, or says what is wrong with it and keeps nothing.
	Result(job int) []byte
	Take(job int, result []byte) error
}

// Crew lives batches with more than the workers of a pool.
type Crew interface {
	Live(ctx context.Context, p *Pool, b Batch) error
}

// Home is what the episodes of a batch are for: a pool for one home lives its batches.
type Home struct {
	World, Physics string
	Arch           brain.Architecture
	Rule           brain.Rule
}

// episode makes one for it.
func (h Home) episode() (*episode.Episode, error) {
	w, err := episode.NewWorld(h.World, h.Physics)
	if err != nil {
		return nil, err
	}
	return episode.New(w, brain.NewNetwork(h.Arch, h.Rule))
}

// Share lets a crew live the batches of the pool, with the pool's workers among others.
func (p *Pool) Share(c Crew) { p.crew = c }

// Live has all jobs of a batch lived, by the pool's crew or by its workers alone. It
// returns the first error in the order of the jobs, or the context's once it is done and
// the jobs under way have ended.
func (p *Pool) Live(ctx context.Context, b Batch) error {
	if p.crew != nil {
		return p.crew.Live(ctx, p, b)
	}
	errs := make([]error, b.Jobs())
	if err := p.Each(ctx, len(errs), func(e *episode.Episode, worker, i int) { errs[i] = b.Live(ctx, e, worker, i) }); err != nil {
		return err
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// OnWorker lets enter begin the goroutine of each worker, to set the priority of
// its thread for example, and what it returns end it.
func (p *Pool) OnWorker(enter func() (leave func())) { p.enter = enter }

// MaxWorkers is the most workers that a pool can have: more than the largest machines
// have processors. Each takes some megabytes.
func MaxWorkers() int { return max(256, runtime.NumCPU()) }

// ScoresAlone lets evaluations measure no recoveries, which take a control's life beside
// every injured one.
func (p *Pool) ScoresAlone() { p.scores = true }

// NewPool makes workers for a world and an architecture; with 0 workers it
// makes one for each processor.
func NewPool(world, physics string, arch brain.Architecture, rule brain.Rule, workers int) (*Pool, error) {
	if workers < 0 || workers > MaxWorkers() {
		return nil, fmt.Errorf("workers: expected 0 to %d, found %d", MaxWorkers(), workers)
	}
	if workers == 0 {
		workers = runtime.NumCPU()
	}
	p := &Pool{physics: physics, another: Home{world, physics, arch, rule}.episode}
	for range workers {
		e, err := p.another()
		if err != nil {
			return nil, err
		}
		p.episodes = append(p.episodes, e)
	}
	return p, nil
}

// Bare makes workers without episodes, one for each processor with 0, for batches that have
// their own.
func Bare(workers int) (*Pool, error) {
	if workers < 0 || workers > MaxWorkers() {
		return nil, fmt.Errorf("workers: expected 0 to %d, found %d", MaxWorkers(), workers)
	}
	if workers == 0 {
		workers = runtime.NumCPU()
	}
	return &Pool{episodes: make([]*episode.Episode, workers)}, nil
}

// Workers is the number of workers.
func (p *Pool) Workers() int { return len(p.episodes) }

// Episode is a worker's own.
func (p *Pool) Episode(worker int) *episode.Episode { return p.episodes[worker] }

// Check says why the world or the network cannot take one of the events, or nil.
func (p *Pool) Check(events []episode.Event) error {
	for _, ev := range events {
		if err := p.episodes[0].Check(ev); err != nil {
			return err
		}
	}
	return nil
}

// Each runs job(episode, worker, i) for i = 0 … n−1 and returns when all have
// ended, or with the context's error once it is done and the jobs under way
// have ended.
func (p *Pool) Each(ctx context.Context, n int, job func(e *episode.Episode, worker, i int)) error {
	var next atomic.Int64
	var wg, entered sync.WaitGroup
	entered.Add(len(p.episodes))
	for worker, e := range p.episodes {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if p.enter != nil {
				defer p.enter()()
			}
			// Who counts the workers must know of all before the first has ended anything.
			entered.Done()
			entered.Wait()
			for ctx.Err() == nil {
				turn.Take()
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				job(e, worker, i)
			}
		}()
	}
	wg.Wait()
	return ctx.Err()
}
