package capture

import (
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

// Place is the path of a name in a folder, which is made.
func Place(folder, name string) (string, error) {
	return filepath.Join(folder, name), os.MkdirAll(folder, 0o777)
}
