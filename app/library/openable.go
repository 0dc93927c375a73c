package library

import (
	"fmt"
	"path/filepath"
	"strings"

	"hebbarium/app/lesson"
	"hebbarium/evolve/replay"
)

// Openable tells by its name whether a file may be one that the window can show.
func Openable(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case Extension, replay.ReplayExtension, replay.PackExtension, lesson.Extension:
		return true
	}
	return false
}

// IsPack tells by its name whether a file is a pack.
func IsPack(path string) bool { return strings.EqualFold(filepath.Ext(path), replay.PackExtension) }

// OpenableWords name what the window can show.
func OpenableWords() string {
	return fmt.Sprintf("a rule set (%s), a replay (%s), a pack (%s) or a lesson (%s)", Extension, replay.ReplayExtension, replay.PackExtension, lesson.Extension)
}
