package session

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Rival is what lives beside a life from its step 0: in the same world, of the same seed
// and with the same events.
type Rival struct {
	Choice string     // as rival.Choice writes it
	Name   string     // that it goes by
	Rules  Rules      // which may be the life's own
	First  uint64     // seed of its first weights; 0: that of the life
	Init   brain.Init // of its plastic weights
}

// RivalView is the rival at the step of a snapshot, or where its own episode has ended.
type RivalView struct {
	Snapshot
	Choice string
	Name   string
	Lead   float64         // of the agent over its rival: metres, or tiles
	Behind int             // steps that it has yet to live to be there, at no clock
	Missed []episode.Event // of the life's, those that its network cannot take
}

// rival is a second life on the session's goroutine, which follows the first one.
type rival struct {
	of     Rival
	life   *life
	events []episode.Event // of the life, that the rival's are made from
	missed []episode.Event
	news   bool // it has come to where the life is since it was shown
}

// rivalBytes bounds the memory of its moments.
const rivalBytes = historyBytes / 4

// mostFollowing is how long the rival lives on at a time while it is behind, so that the
// life waits for nothing.
const mostFollowing = 8 * time.Millisecond

// SetRival lets another life be lived beside this one, from its beginning; nil for none.
func (s *Session) SetRival(r *Rival) {
	s.after(func(l *life) error { return setRival(l, r) })
}

// Companion is a Recorder that wants to know what lives beside the life, as rival.Choice
// writes it; "" for nothing.
type Companion interface{ Beside(choice string) }

func setRival(l *life, r *Rival) error {
	if r == nil {
		l.rival = nil
		tellRival(l, "")
		return nil
	}
	if err := suits(l, r); err != nil {
		return err
	}
	e, err := newEpisode(l.rules.Genome.Arch.Name, l.physics, r.Rules.Genome)
	if err != nil {
		return fmt.Errorf("beside: %w", err)
	}
	new := &rival{of: *r, life: &life{episode: e, history: episode.NewHistory(rivalBytes), physics: l.physics, rules: r.Rules, ended: true, noMujoco: l.noMujoco}}
	if err := new.begin(l); err != nil {
		return err
	}
	l.rival = new
	tellRival(l, r.Choice)
	return nil
}

func tellRival(l *life, choice string) {
	if c, ok := l.recorder.(Companion); ok {
		c.Beside(choice)
	}
}

// suits tells why a rival cannot live beside the life, or nil.
func suits(l *life, r *Rival) error {
	g := r.Rules.Genome
	if g == nil {
		return errors.New("beside: expected a rule set, found none")
	}
	own := l.rules.Genome
	switch {
	case g.Arch.Name != own.Arch.Name:
		return fmt.Errorf("beside: expected a rule set for the %s, found %s for the %s", own.Arch.Name, r.Rules.Name, g.Arch.Name)
	case !g.Arch.SameNeurons(own.Arch):
		return fmt.Errorf("beside: expected a network of the same neurons as the life's, %s, found %s, which is %s", own.Arch, r.Rules.Name, g.Arch)
	case r.First == 0 && (g == own || r.Rules.SHA256 != "" && r.Rules.SHA256 == l.rules.SHA256):
		return fmt.Errorf("beside: expected another rule set than %s, which lives here already", l.rules.Name)
	case r.First != 0 && r.First == l.episode.Setup().Seed:
		return fmt.Errorf("beside: expected other first weights, found those of seed %d, which live here already", r.First)
	case r.First != 0 && g.Rule == brain.Static:
		return fmt.Errorf("beside: expected plastic rules for other first weights, found static ones (%s), which are their weights", r.Rules.Name)
	}
	return nil
}

// begin begins the rival's life with the events of the life.
func (r *rival) begin(l *life) error {
	if r == nil {
		return nil
	}
	rl := r.life
	setup := l.episode.Setup()
	setup.First, setup.Init, setup.Events = r.of.First, r.of.Init, nil
	r.events, r.missed = nil, nil
	if err := rl.begin(setup); err != nil {
		return fmt.Errorf("beside: %w", err)
	}
	if setup.Events = r.take(l); len(setup.Events) == 0 {
		return nil
	}
	if err := rl.begin(setup); err != nil {
		return fmt.Errorf("beside: %w", err)
	}
	return nil
}

// take notes the life's events and gives those that the rival's network can take.
func (r *rival) take(l *life) []episode.Event {
	r.events, r.missed = l.history.Events(), nil
	var taken []episode.Event
	for _, ev := range r.events {
		if r.life.episode.Check(ev) == nil {
			taken = append(taken, ev)
		} else {
			r.missed = append(r.missed, ev)
		}
	}
	return taken
}

// edit makes the life's edit the rival's too, where it is the life's future as well; agree
// sees to it where it is not.
func (r *rival) edit(l *life, events []episode.Event) {
	if r == nil {
		return
	}
	r.align(l)
	rl := r.life
	taken := r.take(l)
	rl.settle()
	if done := rl.episode.Applied(); len(done) <= len(taken) && slices.Equal(done, taken[:len(done)]) {
		fresh := slices.DeleteFunc(slices.Clone(events), func(ev episode.Event) bool { return rl.episode.Check(ev) != nil })
		if branch(rl, taken[len(done):], fresh) == nil {
			return
		}
	}
	r.events = nil
}

// undo and redo follow those of the life.
func (r *rival) undo(l *life) error {
	return r.swap(l, func(rl *life) error { return rl.swap(&rl.undo, &rl.redo) })
}
func (r *rival) redo(l *life) error {
	return r.swap(l, func(rl *life) error { return rl.swap(&rl.redo, &rl.undo) })
}

func (r *rival) swap(l *life, swap func(*life) error) error {
	if r == nil {
		return nil
	}
	if err := swap(r.life); err != nil {
		return r.begin(l)
	}
	r.life.target = -1
	return r.agree(l)
}

// agree lets the rival have the life's events: it lives anew where it has others.
func (r *rival) agree(l *life) error {
	if slices.Equal(r.events, l.history.Events()) {
		return nil
	}
	taken, own := r.take(l), r.life.history.Events()
	// What it did not come to is no difference.
	if past := r.life.episode.Status() != episode.Running; slices.Equal(own, taken) || past && r.same(own, taken) {
		return nil
	}
	return r.begin(l)
}

// same tells whether two lists of events are the same up to the end of the rival's life.
func (r *rival) same(a, b []episode.Event) bool {
	end := r.life.history.Live()
	lived := func(all []episode.Event) []episode.Event {
		n := slices.IndexFunc(all, func(ev episode.Event) bool { return ev.Step >= end })
		if n < 0 {
			n = len(all)
		}
		return all[:n]
	}
	return slices.Equal(lived(a), lived(b))
}

// align takes the rival to the life's step, where it knows that.
func (r *rival) align(l *life) {
	rl, step := r.life, l.episode.Steps()
	here := rl.episode.Steps()
	if step < here || step > here+1 && here < rl.history.Live() {
		if err := rl.seek(min(step, rl.history.Live())); err != nil {
			r.events = nil
		}
	}
}

// follow lets the rival live to where the life is, and stops at a time; it tells whether
// there is more to live.
func (r *rival) follow(l *life, until time.Time) (behind bool) {
	if r == nil {
		return false
	}
	rl := r.life
	rl.pace.speed, rl.unseen, rl.playing = l.pace.speed, l.unseen, l.playing
	if err := r.agree(l); err != nil {
		l.note, l.rival = err.Error(), nil
		return false
	}
	r.align(l)
	for n := 1; r.isBehind(l); n++ {
		if n%16 == 0 && time.Now().After(until) {
			return true
		}
		rl.step()
		r.news = true
	}
	return false
}

// isBehind tells whether the rival has steps to live to be where the life is.
func (r *rival) isBehind(l *life) bool {
	return r.life.episode.Status() == episode.Running && r.life.episode.Steps() < l.episode.Steps()
}

// arrived tells once that the rival has come on since it was shown.
func (r *rival) arrived() bool {
	if r == nil || !r.news {
		return false
	}
	r.news = false
	return true
}

// fill copies the rival's moment.
func (r *rival) fill(l *life, s *Snapshot) {
	if r == nil {
		s.Rival = nil
		return
	}
	if s.Rival == nil {
		s.Rival = &RivalView{}
	}
	r.news = false
	v, rl := s.Rival, r.life
	rl.settle()
	rl.fill(&v.Snapshot)
	v.Choice, v.Name, v.Missed = r.of.Choice, r.of.Name, r.missed
	if v.Behind = 0; r.isBehind(l) {
		v.Behind = s.Step - v.Step
	}
	agent, ok := l.episode.World.(episode.Viewer)
	other, both := rl.episode.World.(episode.Viewer)
	if v.Lead = 0; ok && both {
		v.Lead = agent.Progress() - other.Progress()
	}
	if s.Ant != nil && v.Ant != nil { // as the figures have it
		v.Lead = s.Ant.BodyXY[0] - v.Ant.BodyXY[0]
	}
}
