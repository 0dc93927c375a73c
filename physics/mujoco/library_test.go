package mujoco

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// each runs a test with every usable library on this machine: those that Open would
// consider, and those in the list of paths HEBBARIUM_MUJOCO_TEST.
func each(t *testing.T, test func(t *testing.T, l *Library)) {
	t.Helper()
	files, looked := candidates()
	files = append(files, filepath.SplitList(os.Getenv("HEBBARIUM_MUJOCO_TEST"))...)
	if path := os.Getenv(Environment); path != "" {
		files = append(files, path)
	}
	found := map[string]bool{}
	for _, file := range files {
		l, err := Open(file)
		var version *VersionError
		if errors.As(err, &version) {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if !found[l.Version] {
			found[l.Version] = true
			t.Run(l.Version, func(t *testing.T) { test(t, l) })
		}
	}
	if len(found) == 0 {
		t.Skipf("this machine has no MuJoCo library (install Debian's %s or pip install mujoco); looked for %v", debianPackage, looked)
	}
}
