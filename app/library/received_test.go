package library

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What came without a path has one then, whatever it is called, and no more is kept than
// has come last.
func TestReceivedFilesAreKept(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(t.TempDir(), "config"))
	t.Setenv("AppData", t.TempDir())
	long := time.Now().Add(-time.Hour)
	var folder string
	for i := range mostReceived + 3 {
		path, err := Receive(fmt.Sprintf("%d.replay", i), []byte{byte(i)})
		if err != nil {
			t.Fatal(err)
		}
		folder = filepath.Dir(path)
		if err := os.Chtimes(path, long, long.Add(time.Duration(i)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	path, err := Receive("../../0.replay", []byte("new"))
	if err != nil || filepath.Dir(path) != folder {
		t.Fatalf("kept in %s, %v; want %s", path, err, folder)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "new" {
		t.Errorf("found %q, %v", b, err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != mostReceived {
		t.Errorf("%d files are kept, want %d", len(entries), mostReceived)
	}
	if _, err := os.Stat(filepath.Join(folder, "1.replay")); err == nil {
		t.Error("one of the oldest is still there")
	}
}
