//go:build unix

package brain

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestNamedPipesAreRefused: to open one waits for whoever is to write to it, which
// would stop a window that lists the rule sets of a folder.
func TestNamedPipesAreRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.safetensors")
	check(t, syscall.Mkfifo(path, 0o600))
	for name, read := range map[string]func() error{
		"Load":           func() error { _, err := Load(path); return err },
		"LoadCard":       func() error { _, err := LoadCard(path); return err },
		"Fingerprint":    func() error { _, err := Fingerprint(path); return err },
		"ReadCheckpoint": func() error { _, err := ReadCheckpoint(path); return err },
		"Save":           func() error { return Save(path, written(tinyArchitecture(), A, false)) },
	} {
		found := make(chan error, 1)
		go func() { found <- read() }()
		select {
		case err := <-found:
			if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "a named pipe") {
				t.Errorf("%s: expected a refusal that names the file and what it is, found %v", name, err)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: expected no waiting", name)
		}
	}
}
