// Package argument takes apart the arguments of an event, and reads and writes their
// numbers. It knows no events.
package argument

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// List is the comma-separated arguments of an event, taken one by one;
// what nobody took is an error, see LeftOver.
type List struct {
	bare  []string
	named []pair

	// Where as many as any kind takes are kept, so that reading is cheap: a window
	// asks of each event of a life what it is, many times a second.
	words [2]string
	pairs [4]pair
}

type pair struct {
	key, value string
}

// Split begins with the arguments in s.
func Split(s string) *List {
	a := &List{}
	a.bare, a.named = a.words[:0], a.pairs[:0]
	for more := s != ""; more; {
		var word string
		word, s, more = strings.Cut(s, ",")
		word = strings.TrimSpace(word)
		if key, value, ok := strings.Cut(word, "="); ok {
			a.named = append(a.named, pair{key, value})
		} else {
			a.bare = append(a.bare, word)
		}
	}
	return a
}

// Word takes the next argument without a name.
func (a *List) Word() (string, bool) {
	if len(a.bare) == 0 {
		return "", false
	}
	w := a.bare[0]
	a.bare = a.bare[1:]
	return w, true
}

// Value takes the argument of that name.
func (a *List) Value(key string) (string, bool) {
	for i, n := range a.named {
		if n.key == key {
			a.named = slices.Delete(a.named, i, i+1)
			return n.value, true
		}
	}
	return "", false
}

// First takes the next named argument, whatever its name.
func (a *List) First() (key, value string, ok bool) {
	if len(a.named) == 0 {
		return "", "", false
	}
	n := a.named[0]
	a.named = a.named[1:]
	return n.key, n.value, true
}

// Named is how many arguments with a name are left.
func (a *List) Named() int { return len(a.named) }

// Whole takes the named argument as a whole number of at least least.
func (a *List) Whole(key string, least, otherwise int) (int, error) {
	s, ok := a.Value(key)
	if !ok {
		return otherwise, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < least {
		return 0, fmt.Errorf("%s: expected a whole number of at least %d, found %q", key, least, s)
	}
	return n, nil
}

// WholeOf reads a whole number from 1 to most.
func WholeOf(what, s string, most int) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > most {
		return 0, fmt.Errorf("%s: expected a whole number of at least 1 and at most %d, found %q", what, most, s)
	}
	return n, nil
}

// Within reads a number whose size is at most most.
func Within(what, s string, most float64) (float64, error) {
	v, err := Finite(what, s)
	if err == nil && math.Abs(v) > most {
		err = fmt.Errorf("%s: expected a number from %g to %g, found %q", what, -most, most, s)
	}
	return v, err
}

// LeftOver is an error where something was not taken.
func (a *List) LeftOver() error {
	if len(a.bare) > 0 {
		return fmt.Errorf("unexpected %q", a.bare[0])
	}
	if len(a.named) > 0 {
		return fmt.Errorf("unexpected %q", a.named[0].key+"="+a.named[0].value)
	}
	return nil
}

// Finite reads a number that is one, and not infinite.
func Finite(what, s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, fmt.Errorf("%s: expected a number, found %q", what, s)
	}
	return v, nil
}

// Number is the shortest text that reads as the same number.
func Number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
