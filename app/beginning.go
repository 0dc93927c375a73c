package app

import (
	"fmt"
	"path/filepath"
	"strings"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/replay"
)

// firstWorld is the world of a first start: its body has legs to break, and it earns
// at every step, so that each injury can be measured.
const firstWorld = "ant"

// begin opens the session that the options ask for.
func (g *Game) begin() error {
	o := g.options
	if o.File != "" {
		switch {
		case o.Rules != "" || o.Replay != "" || o.Lesson != "":
			return fmt.Errorf("%s: expected it alone to begin with, found another beside it", o.File)
		case !strings.EqualFold(filepath.Ext(o.File), ruleExtension):
			if err := g.openFile(o.File); err != nil {
				return fmt.Errorf("%s: %w", o.File, err)
			}
			return nil
		}
		o.Rules = o.File
	}
	if o.Replay != "" {
		return g.playReplay(o.Replay, o.Rules)
	}
	if o.Lesson != "" {
		return g.lessons.open(o.Lesson)
	}
	if o.Rules != "" {
		if name, ok := o.carried().InPlaceOf(o.Rules); ok {
			g.say(fmt.Sprintf("No file %s here: this is the one that ships with the program", o.Rules))
			o.Rules = name
		}
		rules, err := openRules(o.Rules, o.carried())
		if err != nil {
			return err
		}
		if o.World != "" && o.World != rules.Genome.Arch.Name {
			return fmt.Errorf("rule set %s: expected one for the %s, found one for the %s", o.Rules, o.World, rules.Genome.Arch.Name)
		}
		return g.start(rules, o.Body, true)
	}
	world := o.World
	if world == "" {
		world = g.settings.World
	}
	if world == "" {
		world = firstWorld
	}
	s, ok := best(g.saves, world)
	if !ok && o.World == "" {
		s, ok = best(g.saves, "")
	}
	if ok {
		if rules, err := openRules(s.path, o.carried()); err == nil {
			return g.start(rules, o.Body, true)
		}
	}
	return g.startEmpty(world, o.Body)
}

// startEmpty shows a world that stands still, with random rules.
func (g *Game) startEmpty(world, body string) error {
	if err := g.start(randomRules(world, g.seed), body, false); err != nil {
		return err
	}
	g.norules = true
	g.card = g.emptyCard()
	g.relayout()
	return nil
}

// start opens a session and closes the one before. Where it fails, the one
// before goes on.
func (g *Game) start(rules session.Rules, body string, playing bool) error {
	init := brain.Init{}
	if rules.Card.Init != "" {
		var err error
		if init, err = brain.ParseInit(rules.Card.Init); err != nil {
			return err
		}
	}
	speed := 1.0
	if g.snap != nil {
		speed = g.snap.Speed
	}
	return g.openSession(session.Config{
		World: rules.Genome.Arch.Name, Physics: g.options.Physics, Body: body, Rules: rules, Seed: g.seed, Init: init,
		Playing: playing, Speed: speed, MaxSteps: session.Hour(rules.Genome.Arch.Name),
	}, nil)
}

// openSession opens a session, which may be one that a replay recorded, and closes the
// one before. Where it fails, the one before goes on.
func (g *Game) openSession(c session.Config, from *replay.Replay) error {
	rec := g.record(c.Rules, from)
	c.Recorder = rec
	s, err := session.New(c)
	if err != nil {
		rec.Close()
		return err
	}
	if g.session != nil {
		g.session.Close()
		g.recording.Close()
	}
	g.lessons.end()
	g.session, g.recording, g.seed, g.norules, g.card = s, rec, c.Seed, false, nil
	g.snap, _ = s.Latest()
	g.world = g.snap.World
	g.settings.World = g.world
	g.open = -1
	g.scene.reset()
	g.body.reset()
	g.way.reset()
	g.brain.reset(g.snap)
	g.timeline.reset()
	g.relayout()
	g.take(g.snap)
	return nil
}
