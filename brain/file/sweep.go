package file

import (
	"os"
	"path/filepath"
	"strings"
)

// SweepAll removes the drafts in a folder that processes left when they were killed. It
// leaves alone what another is still writing, and every other file.
func SweepAll(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // there is nothing then that could be removed
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, draftPrefix) && strings.HasSuffix(name, draftSuffix) && e.Type().IsRegular() {
			sweep(filepath.Join(folder, name))
		}
	}
}

// sweep removes a draft that nobody has locked.
func sweep(path string) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer f.Close()
	if held, _ := lock(f); held && still(f) && os.Remove(path) != nil {
		f.Close() // some systems remove no file that is open
		os.Remove(path)
	}
}

// still tells whether an open file lies under its name.
func still(f *os.File) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	lies, err := os.Lstat(f.Name())
	return err == nil && os.SameFile(open, lies)
}
