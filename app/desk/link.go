package desk

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"

	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/replay/link"
)

// IsLink tells whether a text is a link; a file of that name goes before.
func IsLink(text string) bool {
	if !link.Is(text) {
		return false
	}
	_, err := os.Stat(text)
	return err != nil
}

// Follow opens a link: the life that it names, at its step. Where it cannot, what was there
// stays, and a card says why.
type Follow struct {
	Link  string
	Rules string // path of a rule set or a pack to take the rules from; "" looks for them
	Mine  bool   // lives it with what is here, where the rules or the physics are others
}

func (c Follow) do(d *Desk) error {
	d.notice.quiet()
	l, err := link.Parse(c.Link)
	if err == nil {
		err = d.links.follow(l, c)
	}
	if err != nil {
		return &linkError{c, err}
	}
	return nil
}

// links follows links, and remembers what the last one still wants.
type links struct {
	d   *Desk
	due int // step that it wants to show and that was not lived yet, 0 for none
}

// hear follows a link that has arrived from elsewhere, as where a page's address changes.
func (ls *links) hear() {
	select {
	case text := <-ls.d.options.Links:
		ls.d.Send(Follow{Link: text})
	default:
	}
}

// begin begins with a link; where it cannot be followed, with what a start without one
// begins with, and says why.
func (ls *links) begin(text string) error {
	d := ls.d
	c := Follow{Link: text}
	l, why := link.Parse(text)
	if why == nil {
		why = ls.follow(l, c)
	}
	d.view.Embed = why == nil && l.Embed
	if d.session == nil {
		if err := beginPlain(d); err != nil {
			return err
		}
	}
	if why != nil {
		d.fail(&linkError{c, why})
	}
	return nil
}

// follow opens what a link names.
func (ls *links) follow(l link.Link, c Follow) error {
	d := ls.d
	var err error
	switch {
	case l.Lesson != "":
		err = ls.lesson(l)
	case l.Lives():
		err = ls.life(l, c)
	}
	if err != nil {
		return err
	}
	v := &d.view
	v.Talk = v.Talk || l.Talk
	v.Sight = Sight{Map: l.Map, Stage: v.Sight.Stage + 1}
	v.Many = l.Many
	return nil
}

// lesson tells the lesson of a link, from its step on.
func (ls *links) lesson(l link.Link) error {
	d := ls.d
	told, err := lesson.Find(d.view.Lessons, l.Lesson)
	if err != nil {
		return err
	}
	if l.At >= told.End {
		return fmt.Errorf("at: expected a step before %d, where the lesson ends, found %d", told.End, l.At)
	}
	if err := d.lessons.tell(told); err != nil {
		return err
	}
	if l.At > 0 || l.Paused { // else it begins as lessons do, with its first caption
		ls.goTo(l)
	}
	return nil
}

// life lives the recipe of a link.
func (ls *links) life(l link.Link, c Follow) error {
	d := ls.d
	limit := cmp.Or(l.Limit, session.Hour(l.World))
	if l.At > limit {
		return fmt.Errorf("at: expected a step up to %d, where the life ends, found %d", limit, l.At)
	}
	rules, err := ls.rules(l, c)
	if err != nil {
		return err
	}
	if found := rules.Genome.Arch.Name; found != l.World {
		return fmt.Errorf("rules: expected some for the %s, found %s for the %s", l.World, rules.Name, found)
	}
	engine, err := ls.physics(l, c.Mine)
	if err != nil {
		return err
	}
	init, err := brain.ParseInit(cmp.Or(l.Init, rules.Card.Init, brain.Init{}.String()))
	if err != nil {
		return err
	}
	err = d.openSession(session.Config{
		World: l.World, Physics: engine, Body: l.Body, Rules: rules, Seed: l.Seed, Init: init, Events: l.Events, Twin: l.Twin,
		Impatient: l.Impatient, MaxSteps: limit, Speed: cmp.Or(l.Speed, 1),
	}, source{})
	if err != nil {
		return err
	}
	besides(d, l.Beside)
	ls.goTo(l)
	return nil
}

// goTo goes to the step of a link, and plays on from there unless it is to rest.
func (ls *links) goTo(l link.Link) {
	d := ls.d
	if l.At > 0 {
		d.session.Reach(l.At)
	}
	d.session.Play(!l.Paused)
	ls.due = l.At
}

// tell says once where a life is over before the step that a link wanted to show.
func (ls *links) tell() {
	d := ls.d
	s := d.view.Snap
	switch {
	case ls.due == 0:
	case s.Edge >= ls.due:
		ls.due = 0
	case s.Status != episode.Running && s.Seeking < 0:
		d.Say(fmt.Sprintf("The life is over at step %d; the link wanted to show step %d", s.Edge, ls.due))
		ls.due = 0
	}
}

// physics is the engine of a link's life, by the name that a session takes.
func (ls *links) physics(l link.Link, mine bool) (string, error) {
	d := ls.d
	switch {
	case len(l.Physics) == 0:
		return d.options.Physics, nil
	case !strings.Contains(l.Physics[0], "/"): // any version of it
		return l.Physics[0], episode.CheckPhysics(l.World, l.Physics[0])
	}
	r := replay.Replay{World: l.World, Physics: l.Physics[0], Switched: l.Physics[1:], Events: l.Events}
	engine, err := r.Engine()
	var other *replay.Mismatch
	switch {
	case err == nil:
		return engine, nil
	case !errors.As(err, &other):
		return "", fmt.Errorf("physics: %w", cmp.Or(errors.Unwrap(err), err))
	case mine:
		return d.options.Physics, nil
	}
	return "", &link.OtherPhysicsError{Mismatch: other}
}

// followable is what of a link's text a card can show.
func followable(text string) string {
	text = strings.ToValidUTF8(text, "�")
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}

// rules are the rules of a link's life.
func (ls *links) rules(l link.Link, c Follow) (session.Rules, error) {
	d := ls.d
	want := l.Rules
	var rules session.Rules
	var err error
	switch {
	case c.Rules != "":
		rules, err = library.OpenIn(c.Rules, d.options.carried())
		if err == nil && !want.Fits(rules.SHA256) {
			err = &link.OtherRulesError{Want: want, Found: rules.Name, Sum: rules.SHA256}
		}
	case want.Name == link.Random:
		rules, err = library.RandomOf(l)
	case d.session != nil && want.Sum != "" && want.Fits(d.view.Snap.Rules.SHA256): // those that are lived by now, from wherever
		rules = *d.view.Snap.Rules
	default:
		rules, err = library.Linked(l, d.view.Saves, d.options.carried(), d.view.Replays)
	}
	if other := (*link.OtherRulesError)(nil); c.Mine && errors.As(err, &other) && rules.Genome != nil {
		err = nil
	}
	return rules, err
}
