package words

import (
	"fmt"

	"hebbarium/evolve/replay/link"
)

// Link says what a link is to.
func Link(l *link.Link) string {
	var what string
	switch {
	case l.Lesson != "":
		what = "lesson " + l.Lesson
	case !l.Lives():
		return "no life and no lesson, only how it is seen"
	case l.Rules.Name == "": // the world's own first
		what = fmt.Sprintf("the %s, seed %d", l.World, l.Seed)
	default:
		what = fmt.Sprintf("%s, seed %d", l.Rules.Name, l.Seed)
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
