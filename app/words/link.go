package words

import (
	"fmt"

	"hebbarium/evolve/replay/link"
)

// Link says what a link is to.
func Link(l *link.Link) string {
	what := fmt.Sprintf("%s, seed %d", l.Rules.Name, l.Seed)
	if l.Lesson != "" {
		what = "lesson " + l.Lesson
	}
	switch n := len(l.Events); {
	case n == 1:
		what += ", 1 event"
	case n > 1:
		what += fmt.Sprintf(", %d events", n)
	}
	what += fmt.Sprintf(", step %d", l.At)
	if l.Paused {
		what += ", at rest"
	}
	return what
}
