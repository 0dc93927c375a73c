package guide

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// A system that can show no page is heard, whether it lacks what shows one or that fails.
func TestOpenSaysThatNothingOpened(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("it puts a program of its own in the place of xdg-open")
	}
	folder := t.TempDir()
	t.Setenv("PATH", folder)
	if err := Open("page.html"); err == nil {
		t.Error("without xdg-open the page was opened")
	}
	for status, opened := range map[string]bool{"0": true, "3": false} { // 3: no browser was found
		if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte("#!/bin/sh\nexit "+status+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := Open("page.html"); (err == nil) != opened {
			t.Errorf("xdg-open ended with %s, and it says %v", status, err)
		}
	}
}
