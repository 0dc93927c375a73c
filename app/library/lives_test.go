package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hebbarium/evolve/replay"
)

// Lives that a person has named come before those that the window recorded, the newest first,
// and nothing else is one.
func TestOwnLivesComeFirst(t *testing.T) {
	folder := t.TempDir()
	for i, name := range []string{"20261128-101112-ant.hebreplay", "first.hebreplay", "20261128-111112-car.hebreplay", "later.hebpack", "rules.safetensors", ".hidden.hebreplay"} {
		name = strings.NewReplacer(".hebreplay", replay.ReplayExtension, ".hebpack", replay.PackExtension).Replace(name)
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 11, 28, 10, i, 0, 0, time.UTC)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	for _, l := range Lives(folder) {
		names = append(names, l.Name)
	}
	if got := strings.Join(names, " "); got != "later first 20261128-111112-car 20261128-101112-ant" {
		t.Errorf("found %s", got)
	}
	if n := len(Lives(filepath.Join(folder, "none"))); n != 0 || Lives("") != nil {
		t.Errorf("of no folder it lists %d", n)
	}
}
