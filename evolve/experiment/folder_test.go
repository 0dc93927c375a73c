package experiment

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/brain/file"
)

// A folder that holds anything else is refused and left as it is; a run's own only with
// --resume, and only with the same settings.
func TestFoldersOfOthersAreRefused(t *testing.T) {
	s := study().Settings
	refused := func(dir string, settings Settings, resume bool, want string) {
		t.Helper()
		err := CheckFolder(dir, settings, resume)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("expected an error with %q, found %v", want, err)
		}
	}
	mine := filepath.Join(t.TempDir(), "mine")
	if err := CheckFolder(mine, s, false); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
	refused(mine, s, true, "found none")
	begun := t.TempDir()
	d, err := file.NewDraft(filepath.Join(begun, RunFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckFolder(begun, s, false); err != nil {
		t.Errorf("a run that was killed at its very beginning: %v", err)
	}
	d.Discard()
	if _, err := os.Stat(mine); err == nil {
		t.Error("looking made the folder")
	}

	others := t.TempDir()
	if err := os.WriteFile(filepath.Join(others, "thesis.tex"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	refused(others, s, false, "thesis.tex")
	if err := os.WriteFile(filepath.Join(others, RunFile), []byte(`{"format":"something else"}`), 0o666); err != nil {
		t.Fatal(err)
	}
	refused(others, s, true, "another experiment.json")

	if err := os.MkdirAll(mine, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := BeginFolder(mine, s, "hebbarium experiment all --out mine"); err != nil {
		t.Fatal(err)
	}
	if err := CheckFolder(mine, s, true); err != nil {
		t.Errorf("its own run: %v", err)
	}
	refused(mine, s, false, "--resume")
	other := s
	other.Quick = false
	other.Rules = other.Rules[:1]
	refused(mine, other, true, "quick; rules: it had b, which is lacking now")
	other = s
	other.Physics = map[string]string{"ant builtin": "builtin/9"}
	if err := CheckFolder(mine, other, true); err != nil {
		t.Errorf("a physics more: %v", err)
	}
	// A setting that is empty in one and missing in the other is the same.
	other = s
	other.Curves, other.Campaigns = []Source{}, []Source{}
	if err := CheckFolder(mine, other, true); err != nil {
		t.Error(err)
	}
}

// A run may go on with more than it was begun with, under any names; its folder then says
// so, and it cannot go back to less.
func TestARunGoesOnWithMore(t *testing.T) {
	dir, s := t.TempDir(), study().Settings
	s.Physics = map[string]string{"ant builtin": "builtin/2"}
	s.Curves = []Source{{Name: "ant-x", SHA256: "1"}}
	if err := BeginFolder(dir, s, "the first"); err != nil {
		t.Fatal(err)
	}
	more := s
	more.Rules = []Source{{Name: "a", SHA256: "ef"}, {Name: "a (2)", SHA256: "ab"}, {Name: "b", SHA256: "cd"}}
	more.Curves = []Source{{Name: "ant-x", SHA256: "2"}, {Name: "ant-y", SHA256: "3"}}
	more.Physics = map[string]string{"ant builtin": "builtin/2", "ant mujoco": "mujoco/2.2.2"}
	if err := CheckFolder(dir, more, true); err != nil {
		t.Fatal(err)
	}
	if err := BeginFolder(dir, more, "the second"); err != nil {
		t.Fatal(err)
	}
	if err := CheckFolder(dir, more, true); err != nil {
		t.Error(err)
	}
	err := CheckFolder(dir, s, true)
	for _, want := range []string{"rules: it had a,", "curves: it had ant-y", "physics: it had ant mujoco mujoco/2.2.2", "the second"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("expected an error with %q, found %v", want, err)
		}
	}
	more.Physics = map[string]string{"ant builtin": "builtin/3", "ant mujoco": "mujoco/2.2.2"}
	if err := CheckFolder(dir, more, true); err == nil || !strings.Contains(err.Error(), "ant builtin builtin/2") {
		t.Errorf("another version of the physics: %v", err)
	}
}

// What an experiment no longer makes is removed, and nothing else.
func TestFilesThatAreNoLongerMadeAreRemoved(t *testing.T) {
	dir := t.TempDir()
	write := func(names ...string) {
		t.Helper()
		for _, n := range names {
			if err := os.WriteFile(filepath.Join(dir, n), []byte(n), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	write("weights.csv", "weights-a.png", "weights-mine.png")
	if err := KeepMade(dir, "weights", []string{"weights.csv", "weights-a.png"}); err != nil {
		t.Fatal(err)
	}
	write("weights-b.png")
	if err := KeepMade(dir, "weights", []string{"weights.csv", "weights-b.png"}); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, l := range left {
		names = append(names, filepath.Base(l))
	}
	if got := strings.Join(names, " "); got != "weights-b.png weights-mine.png weights.csv" {
		t.Errorf("left: %s", got)
	}
}
