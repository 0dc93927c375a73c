package session

import (
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/world"
)

// control is the life without one injury: it forks from the injured life at its step,
// and lives on beside it, unseen unless the twin is shown, while its recovery is measured.
type control struct {
	recovery.Record
	history *episode.History // its moments; nil where they are to be lived again
	body    string           // after the loss of a piece of leg, "" where none was lost
}

// controls are those of one future, in order of their steps, and the episode in which
// whichever is wanted lives.
type controls struct {
	list   []*control // replaced, never overwritten: futures that were left hold theirs
	shadow *episode.Episode
	of     *control       // whose life the shadow is in; nil for none
	twin   bool           // shown
	scale  recovery.Scale // of this life's recoveries
}

// The shares of historyBytes that controls have.
const (
	twinBytes   = historyBytes / 2  // while the twin is shown, and any of its steps may be asked for
	unseenBytes = historyBytes / 16 // while it is not
)

// at is the control of the last injury up to a step, nil where there was none.
func (c *controls) at(step int) *control {
	for i := len(c.list) - 1; i >= 0; i-- {
		if c.list[i].Event.Step <= step {
			return c.list[i]
		}
	}
	return nil
}

// last is the control of the newest injury, nil for none.
func (c *controls) last() *control {
	if len(c.list) == 0 {
		return nil
	}
	return c.list[len(c.list)-1]
}

// until are the controls of a future that is left at a step for another, which goes on
// with them; the one in whose life the other future begins keeps its moments there.
func (c *controls) until(step int) []*control {
	var out []*control
	for _, old := range c.list {
		if old.Event.Step > step {
			break
		}
		cut := &control{Record: old.Until(step), body: old.body}
		if old.history != nil && old.history.Live() <= step {
			cut.history, old.history = old.history, nil
			if c.of == old {
				c.of = cut
			}
		}
		out = append(out, cut)
	}
	return out
}

// take goes to the controls of another future.
func (c *controls) take(list []*control) {
	c.list, c.of = list, nil
	for _, each := range list {
		each.Forget()
	}
}

// limit shares the memory among those that have moments.
func (c *controls) limit() {
	if len(c.list) == 0 {
		return
	}
	budget := unseenBytes
	if c.twin {
		budget = twinBytes
	}
	for i, each := range c.list {
		switch {
		case each.history == nil:
		case !c.twin && i < len(c.list)-1:
			each.history = nil
		default:
			each.history.Limit(budget / len(c.list))
		}
	}
}

// fork lets a control begin where the coming step injures the agent, before it does. Of
// several injuries at one step there is one control, which is spared them all.
func (l *life) fork() {
	ev, ok := l.episode.DueInjury()
	if !ok {
		return
	}
	if c := l.at(l.episode.Steps()); c != nil && c.Event.Step == l.episode.Steps() {
		return
	}
	ev.Step = l.episode.Steps()
	c := &control{Record: recovery.Record{Event: ev}, history: episode.NewHistory(unseenBytes)}
	if err := l.haunt(l.physics, l.rules.Genome); err != nil {
		c.Done = true // nothing is measured
	} else if err := l.episode.Fork(l.shadow); err != nil {
		c.Done, l.of = true, nil
	} else {
		c.history.BeginAt(l.shadow)
		l.of = c
	}
	l.list = append(l.list[:len(l.list):len(l.list)], c)
	l.controls.limit()
}

// haunt makes the shadow where there is none yet.
func (c *controls) haunt(physics string, g *brain.Genome) (err error) {
	if c.shadow == nil {
		c.shadow, err = newEpisode(g.Arch.Name, physics, g)
	}
	return err
}

// accompany lets the control make the step that the life has just made: at the live edge
// while it is measured, and anywhere while the twin is shown.
func (l *life) accompany() error {
	step := l.episode.Steps()
	c := l.at(step)
	if c == nil {
		return nil
	}
	live := step >= l.history.Live()
	if over := c.Feed(l.rewards, l.scale); !l.twin && (!live || over) {
		return nil
	}
	if err := l.bring(c, step); err != nil {
		return err
	}
	if live && l.shadow.Steps() == step {
		if c.Compare(l.episode, l.shadow); step == c.Event.Step+1 {
			c.body = world.LostLeg(l.episode.World, l.shadow.World)
			l.bornSo(l.rules.Genome, l.physics, c.body, l.episode.Setup().Init)
		}
	}
	c.Feed(l.rewards, l.scale)
	return nil
}

// bring lets the shadow be at a step of a control's life.
func (l *life) bring(c *control, step int) error {
	if err := l.haunt(l.physics, l.rules.Genome); err != nil {
		return err
	}
	if c.history == nil {
		if err := l.history.ForkAt(l.episode, l.shadow, c.Event.Step); err != nil {
			return err
		}
		c.history, l.of = episode.NewHistory(unseenBytes), c
		c.history.BeginAt(l.shadow)
		l.controls.limit()
	}
	if l.of != c || l.shadow.Steps() > step {
		if err := c.history.Seek(l.shadow, min(step, c.history.Live())); err != nil {
			l.of = nil
			return err
		}
		l.of = c
	}
	for l.shadow.Steps() < step && l.shadow.Status() == episode.Running {
		if c.Step(l.shadow); l.shadow.Steps() > c.history.Live() {
			c.history.Follow(l.shadow)
		}
	}
	c.Done = c.Done || l.shadow.Status() != episode.Running
	return nil
}

// share hands events that injure nothing on to the control of now, so that they are no
// difference between the two lives.
func (l *life) share(events []episode.Event) {
	c := l.last()
	if c == nil {
		return
	}
	if c.Feed(l.rewards, l.scale) || l.bring(c, l.episode.Steps()) != nil {
		c.history, l.of = nil, nil // lived again with them, if it is ever wanted
		return
	}
	for _, ev := range episode.Spared(events, 0) {
		if l.shadow.Inject(ev) != nil {
			c.history, l.of = nil, nil
			return
		}
	}
	c.history.Follow(l.shadow)
}

// follow brings the shown twin to where the life has come to.
func (l *life) follow() error {
	c := l.at(l.episode.Steps())
	if !l.twin || c == nil {
		return nil
	}
	return l.bring(c, l.episode.Steps())
}

// setTwin lets the control be seen beside the agent, or no longer.
func (l *life) setTwin(on bool) error {
	l.twin = on
	l.controls.limit()
	if on {
		l.history.Limit(historyBytes - twinBytes)
	} else {
		l.history.Limit(historyBytes - unseenBytes)
	}
	return l.follow()
}
