package capture

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Kind is a kind of file, which says in which of the user's folders it goes.
type Kind string

// What is kept: each value is the folder's name where the user has named no other.
const (
	Pictures  Kind = "Pictures"
	Videos    Kind = "Videos"
	Documents Kind = "Documents"
)

// Folder is where captures of a kind go by default: Hebbarium in the user's own folder for
// that kind or, where there is no home folder, recordings in the user's configuration.
func Folder(kind Kind) (string, error) {
	if folder := userFolder(kind); folder != "" {
		return filepath.Join(folder, "Hebbarium"), nil
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("expected a folder for recordings, found none (--out names one): %w", err)
	}
	return filepath.Join(config, "hebbarium", "recordings"), nil
}

// userFolder is the user's folder of a kind, "" where there is no home folder. On a
// desktop of freedesktop.org's it is what user-dirs.dirs calls it, such as Bilder.
func userFolder(kind Kind) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if info, err := os.Stat(home); err != nil || !info.IsDir() {
		return ""
	}
	switch runtime.GOOS {
	case "windows":
		if folder := systemFolder(kind); folder != "" {
			return folder
		}
	case "darwin":
		if kind == Videos {
			return filepath.Join(home, "Movies")
		}
	default:
		if folder := xdgFolder(kind, home); folder != "" {
			return folder
		}
	}
	return filepath.Join(home, string(kind))
}

// xdgFolder reads the folder of a kind from the environment or from user-dirs.dirs, ""
// where neither names one. A folder that is the home folder itself is none.
func xdgFolder(kind Kind, home string) string {
	name := "XDG_" + strings.ToUpper(string(kind)) + "_DIR"
	usable := func(folder string) string {
		if rest, ok := strings.CutPrefix(folder, "$HOME"); ok {
			folder = filepath.Join(home, rest)
		}
		if folder = filepath.Clean(folder); !filepath.IsAbs(folder) || folder == filepath.Clean(home) {
			return ""
		}
		return folder
	}
	if folder := usable(os.Getenv(name)); folder != "" {
		return folder
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	b, err := os.ReadFile(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(b)) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), "=")
		if ok && strings.TrimSpace(key) == name {
			value = strings.Trim(strings.TrimSpace(value), `"`)
			return usable(strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(value))
		}
	}
	return ""
}
