package desk

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/assets"
)

// lessons is the lesson that is told, beside what the view shows of it.
type lessons struct {
	d      *Desk
	player *lesson.Player // nil while none is told
	loop   bool           // unattended: one lesson after the other, for ever
	restAt float64        // when the next one begins, while one has ended
}

// AllLessons is the name that stands for every lesson, one after the other.
const AllLessons = "all"

// betweenLessons is the time for which the end of a lesson stands, in seconds,
// before the next one begins unattended.
const betweenLessons = 8

// read reads the shipped lessons and the user's own.
func (ls *lessons) read() {
	shipped, err := lesson.List(assets.Lessons, "lessons")
	own, ownErr := library.Lessons()
	ls.d.view.Lessons = append(shipped, own...)
	if err = errors.Join(err, ownErr); err != nil {
		line, _, _ := strings.Cut(err.Error(), "\n")
		ls.d.Say(line)
		ls.d.view.Unread = lesson.Unread(err)
	}
}

// begin begins the lesson that the options name.
func (ls *lessons) begin(name string) error {
	if name == AllLessons {
		return ls.tellAll()
	}
	l, err := lesson.Find(ls.d.view.Lessons, name)
	if err != nil {
		return err
	}
	return ls.tell(l)
}

// tellAll tells every lesson, for ever.
func (ls *lessons) tellAll() error {
	if len(ls.d.view.Lessons) == 0 {
		return errors.New("lesson: expected at least one, found none")
	}
	err := ls.tell(ls.d.view.Lessons[0])
	ls.loop = err == nil
	return err
}

// tell opens a lesson's episode and tells it; where it cannot, what was there stays.
func (ls *lessons) tell(l *lesson.Lesson) error {
	if why := ls.d.options.unreadable(l.Title); why != "" {
		return fmt.Errorf("lesson: title: %s", why)
	}
	for i, e := range l.Script {
		if why := ls.d.options.unreadable(e.Caption); why != "" {
			return fmt.Errorf("lesson: entry %d: caption: %s", i+1, why)
		}
	}
	rules, err := ls.rules(l)
	if err != nil {
		return fmt.Errorf("lesson %q: %w", l.Title, err)
	}
	setup, err := l.Setup(rules.Card)
	if err != nil {
		return fmt.Errorf("lesson %q: %w", l.Title, err)
	}
	speed := l.Speed
	if speed == 0 {
		speed = 1
	}
	loop, stage := ls.loop, ls.d.view.Lesson.Stage
	err = ls.d.openSession(session.Config{
		World: l.World, Physics: "builtin", Body: setup.Body, Rules: rules, Seed: setup.Seed, Init: setup.Init, Events: setup.Events,
		Speed: speed, Twin: l.Twin, Playing: true, Stops: l.Stops(), MaxSteps: session.Hour(l.World),
	}, source{lesson: l})
	if err != nil {
		return fmt.Errorf("lesson %q: %w", l.Title, err)
	}
	ls.d.view.Many = 0
	*ls = lessons{d: ls.d, player: lesson.NewPlayer(l), loop: loop}
	ls.d.view.Lesson = Lesson{Lesson: l, Follows: ls.following(l), Stage: stage}
	ls.d.fresh = true
	return nil
}

// rules are those that a lesson names.
func (ls *lessons) rules(l *lesson.Lesson) (session.Rules, error) {
	if l.Rules == "random" {
		return library.Random(l.World, l.Seed), nil
	}
	i := slices.IndexFunc(ls.d.view.Saves, func(s library.Save) bool { return s.Err == nil && s.Name == l.Rules })
	if i < 0 {
		return session.Rules{}, fmt.Errorf("expected the rule set %s in %s, found none", l.Rules, ls.d.options.SavesDir)
	}
	rules, err := library.Open(ls.d.view.Saves[i].Path, ls.d.options.carried())
	if err == nil && rules.Genome.Arch.Name != l.World {
		err = fmt.Errorf("rule set %s: expected one for the %s, found one for the %s", l.Rules, l.World, rules.Genome.Arch.Name)
	}
	return rules, err
}

// following is the lesson after another.
func (ls *lessons) following(l *lesson.Lesson) *lesson.Lesson {
	i := slices.Index(ls.d.view.Lessons, l)
	return ls.d.view.Lessons[(i+1)%len(ls.d.view.Lessons)]
}

// end ends the lesson; its episode stays as it is.
func (ls *lessons) end() {
	if ls.player == nil {
		return
	}
	*ls = lessons{d: ls.d}
	ls.d.view.Lesson = Lesson{Stage: ls.d.view.Lesson.Stage}
	ls.d.fresh = true
}

// follow lets the lesson follow the episode, once a tick: by what has become of all that the
// episode was told, since one that was told to pause may not have been seen to yet.
func (ls *lessons) follow() {
	v := &ls.d.view
	s := v.Snap
	if ls.player == nil || s.Seeking >= 0 || ls.d.Behind() {
		return
	}
	clock := ls.d.clock()
	t := ls.player.Turn(s.Step, s.Playing, clock, v.Many > 0 && ls.d.options.Behind != nil && ls.d.options.Behind(s.Step))
	if t.Entry != v.Lesson.Entry || t.Entered {
		v.Lesson.Entry, ls.d.fresh = t.Entry, true
	}
	if t.Entered {
		v.Lesson.Stage++
		if e := &v.Lesson.Lesson.Script[t.Entry]; e.Speed > 0 {
			ls.d.session.SetSpeed(e.Speed)
		}
	}
	switch {
	case t.Ended:
		ls.d.session.Play(false)
		ls.restAt = clock + betweenLessons
	case t.Pause:
		ls.d.session.Play(false)
	case t.Play:
		ls.d.session.Play(true)
	}
	if s.Step < v.Lesson.Lesson.End {
		ls.restAt = 0
	}
	left := ls.player.Left(clock)
	if ls.loop && ls.restAt > 0 {
		left = ls.restAt - clock
	}
	if waits := int(math.Ceil(left)); waits != v.Lesson.Waits {
		v.Lesson.Waits, ls.d.fresh = waits, true
	}
	if ended := ls.restAt > 0; ended != v.Lesson.Ended {
		v.Lesson.Ended, ls.d.fresh = ended, true
	}
	if ls.loop && ls.restAt > 0 && clock >= ls.restAt {
		ls.d.Send(TellLesson{v.Lesson.Follows})
	}
}

// TellLesson begins a lesson; where it cannot, what was there stays.
type TellLesson struct{ Lesson *lesson.Lesson }

func (c TellLesson) do(d *Desk) error {
	if err := d.lessons.tell(c.Lesson); err != nil {
		return &OpenError{c.Lesson.Title, err}
	}
	return nil
}

// TellAll tells every lesson, one after the other, for ever.
type TellAll struct{}

func (TellAll) do(d *Desk) error {
	if err := d.lessons.tellAll(); err != nil {
		return &OpenError{"lessons", err}
	}
	return nil
}

// ReadLessons reads the lessons again: one was written.
type ReadLessons struct{}

func (ReadLessons) do(d *Desk) error {
	d.view.Unread = nil
	d.lessons.read()
	return nil
}

// EndLesson ends the lesson; its episode stays as it is.
type EndLesson struct{}

func (EndLesson) do(d *Desk) error {
	d.lessons.end()
	return nil
}

// NextEntry goes to the entry after the present one, and plays on from there once it
// has been read; at the end it begins the next lesson.
type NextEntry struct{}

func (NextEntry) do(d *Desk) error {
	s, p := d.view.Snap, d.lessons.player
	if p == nil {
		return nil
	}
	if s.Step >= p.Lesson.End {
		return TellLesson{d.view.Lesson.Follows}.do(d)
	}
	to, play := p.Next(s.Step)
	d.session.Reach(to)
	d.session.Play(play)
	return nil
}

// LastEntry goes to the beginning of the entry, or to the one before.
type LastEntry struct{}

func (LastEntry) do(d *Desk) error {
	if p := d.lessons.player; p != nil {
		p.Go()
		d.session.Scrub(p.Back(d.view.Snap.Step))
	}
	return nil
}
