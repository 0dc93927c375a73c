package elsewhere

import (
	"context"
	"fmt"
	"sync"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/rollout"
)

// Kind is the kind of an experiment's batch.
const Kind = "experiment"

// batch are the jobs of an experiment that may be done elsewhere.
type batch struct {
	study   *experiment.Study
	of      experiment.Experiment
	jobs    []experiment.Job // all of the plan
	numbers []int            // of those in the batch
	benches []*experiment.Bench

	mu      sync.Mutex
	results []experiment.Result // of the batch
	done    func(job int, r experiment.Result) error
	failed  error // the first of done's
	stop    func()
}

// Each does the jobs of an experiment that are not yet done, as experiment.Each does, with
// a crew where they may be done elsewhere.
func Each(ctx context.Context, crew rollout.Crew, s *experiment.Study, e experiment.Experiment, jobs []experiment.Job, results []experiment.Result, workers int, done func(job int, r experiment.Result) error) error {
	b := &batch{study: s, of: e, jobs: jobs}
	here := make([]experiment.Result, len(jobs))
	copy(here, results)
	for i, j := range jobs {
		if results[i] == nil && travels(e, j) {
			b.numbers = append(b.numbers, i)
			here[i] = experiment.Result{} // not to be done with the others
		}
	}
	if len(b.numbers) > 0 {
		pool, err := rollout.Bare(workers)
		if err != nil {
			return err
		}
		b.benches, b.results = make([]*experiment.Bench, pool.Workers()), make([]experiment.Result, len(b.numbers))
		pool.Share(crew)
		living, stop := context.WithCancel(ctx)
		defer stop()
		b.done, b.stop = done, stop
		err = pool.Live(living, b)
		if b.failed != nil {
			return b.failed
		}
		if err != nil {
			return err
		}
		for k, i := range b.numbers {
			results[i] = b.results[k]
		}
	}
	return experiment.Each(ctx, jobs, here, workers, func(i int, r experiment.Result) error {
		results[i] = r
		return done(i, r)
	})
}

// travels tells whether a job may be done by others: it costs something, its physics is in
// every program, and what it gives is not larger than a message.
func travels(e experiment.Experiment, j experiment.Job) bool {
	for _, t := range e.Tables {
		if t.Spread > 0 {
			return false
		}
	}
	return j.Cost > 0 && (j.Physics == "" || j.Physics == episode.BuiltinPhysics)
}

func (b *batch) Jobs() int { return len(b.numbers) }

func (b *batch) Kind() string { return Kind }

func (b *batch) Live(_ context.Context, _ *episode.Episode, worker, job int) error {
	if b.benches[worker] == nil {
		b.benches[worker] = &experiment.Bench{}
	}
	j := b.jobs[b.numbers[job]]
	r, err := j.Do(b.benches[worker])
	if err != nil {
		return fmt.Errorf("%v: %w", j.Labels, err)
	}
	return b.keep(job, r)
}

// keep keeps what a job gave, and lets it be told once; what is told again is because it
// was wrong.
func (b *batch) keep(job int, r experiment.Result) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.results[job] = r
	if b.done == nil || b.failed != nil {
		return nil
	}
	if err := b.done(b.numbers[job], r); err != nil {
		b.failed = err
		b.stop()
	}
	return nil
}

func (b *batch) Result(job int) []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return encode(b.results[job])
}

func (b *batch) Take(job int, result []byte) error {
	r, err := decode(result, b.of.Tables)
	if err != nil {
		return fmt.Errorf("result: %w", err)
	}
	return b.keep(job, r)
}
