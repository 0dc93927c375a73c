package capture

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Subject says what a file shows, and so how it is called.
type Subject struct {
	World string
	Rules string // name of the rule set
	Seed  uint64
	Step  int
}

// Name is world-rules-seed-step with an extension such as ".png".
func (s Subject) Name(extension string) string {
	rules := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '_'
	}, s.Rules)
	if rules == "" {
		rules = "unnamed"
	}
	return fmt.Sprintf("%s-%s-%d-%d%s", s.World, rules[:min(len(rules), 64)], s.Seed, s.Step, extension)
}

// Free is a path in a folder, which is made, for a name that no file has yet:
// the name itself or, where that is taken, with -2, -3, … before its extension.
func Free(folder, name string) (string, error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return "", err
	}
	extension := filepath.Ext(name)
	stem := strings.TrimSuffix(name, extension)
	for n := 2; n < 10000; n++ {
		path := filepath.Join(folder, name)
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			return path, nil
		} else if err != nil {
			return "", err
		}
		name = fmt.Sprintf("%s-%d%s", stem, n, extension)
	}
	return "", fmt.Errorf("%s: expected a free name in it, found none", folder)
}
