package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// windows makes the archive: hebbarium.exe, whose start opens no console, and
// hebbarium-cli.exe, the same program for a command line.
func (r *release) windows(t target, files []file) ([]string, error) {
	var icons []string
	for _, size := range []int{16, 24, 32, 48, 64, 128, 256} {
		picture, err := icon(size)
		if err != nil {
			return nil, err
		}
		path := filepath.Join(r.work, fmt.Sprintf("icon-%d.png", size))
		if err := os.WriteFile(path, picture, 0o644); err != nil {
			return nil, err
		}
		icons = append(icons, path)
	}
	var all []file
	for _, p := range []struct {
		name, about string
		flags       []string
	}{
		{"hebbarium.exe", "Hebbarium", []string{"-H=windowsgui"}},
		{"hebbarium-cli.exe", "Hebbarium's commands", nil},
	} {
		path, err := r.build(t, p.name, p.flags...)
		if err != nil {
			return nil, err
		}
		if err := r.pack(map[string]any{"windows": map[string]any{"program": path, "icons": icons, "name": "Hebbarium", "about": p.about,
			"version": r.version, "owner": "The Hebbarium authors", "time": r.time}}); err != nil {
			return nil, err
		}
		program, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		all = append(all, file{name: p.name, data: program, runs: true})
	}
	archive, folder := r.archive(t)
	return []string{archive + ".zip"}, writeZip(archive+".zip", folder, append(all, files...), r.time)
}
