package library

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hebbarium/evolve/replay"
)

// Life is a person's own life that was kept as a file.
type Life struct {
	Name  string // of its file, without the extension
	Path  string
	Kept  time.Time
	Named bool // by a person: others carry the time at which their recording began
}

// Lives lists the lives kept in a folder: those that a person has named first, and of each
// kind the newest.
func Lives(folder string) []Life {
	if folder == "" {
		return nil
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil // it is made with the first of them
	}
	var all []Life
	for _, e := range entries {
		ext := strings.ToLower(filepath.Ext(e.Name()))
		if ext != replay.ReplayExtension && ext != replay.PackExtension || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		name := e.Name()[:len(e.Name())-len(ext)]
		all = append(all, Life{Name: name, Path: filepath.Join(folder, e.Name()), Kept: info.ModTime(), Named: !stamped(name)})
	}
	slices.SortStableFunc(all, func(a, b Life) int {
		if a.Named != b.Named {
			return map[bool]int{true: -1, false: 1}[a.Named]
		}
		return cmp.Or(b.Kept.Compare(a.Kept), cmp.Compare(a.Name, b.Name))
	})
	return all
}

// stamped tells whether a name begins with a Stamp.
func stamped(name string) bool {
	head := name[:min(len(name), len(stampLayout))]
	_, err := time.Parse(stampLayout, head)
	return err == nil
}
