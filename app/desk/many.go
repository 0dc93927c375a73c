package desk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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

// ManyOf reads what a lesson's view may say: "one", "many", or "many 36".
func ManyOf(view string) (Many, error) {
	word, count, counted := strings.Cut(view, " ")
	n, err := strconv.Atoi(count)
	switch {
	case view == "one":
		return Many{Lives: 1}, nil
	case word == "many" && !counted:
		return Many{}, nil
	case word != "many" || err != nil || !slices.Contains(link.Crowds(), n):
		return Many{}, fmt.Errorf("view: expected one, many, or many and 9, 16, 36 or 64, found %.40q", view)
	}
	return Many{Lives: n}, nil
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
