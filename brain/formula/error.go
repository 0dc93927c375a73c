package formula

import "fmt"

// Error says where a formula is wrong, and what was expected there.
type Error struct {
	Text     string // the whole formula
	Column   int    // of the character that is wrong, from 1; one past the last at the end
	Expected string
	Found    string // "" where what was expected says it all
}

// Error is one line: the column, what was expected and what was found.
func (e *Error) Error() string {
	s := fmt.Sprintf("formula: column %d: expected %s", e.Column, e.Expected)
	if e.Found != "" {
		s += ", found " + e.Found
	}
	return s
}
