package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"hebbarium/app/guide"
)

// program is the name of the program in the page's folder.
const program = "hebbarium.wasm"

// versionAt is the variable that tells the program its version.
const versionAt = "hebbarium/brain/file.version"

// Texts of the page that are replaced: its scripts, the version that names what it was
// made of, and the files that work without a network.
const (
	scriptsMark = "<!-- scripts -->"
	versionMark = "VERSION"
	filesMark   = "FILES"
)

// scripts are those of the page, in the order in which they are run. One that is not in
// assets/web is left out.
var scripts = []string{"store.js", "files.js", "wasm_exec.js", "kernel.js", "touch.js", "load.js"}

// build makes the page's folder anew. It is called in the top folder of the source. The
// same source and the same Go give the same bytes.
func build(folder, version string, quick bool, told io.Writer) error {
	files, err := own(filepath.Join("assets", "web"))
	if err != nil {
		return err
	}
	goRoot, err := tell("go", "env", "GOROOT")
	if err != nil {
		return err
	}
	if files["wasm_exec.js"], err = os.ReadFile(filepath.Join(goRoot, "lib", "wasm", "wasm_exec.js")); err != nil {
		return err
	}
	if files[program], err = compile(version, goRoot, told); err != nil {
		return err
	}
	forms, err := compressed(files[program], quick)
	if err != nil {
		return err
	}
	sizes := map[string]int{program: len(files[program])}
	for extension, data := range forms {
		files[program+extension] = data
		sizes[program+extension] = len(data)
	}
	if files["sizes.json"], err = json.Marshal(sizes); err != nil {
		return err
	}
	if err := name(files); err != nil {
		return err
	}
	if err := guide.Write(filepath.Join(folder, "guide")); err != nil {
		return err
	}
	if err := write(folder, files); err != nil {
		return err
	}
	for _, each := range slices.Sorted(maps.Keys(sizes)) {
		fmt.Fprintf(told, "%8.2f MB  %s\n", float64(sizes[each])/1e6, filepath.Join(folder, each))
	}
	return nil
}

// own reads the page's own files.
func own(folder string) (map[string][]byte, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("expected the top folder of the source: %w", err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(folder, e.Name())); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// name puts the version into the files that name it: a digest of all of them.
func name(files map[string][]byte) error {
	digest := sha256.New()
	for _, each := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(digest, "%s %d\n", each, len(files[each]))
		digest.Write(files[each])
	}
	version := fmt.Sprintf("%x", digest.Sum(nil)[:6])
	offline := []string{"", "sizes.json"} // the page itself is that without a name
	var tags strings.Builder
	for _, each := range scripts {
		if files[each] != nil {
			offline = append(offline, each)
			fmt.Fprintf(&tags, "<script src=\"%s?v=%s\"></script>\n", each, version)
		}
	}
	list, err := json.Marshal(offline)
	if err != nil {
		return err
	}
	for _, edit := range []struct{ file, mark, text string }{
		{front, scriptsMark + "\n", tags.String()},
		{front, versionMark, version},
		{"worker.js", filesMark, string(list)},
		{"worker.js", versionMark, version},
	} {
		if bytes.Count(files[edit.file], []byte(edit.mark)) != 1 {
			return fmt.Errorf("%s: expected %q once, found it %d times", edit.file, edit.mark, bytes.Count(files[edit.file], []byte(edit.mark)))
		}
		files[edit.file] = bytes.Replace(files[edit.file], []byte(edit.mark), []byte(edit.text), 1)
	}
	return nil
}

// front is the page itself, which names the other files.
const front = "index.html"

// write puts the files into a folder in place of those of an earlier time, the page itself
// last: who asks meanwhile gets the earlier one, and its age is that of all.
func write(folder string, files map[string][]byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(each string) bool { return each == front })
	for _, each := range append(names, front) {
		path, data := filepath.Join(folder, each), files[each]
		if err := os.WriteFile(path+".new", data, 0o644); err != nil {
			return err
		}
		if err := os.Rename(path+".new", path); err != nil {
			return err
		}
	}
	return nil
}

// compile builds the program for the browser with the Go in a folder.
func compile(version, goRoot string, told io.Writer) ([]byte, error) {
	modules, done, err := lean()
	if err != nil {
		return nil, fmt.Errorf("what the page leaves out of libraries: %w", err)
	}
	defer done()
	instead, err := newOverlay()
	if err != nil {
		return nil, err
	}
	defer instead.close()
	if err := light(instead); err != nil {
		return nil, fmt.Errorf("what the program carries, made smaller: %w", err)
	}
	stepwise(instead, goRoot, told)
	list, err := instead.file()
	if err != nil {
		return nil, err
	}
	out, err := os.MkdirTemp("", "hebbarium-web-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(out)
	path := filepath.Join(out, program)
	c := exec.Command("go", "build", "-modfile", modules, "-overlay", list, "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X "+versionAt+"="+version, "-o", path, ".")
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "GOWASM=", "GOFLAGS=")
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("go build: %w", err)
	}
	return os.ReadFile(path)
}

// tell runs a command and returns what it prints.
func tell(command string, args ...string) (string, error) {
	c := exec.Command(command, args...)
	c.Env = append(os.Environ(), "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
	out, err := c.Output()
	if failed, ok := err.(*exec.ExitError); ok {
		return "", fmt.Errorf("%s %s: %s", command, strings.Join(args, " "), cmp.Or(strings.TrimSpace(string(failed.Stderr)), err.Error()))
	}
	return strings.TrimSpace(string(out)), err
}
