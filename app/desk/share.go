package desk

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/assets"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/replay/link"
)

// CopyLink makes a link to the life that is open, at the step that is shown, and puts it
// where others can have it. Rules that do not ship with the program are kept in a pack
// beside it.
type CopyLink struct {
	Copy func(address string) error
	Map  string // what the brain's maps show, of link.Maps
}

func (c CopyLink) do(d *Desk) error {
	now, keeper := shared{d: d}, d.recording
	err := ask(d.session, "no link", func(e *episode.Episode, all []episode.Event) {
		if now.life, now.events, now.limit = keeper.Replay(), all, e.Limit(); now.life != nil {
			now.life.Switched = replay.SwitchedBy(e.World, all)
		}
	})
	if err == nil && now.life == nil {
		err = errors.New("no link: the episode is not being recorded")
	}
	if err != nil {
		return err
	}
	l := now.link()
	l.Talk, l.Many = d.view.Talk, d.view.Many
	if c.Map != link.Maps()[0] {
		l.Map = c.Map
	}
	if err := l.Check(); err != nil {
		return fmt.Errorf("no link: %w; a replay holds it (Ctrl S)", err)
	}
	if err := c.Copy(link.Address(cmp.Or(d.options.LinkBase, link.Scheme), l)); err != nil {
		return fmt.Errorf("link not copied: %w", err)
	}
	if d.options.Linked != nil {
		d.options.Linked(l.String())
	}
	if l.Lesson == "" && !now.ships(l) {
		now.pack()
		return nil
	}
	d.Say("Link copied: " + words.Link(&l))
	return nil
}

// shared is a life that a link is made to, as it is at a moment.
type shared struct {
	d      *Desk
	life   *replay.Replay
	events []episode.Event // of its future, too
	limit  int
}

// link is the link to the life.
func (now *shared) link() link.Link {
	v, life := &now.d.view, now.life
	s := v.Snap
	l := link.Link{At: max(s.Step, s.Seeking), Paused: !s.Playing}
	if now.told() {
		l.Lesson, l.At = v.Lesson.Lesson.Name, min(l.At, v.Lesson.Lesson.End-1)
		return l
	}
	name := strings.TrimSuffix(life.Rules.Name, library.Extension)
	if now.drawn() {
		name = link.Random
	}
	l.World, l.Seed, l.Body, l.Impatient, l.Events, l.Twin = life.World, life.Seed, life.Body, !life.Patient, now.events, s.Twin != nil
	l.Beside = life.Beside
	l.Rules = link.Rules{Name: strings.ReplaceAll(name, "@", "_"), Sum: life.Rules.SHA256[:link.SumDigits]}
	if usual, err := brain.ParseInit(cmp.Or(s.Rules.Card.Init, brain.Init{}.String())); err != nil || life.Init != usual.String() {
		l.Init = life.Init
	}
	l.Physics = append([]string{life.Physics}, life.Switched...)
	if now.limit != session.Hour(life.World) {
		l.Limit = now.limit
	}
	if v := link.Rounded(s.Speed); v != 1 {
		l.Speed = v
	}
	return l
}

// told tells whether the life is a shipped lesson's, with no event of a person's own.
func (now *shared) told() bool {
	told := now.d.view.Lesson.Lesson
	if told == nil {
		return false
	}
	if _, err := assets.Lessons.Open("lessons/" + told.Name + ".json"); err != nil {
		return false
	}
	setup, err := told.Setup(now.d.view.Snap.Rules.Card)
	return err == nil && slices.Equal(setup.Events, now.events)
}

// drawn tells whether the rules are the random ones that the life's own seed gives.
func (now *shared) drawn() bool {
	if now.d.view.Snap.Rules.Name != library.RandomName {
		return false
	}
	sum, err := library.Random(now.life.World, now.life.Seed).Genome.Fingerprint()
	return err == nil && sum == now.life.Rules.SHA256
}

// ships tells whether whoever has the program has the rules of a link.
func (now *shared) ships(l link.Link) bool {
	return l.Rules.Name == link.Random || library.Shipped(l.Rules.Name, now.life.Rules.SHA256, now.d.options.carried())
}

// pack keeps a pack of the life, whose rules a link cannot hold, and says so.
func (now *shared) pack() {
	d, life := now.d, now.life
	if d.view.Replays == "" {
		d.Say("Link copied. Its rules do not ship with the program: send their file along")
		return
	}
	rules := *d.view.Snap.Rules
	path := filepath.Join(d.view.Replays, library.Stamp()+"-"+life.World+replay.PackExtension)
	go func() {
		p, err := replay.PackWith(life, rules.Path, rules.Genome)
		if err == nil {
			err = p.Save(path)
		}
		if err != nil {
			d.Tell("Link copied, but its rules do not ship with the program and were not kept: " + err.Error())
			return
		}
		tell(d.news, news{"Link copied. Send its rules along: " + library.Short(path), path, keptSeconds})
	}()
}
