package desk

import (
	"cmp"
	"fmt"
	"slices"

	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay/link"
)

// Command is something to be done with what is open, as a value.
type Command interface{ do(*Desk) error }

// Play lets the episode run or pauses it; one that has ended begins anew.
type Play struct{}

func (Play) do(d *Desk) error {
	if d.view.Snap.Status != episode.Running {
		if err := (Restart{Same: true}).do(d); err != nil {
			return err
		}
		d.session.Play(true)
		return nil
	}
	d.session.Play(!d.view.Snap.Playing && !d.ran)
	return nil
}

// Run lets the episode run or pauses it, where it is not over.
type Run struct{ On bool }

func (c Run) do(d *Desk) error {
	d.ran = c.On
	d.session.Play(c.On)
	return nil
}

// Step pauses and makes N steps more.
type Step struct{ N int }

func (c Step) do(d *Desk) error {
	d.session.Step(c.N)
	return nil
}

// Back pauses and goes N steps back.
type Back struct{ N int }

func (c Back) do(d *Desk) error {
	d.session.Back(c.N)
	return nil
}

// GoLive goes to the newest step known.
type GoLive struct{}

func (GoLive) do(d *Desk) error {
	d.session.Live()
	return nil
}

// Scrub pauses and goes to a step that is known.
type Scrub struct{ Step int }

func (c Scrub) do(d *Desk) error {
	d.session.Scrub(c.Step)
	return nil
}

// Restart begins a life of a seed, without events; a lesson that is told begins anew
// with its own. After one that has ended it plays, as after nothing else is there to see.
type Restart struct {
	Seed uint64
	Same bool // with the present seed, whatever Seed is
}

func (c Restart) do(d *Desk) error {
	v := &d.view
	if c.Same {
		c.Seed = v.Seed
	}
	if c.Seed == v.Seed && v.Lesson.Running() {
		return d.lessons.tell(v.Lesson.Lesson)
	}
	d.lessons.end()
	v.Seed = c.Seed
	ended := v.Snap.Status == episode.Done || v.Snap.Status == episode.TimeUp
	d.session.Restart(c.Seed)
	if library.Changed(v.Snap.Rules) {
		d.Say(words.FileName(v.Snap.Rules.Path) + " is another file since it was opened: these are the rules of then")
	}
	if ended {
		d.session.Play(true)
	}
	if v.Card != nil && !v.NoRules {
		d.closeCard()
	}
	return nil
}

// SetSpeed sets the speed: 1 is the world's own time, session.Max no clock.
type SetSpeed struct{ Speed float64 }

func (c SetSpeed) do(d *Desk) error {
	d.session.SetSpeed(c.Speed)
	return nil
}

// Gear steps the speed up or down its ladder, by 1 or −1.
type Gear struct{ By int }

func (c Gear) do(d *Desk) error {
	at, ladder := 0, session.Speeds()
	for i, v := range ladder {
		if d.view.Snap.Speed >= v*0.99 {
			at = i
		}
	}
	d.session.SetSpeed(ladder[min(max(at+c.By, 0), len(ladder)-1)])
	return nil
}

// Twin shows the twin that was spared the last injury, or no longer.
type Twin struct{}

func (Twin) do(d *Desk) error {
	d.session.SetTwin(d.view.Snap.Twin == nil)
	return nil
}

// Undo takes the last injury back, and Redo makes it again.
type (
	Undo struct{}
	Redo struct{}
)

func (Undo) do(d *Desk) error {
	d.session.Undo()
	return nil
}

func (Redo) do(d *Desk) error {
	d.session.Redo()
	return nil
}

// Many shows so many lives of one recipe at once, 0 as many as last time, 1 this one alone.
type Many struct{ Lives int }

func (c Many) do(d *Desk) error {
	c.Lives = cmp.Or(c.Lives, d.view.Settings.Many)
	if c.Lives == 1 {
		d.view.Many = 0
		return nil
	}
	if !slices.Contains(link.Crowds(), c.Lives) {
		return fmt.Errorf("many lives: expected 9, 16, 36 or 64 of them, found %d", c.Lives)
	}
	if d.view.Many = c.Lives; d.view.Snap.Hands {
		d.session.LetGo() // what was driven so far is done to all of them
	}
	return d.change(func(s *Settings) { s.Many = c.Lives })
}

// Become goes on as the life of another seed, with the same events, at the same step.
type Become struct{ Seed uint64 }

func (c Become) do(d *Desk) error {
	d.lessons.end()
	d.view.Seed, d.view.Many = c.Seed, 0
	d.session.Become(c.Seed)
	return nil
}
