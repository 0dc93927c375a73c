package cluster

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"unicode/utf8"

	"hebbarium/brain/file"
)

// program is the version of this side, which must be that of the other.
var program = file.Program

// digits16 is what names a batch or a worker.
var digits16 = regexp.MustCompile(`^[0-9a-f]{16}$`)

// format is that of all messages; workers of another are refused.
const format = 2

const (
	maxMessage  = 8 << 10 // of every message but what a job came to
	maxText     = 200     // of a text in one
	maxCanaries = 8
	maxSlots    = 4096 // lives at once of one worker
	maxJobs     = 1 << 24
)

// hello is what a worker says of itself, first without the hashes, then with those of the
// lives that it was asked for.
type hello struct {
	Format  int      `json:"format"`
	Name    string   `json:"name"` // machine and process
	Host    string   `json:"host"`
	Program string   `json:"program"`
	Kernel  string   `json:"kernel"`
	Slots   int      `json:"slots"`            // lives at once
	Lived   []canary `json:"lived,omitempty"`  // with their hashes
	Failed  string   `json:"failed,omitempty"` // why it cannot live them
}

// canary is a short life that all must live alike.
type canary struct {
	World   string `json:"world"`
	Physics string `json:"physics"`
	Engine  string `json:"engine,omitempty"` // physics with its version
	Hash    string `json:"hash,omitempty"`
}

// welcome answers a hello.
type welcome struct {
	Refused  string   `json:"refused,omitempty"`
	Canaries []canary `json:"canaries,omitempty"` // to be lived
	Worker   string   `json:"worker,omitempty"`   // the name of one that belongs to the crew
}

// beat says that a worker is there, and of its jobs since it joined.
type beat struct {
	Worker string `json:"worker"`
	Jobs   int    `json:"jobs"`
	Leaves bool   `json:"leaves,omitempty"`
}

// pulse answers a beat.
type pulse struct {
	Known   bool   `json:"known"`
	Dropped string `json:"dropped,omitempty"`
	Over    bool   `json:"over,omitempty"` // there will be no more to live
}

// job is one message of the work queue.
type job struct {
	Batch string `json:"batch"`
	Kind  string `json:"kind"`
	Job   int    `json:"job"`
	Not   string `json:"not,omitempty"` // worker that has lived it already
}

// found is the head of what a job came to, which follows after a line feed.
type found struct {
	Batch  string `json:"batch"`
	Job    int    `json:"job"`
	Worker string `json:"worker"`
	Again  bool   `json:"again,omitempty"`  // it had been handed out before
	Failed string `json:"failed,omitempty"` // why it could not be lived
}

// read reads a message of at most maxMessage bytes.
func read[T interface{ check() error }](data []byte, into T) error {
	if len(data) > maxMessage {
		return fmt.Errorf("message: expected at most %d bytes, found %d", maxMessage, len(data))
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("message: %w", err)
	}
	return into.check()
}

func write(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // no message has a part that JSON lacks
	}
	return data
}

// readFound reads what a job came to.
func readFound(data []byte) (found, []byte, error) {
	var f found
	head, _, ok := bytes.Cut(data[:min(len(data), maxMessage)], []byte("\n"))
	if !ok {
		return f, nil, errors.New("message: expected a head and a line feed, found none")
	}
	result := data[len(head)+1:]
	if len(result) > maxResult {
		return f, nil, fmt.Errorf("message: expected at most %d bytes of a result, found %d", maxResult, len(result))
	}
	return f, result, read(head, &f)
}

func (f found) with(result []byte) []byte { return append(append(write(f), '\n'), result...) }

func short(what string, texts ...string) error {
	for _, t := range texts {
		if len(t) > maxText || !utf8.ValidString(t) {
			return fmt.Errorf("%s: expected texts of at most %d bytes, found one of %d", what, maxText, len(t))
		}
	}
	return nil
}

func (h *hello) check() error {
	if h.Slots < 1 || h.Slots > maxSlots {
		return fmt.Errorf("hello: expected 1 to %d lives at once, found %d", maxSlots, h.Slots)
	}
	if h.Name == "" || h.Host == "" {
		return errors.New("hello: expected a name and a machine, found none")
	}
	if err := checkCanaries(h.Lived); err != nil {
		return err
	}
	return short("hello", h.Name, h.Host, h.Program, h.Kernel, h.Failed)
}

func checkCanaries(all []canary) error {
	if len(all) > maxCanaries {
		return fmt.Errorf("expected at most %d lives to compare, found %d", maxCanaries, len(all))
	}
	for _, c := range all {
		if err := short("life to compare", c.World, c.Physics, c.Engine, c.Hash); err != nil {
			return err
		}
	}
	return nil
}

func (w *welcome) check() error {
	if w.Worker != "" && !digits16.MatchString(w.Worker) {
		return fmt.Errorf("welcome: expected a name of 16 hexadecimal digits, found %.40q", w.Worker)
	}
	if err := checkCanaries(w.Canaries); err != nil {
		return err
	}
	if len(w.Refused) > maxMessage/2 {
		return errors.New("welcome: expected a shorter reason")
	}
	return nil
}

func (b *beat) check() error {
	if !digits16.MatchString(b.Worker) || b.Jobs < 0 {
		return fmt.Errorf("beat: expected a worker's name and 0 jobs or more, found %.40q and %d", b.Worker, b.Jobs)
	}
	return nil
}

func (p *pulse) check() error { return nil }

func (j *job) check() error {
	if err := short("job", j.Kind); err != nil {
		return err
	}
	if !digits16.MatchString(j.Batch) || j.Job < 0 || j.Job >= maxJobs || j.Not != "" && !digits16.MatchString(j.Not) {
		return fmt.Errorf("job: expected a batch and a number up to %d, found %.40q, %d and %.40q", maxJobs, j.Batch, j.Job, j.Not)
	}
	return nil
}

func (f *found) check() error {
	if !digits16.MatchString(f.Batch) || !digits16.MatchString(f.Worker) || f.Job < 0 || f.Job >= maxJobs {
		return fmt.Errorf("result: expected a batch, a worker and a number up to %d, found %.40q, %.40q and %d", maxJobs, f.Batch, f.Worker, f.Job)
	}
	return short("result", f.Failed)
}
