package desk

import (
	"fmt"
	"slices"

	"hebbarium/evolve/replay/link"
)

// Many shows so many lives at once: this one and those of the seeds after it, with the same
// events. 0 is as many as last time, and 1 is this one alone again.
type Many struct{ Lives int }

func (c Many) do(d *Desk) error {
	if c.Lives == 0 {
		c.Lives = d.view.Settings.Many
	}
	if c.Lives == 1 {
		d.view.Many = 0
		return nil
	}
	if !slices.Contains(link.Crowds(), c.Lives) {
		return fmt.Errorf("many lives: expected 9, 16, 36 or 64 of them, found %d", c.Lives)
	}
	d.view.Many = c.Lives
	return d.change(func(s *Settings) { s.Many = c.Lives })
}

// Become goes on as the life of another seed, with the same events, at the same step: one
// of many.
type Become struct{ Seed uint64 }

func (c Become) do(d *Desk) error {
	d.lessons.end()
	d.view.Seed, d.view.Many = c.Seed, 0
	d.session.Become(c.Seed)
	return nil
}
