//go:build linux

package editor

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A file is opened by the system's program, or else by EDITOR's; where there is neither the
// error says so.
func TestWhoOpensAFile(t *testing.T) {
	tools := t.TempDir()
	t.Setenv("PATH", tools)
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "")
	if err := Open("x.json"); !errors.Is(err, ErrNone) {
		t.Errorf("where there is nobody: %v", err)
	}
	opened := filepath.Join(tools, "opened")
	program := func(name string) string {
		path := filepath.Join(tools, name)
		if err := os.WriteFile(path, []byte("#!/bin/sh\necho "+name+" \"$1\" > "+opened+".new && /bin/mv "+opened+".new "+opened+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		return path
	}
	said := func() string {
		for range 5000 {
			if b, err := os.ReadFile(opened); err == nil {
				_ = os.Remove(opened)
				return string(b)
			}
			time.Sleep(time.Millisecond)
		}
		return "nothing"
	}
	t.Setenv("EDITOR", program("ed"))
	if err := Open("x.json"); err != nil || said() != "ed x.json\n" {
		t.Errorf("EDITOR was not asked: %v", err)
	}
	program("xdg-open")
	program("gedit")
	if err := Open("z.json"); err != nil || said() != "gedit z.json\n" {
		t.Errorf("a program for text was not asked: %v", err)
	}
	if err := os.Remove(filepath.Join(tools, "gedit")); err != nil {
		t.Fatal(err)
	}
	if err := Open("y.json"); err != nil || said() != "xdg-open y.json\n" {
		t.Errorf("the system was not asked: %v", err)
	}
}
