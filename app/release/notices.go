package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licence is what files are called that say on which terms a module, or a part of it, can
// be had.
var licence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|copyright|patents)(\W.*)?$|-OFL\.txt$`)

// notices are the licences of all that is linked into the program for a target, as Go's
// module cache holds them: go list says which packages are, and each folder from a
// package's up to its module's may have one. Go itself and what the program embeds come
// with theirs.
func notices(t target) ([]byte, error) {
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", ".")
	cmd.Env = t.env()
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, complaint.Bytes())
	}
	folders := map[string][]string{} // of each module, those that its licences can be in
	for line := range strings.Lines(string(out)) {
		part := strings.Split(strings.TrimSpace(line), "\t")
		if len(part) != 3 {
			continue
		}
		for dir := part[2]; strings.HasPrefix(dir, part[1]); dir = filepath.Dir(dir) {
			if !slices.Contains(folders[part[0]], dir) {
				folders[part[0]] = append(folders[part[0]], dir)
			}
		}
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	var text bytes.Buffer
	fmt.Fprintf(&text, "Hebbarium itself is under the terms of LICENSE. Built into it are:\n")
	add := func(what string, dirs ...string) error {
		slices.Sort(dirs)
		n := text.Len()
		for _, dir := range dirs {
			if err := appendLicences(&text, what, dir); err != nil {
				return err
			}
		}
		if text.Len() == n {
			return fmt.Errorf("%s: expected a licence in %v, found none", what, dirs)
		}
		return nil
	}
	if err := add("Go's runtime and standard library", strings.TrimSpace(string(root))); err != nil {
		return nil, err
	}
	if err := add("The published walker", "assets/ant"); err != nil {
		return nil, err
	}
	if err := add("The fonts Inter and JetBrains Mono", "assets/fonts"); err != nil {
		return nil, err
	}
	for _, module := range slices.Sorted(maps.Keys(folders)) {
		if err := add(module, folders[module]...); err != nil {
			return nil, err
		}
	}
	return text.Bytes(), nil
}

// appendLicences writes each licence of a folder under what it is of.
func appendLicences(text *bytes.Buffer, what, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !licence.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		fmt.Fprintf(text, "\n%s\n%s (%s)\n\n%s\n", strings.Repeat("=", 78), what, e.Name(), bytes.TrimSpace(data))
	}
	return nil
}
