package many

import (
	"hebbarium/app/session/footing"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/physics/ant"
)

// measured are the injuries of a life, in order of their steps, and the control of the
// newest, which lives on beside it.
type measured struct {
	injuries []*recovery.Record
	lain     []bool           // which of them the body already lay or stood still at
	shadow   *episode.Episode // nil until it is needed
	of       *recovery.Record // whose control the shadow is, nil for none
}

// last is the newest injury, nil for none.
func (m *measured) last() *recovery.Record {
	if len(m.injuries) == 0 {
		return nil
	}
	return m.injuries[len(m.injuries)-1]
}

// until forgets what was measured after a step: another future begins there.
func (m *measured) until(step int) {
	n := len(m.injuries)
	for n > 0 && m.injuries[n-1].Event.Step >= step {
		n--
	}
	m.injuries, m.lain, m.of = m.injuries[:n], m.lain[:n], nil
	if n > 0 {
		*m.injuries[n-1] = m.injuries[n-1].Until(step)
	}
}

// fork lets a control begin where the coming step injures the agent, before it does.
func (l *life) fork() error {
	m, e := &l.measured, l.episode
	ev, ok := e.DueInjury()
	if !ok || e.Steps() < l.history.Live() {
		return nil
	}
	if c := m.last(); c != nil && c.Event.Step == e.Steps() {
		return nil // spared them all
	}
	if m.shadow == nil {
		var err error
		if m.shadow, err = newEpisode(e.World.Name(), l.physics, e.Genome()); err != nil {
			return err
		}
	}
	ev.Step = e.Steps()
	c := &recovery.Record{Event: ev}
	m.injuries, m.lain, m.of = append(m.injuries, c), append(m.lain, l.lies()), c
	return e.Fork(m.shadow)
}

// lies tells whether the agent gets nowhere at its present step.
func (l *life) lies() bool {
	var body *ant.State
	if w, ok := l.episode.World.(episode.Viewer); ok {
		body, _ = w.View(nil).(*ant.State)
	}
	return footing.Of(l.episode, l.history.Rewards(), body, l.scale.Usual) != footing.Upright
}

// share hands events that injure nothing on to the control, so that they are no difference
// between the two lives.
func (l *life) share(events []episode.Event) {
	m, step := &l.measured, l.episode.Steps()
	c := m.last()
	if c == nil || m.of != c {
		return // brought with them, if it is wanted again
	}
	if m.shadow.Steps() != step {
		m.of = nil
		return
	}
	for _, ev := range episode.Spared(events, 0) {
		if m.shadow.Inject(ev) != nil {
			m.of = nil
			return
		}
	}
}

// accompany lets the newest control make the step that the life has just made, while its
// recovery is measured.
func (l *life) accompany() error {
	m := &l.measured
	c, e := m.last(), l.episode
	if c == nil || l.feed(c) || e.Steps() < l.history.Live() {
		return nil
	}
	if m.of != c {
		if err := l.history.ForkAt(e, m.shadow, c.Event.Step); err != nil {
			return err
		}
		m.of = c
	}
	for m.shadow.Steps() < e.Steps() && m.shadow.Status() == episode.Running {
		c.Step(m.shadow)
	}
	if m.shadow.Steps() == e.Steps() {
		c.Compare(e, m.shadow)
	}
	c.Done = c.Done || m.shadow.Status() != episode.Running
	l.feed(c)
	return nil
}

// feed tells the meter of what both lives have done since, and whether there is no more to
// measure.
func (l *life) feed(c *recovery.Record) (over bool) { return c.Feed(l.history.Rewards(), l.scale) }

// recoveries are those of all injuries so far, in their order, as the session has them.
func (l *life) recoveries(into []recovery.Recovery, over bool) []recovery.Recovery {
	for i, c := range l.injuries {
		l.feed(c)
		var next *recovery.Record
		if i+1 < len(l.injuries) {
			next = l.injuries[i+1]
		}
		into = append(into, c.Recovery(next, over))
	}
	return into
}
