package desk

import (
	"errors"
	"fmt"

	"hebbarium/app/library"
	"hebbarium/app/words"
	"hebbarium/evolve/replay/link"
)

// linkError is why a link could not be followed.
type linkError struct {
	asked Follow
	err   error
}

// Error says it with the link itself, for whoever is to look into it; Unwrap gives the
// cause.
func (e *linkError) Error() string { return fmt.Sprintf("link %.300q: %v", e.asked.Link, e.err) }
func (e *linkError) Unwrap() error { return e.err }

// linkCard says why a link could not be followed, and what can be done about it.
func linkCard(e *linkError) *Card {
	c := &Card{Title: "This link is broken", Lines: []string{words.Explain(e.err, "")}, Warns: true, Err: e}
	var rules *link.OtherRulesError
	var physics *link.OtherPhysicsError
	add := func(line string) { c.Lines = append([]string{c.Lines[0] + "."}, line) }
	mine := e.asked
	mine.Mine = true
	switch {
	case errors.As(e.err, &rules):
		c.Title = "This link needs other rules"
		c.First = Choice{
			Title: "Open their file…", Ask: fmt.Sprintf("Path of the rules %s, or of a pack with them", rules.Want),
			Take: func(path string) Command { return Follow{Link: e.asked.Link, Rules: library.Path(path)} },
		}
		switch {
		case rules.Found != "":
			c.Other = Choice{Title: "Use mine", Command: mine}
		case rules.Instead != "":
			c.Other = Choice{Title: "Live it with " + rules.Instead, Command: mine}
			add(fmt.Sprintf("With %s the same recipe is another life.", rules.Instead))
		}
		return c
	case errors.As(e.err, &physics):
		c.Title = "This link needs another physics"
		add("The same recipe is another life there.")
		c.Other = Choice{Title: "Use mine", Command: mine}
	default:
		c.Lines = append(c.Lines, followable(e.asked.Link))
	}
	c.First = Choice{Title: "Go on without", Command: CloseCard{}}
	return c
}
