package library

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Stamp begins the names of a session's files, which so lie in order of time.
func Stamp() string { return time.Now().Format(stampLayout) }

const stampLayout = "20060102-150405"

// longestName is the most bytes that a name may have: with a number and the
// extension it fits every file system.
const longestName = 120

// CheckName tells whether a text can be the name of a file on every system.
func CheckName(name string) error {
	if name == "" {
		return errors.New("expected a name, found none")
	}
	if len(name) > longestName {
		return fmt.Errorf("expected at most %d bytes, found %d", longestName, len(name))
	}
	for _, r := range name {
		if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) || r == unicode.ReplacementChar {
			return fmt.Errorf("expected no %q in a name", r)
		}
	}
	if name[0] == '.' || strings.HasSuffix(name, ".") {
		return errors.New("expected no dot at either end of a name")
	}
	switch base, _, _ := strings.Cut(strings.ToUpper(name), "."); base {
	case "CON", "PRN", "AUX", "NUL":
		return fmt.Errorf("expected another name: %s is a device on Windows", base)
	default:
		if len(base) == 4 && (strings.HasPrefix(base, "COM") || strings.HasPrefix(base, "LPT")) && base[3] >= '0' && base[3] <= '9' {
			return fmt.Errorf("expected another name: %s is a device on Windows", base)
		}
	}
	return nil
}
