// Package rival names what lives beside a life: the same world and seed and the same
// events, by another rule set, by its static partner, or from other first weights.
package rival

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Static is the word for the static rule set of the world, and Seeded what stands before
// the seed of other first weights.
const (
	Static = "static"
	Seeded = "seed:"
)

// MostName is the most characters of a rule set's name.
const MostName = 100

// Choice says which rival: exactly one of its ways is set.
type Choice struct {
	Static bool   // the static rule set that belongs to the life's
	Seed   uint64 // of other first weights, for the life's own rules; 0 for none
	Name   string // of a rule set
	Sum    string // what its fingerprint begins with, in hexadecimal; "" where only the name counts
}

// Parse reads NAME[@FINGERPRINT], static or seed:N.
func Parse(text string) (Choice, error) {
	if text == Static {
		return Choice{Static: true}, nil
	}
	if n, seeded := strings.CutPrefix(text, Seeded); seeded {
		seed, err := strconv.ParseUint(n, 10, 64)
		if err != nil || seed == 0 || strconv.FormatUint(seed, 10) != n {
			return Choice{}, fmt.Errorf("beside: expected a whole number from 1 after %s, found %.40q", Seeded, n)
		}
		return Choice{Seed: seed}, nil
	}
	name, sum, cut := strings.Cut(text, "@")
	c := Choice{Name: name, Sum: sum}
	return c, c.check(cut)
}

func (c Choice) check(summed bool) error {
	if n := utf8.RuneCountInString(c.Name); n == 0 || n > MostName {
		return fmt.Errorf("beside: expected %s, %sN or the name of a rule set of 1 to %d characters, found %d", Static, Seeded, MostName, n)
	}
	if strings.ContainsAny(c.Name, `/\`) {
		return fmt.Errorf("beside: expected a name and no path, found %.40q", c.Name)
	}
	for _, r := range c.Name {
		if r != ' ' && !unicode.IsGraphic(r) || r == utf8.RuneError {
			return fmt.Errorf("beside: expected a name, found the character U+%04X in it", r)
		}
	}
	if strings.TrimSpace(c.Name) != c.Name {
		return fmt.Errorf("beside: expected no space at either end of a name, found %.40q", c.Name)
	}
	if !summed {
		return nil
	}
	// An odd digit at the end is half a byte.
	if _, err := hex.DecodeString(c.Sum + strings.Repeat("0", len(c.Sum)%2)); err != nil || len(c.Sum) < 8 || len(c.Sum) > 64 || strings.ToLower(c.Sum) != c.Sum {
		return fmt.Errorf("beside: expected 8 to 64 digits of a fingerprint after @, found %.80q", c.Sum)
	}
	return nil
}

// String is what Parse reads.
func (c Choice) String() string {
	switch {
	case c.Static:
		return Static
	case c.Seed != 0:
		return Seeded + strconv.FormatUint(c.Seed, 10)
	case c.Sum != "":
		return c.Name + "@" + c.Sum
	}
	return c.Name
}

// Check says what is wrong with the text of a choice, "" being none.
func Check(text string) error {
	if text == "" {
		return nil
	}
	_, err := Parse(text)
	return err
}
