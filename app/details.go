package app

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"hebbarium/app/clipboard"
	"hebbarium/brain"
)

// detailState is whether the details of a card's error were copied.
type detailState struct {
	done  bool
	lines []string // said under the error: where else they are
}

// label is what the button says.
func (d detailState) label() string {
	switch {
	case !d.done:
		return "Copy details"
	case len(d.lines) == 0:
		return "Copied"
	}
	return "Copy again"
}

// version names the program as it was built: the module's version, or the commit
// where the build tells it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown version"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "built from source"
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			v += ", commit " + s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			v += " with changes"
		}
	}
	return v
}

// detailsOf is all there is to say of a card's error, for whoever is to look into
// it: the program, the file, the world and the whole text.
func (g *Game) detailsOf(c *card) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	line("Hebbarium", fmt.Sprintf("%s (%s, %s/%s)", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH))
	file := c.file
	if abs, err := filepath.Abs(file); err == nil && file != "" {
		if _, err := os.Stat(abs); err == nil {
			file = abs
		}
	}
	line("File", file)
	if s := g.snap; s != nil {
		line("World", fmt.Sprintf("%s, physics %s, seed %d, step %d of %d", s.World, s.Engine, g.seed, s.Step, s.Edge))
		rules := s.Rules.Name
		if len(s.Rules.SHA256) > 8 {
			rules += " (" + s.Rules.SHA256[:8] + "…)"
		}
		line("Rule set", rules)
	}
	line("Card", c.title)
	fmt.Fprintf(&b, "Error:\n%v\n", c.err)
	return b.String()
}

// copyDetails puts the details of the card's error on the clipboard, or into a
// file where there is none.
func (g *Game) copyDetails() {
	c := g.card
	if c == nil || c.err == nil {
		return
	}
	text := g.detailsOf(c)
	c.details = detailState{done: true}
	if err := clipboard.Copy(text); err != nil {
		c.details.lines = keepDetails(filepath.Dir(g.settingsPath), text)
	}
	g.relayout()
}

// keepDetails writes the details to a file in a folder, and says so.
func keepDetails(folder, text string) []string {
	path := filepath.Join(folder, "error-"+stamp()+".txt")
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		err = brain.WriteFile(path, []byte(text))
	}
	if err != nil {
		return append([]string{"No clipboard answers, and no file could be written:"}, wrapError(err)...)
	}
	if home, err := os.UserHomeDir(); err == nil {
		if short, under := strings.CutPrefix(path, home+string(filepath.Separator)); under {
			path = filepath.Join("~", short)
		}
	}
	return []string{"No clipboard answers. The details are in", path}
}
