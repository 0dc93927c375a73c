package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"
)

// sizes are those of the icons of a menu.
var sizes = []int{16, 22, 24, 32, 48, 64, 128, 256, 512}

// desktop is the entry in the menu.
const desktop = `[Desktop Entry]
Type=Application
Name=Hebbarium
GenericName=Plastic brains
Comment=Watch networks learn to drive and to walk, and break them
Exec=hebbarium %f
Icon=hebbarium
Terminal=false
Categories=Education;Science;
Keywords=neural;network;Hebb;plasticity;evolution;robot;
StartupWMClass=Hebbarium
`

// linux makes the archive and Debian's package.
func (r *release) linux(t target, files []file) ([]string, error) {
	program, err := r.program(t)
	if err != nil {
		return nil, err
	}
	share, err := r.share()
	if err != nil {
		return nil, err
	}
	archive, folder := r.archive(t)
	all := append([]file{{name: "hebbarium", data: program, runs: true}}, files...)
	if err := writeTar(archive+".tar.gz", folder, append(all, share...), r.time); err != nil {
		return nil, err
	}
	deb, err := r.debian(t, program, files, share)
	return []string{archive + ".tar.gz", deb}, err
}

// share is what a system's own folders take: the menu's entry and its icons, the manual
// page, and completion. The program says the last two itself.
func (r *release) share() ([]file, error) {
	own := target{runtime.GOOS, runtime.GOARCH}
	program, err := r.build(own, "hebbarium")
	if err != nil {
		return nil, err
	}
	files := []file{{name: "share/applications/hebbarium.desktop", data: []byte(desktop)}}
	for _, said := range []struct {
		name string
		args []string
	}{
		{"share/man/man1/hebbarium.1", []string{"man"}},
		{"share/bash-completion/completions/hebbarium", []string{"completion", "bash"}},
		{"share/zsh/vendor-completions/_hebbarium", []string{"completion", "zsh"}},
		{"share/fish/vendor_completions.d/hebbarium.fish", []string{"completion", "fish"}},
	} {
		text, err := r.says(program, said.args...)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name: said.name, data: text})
	}
	for _, size := range sizes {
		icon, err := icon(size)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name: fmt.Sprintf("share/icons/hicolor/%dx%[1]d/apps/hebbarium.png", size), data: icon})
	}
	return files, nil
}

// debian makes the package.
func (r *release) debian(t target, program []byte, files, share []file) (string, error) {
	type content struct {
		From string `json:"from"`
		To   string `json:"to"`
		Mode uint32 `json:"mode"`
	}
	var contents []content
	stage := filepath.Join(r.work, "debian-"+t.processor)
	put := func(to string, f file) error {
		from := filepath.Join(stage, filepath.FromSlash(to))
		if err := os.MkdirAll(filepath.Dir(from), 0o755); err != nil {
			return err
		}
		contents = append(contents, content{from, to, uint32(f.mode())})
		return os.WriteFile(from, f.data, f.mode())
	}
	if err := put("/usr/bin/hebbarium", file{data: program, runs: true}); err != nil {
		return "", err
	}
	for _, f := range share {
		to := "/usr/" + f.name
		if strings.HasPrefix(f.name, "share/man/") {
			to, f.data = to+".gz", squeezed(f.data)
		}
		if err := put(to, f); err != nil {
			return "", err
		}
	}
	var terms []byte
	for _, f := range files {
		if f.name == "LICENSE" || f.name == "NOTICES.txt" {
			terms = append(append(terms, f.data...), '\n')
		}
		if f.name == "NOTICES.txt" {
			continue
		}
		if err := put("/usr/share/doc/hebbarium/"+f.name, f); err != nil {
			return "", err
		}
	}
	if err := put("/usr/share/doc/hebbarium/copyright", file{data: terms}); err != nil {
		return "", err
	}
	depends, err := libraries()
	if err != nil {
		return "", err
	}
	version := debianVersion(r.version, r.time)
	out := filepath.Join(r.out, "hebbarium_"+version+"_"+t.processor+".deb")
	return out, r.pack(map[string]any{"debian": map[string]any{
		"out": out, "name": "hebbarium", "version": version, "arch": t.processor, "time": r.time, "files": contents,
		"maintainer": "The Hebbarium authors", "license": "MIT", "section": "science",
		"description": "terrarium for plastic brains\nNetworks learn to drive and to walk from random weights within seconds, because\n" +
			"evolved Hebbian rules rewrite every weight at every step. Watch them, break them,\nand watch what recovers.",
		"depends": append([]string{"libc6"}, depends...), "recommends": []string{"xdg-utils"}, "suggests": []string{"ffmpeg"},
	}})
}

// libraries are the packages that hold what the window loads, from the list that
// .ci/setup installs them by.
func libraries() ([]string, error) {
	data, err := os.ReadFile(".ci/setup")
	if err != nil {
		return nil, err
	}
	var names []string
	for line := range strings.Lines(string(data)) {
		if part := strings.Fields(line); len(part) == 3 && part[1] == "library" {
			names = append(names, part[0])
		}
	}
	if len(names) < 5 {
		return nil, fmt.Errorf(".ci/setup: expected the libraries that the window loads, found %q", names)
	}
	return names, nil
}

// tagged begins the version of a commit with a tag at it or behind it: no mere commit has
// a dot.
var tagged = regexp.MustCompile(`^v?[0-9]+\.`)

// debianVersion is a version as Debian orders it: a tag's as it is, and what only names a
// commit, before all of them, by its day.
func debianVersion(version string, at time.Time) string {
	clean := regexp.MustCompile(`[^A-Za-z0-9.+~]`).ReplaceAllString(strings.TrimPrefix(version, "v"), "+")
	if tagged.MatchString(version) {
		return clean
	}
	return "0~" + at.Format("20060102") + "." + clean
}

// squeezed is a text as man reads it too. The same text gives the same bytes.
func squeezed(text []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = io.Copy(z, bytes.NewReader(text)) // into memory
	_ = z.Close()
	return b.Bytes()
}
