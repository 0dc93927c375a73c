package experiment

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// journalFolder holds the finished jobs of a run, a file an experiment: a line that says
// of which plan, then a line a job. A kill can cut off the last line, which is then done
// again; every other job is kept.
const journalFolder = "jobs"

// method is the version of how experiments measure: jobs of another one are done again.
const method = 1

// Journal keeps the finished jobs of one experiment after the other in a folder.
type Journal struct {
	dir  string
	file *os.File
	end  int64
}

// NewJournal is a journal in the folder of a run.
func NewJournal(dir string) *Journal { return &Journal{dir: filepath.Join(dir, journalFolder)} }

type journalHead struct {
	Experiment string `json:"experiment"`
	Plan       string `json:"plan"` // SHA-256 of settings and labels
	Jobs       int    `json:"jobs"`
}

type journalLine struct {
	Job    int    `json:"job"`
	Tables Result `json:"tables"`
}

// plan is the fingerprint of what an experiment is about to do.
func plan(e Experiment, s *Study, jobs []Job) (string, error) {
	h := sha256.New()
	err := json.NewEncoder(h).Encode(struct {
		Method   int
		Name     string
		Settings Settings
	}{method, e.Name, s.Settings})
	for _, j := range jobs {
		fmt.Fprintf(h, "%q\n", j.Labels)
	}
	return hex.EncodeToString(h.Sum(nil)), err
}

// Begin opens the journal of an experiment and returns the results that are in it
// already, nil for the others.
func (j *Journal) Begin(e Experiment, s *Study, jobs []Job) ([]Result, error) {
	sum, err := plan(e, s, jobs)
	if err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	results := make([]Result, len(jobs))
	if len(jobs) == 0 {
		return results, nil
	}
	if err := os.MkdirAll(j.dir, 0o777); err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	path := j.path(e)
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("journal: %w", err)
	}
	head := journalHead{e.Name, sum, len(jobs)}
	good := readJournal(old, head, results)
	if j.file, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666); err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	j.end = good
	if err := j.rewind(); err != nil {
		return nil, fmt.Errorf("journal %s: %w", path, err)
	}
	if good == 0 {
		return results, j.write(head)
	}
	return results, nil
}

// Kept are the results that the journal of an experiment has, without opening it for
// more.
func (j *Journal) Kept(e Experiment, s *Study, jobs []Job) []Result {
	results := make([]Result, len(jobs))
	sum, err := plan(e, s, jobs)
	old, missing := os.ReadFile(j.path(e))
	if err == nil && missing == nil {
		readJournal(old, journalHead{e.Name, sum, len(jobs)}, results)
	}
	return results
}

func (j *Journal) path(e Experiment) string { return filepath.Join(j.dir, e.Name+".jsonl") }

// readJournal fills in the results of the lines that are whole and returns where they
// end: 0 where the file is of another plan.
func readJournal(old []byte, want journalHead, results []Result) (good int64) {
	first, rest, ok := bytes.Cut(old, []byte("\n"))
	var head journalHead
	if !ok || json.Unmarshal(first, &head) != nil || head != want {
		return 0
	}
	good = int64(len(first)) + 1
	for {
		line, more, ok := bytes.Cut(rest, []byte("\n"))
		var l journalLine
		if !ok || json.Unmarshal(line, &l) != nil || l.Job < 0 || l.Job >= len(results) || l.Tables == nil {
			return good
		}
		results[l.Job] = l.Tables
		good += int64(len(line)) + 1
		rest = more
	}
}

// Keep adds a finished job.
func (j *Journal) Keep(job int, r Result) error { return j.write(journalLine{job, r}) }

// write appends one line. Where that fails, on a full disk, what was kept before is
// whole.
func (j *Journal) write(v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	b = append(b, '\n')
	if _, err := j.file.Write(b); err != nil {
		_ = j.rewind()
		return fmt.Errorf("the finished job could not be kept: %w; those before it are intact, go on with them by --resume", err)
	}
	j.end += int64(len(b))
	return nil
}

// rewind cuts off what is behind the last whole line.
func (j *Journal) rewind() error {
	if err := j.file.Truncate(j.end); err != nil {
		return err
	}
	_, err := j.file.Seek(j.end, io.SeekStart)
	return err
}

// End closes the experiment's file.
func (j *Journal) End() error {
	if j.file == nil {
		return nil
	}
	err := j.file.Close()
	j.file = nil
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	return nil
}
