//go:build unix

package file

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// says fails unless err holds every text.
func says(t *testing.T, what string, err error, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if err == nil || !strings.Contains(err.Error(), s) {
			t.Errorf("%s: expected an error that says %q, found %v", what, s, err)
		}
	}
}

// soon fails where something waits.
func soon(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s: expected no waiting", what)
	}
}

// oddities are paths of what is no regular file, with what each is called.
func oddities(t *testing.T) map[string]string {
	t.Helper()
	dir := t.TempDir()
	pipe, folder, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "folder"), filepath.Join(dir, "link")
	must(t, syscall.Mkfifo(pipe, 0o600))
	must(t, os.Mkdir(folder, 0o700))
	must(t, os.Symlink(pipe, link))
	return map[string]string{pipe: "a named pipe", folder: "a folder", link: "a named pipe", os.DevNull: "a device"}
}

func TestOnlyRegularFilesAreRead(t *testing.T) {
	for path, kind := range oddities(t) {
		soon(t, path, func() {
			_, err := Read(path, 100)
			says(t, "Read", err, path, "expected a regular file, found "+kind)
			_, _, err = Open(path, 100)
			says(t, "Open", err, path, "expected a regular file, found "+kind)
			_, err = ReadFS(os.DirFS(filepath.Dir(path)), filepath.Base(path), 100)
			says(t, "ReadFS", err, "expected a regular file, found "+kind)
		})
	}
	none := filepath.Join(t.TempDir(), "none")
	_, err := Read(none, 100)
	says(t, "Read", err, none, "no such file")
}

func TestOnlyRegularFilesAreReplaced(t *testing.T) {
	for path, kind := range oddities(t) {
		before, err := os.Lstat(path)
		must(t, err)
		soon(t, path, func() { says(t, "Write", Write(path, []byte("x")), path, "regular file", kind) })
		after, err := os.Lstat(path)
		must(t, err)
		if before.Mode() != after.Mode() {
			t.Errorf("%s: expected it to stay %v, found %v", path, before.Mode(), after.Mode())
		}
	}
}

func TestPermissions(t *testing.T) {
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	path := filepath.Join(t.TempDir(), "f")
	mode := func(want os.FileMode) {
		t.Helper()
		info, err := os.Stat(path)
		must(t, err)
		if info.Mode().Perm() != want {
			t.Errorf("expected permissions %o, found %o", want, info.Mode().Perm())
		}
	}
	must(t, Write(path, []byte("new")))
	mode(0o640)
	for _, m := range []os.FileMode{0o600, 0o644, 0o666, 0o400} {
		must(t, os.Chmod(path, m))
		must(t, Write(path, []byte("again")))
		mode(m)
	}
}

func TestLinksStay(t *testing.T) {
	dir := t.TempDir()
	goal, link, loop := filepath.Join(dir, "goal"), filepath.Join(dir, "link"), filepath.Join(dir, "loop")
	must(t, os.Symlink("goal", link))
	must(t, os.Symlink("loop", loop))
	for _, text := range []string{"made", "replaced"} {
		must(t, Write(link, []byte(text)))
		if b, err := os.ReadFile(goal); err != nil || string(b) != text {
			t.Errorf("expected %q behind the link, found %q, %v", text, b, err)
		}
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("expected the link to stay, found %v, %v", info, err)
	}
	says(t, "loop", Write(loop, nil), loop)
}

// TestLongNames writes files whose names have all the bytes that the file system
// allows.
func TestLongNames(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{strings.Repeat("i", 255), strings.Repeat("é", 127), strings.Repeat("i", 243) + ".safetensors"} {
		path := filepath.Join(dir, name)
		for _, text := range []string{"made", "replaced"} {
			must(t, Write(path, []byte(text)))
			if b, err := Read(path, 100); err != nil || string(b) != text {
				t.Errorf("expected %q, found %q, %v", text, b, err)
			}
		}
	}
}

func TestSizesAreBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	must(t, Write(path, []byte("12345")))
	for most, fits := range map[int64]bool{4: false, 5: true, 6: true} {
		if b, err := Read(path, most); fits && string(b) != "12345" {
			t.Errorf("%d: found %q, %v", most, b, err)
		} else if !fits {
			says(t, "Read", err, path, "at most 4 bytes, found 5")
		}
	}
	must(t, os.Truncate(path, 10<<30)) // sparse
	_, err := Read(path, 100)
	says(t, "Read", err, "found 10737418240")
	_, err = ReadFS(fstest.MapFS{"f": {Data: []byte("12345")}}, "f", 4)
	says(t, "ReadFS", err, "at most 4 bytes, found 5")
	// What says that it is empty and is not is read all the same.
	if b, err := Read("/proc/self/status", 1<<20); err == nil && len(b) == 0 {
		t.Error("expected the content of a file of no size")
	}
}

// TestSweepKeepsToItsFolder holds the clearing of drafts to one folder, whatever
// its name, and to one file.
func TestSweepKeepsToItsFolder(t *testing.T) {
	dir := t.TempDir()
	own, other := filepath.Join(dir, "run[12]"), filepath.Join(dir, "run1")
	draft := filepath.Base(draftName("best.safetensors"))
	stay := []string{filepath.Join(other, draft), filepath.Join(other, ".best.safetensors.1.tmp"),
		filepath.Join(own, filepath.Base(draftName("centre.safetensors"))), filepath.Join(own, "best.safetensors")}
	gone := []string{filepath.Join(own, draft), filepath.Join(own, ".best.safetensors.1.tmp")}
	must(t, os.Mkdir(own, 0o700))
	must(t, os.Mkdir(other, 0o700))
	for _, path := range append(stay, gone...) {
		must(t, os.WriteFile(path, nil, 0o600))
	}
	Sweep(filepath.Join(own, "best.safetensors"))
	for _, path := range stay {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("expected it to stay: %v", err)
		}
	}
	for _, path := range gone {
		if _, err := os.Stat(path); !os.IsNotExist(err) {
			t.Errorf("expected %s to be gone, found %v", path, err)
		}
	}
}

func TestNothingIsLeftOfAFailure(t *testing.T) {
	dir := t.TempDir()
	d, err := NewDraft(filepath.Join(dir, "f"))
	must(t, err)
	d.Discard()
	d.Discard()
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Errorf("expected an empty folder, found %v, %v", entries, err)
	}
}
