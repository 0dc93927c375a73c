package many

import (
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
)

// measured are the injuries of a life, in order of their steps, and the control of the
// newest, which lives on beside it.
type measured struct {
	injuries []*injury
	shadow   *episode.Episode // nil until it is needed
	of       *injury          // whose control the shadow is, nil for none
}

// injury is an injury with what became of it.
type injury struct {
	event   episode.Event // the first damaging one of its step
	rewards []float64     // of the control, from that step on
	lasted  int           // steps for which a lasting condition has been in force
	done    bool          // the control's own life is over

	meter     *recovery.Meter // nil where it is to be told everything again
	fed       int             // steps that the meter knows
	condition episode.Condition
}

// last is the newest injury, nil for none.
func (m *measured) last() *injury {
	if len(m.injuries) == 0 {
		return nil
	}
	return m.injuries[len(m.injuries)-1]
}

// until forgets what was measured after a step: another future begins there.
func (m *measured) until(step int) {
	n := len(m.injuries)
	for n > 0 && m.injuries[n-1].event.Step >= step {
		n--
	}
	m.injuries, m.of = m.injuries[:n], nil
	if c := m.last(); c != nil {
		made := min(step-c.event.Step, len(c.rewards))
		c.done = c.done && made == len(c.rewards)
		c.rewards, c.lasted, c.meter, c.fed = c.rewards[:made], min(c.lasted, made), nil, 0
		c.condition = episode.Condition{}
	}
}

// fork lets a control begin where the coming step injures the agent, before it does.
func (l *life) fork() error {
	m, e := &l.measured, l.episode
	ev, ok := e.DueInjury()
	if !ok || e.Steps() < l.history.Live() {
		return nil
	}
	if c := m.last(); c != nil && c.event.Step == e.Steps() {
		return nil // spared them all
	}
	if m.shadow == nil {
		var err error
		if m.shadow, err = newEpisode(e.World.Name(), l.physics, e.Genome()); err != nil {
			return err
		}
	}
	ev.Step = e.Steps()
	c := &injury{event: ev}
	m.injuries, m.of = append(m.injuries, c), c
	return e.Fork(m.shadow)
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
	if c == nil || c.feed(l) || e.Steps() < l.history.Live() {
		return nil
	}
	if m.of != c {
		if err := l.history.ForkAt(e, m.shadow, c.event.Step); err != nil {
			return err
		}
		m.of = c
	}
	for m.shadow.Steps() < e.Steps() && m.shadow.Status() == episode.Running {
		made := m.shadow.Steps() - c.event.Step
		m.shadow.Step()
		if r := m.shadow.Rewards(); made == len(c.rewards) && len(r) == m.shadow.Steps() {
			c.rewards = append(c.rewards, r[len(r)-1])
		}
	}
	if made := e.Steps() - c.event.Step; m.shadow.Steps() == e.Steps() && c.lasted == made-1 && c.condition.InForce(e, m.shadow) {
		c.lasted = made
	}
	c.done = c.done || m.shadow.Status() != episode.Running
	c.feed(l)
	return nil
}

// feed tells the meter of the steps that both lives have made since, and whether there is
// no more to measure.
func (c *injury) feed(l *life) (over bool) {
	if c.meter == nil {
		c.meter, c.fed = recovery.NewMeter(c.event, l.scale), 0
	}
	own := l.history.Rewards()
	for ; c.fed < min(len(own)-c.event.Step, len(c.rewards)) && !c.meter.Over(); c.fed++ {
		c.meter.Add(own[c.event.Step+c.fed], c.rewards[c.fed], c.fed < c.lasted)
	}
	return c.done || c.meter.Over()
}

// recoveries are those of all injuries so far, in their order, as the session has them.
func (l *life) recoveries(into []recovery.Recovery, over bool) []recovery.Recovery {
	for i, c := range l.injuries {
		c.feed(l)
		r := c.meter.Recovery()
		switch {
		case i+1 < len(l.injuries):
			r.EndBy(l.injuries[i+1].event)
		case r.Ended != recovery.NotEnded:
		case c.done:
			r.Ended = recovery.ByControl
		case over:
			r.Ended = recovery.ByLife
		}
		into = append(into, r)
	}
	return into
}
