package mujoco

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// TestFoldersAreTakenLiterally looks for the library in folders whose names hold
// what a pattern would read otherwise, and not in those that such a pattern fits.
func TestFoldersAreTakenLiterally(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the library has this name on Linux")
	}
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a[12]", "a1", "b*", "bx", `c\d`, "cd"} {
		if err := os.Mkdir(filepath.Join(top, name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(top, name, "libmujoco.so"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for named, other := range map[string]string{"a[12]": "a1", "b*": "bx", `c\d`: "cd"} {
		t.Setenv("LD_LIBRARY_PATH", filepath.Join(top, named))
		files, _ := candidates()
		in := func(name string) bool {
			return slices.ContainsFunc(files, func(f string) bool { return filepath.Dir(f) == filepath.Join(top, name) })
		}
		if !in(named) || in(other) {
			t.Errorf("%s: expected the library in it alone, found %v", named, files)
		}
	}
}
