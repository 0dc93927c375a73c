package library

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"hebbarium/app/lesson"
)

// own is a place in the user's configuration folder, "" where there is none.
func own(name string) string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "hebbarium", name)
}

// Settings is where the window's settings are kept, Replays where its sessions are
// recorded and Campaigns where its campaigns are kept; "" where there is no such
// place.
func Settings() string  { return own("settings.json") }
func Replays() string   { return own("replays") }
func Campaigns() string { return own("campaigns") }

// LessonsFolder is where the user's own lessons lie, "" where there is no such place.
func LessonsFolder() string { return own("lessons") }

// Lessons reads the user's own lessons; the error joins those of files that cannot
// be read.
func Lessons() ([]*lesson.Lesson, error) {
	folder := own("")
	if folder == "" {
		return nil, nil // there is no such place
	}
	list, err := lesson.List(os.DirFS(folder), "lessons")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return list, err
}
