package desk

import (
	"cmp"
	"fmt"
	worlds "hebbarium/evolve/world"
	"os"
	"path/filepath"
	"strings"

	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/brain/file"
	"hebbarium/evolve/replay"
)

// begin opens the session that the options ask for.
func (d *Desk) begin() error {
	o := d.options
	if o.File != "" {
		linked := IsLink(o.File)
		switch {
		case o.Rules != "" || o.Replay != "" || o.Lesson != "", linked && (o.World != "" || o.Body != ""):
			return fmt.Errorf("%.200s: expected it alone to begin with, found another beside it", o.File)
		case linked:
			return d.links.begin(o.File)
		}
		return d.beginFile(o)
	}
	switch {
	case o.Replay != "":
		return d.playReplay(o.Replay, o.Rules)
	case o.Lesson != "":
		return d.lessons.begin(o.Lesson)
	case o.Rules != "":
		return d.beginRules(o)
	}
	return beginPlain(d)
}

// beginFile begins with a file. Where that cannot be opened, it begins with what a start without
// one begins with, and a card says why: who double-clicks a file sees no terminal.
func (d *Desk) beginFile(o Options) error {
	var err error
	if o.Rules = o.File; strings.EqualFold(filepath.Ext(o.File), library.Extension) {
		err = d.beginRules(o)
	} else if err = d.openFile(o.File); err == nil {
		d.remember(o.File)
	}
	if err == nil {
		return nil
	}
	if d.session == nil {
		if err := beginPlain(d); err != nil {
			return err
		}
	}
	fmt.Fprintln(os.Stderr, "hebbarium:", file.PrintableError(fmt.Errorf("%s: %w", o.File, err)))
	d.fail(&OpenError{o.File, err})
	return nil
}

// beginPlain begins with the world that is asked for or was open last, and its best rules.
func beginPlain(d *Desk) error {
	o := d.options
	world := o.World
	if world == "" {
		world = d.view.Settings.World
	}
	if world == "" {
		// Of a first start: its body has legs to break, and it earns at every step, so
		// that each injury can be measured.
		world = worlds.Names()[0]
	}
	s, ok := library.Best(d.view.Saves, world)
	if !ok && o.World == "" {
		s, ok = library.Best(d.view.Saves, "")
	}
	if ok {
		if rules, err := library.Open(s.Path, o.carried()); err == nil {
			return d.start(rules, o.Body, true)
		}
	}
	return d.startEmpty(world, o.Body)
}

// beginRules begins with the rule set that the options name.
func (d *Desk) beginRules(o Options) error {
	if name, ok := o.carried().InPlaceOf(o.Rules); ok {
		d.Say(fmt.Sprintf("No file %s here: this is the one that ships with the program", o.Rules))
		o.Rules = name
	}
	rules, err := library.Open(o.Rules, o.carried())
	if err != nil {
		return err
	}
	if o.World != "" && o.World != rules.Genome.Arch.Name {
		return fmt.Errorf("rule set %s: expected one for the %s, found one for the %s", o.Rules, o.World, rules.Genome.Arch.Name)
	}
	if err := d.start(rules, o.Body, true); err != nil {
		return fmt.Errorf("rule set %s: %w", o.Rules, err)
	}
	return nil
}

// startEmpty shows a world that stands still, with random rules.
func (d *Desk) startEmpty(world, body string) error {
	if err := d.start(library.Random(world, d.view.Seed), body, false); err != nil {
		return err
	}
	d.view.NoRules, d.view.Many = true, 0
	d.view.Card = emptyCard()
	return nil
}

// start opens a session with rules. Where it fails, the one before goes on.
func (d *Desk) start(rules session.Rules, body string, playing bool) error {
	init := brain.Init{}
	if rules.Card.Init != "" {
		var err error
		if init, err = brain.ParseInit(rules.Card.Init); err != nil {
			return fmt.Errorf("rule set %s: card: init: %w", cmp.Or(rules.Path, rules.Name), err)
		}
	}
	speed := 1.0
	if d.view.Snap != nil {
		speed = d.view.Snap.Speed
	}
	return d.openSession(session.Config{
		World: rules.Genome.Arch.Name, Physics: d.options.Physics, Body: body, Rules: rules, Seed: d.view.Seed, Init: init,
		Playing: playing, Speed: speed, MaxSteps: session.Hour(rules.Genome.Arch.Name),
	}, source{})
}

// source is what a session's life comes from: a replay or a lesson, or neither.
type source struct {
	replay *replay.Replay
	lesson *lesson.Lesson
}

// openSession opens a session, which may be one that a replay recorded or that a lesson
// tells, and closes the one before. Where it fails, the one before goes on.
func (d *Desk) openSession(c session.Config, from source) error {
	rec := record(d.view.Replays, d.options.carried(), c.Rules, from)
	c.Recorder = rec
	s, err := session.New(c)
	if err != nil {
		rec.Close()
		return err
	}
	if d.session != nil {
		d.session.Close()
		d.recording.Close()
	}
	d.lessons.end()
	d.session, d.recording, d.links.due = s, rec, 0
	s.Watched(!d.unseen)
	v := &d.view
	s.SlowInjuries(v.Settings.SlowInjuries && from.lesson == nil)
	v.Seed, v.NoRules, v.Card = c.Seed, false, nil
	v.Snap, _ = s.Latest()
	v.World = v.Snap.World
	if v.Opened++; v.Settings.World != v.World {
		v.Settings.World = v.World
		if v.Opened > 1 { // of its own will: a page is closed without being asked
			d.keepSettings()
		}
	}
	d.way.Reset()
	d.take(v.Snap)
	d.fresh = true
	return nil
}
