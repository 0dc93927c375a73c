package cluster

import (
	"bytes"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"hebbarium/evolve/rollout"
)

// standing is how far a job has come.
type standing uint8

const (
	opened standing = iota // in the queue, or with somebody who has not answered
	here                   // lived by a worker of this process
	second                 // lived, and to be lived again by another, to compare
	judged                 // two have lived it, and differ: this process lives it itself
	done
)

var (
	errNoSuchJob = errors.New("there is no such job")
	errDiffers   = errors.New("it differs from what this process has lived")
)

// ledger keeps how far the jobs of a batch have come. This process is the one that is
// believed: what differs from what it lives itself is wrong.
type ledger struct {
	id     string // of the batch
	me     string // this process, as messages name it
	recipe []byte
	change chan struct{} // holds one note that something has changed

	// Who is told of a life that has ended may ask for these, while the rest is locked.
	left  atomic.Int64 // jobs that are not done
	again atomic.Int64 // jobs that were handed out more than once

	mu    sync.Mutex
	batch rollout.Batch
	jobs  []entry
	drawn int   // pairs whose noise was seen to
	sore  []int // jobs that may be urgent
	err   error
}

type entry struct {
	standing standing
	checked  bool   // lived twice
	living   bool   // by a worker of this process, whatever it stands at
	by       string // who lived it; "" this process
	other    string // who lived it differently
	result   []byte // of by, and of other, while they are compared
	differs  []byte
	blamed   string // who could not live it
	queued   time.Time
}

func newLedger(id, me string, b rollout.Batch, recipe []byte, checked func(job int) bool, now time.Time) *ledger {
	l := &ledger{id: id, me: me, batch: b, recipe: recipe, jobs: make([]entry, b.Jobs()), change: make(chan struct{}, 1)}
	l.left.Store(int64(b.Jobs()))
	for i := range l.jobs {
		l.jobs[i].checked, l.jobs[i].queued = checked(i), now
	}
	return l
}

// note wakes who waits for a change.
func (l *ledger) note() {
	select {
	case l.change <- struct{}{}:
	default:
	}
}

// over tells whether nothing is left, or the batch has failed.
func (l *ledger) over() (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.left.Load() == 0 || l.err != nil, l.err
}

func (l *ledger) fail(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		l.err = err
	}
	l.note()
}

func (l *ledger) finish(j *entry) {
	j.standing, j.result, j.differs, j.other, j.blamed = done, nil, nil, "", ""
	l.left.Add(-1)
	l.note()
}

// took is told what a worker elsewhere says that a job came to. ask says that another must
// live it too, and wrong that what the worker says cannot be, or is not so.
func (l *ledger) took(worker string, job int, result []byte) (ask bool, wrong error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if job >= len(l.jobs) {
		return false, errNoSuchJob
	}
	j := &l.jobs[job]
	switch {
	case j.standing == opened && !j.living:
		if err := l.batch.Take(job, result); err != nil {
			return false, err
		}
		j.by = worker
		if !j.checked {
			l.finish(j)
			return false, nil
		}
		j.standing, j.result = second, bytes.Clone(result)
		return true, nil
	case j.standing == second && j.by != worker:
		switch {
		case bytes.Equal(j.result, result):
			l.finish(j)
		case j.by == "":
			l.finish(j)
			return false, errDiffers
		default:
			j.standing, j.other, j.differs = judged, worker, bytes.Clone(result)
			l.sore = append(l.sore, job)
			l.note()
		}
	}
	return false, nil
}

// could says that a worker could not live a job; this process will try.
func (l *ledger) could(worker string, job int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if job < len(l.jobs) && l.jobs[job].standing == opened {
		l.jobs[job].blamed = worker
		l.sore = append(l.sore, job)
		l.note()
	}
}

// claim lets a worker of this process live a job: for the batch itself, or apart from it
// to compare.
func (l *ledger) claim(job int) (ok, apart bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if job >= len(l.jobs) {
		return false, false
	}
	return l.take(&l.jobs[job])
}

func (l *ledger) take(j *entry) (ok, apart bool) {
	switch {
	case j.living:
	case j.standing == opened:
		j.living, j.standing = true, here
		return true, false
	case j.standing == second && j.by != "" || j.standing == judged:
		j.living = true
		return true, true
	}
	return false, false
}

// urgent is a job that only this process can decide.
func (l *ledger) urgent() (job int, ok, apart bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for n := len(l.sore); n > 0; n = len(l.sore) {
		i := l.sore[n-1]
		l.sore = l.sore[:n-1]
		if j := &l.jobs[i]; j.standing == judged || j.standing == opened && j.blamed != "" {
			if ok, apart := l.take(j); ok {
				return i, true, apart
			}
		}
	}
	return 0, false, false
}

// oldest is the job that has waited longest for an answer, if any has since a time. What this process
// has lived itself, and others were to live again, it no longer waits for where that was
// asked before a time: it is believed anyway.
func (l *ledger) oldest(since, asked time.Time) (job int, ok, apart bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := -1
	for i := range l.jobs {
		j := &l.jobs[i]
		if j.standing == second && j.by == "" && j.queued.Before(asked) {
			l.finish(j)
		}
		if j.living || j.standing == done || j.standing == second && j.by == "" || j.queued.After(since) {
			continue
		}
		if at < 0 || j.queued.Before(l.jobs[at].queued) {
			at = i
		}
	}
	if at < 0 {
		return 0, false, false
	}
	ok, apart = l.take(&l.jobs[at])
	return at, ok, apart
}

// lived says that a worker of this process has lived a job for the batch. ask says that
// another is to live it too, and wrong which worker could not, though it can be lived.
func (l *ledger) lived(job int, company bool, now time.Time) (ask bool, wrong string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	j := &l.jobs[job]
	j.living, j.by, wrong = false, "", j.blamed
	if j.checked && company {
		j.standing, j.result, j.blamed, j.queued = second, l.batch.Result(job), "", now
		return true, wrong
	}
	l.finish(j)
	return false, wrong
}

// compared says what a worker of this process has come to apart from the batch, and is
// told who differs.
func (l *ledger) compared(job int, result []byte) (wrong []string, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	j := &l.jobs[job]
	j.living = false
	if j.standing != second && j.standing != judged {
		return nil, nil // somebody else was faster
	}
	if !bytes.Equal(j.result, result) {
		wrong = append(wrong, j.by)
		if err := l.batch.Take(job, result); err != nil {
			return wrong, err
		}
		j.by = ""
	}
	if j.other != "" && !bytes.Equal(j.differs, result) {
		wrong = append(wrong, j.other)
	}
	l.finish(j)
	return wrong, nil
}

// distrust opens again all that a worker has lived, and lists it.
func (l *ledger) distrust(worker string, now time.Time) (open []int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.jobs {
		j := &l.jobs[i]
		if j.by != worker || j.standing == opened || j.standing == here || j.living {
			continue
		}
		if j.standing == done {
			l.left.Add(1)
		}
		*j = entry{checked: j.checked, queued: now}
		open = append(open, i)
	}
	return open
}

// open lists what has no answer yet, of those that have lived it already.
func (l *ledger) open(now time.Time) (jobs []job) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.jobs {
		if j := &l.jobs[i]; !j.living && (j.standing == opened || j.standing == second) {
			if j.standing == opened {
				j.queued = now
			}
			not := j.by
			if j.standing == second && not == "" {
				not = l.me
			}
			jobs = append(jobs, job{Batch: l.id, Kind: l.batch.Kind(), Job: i, Not: not})
		}
	}
	return jobs
}

// awaited tells whether a job waits for another worker than this process.
func (l *ledger) awaited(job int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return job < len(l.jobs) && l.jobs[job].standing == second && l.jobs[job].by == ""
}

// undrawn is the next pair whose noise may have to be drawn here.
func (l *ledger) undrawn() (pair int, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for ; l.drawn < len(l.jobs); l.drawn++ {
		if j := &l.jobs[l.drawn]; !(j.standing == here || j.standing == done && j.by == "") {
			l.drawn++
			return l.drawn - 1, true
		}
	}
	return 0, false
}

// count says how many jobs wait, and how many were handed out again.
func (l *ledger) count() (waiting, again int) { return int(l.left.Load()), int(l.again.Load()) }

func (l *ledger) handedAgain() { l.again.Add(1) }
