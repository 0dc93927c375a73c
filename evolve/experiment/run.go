package experiment

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// Each does the jobs that are not yet done on so many workers (0: one for each
// processor). done, called by one worker at a time, takes each result as it comes; what
// a job gives does not depend on who does it or when. It returns the first error, in
// the order of the jobs, or the context's once the jobs under way have ended.
func Each(ctx context.Context, jobs []Job, results []Result, workers int, done func(job int, r Result) error) error {
	if workers == 0 {
		workers = runtime.NumCPU()
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	errs := make([]error, len(jobs))
	var next atomic.Int64
	var group sync.WaitGroup
	var one sync.Mutex
	for range max(1, min(workers, len(jobs))) {
		group.Go(func() {
			bench := newBench()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(jobs) {
					return
				}
				if results[i] != nil {
					continue
				}
				r, err := jobs[i].Do(bench)
				if err != nil {
					errs[i] = fmt.Errorf("%v: %w", jobs[i].Labels, err)
					stop()
					return
				}
				one.Lock()
				results[i] = r
				errs[i] = done(i, r)
				one.Unlock()
				if errs[i] != nil {
					stop()
					return
				}
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}

// Costs are what all jobs cost, and what those that are done have cost.
func Costs(jobs []Job, results []Result) (all, done int) {
	for i, j := range jobs {
		all += j.Cost
		if i < len(results) && results[i] != nil {
			done += j.Cost
		}
	}
	return all, done
}

// Others do the jobs of an experiment that are not yet done together with this process, as
// Each does.
type Others func(ctx context.Context, s *Study, e Experiment, jobs []Job, results []Result, workers int, done func(job int, r Result) error) error

// Run does what is left of an experiment and concludes from it: journal keeps each
// finished job, and told hears what it cost.
func Run(ctx context.Context, s *Study, e Experiment, journal *Journal, workers int, told func(cost int)) (*Finding, []Frame, error) {
	jobs := e.Jobs(s)
	if len(jobs) == 0 {
		return NotRun(e.lacks(s)), nil, nil
	}
	results, err := journal.Begin(e, s, jobs)
	if err != nil {
		return nil, nil, err
	}
	each := s.Others
	if each == nil {
		each = func(ctx context.Context, _ *Study, _ Experiment, jobs []Job, results []Result, workers int, done func(int, Result) error) error {
			return Each(ctx, jobs, results, workers, done)
		}
	}
	err = each(ctx, s, e, jobs, results, workers, func(i int, r Result) error {
		if err := journal.Keep(jobs[i], r); err != nil {
			return err
		}
		if told != nil {
			told(jobs[i].Cost)
		}
		return nil
	})
	if closed := journal.End(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", e.Name, err)
	}
	all := frames(e, jobs, results)
	finding, err := e.Conclude(s, all)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", e.Name, err)
	}
	for i := range finding.Figures {
		finding.Figures[i].Quick = s.Quick
	}
	return finding, all, nil
}

// lacks says why there is nothing to do.
func (e Experiment) lacks(s *Study) string {
	if e.Lacks != "" {
		return e.Lacks
	}
	return fmt.Sprintf("No rule set of the %s was given for it.", strings.Join(e.Worlds, " or the "))
}

// Jobs are those of an experiment under a study.
func (e Experiment) Jobs(s *Study) []Job {
	if e.Plan == nil {
		return nil
	}
	return e.Plan(s)
}
