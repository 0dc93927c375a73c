package experiment

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"hebbarium/brain/file"
)

// RunFile is what a run's folder has of the settings it was begun with.
const RunFile = "experiment.json"

// runFormat marks the file, and its version.
const runFormat = "hebbarium experiment 1"

type runHead struct {
	Format   string   `json:"format"`
	Settings Settings `json:"settings"`
	Command  string   `json:"command"` // that began it
}

// CheckFolder says why a run could not begin in a folder, or go on in it, before
// anything is written or run: it holds other files, or a run of other settings. A run may
// go on with more than it was begun with, of which it then does only what is new.
func CheckFolder(dir string, s Settings, resume bool) error {
	b, err := os.ReadFile(filepath.Join(dir, RunFile))
	switch {
	case errors.Is(err, fs.ErrNotExist) && resume:
		return fmt.Errorf("--resume: expected a folder with a run's %s, found none in %s", RunFile, dir)
	case errors.Is(err, fs.ErrNotExist):
		return checkEmpty(dir)
	case err != nil:
		return fmt.Errorf("--out: %w", err)
	}
	var head runHead
	if err := json.Unmarshal(b, &head); err != nil || head.Format != runFormat {
		return fmt.Errorf("--out: expected an empty folder or a run of this program's, found another %s in %s", RunFile, dir)
	}
	if !resume {
		return fmt.Errorf("--out: %s already holds a run (%s); go on with it by --resume, or choose another folder", dir, head.Command)
	}
	if what := differs(head.Settings, s); what != "" {
		return fmt.Errorf("--resume: %s was begun with other settings (%s); it was: %s", dir, what, head.Command)
	}
	return nil
}

func checkEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	for _, e := range entries {
		// A kill can leave the draft of the very first file.
		if !file.IsDraft(RunFile, e.Name()) {
			return fmt.Errorf("--out: expected an empty folder, found %s in %s, which no run of experiments made", e.Name(), dir)
		}
	}
	return nil
}

// BeginFolder writes the settings, in a folder that CheckFolder has passed; what a run
// measures that goes on with more is what its folder then says.
func BeginFolder(dir string, s Settings, command string) error {
	if b, err := os.ReadFile(filepath.Join(dir, RunFile)); err == nil {
		var head runHead
		if json.Unmarshal(b, &head) == nil && reflect.DeepEqual(plain(head.Settings), plain(s)) {
			return nil
		}
	}
	file.Sweep(filepath.Join(dir, RunFile))
	b, err := json.MarshalIndent(runHead{runFormat, s, command}, "", "  ")
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	return file.Write(filepath.Join(dir, RunFile), append(b, '\n'))
}

// plain is settings as they are in files: what is empty and what is not there are alike.
func plain(s Settings) map[string]any {
	var m map[string]any
	if t, err := json.Marshal(s); err == nil {
		_ = json.Unmarshal(t, &m)
	}
	return m
}

// differs names the settings in which a run cannot go on: those of its jobs, and what it
// had and would now lack. Rule sets are the same by their fingerprint; curves, campaigns
// and numbers of other runs, which cost nothing to read again, by their name.
func differs(was, is Settings) string {
	x, y := plain(was), plain(is)
	var all []string
	for _, key := range []string{"quick", "world", "rollouts", "seed", "generations"} {
		if !reflect.DeepEqual(x[key], y[key]) {
			all = append(all, key)
		}
	}
	lacks := func(what string, names []string) {
		if len(names) > 0 {
			all = append(all, fmt.Sprintf("%s: it had %s, which is lacking now", what, strings.Join(names, ", ")))
		}
	}
	sum := func(s Source) string { return s.SHA256 }
	name := func(s Source) string { return s.Name }
	lacks("rules", missing(was.Rules, is.Rules, sum))
	lacks("curves", missing(was.Curves, is.Curves, name))
	lacks("campaigns", missing(was.Campaigns, is.Campaigns, name))
	lacks("measured", missing(was.Measured, is.Measured, name))
	var engines []string
	for engine, version := range was.Physics {
		if is.Physics[engine] != version {
			engines = append(engines, engine+" "+version)
		}
	}
	slices.Sort(engines)
	lacks("physics", engines)
	return strings.Join(all, "; ")
}

// missing are the names of those of was that is has not.
func missing(was, is []Source, by func(Source) string) []string {
	var names []string
	for _, w := range was {
		if !slices.ContainsFunc(is, func(s Source) bool { return by(s) == by(w) }) {
			names = append(names, w.Name)
		}
	}
	return names
}

// madeFile is the list of files that an experiment wrote last, in its folder of jobs.
func madeFile(dir, experiment string) string {
	return filepath.Join(dir, journalFolder, experiment+".made")
}

// KeepMade notes which files an experiment has written into a run's folder, and removes
// those that it wrote before and no longer does: of a run that went on with more, a figure
// of a rule set that another one now stands for.
func KeepMade(dir, experiment string, files []string) error {
	path := madeFile(dir, experiment)
	if old, err := os.ReadFile(path); err == nil {
		for _, name := range strings.Fields(string(old)) {
			if slices.Contains(files, name) || filepath.Base(name) != name {
				continue
			}
			if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("%s: a file that is no longer made: %w", experiment, err)
			}
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return fmt.Errorf("%s: %w", experiment, err)
	}
	file.Sweep(path)
	return file.Write(path, []byte(strings.Join(files, "\n")+"\n"))
}
