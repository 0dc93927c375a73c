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
// under which settings, then a line a job, which is known by what it is about. A kill can
// cut off the last line, which is then done again; every other job is kept, also for a
// run that measures more.
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

// journalHead is all that jobs of one experiment have in common. The physics is not in
// it: a folder holds one version of each.
type journalHead struct {
	Experiment string `json:"experiment"`
	Method     int    `json:"method"`
	Quick      bool   `json:"quick,omitempty"`
	Seed       uint64 `json:"seed"`
}

func headOf(e Experiment, s *Study) journalHead {
	return journalHead{e.Name, method, s.Quick, s.Seed}
}

type journalLine struct {
	Job    string `json:"job"` // its key
	Tables Result `json:"tables"`
}

// key tells a job from all others of its experiment under the same head: the fingerprint
// of what it is about, and its labels but for that one's name, which may change.
func (j Job) key() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q", j.Of.SHA256)
	for _, l := range j.Labels {
		if j.Of.Name != "" && l == j.Of.Name {
			l = ""
		}
		fmt.Fprintf(h, " %q", l)
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// Begin opens the journal of an experiment and returns the results that are in it
// already, nil for the others.
func (j *Journal) Begin(e Experiment, s *Study, jobs []Job) ([]Result, error) {
	if len(jobs) == 0 {
		return nil, nil
	}
	if err := os.MkdirAll(j.dir, 0o777); err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	path := j.path(e)
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("journal: %w", err)
	}
	head := headOf(e, s)
	known, good := readJournal(old, head)
	if j.file, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666); err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	j.end = good
	if err := j.rewind(); err != nil {
		return nil, fmt.Errorf("journal %s: %w", path, err)
	}
	results := resultsOf(jobs, known)
	if good == 0 {
		return results, j.write(head)
	}
	return results, nil
}

// Kept are the results that the journal of an experiment has, without opening it for
// more.
func (j *Journal) Kept(e Experiment, s *Study, jobs []Job) []Result {
	old, err := os.ReadFile(j.path(e))
	if err != nil {
		return make([]Result, len(jobs))
	}
	known, _ := readJournal(old, headOf(e, s))
	return resultsOf(jobs, known)
}

func (j *Journal) path(e Experiment) string { return filepath.Join(j.dir, e.Name+".jsonl") }

// resultsOf are the results of jobs that are known, nil for the others.
func resultsOf(jobs []Job, known map[string]Result) []Result {
	results := make([]Result, len(jobs))
	for i, j := range jobs {
		results[i] = known[j.key()]
	}
	return results
}

// readJournal gives the results of the lines that are whole and where they end: 0 where
// the file is of other settings.
func readJournal(old []byte, want journalHead) (known map[string]Result, good int64) {
	known = map[string]Result{}
	first, rest, ok := bytes.Cut(old, []byte("\n"))
	var head journalHead
	if !ok || json.Unmarshal(first, &head) != nil || head != want {
		return known, 0
	}
	good = int64(len(first)) + 1
	for {
		line, more, ok := bytes.Cut(rest, []byte("\n"))
		var l journalLine
		if !ok || json.Unmarshal(line, &l) != nil || l.Job == "" || l.Tables == nil {
			return known, good
		}
		known[l.Job] = l.Tables
		good += int64(len(line)) + 1
		rest = more
	}
}

// Keep adds a finished job.
func (j *Journal) Keep(job Job, r Result) error { return j.write(journalLine{job.key(), r}) }

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
