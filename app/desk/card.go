package desk

import (
	"errors"

	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/words"
)

// Card is what is said in place of a dialog: an empty state or an error, with at most
// two things to do about it. An error's details can be copied, and its card be closed.
type Card struct {
	Title string
	Lines []string // each is broken where it must be
	Warns bool     // it is about something that went wrong
	First Choice   // what to do about it
	Other Choice   // another thing; its title is "" where there is none

	Err      error  // nil for an empty state
	File     string // that the error is about, "" for none
	Diverged bool   // it is of the present moment, and goes when a person leaves that
}

// Choice is a button of a card. Exactly one of its ways to go on is set.
type Choice struct {
	Title   string
	Command Command // is sent, after the card was closed
	Action  string  // id of the action that is done, after the card was closed where it can be
	Ask     string  // what to ask the path of; Take makes a command of the answer
	Take    func(path string) Command
}

// OpenError is why something could not be opened.
type OpenError struct {
	Path string
	Err  error
}

// Error and Unwrap give the cause.
func (e *OpenError) Error() string { return e.Err.Error() }
func (e *OpenError) Unwrap() error { return e.Err }

// rulesWanted is the error of a replay whose rule set was not found.
type rulesWanted struct{ error }

// Unwrap gives the cause.
func (e *rulesWanted) Unwrap() error { return e.error }

// fail says why a command failed: on a card where something could not be opened, else
// in a line of news.
func (d *Desk) fail(err error) {
	var open *OpenError
	if broken := (*linkError)(nil); errors.As(err, &broken) {
		d.show(linkCard(broken))
		return
	}
	if !errors.As(err, &open) {
		d.Say(words.Explain(err, ""))
		return
	}
	c := &Card{Title: words.FileName(open.Path), Lines: []string{words.Explain(open.Err, open.Path)}, Warns: true, Err: open.Err, File: open.Path}
	c.First = Choice{Title: "Choose another", Action: "rules"}
	var wanted *rulesWanted
	if errors.As(err, &wanted) {
		c.Other = Choice{
			Title: "Find the rules…", Ask: "Path of the rule set that the replay was recorded with",
			Take: func(rules string) Command { return Open{Path: open.Path, Rules: library.Path(rules)} },
		}
	}
	d.show(c)
}

func (d *Desk) show(c *Card) { d.view.Card, d.fresh = c, true }

// closeCard closes the card; without a rule set, the empty state's comes back.
func (d *Desk) closeCard() {
	d.view.Card, d.fresh = nil, true
	if d.view.NoRules {
		d.view.Card = emptyCard()
	}
}

// emptyCard is shown while there is no rule set.
func emptyCard() *Card {
	return &Card{
		Title: "No rule set yet.", Lines: []string{"Open one, or watch random weights."},
		First: Choice{Title: "Open…", Action: "open"}, Other: Choice{Title: "Random rules", Command: WatchRandom{}},
	}
}

// divergedCard is shown where a number has left its range.
func divergedCard(s *session.Snapshot) *Card {
	return &Card{
		Title: words.Divergence(s) + ".", Diverged: true, Lines: []string{words.Cause(s)}, Warns: true, Err: s.Err,
		First: Choice{Title: "Step back", Command: Back{N: 1}},
		Other: Choice{Title: "Restart", Command: Restart{Same: true}},
	}
}

// CloseCard closes the card, where it can be.
type CloseCard struct{}

func (CloseCard) do(d *Desk) error {
	d.closeCard()
	return nil
}

// Refuse says on a card why something cannot be opened.
type Refuse struct {
	What string // such as a path
	Err  error
}

func (c Refuse) do(*Desk) error { return &OpenError{c.What, c.Err} }
