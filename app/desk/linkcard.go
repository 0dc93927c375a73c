package desk

import (
	"errors"
	"fmt"

	"hebbarium/app/library"
	"hebbarium/app/words"
	"hebbarium/evolve/replay"
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

// otherRulesError is the cause where the rules are not here, or others.
type otherRulesError struct {
	want       link.Rules
	found, sum string // those of this name, or in the file that was chosen; "" for none
}

func (e *otherRulesError) Error() string {
	if e.found == "" {
		return fmt.Sprintf("this link was made with the rules %s, which are not here: open their file, or the pack that came with the link", e.want)
	}
	return fmt.Sprintf("this link was made with the rules %s, yours (%s) are %.8s…", e.want, e.found, e.sum)
}

// otherPhysicsError is the cause where a physics is here in another version alone.
type otherPhysicsError struct{ mismatch *replay.Mismatch }

func (e *otherPhysicsError) Error() string {
	return fmt.Sprintf("this link was made with the physics %s, yours is %s", e.mismatch.Want, e.mismatch.Found)
}

// linkCard says why a link could not be followed, and what can be done about it.
func linkCard(e *linkError) *Card {
	c := &Card{Title: "This link is broken", Lines: []string{words.Explain(e.err, "")}, Warns: true, Err: e}
	var rules *otherRulesError
	var physics *otherPhysicsError
	mine := e.asked
	mine.Mine = true
	switch {
	case errors.As(e.err, &rules):
		c.Title = "This link needs other rules"
		c.First = Choice{
			Title: "Open their file…", Ask: fmt.Sprintf("Path of the rules %s, or of a pack with them", rules.want),
			Take: func(path string) Command { return Follow{Link: e.asked.Link, Rules: library.Path(path)} },
		}
		if rules.found != "" {
			c.Other = Choice{Title: "Use mine", Command: mine}
		}
		return c
	case errors.As(e.err, &physics):
		c.Title = "This link needs another physics"
		c.Lines = append(c.Lines, "The same recipe is another life there.")
		c.Other = Choice{Title: "Use mine", Command: mine}
	default:
		c.Lines = append(c.Lines, followable(e.asked.Link))
	}
	c.First = Choice{Title: "Go on without", Command: CloseCard{}}
	return c
}
