package library

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"hebbarium/brain/file"
)

// mostReceived is how many files are kept that came without a path.
const mostReceived = 32

// Receive keeps a file that came without a path, so that a recording can name it and it can
// be opened again, and returns where. Those that came longest ago give way.
func Receive(name string, content []byte) (path string, err error) {
	folder := own("opened")
	if folder == "" {
		return "", errors.New("expected a folder to keep it in, found none")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	path = filepath.Join(folder, filepath.Base(filepath.Clean("/"+name)))
	if err := file.Write(path, content); err != nil {
		return "", err
	}
	forget(folder, filepath.Base(path))
	return path, nil
}

// forget removes the oldest files of a folder, as far as there are too many, but never one
// that has just come.
func forget(folder, come string) {
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) <= mostReceived {
		return
	}
	age := func(e os.DirEntry) int64 {
		info, err := e.Info()
		if err != nil {
			return 0
		}
		return info.ModTime().UnixNano()
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return cmp.Compare(age(a), age(b)) })
	for _, e := range entries[:len(entries)-mostReceived] {
		if e.Name() != come {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}
