package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// overlay holds files that the program is built from in place of others, which stay as they
// are: the go command's -overlay.
type overlay struct {
	folder string
	place  map[string]string // of what there is instead, by the path of what it replaces
}

func newOverlay() (*overlay, error) {
	folder, err := os.MkdirTemp("", "hebbarium-overlay-")
	if err != nil {
		return nil, err
	}
	return &overlay{folder, map[string]string{}}, nil
}

// edit puts what change makes of a file in its place.
func (o *overlay) edit(path string, change func([]byte) ([]byte, error)) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(path)
	if err == nil {
		content, err = change(content)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	o.place[path] = filepath.Join(o.folder, fmt.Sprintf("%d%s", len(o.place), filepath.Ext(path)))
	return os.WriteFile(o.place[path], content, 0o644)
}

// file writes what the go command is to be told, and returns where.
func (o *overlay) file() (string, error) {
	content, err := json.Marshal(map[string]any{"Replace": o.place})
	if err != nil {
		return "", err
	}
	path := filepath.Join(o.folder, "overlay.json")
	return path, os.WriteFile(path, content, 0o644)
}

func (o *overlay) close() { os.RemoveAll(o.folder) }
