package experiment

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
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
// anything is written or run: it holds other files, or a run of other settings.
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

// BeginFolder writes the settings, in a folder that CheckFolder has passed.
func BeginFolder(dir string, s Settings, command string) error {
	if _, err := os.Stat(filepath.Join(dir, RunFile)); err == nil {
		return nil
	}
	file.Sweep(filepath.Join(dir, RunFile))
	b, err := json.MarshalIndent(runHead{runFormat, s, command}, "", "  ")
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	return file.Write(filepath.Join(dir, RunFile), append(b, '\n'))
}

// differs names the first settings in which two runs differ.
func differs(a, b Settings) string {
	// As they are in files: what is empty and what is not there are alike.
	plain := func(s Settings) map[string]any {
		var m map[string]any
		if t, err := json.Marshal(s); err == nil {
			_ = json.Unmarshal(t, &m)
		}
		return m
	}
	x, y := plain(a), plain(b)
	var all []string
	for _, key := range []string{"quick", "world", "rollouts", "seed", "rules", "curves", "campaigns", "physics", "generations"} {
		if !reflect.DeepEqual(x[key], y[key]) {
			all = append(all, key)
		}
	}
	return strings.Join(all, ", ")
}
