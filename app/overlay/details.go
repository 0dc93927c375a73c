package overlay

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"hebbarium/app/clipboard"
	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/words"
	"hebbarium/brain/file"
)

// label is what the button says that copies the details.
func (c *Card) label() string {
	switch {
	case !c.copied.done:
		return "Copy details"
	case len(c.copied.lines) == 0:
		return "Copied"
	}
	return "Copy again"
}

// copyDetails copies all there is to say of the card's error.
func (c *Card) copyDetails() {
	if c.shown == nil || c.shown.Err == nil {
		return
	}
	c.copied = copied{done: true, lines: c.copy(detailsOf(c.shown, c.view))}
	c.place()
}

// detailsOf is all there is to say of a card's error, for whoever is to look into
// it: the program, the file, the world and the whole text.
func detailsOf(c *desk.Card, v *desk.View) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	line("Hebbarium", fmt.Sprintf("%s (%s, %s/%s)", file.Version(), runtime.Version(), runtime.GOOS, runtime.GOARCH))
	file := c.File
	if abs, err := filepath.Abs(file); err == nil && file != "" {
		if _, err := os.Stat(abs); err == nil {
			file = abs
		}
	}
	line("File", file)
	if s := v.Snap; s != nil {
		line("World", fmt.Sprintf("%s, physics %s, seed %d, step %d of %d", s.World, s.Engine, v.Seed, s.Step, s.Edge))
		rules := s.Rules.Name
		if len(s.Rules.SHA256) > 8 {
			rules += " (" + s.Rules.SHA256[:8] + "…)"
		}
		line("Rule set", rules)
	}
	line("Card", c.Title)
	fmt.Fprintf(&b, "Error:\n%v\n", c.Err)
	return b.String()
}

// CopyDetails puts details on the clipboard or, where there is none, into a file in a
// folder, and then says where they are.
func CopyDetails(folder string) func(text string) []string {
	return func(text string) []string {
		if clipboard.Copy(text) == nil {
			return nil
		}
		return keepDetails(folder, text)
	}
}

// keepDetails writes the details to a file in a folder, and says so.
func keepDetails(folder, text string) []string {
	path := filepath.Join(folder, "error-"+library.Stamp()+".txt")
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		err = file.Write(path, []byte(text))
	}
	if err != nil {
		return []string{"No clipboard answers, and no file could be written:", words.Explain(err, "")}
	}
	return []string{"No clipboard answers. The details are in", library.Short(path)}
}
