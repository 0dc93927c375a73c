package desk

import (
	"path/filepath"

	"hebbarium/app/settings"
	"hebbarium/app/words"
	ants "hebbarium/render/ant"
)

// Settings are what the window remembers from one time to the next.
type Settings = settings.Settings

// keepSettings writes them, and says where that fails.
func (d *Desk) keepSettings() {
	if err := d.view.Settings.Write(d.settingsPath); err != nil {
		d.Say("Settings were not kept: " + words.Brief(err))
	}
}

// change changes the settings and keeps them.
func (d *Desk) change(f func(*Settings)) error {
	f(&d.view.Settings)
	d.keepSettings()
	return nil
}

// ConfigFolder is where the window keeps what is the user's own, "" for nowhere.
func (d *Desk) ConfigFolder() string {
	if d.settingsPath == "" {
		return ""
	}
	return filepath.Dir(d.settingsPath)
}

// Stand remembers where the window stands and how large it is; it is written when the desk
// is closed.
type Stand settings.Stand

func (c Stand) do(d *Desk) error {
	d.view.Settings.Stand(settings.Stand(c))
	return nil
}

// NextTextSize goes on to the next size of text.
type NextTextSize struct{}

func (NextTextSize) do(d *Desk) error {
	return d.change(func(s *Settings) { s.TextSize = map[int]int{100: 125, 125: 150, 150: 100}[s.TextSize] })
}

// Projector turns the preset for a projector on or off: larger text and stronger lines.
type Projector struct{}

func (Projector) do(d *Desk) error {
	return d.change(func(s *Settings) {
		s.Projector = !s.Projector
		s.TextSize = 100
		if s.Projector {
			s.TextSize = 125
		}
	})
}

// ReducedMotion turns what moves by itself off, or on again.
type ReducedMotion struct{}

func (ReducedMotion) do(d *Desk) error {
	return d.change(func(s *Settings) { s.ReducedMotion = !s.ReducedMotion })
}

// SlowInjuries shows injuries in slow motion, or no longer.
type SlowInjuries struct{}

func (SlowInjuries) do(d *Desk) error {
	return d.change(func(s *Settings) {
		s.SlowInjuries = !s.SlowInjuries
		d.session.SlowInjuries(s.SlowInjuries && !d.view.Lesson.Running())
	})
}

// Welcomed keeps that there is nothing to be told any more of what a first start shows.
type Welcomed struct{}

func (Welcomed) do(d *Desk) error { return d.change(func(s *Settings) { s.Welcomed = true }) }

// GreyMap shows |w| in grey, or weights in two colours again.
type GreyMap struct{}

func (GreyMap) do(d *Desk) error { return d.change(func(s *Settings) { s.Grey = !s.Grey }) }

// NextAntPicture goes on to the next way of drawing the ant.
type NextAntPicture struct{}

func (NextAntPicture) do(d *Desk) error {
	return d.change(func(s *Settings) {
		s.AntPicture = ants.ParseStyle(s.AntPicture).Next().String()
		d.Say("Ant picture: " + s.AntPicture)
	})
}

// Contacts shows where the floor bears the ant, or no longer. An ant in the air has
// no contact to show, so it is told.
type Contacts struct{}

func (Contacts) do(d *Desk) error {
	return d.change(func(s *Settings) {
		s.Contacts = !s.Contacts
		d.Say("Contacts: " + map[bool]string{true: "shown", false: "hidden"}[s.Contacts])
	})
}

// Talk hides bars and rack, or shows them again.
type Talk struct{}

func (Talk) do(d *Desk) error {
	if d.view.Talk = !d.view.Talk; d.view.Talk {
		d.Say("H or Esc brings bars and rack back")
	}
	return nil
}
