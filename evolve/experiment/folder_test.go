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
	refused(mine, other, true, "quick, rules")
	// A setting that is empty in one and missing in the other is the same.
	other = s
	other.Curves, other.Campaigns = []Source{}, []Source{}
	if err := CheckFolder(mine, other, true); err != nil {
		t.Error(err)
	}
}
