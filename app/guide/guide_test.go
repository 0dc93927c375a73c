//go:build !js

package guide

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"hebbarium/app/guide/guidetest"
)

func pages(t *testing.T) []Page {
	t.Helper()
	all, err := Pages()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The index has every page, with what it is about.
func TestGuideIndex(t *testing.T) {
	var rows [][]string
	for _, p := range pages(t)[1:] {
		rows = append(rows, []string{"[" + p.Title + "](" + p.Name + ".md)", p.About})
	}
	guidetest.Written(t, "../..", map[string]string{"pages": guidetest.Table([]string{"page", ""}, rows...)})
	files, err := filepath.Glob("../../assets/guide/*.md")
	if err != nil || len(files) != len(order) {
		t.Errorf("%d files in assets/guide and %d pages (%v)", len(files), len(order), err)
	}
}

// Links and pictures of the README and of every page lead to files of the tree, and to
// headings of those.
func TestLinksOnACodeHost(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	check := func(file, text string) {
		for _, m := range regexp.MustCompile(`\]\(([^)\s]+)\)`).FindAllStringSubmatch(text, -1) {
			to, anchor, _ := strings.Cut(m[1], "#")
			if strings.Contains(to, ":") {
				continue
			}
			path := file
			if to != "" {
				path = filepath.Join(filepath.Dir(file), filepath.FromSlash(to))
			}
			content, err := os.ReadFile(path)
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			if anchor != "" && !slices.Contains(anchors(string(content)), anchor) {
				t.Errorf("%s: %q leads to no heading of %s: %q", file, m[1], path, anchors(string(content)))
			}
		}
	}
	check("../../README.md", string(readme))
	for _, p := range pages(t) {
		check("../../assets/guide/"+p.Name+".md", p.Text)
	}
}

// anchors are the names that a code host gives a text's headings.
func anchors(text string) []string {
	var all []string
	for _, m := range regexp.MustCompile("(?m)^#+ (.*)$").FindAllStringSubmatch(text, -1) {
		name := regexp.MustCompile(`[^a-z0-9 _-]`).ReplaceAllString(strings.ToLower(m[1]), "")
		all = append(all, strings.ReplaceAll(name, " ", "-"))
	}
	return all
}

// Every link, picture, sheet and font of the written pages is there, relative, and within
// the folder.
func TestLinksOfWrittenPages(t *testing.T) {
	dir := t.TempDir()
	if err := Write(dir); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir); err != nil { // over itself
		t.Fatal(err)
	}
	ids := map[string][]string{}
	texts := map[string]string{}
	for _, p := range pages(t) {
		content, err := os.ReadFile(filepath.Join(dir, p.File()))
		if err != nil {
			t.Fatal(err)
		}
		texts[p.File()] = string(content)
		for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(string(content), -1) {
			ids[p.File()] = append(ids[p.File()], m[1])
		}
		if strings.Contains(string(content), "<!--") {
			t.Errorf("%s shows a comment", p.File())
		}
	}
	checked := 0
	for file, text := range texts {
		for _, m := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(text, -1) {
			u, err := url.Parse(m[1])
			if err != nil || u.IsAbs() || strings.HasPrefix(u.Path, "/") || strings.Contains(u.Path, "..") {
				t.Errorf("%s: %q leads out of the folder (%v)", file, m[1], err)
				continue
			}
			to := u.Path
			if to == "" {
				to = file
			}
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(to))); err != nil {
				t.Errorf("%s: %v", file, err)
			}
			if u.Fragment != "" && !slices.Contains(ids[to], u.Fragment) {
				t.Errorf("%s: %q leads to no heading of %s: %q", file, m[1], to, ids[to])
			}
			checked++
		}
	}
	if checked < 200 {
		t.Errorf("%d links were checked", checked)
	}
	for _, m := range regexp.MustCompile(`url\("([^"]+)"\)`).FindAllSubmatch(sheet, -1) {
		if _, err := os.Stat(filepath.Join(dir, string(m[1]))); err != nil {
			t.Error(err)
		}
	}
}

// In a terminal a page keeps to its columns, but for code and what cannot be broken, and
// shows neither comments nor links in brackets.
func TestPagesInATerminal(t *testing.T) {
	for _, p := range pages(t) {
		code := false
		for _, line := range strings.Split(p.Terminal(), "\n") {
			if strings.HasPrefix(line, "```") {
				code = !code
			}
			if code {
				continue
			}
			if n := utf8.RuneCountInString(line); n > Columns+20 && !strings.HasPrefix(line, "#") {
				t.Errorf("%s: a line of %d characters: %s", p.Name, n, line)
			}
			if strings.Contains(line, "](") || strings.HasPrefix(line, "<!--") || strings.HasPrefix(line, "| ---") {
				t.Errorf("%s: %s", p.Name, line)
			}
		}
	}
}

// A table keeps its columns, breaks the widest, and shows what was escaped.
func TestTablesInATerminal(t *testing.T) {
	got := strings.Join(layOut([]string{"| a | b |", "| --- | --- |", `| on \| off | one two three four |`}, 20), "\n")
	want := "a         b\n────────────────────\non | off  one two\n          three four"
	if got != want {
		t.Errorf("laid out as\n%s\nwant\n%s", got, want)
	}
}
