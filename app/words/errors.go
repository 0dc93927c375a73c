package words

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"

	"hebbarium/app/session"
	"hebbarium/brain"
)

// FileName is the last part of a path.
func FileName(path string) string { return filepath.Base(path) }

// Wrap cuts an error's text into lines of a card, four at most.
func Wrap(err error) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(err.Error()) {
		if len(line)+len(word) > 64 && line != "" {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if lines = append(lines, line); len(lines) > 4 {
		lines = append(lines[:4], "…")
	}
	return lines
}

// Divergence says what left the range of numbers, and when; "" where nothing has.
func Divergence(s *session.Snapshot) string {
	if s.Err == nil {
		return ""
	}
	what := "The body"
	if errors.Is(s.Err, brain.ErrDiverged) {
		what = "The brain"
	}
	return fmt.Sprintf("%s left the numbers' range at step %d", what, s.Step)
}

// Version names the program as it was built: the module's version, or the commit
// where the build tells it.
func Version() string {
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
