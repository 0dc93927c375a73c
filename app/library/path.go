package library

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Path is the path that a person has typed or pasted, as the system takes it: without the
// quotes that a shell or a file manager puts about it, with the home folder for a leading ~,
// and of a file:// address the path that it names.
func Path(typed string) string {
	s := strings.TrimSpace(typed)
	for _, quote := range []string{`"`, `'`} {
		if inner, ok := strings.CutPrefix(s, quote); ok && strings.HasSuffix(inner, quote) {
			s = strings.TrimSuffix(inner, quote)
			break
		}
	}
	if u, err := url.Parse(s); err == nil && strings.EqualFold(u.Scheme, "file") && u.Path != "" {
		s = filepath.FromSlash(u.Path)
		if runtime.GOOS == "windows" {
			s = strings.TrimPrefix(s, `\`) // of /C:/folder
		}
		return s
	}
	home, err := os.UserHomeDir()
	if rest, ok := strings.CutPrefix(s, "~"); ok && err == nil && (rest == "" || os.IsPathSeparator(rest[0])) {
		return filepath.Join(home, rest)
	}
	return s
}

// Short is a path as a person reads it: with ~ for the home folder.
func Short(path string) string {
	home, err := os.UserHomeDir()
	if rest, ok := strings.CutPrefix(path, home); ok && err == nil && home != "" && (rest == "" || os.IsPathSeparator(rest[0])) {
		return "~" + rest
	}
	return path
}
