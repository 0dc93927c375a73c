package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// names are those of a folder's files.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// Many who want one name at the same moment get a name each, and lose nothing.
func TestOneNameIsGivenOnce(t *testing.T) {
	folder := t.TempDir()
	var all sync.WaitGroup
	paths := make([]string, 40)
	for i := range paths {
		all.Add(1)
		go func() {
			defer all.Done()
			path, err := WriteNew(filepath.Join(folder, "a.replay"), []byte(fmt.Sprint(i)))
			if err != nil {
				t.Error(err)
			}
			paths[i] = path
		}()
	}
	all.Wait()
	for i, path := range paths {
		if b, err := os.ReadFile(path); err != nil || string(b) != fmt.Sprint(i) {
			t.Errorf("%s holds %q, want %d (%v)", path, b, i, err)
		}
	}
	if found := names(t, folder); len(found) != 40 || !slices.Contains(found, "a.replay") || !slices.Contains(found, "a-40.replay") {
		t.Errorf("found %q", found)
	}
}

// Where there are no links a name is given once too, and what cannot be written leaves
// nothing.
func TestNamesAreClaimedWithoutLinks(t *testing.T) {
	folder := t.TempDir()
	from, to := filepath.Join(folder, "from"), filepath.Join(folder, "to")
	if err := os.WriteFile(from, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := claim(from, from); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the name of a file was given: %v", err)
	}
	if err := claim(from, to); err != nil {
		t.Error(err)
	}
	failed := errors.New("failed")
	if _, err := WriteNewWith(from, func(io.Writer) error { return failed }); !errors.Is(err, failed) {
		t.Errorf("found %v", err)
	}
	if _, err := WriteNew(filepath.Join(folder, "none", "a"), nil); err == nil {
		t.Error("a file was written into no folder")
	}
	if found := names(t, folder); !slices.Equal(found, []string{"to"}) {
		t.Errorf("found %q", found)
	}
}

// What a killed process left is swept; what one that lives is writing is not, nor
// anything that is no draft.
func TestLeftoversAreSwept(t *testing.T) {
	if path := os.Getenv("HEBBARIUM_DRAFT"); path != "" {
		d, err := NewDraft(path)
		if err != nil {
			panic(err)
		}
		fmt.Println(d.Name())
		time.Sleep(time.Minute)
		return
	}
	folder := t.TempDir()
	c := exec.Command(os.Args[0], "-test.run", "TestLeftoversAreSwept")
	c.Env = append(os.Environ(), "HEBBARIUM_DRAFT="+filepath.Join(folder, "theirs.mp4"))
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line := make([]byte, 4096)
	n, _ := out.Read(line)
	theirs := filepath.Base(strings.TrimSpace(string(line[:n])))
	mine, err := NewClaim(filepath.Join(folder, "mine.gif"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".hidden", ".hidden.tmp", "a.tmp"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	SweepAll(folder)
	if found := names(t, folder); len(found) != 5 || !slices.Contains(found, theirs) {
		t.Errorf("swept from under those who write: %q", found)
	}
	_ = c.Process.Kill()
	_ = c.Wait()
	SweepAll(folder)
	want := []string{filepath.Base(mine.Name()), ".hidden", ".hidden.tmp", "a.tmp"}
	slices.Sort(want)
	if found := names(t, folder); !slices.Equal(found, want) {
		t.Errorf("left %q, want %q", found, want)
	}
	if path, err := mine.KeepNew(); err != nil || filepath.Base(path) != "mine.gif" {
		t.Errorf("%s, %v", path, err)
	}
}
