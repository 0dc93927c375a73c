package desk

import "hebbarium/app/library"

// Beside lets another life be lived beside this one, as rival.Parse reads it; "" for none.
type Beside struct{ Choice string }

func (c Beside) do(d *Desk) error {
	s := d.view.Snap
	r, err := library.Beside(c.Choice, *s.Rules, s.Setup.Init, d.view.Saves, d.options.carried(), d.view.Replays)
	if err == nil {
		d.session.SetRival(r)
	}
	return err
}

// besides is Beside for a life that was opened: without what it wants it lives alone, and
// says why.
func besides(d *Desk, choice string) {
	if err := (Beside{choice}).do(d); err != nil {
		d.Say("It lives alone: " + err.Error())
	}
}
