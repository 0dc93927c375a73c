package library

import (
	"path/filepath"
	"testing"
)

// What a person types or pastes as a path is understood as a shell or a file manager would
// write it.
func TestPath(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	for typed, want := range map[string]string{
		"/a/b.replay":                    "/a/b.replay",
		"  a b.replay ":                  "a b.replay",
		"~/x.json":                       filepath.Join(home, "x.json"),
		"~":                              home,
		"~other/x":                       "~other/x",
		"a~/x":                           "a~/x",
		`"/a b/c.pack"`:                  "/a b/c.pack",
		`'~/c d.json'`:                   filepath.Join(home, "c d.json"),
		`"odd`:                           `"odd`,
		`"`:                              `"`,
		"file:///a%20b/%E6%97%A5.replay": "/a b/日.replay",
		"file://localhost/a/b":           "/a/b",
		"FILE:///a":                      "/a",
		"100%.json":                      "100%.json",
		"":                               "",
	} {
		if got := Path(typed); got != want {
			t.Errorf("%s: found %q, want %q", typed, got, want)
		}
	}
	if got := Short(filepath.Join(home, "x")); got != filepath.FromSlash("~/x") {
		t.Errorf("short of a path at home is %q", got)
	}
	if got := Short(home + "x"); got != home+"x" {
		t.Errorf("short of a path beside home is %q", got)
	}
}
