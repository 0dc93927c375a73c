package mujoco

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// foreign is a copy of a shared library that is no MuJoCo, under MuJoCo's name, at the end
// of the path.
func foreign(t *testing.T, path ...string) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the test reads the maps of the process")
	}
	others, _ := filepath.Glob("/lib/*-linux-gnu*/libm.so.6")
	if len(others) == 0 {
		t.Skip("no other library at hand")
	}
	data, err := os.ReadFile(others[0])
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// loaded tells whether a file is part of the process.
func loaded(t *testing.T, file string) bool {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip(err)
	}
	return strings.Contains(string(maps), file)
}

// TestNothingInTheCurrentFolderIsFound puts libraries where a program that trusts the
// folder it is started in would find them.
func TestNothingInTheCurrentFolderIsFound(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	wheel := filepath.Join("lib", "python3.11", "site-packages", "mujoco", "libmujoco.so.3.2.7")
	var files []string
	for _, at := range []string{"libmujoco.so", "lib/libmujoco.so", filepath.Join(".venv", wheel), filepath.Join("venv", wheel), filepath.Join("env", wheel), filepath.Join("py", "mujoco", "libmujoco.so.3.2.7")} {
		files = append(files, foreign(t, dir, at))
	}
	t.Chdir(dir)
	t.Setenv("HOME", "")
	t.Setenv(Environment, "")
	t.Setenv("LD_LIBRARY_PATH", ":.:lib:")
	t.Setenv("PYTHONPATH", "py:.")
	t.Setenv("VIRTUAL_ENV", "env")
	t.Setenv("CONDA_PREFIX", ".venv")
	found, looked := candidates()
	for _, file := range append(found, looked...) {
		if strings.HasPrefix(file, dir) || !filepath.IsAbs(file) {
			t.Errorf("expected nothing of the current folder, found %s", file)
		}
	}
	if _, err := Open(""); err == nil {
		t.Log("this machine has a MuJoCo of its own")
	}
	for _, file := range files {
		if loaded(t, file) {
			t.Errorf("%s was loaded", file)
		}
	}
	t.Setenv(Environment, "libmujoco.so")
	for what, err := range map[string]error{"Look": Look(), "Open": second(Open(""))} {
		if err == nil || !strings.Contains(err.Error(), Environment) || !strings.Contains(err.Error(), "from the root") {
			t.Errorf("%s: expected a relative path to be refused, found %v", what, err)
		}
	}
}

func second(_ *Library, err error) error { return err }

// TestLookLoadsNothing: a file that may be MuJoCo is found, and left alone; what is wrong
// with others is said.
func TestLookLoadsNothing(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	file := foreign(t, dir, "libmujoco.so.3.2.7")
	t.Setenv(Environment, file)
	if err := Look(); err != nil {
		t.Errorf("expected the file to be found, found %v", err)
	}
	if loaded(t, file) {
		t.Error("the library was loaded by a look")
	}
	if _, err := Open(""); err == nil || !strings.Contains(err.Error(), "expected a MuJoCo library") {
		t.Errorf("expected Open to find out, found %v", err)
	}
	t.Setenv(Environment, filepath.Join(dir, "none.so"))
	if err := Look(); err == nil || !strings.Contains(err.Error(), "none.so") {
		t.Errorf("expected the file that was looked for, found %v", err)
	}
	notes := filepath.Join(dir, "notes.so")
	if err := os.WriteFile(notes, []byte("no library"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(Environment, notes)
	if err := Look(); err == nil || !strings.Contains(err.Error(), "expected a shared library") {
		t.Errorf("expected what is wrong with the file, found %v", err)
	}
	t.Setenv(Environment, "")
	t.Setenv("LD_LIBRARY_PATH", dir)
	if err := Look(); err != nil {
		t.Errorf("expected the library in LD_LIBRARY_PATH, found %v", err)
	}
	if loaded(t, file) {
		t.Error("the library was loaded by a look")
	}
}
