// Package guidetest compares what the program knows with the tables of it in the guide
// and the README, and writes them anew where it is asked to.
package guidetest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Env, set to "update", lets Written write the tables anew: go generate ./app/guide.
const Env = "HEBBARIUM_GUIDE"

// Written compares the tables of these names, wherever they stand in the README and the
// guide, with what they should be. top is the folder of the README.
func Written(t *testing.T, top string, tables map[string]string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(top, "assets", "guide", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, filepath.Join(top, "README.md"))
	found := map[string]bool{}
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(content), "\r\n", "\n")
		for name, want := range tables {
			begin := "<!-- written: " + name + " -->\n"
			const end = "<!-- end -->\n"
			before, rest, ok := strings.Cut(text, begin)
			if !ok {
				continue
			}
			found[name] = true
			is, after, ok := strings.Cut(rest, end)
			want = "\n" + strings.TrimSpace(want) + "\n\n"
			switch {
			case !ok:
				t.Errorf("%s: %q has no %q", path, strings.TrimSpace(begin), strings.TrimSpace(end))
			case is == want:
			case os.Getenv(Env) == "update":
				text = before + begin + want + end + after
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			default:
				t.Errorf("%s: the table %q is not what the program has; 'go generate ./app/guide' writes it anew. %s", path, name, difference(is, want))
			}
		}
	}
	for name := range tables {
		if !found[name] {
			t.Errorf("no page has a table %q", name)
		}
	}
}

// difference says where two texts part.
func difference(is, want string) string {
	a, b := strings.Split(is, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "It has\n" + a[i] + "\nin place of\n" + b[i]
		}
	}
	return "They differ in length"
}

// Table is a table in Markdown; cells may hold any characters.
func Table(head []string, rows ...[]string) string {
	var b strings.Builder
	line := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(head)
	rule := slices.Repeat([]string{"---"}, len(head))
	line(rule)
	for _, r := range rows {
		safe := make([]string, len(r))
		for i, c := range r {
			safe[i] = strings.ReplaceAll(c, "|", `\|`)
		}
		line(safe)
	}
	return b.String()
}
