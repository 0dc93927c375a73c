package many

import (
	"slices"
	"time"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// patience is how long a replay waits for what the lives have to add to it.
const patience = 300 * time.Millisecond

// Complete adds to a replay of the session's life that there are many, and their states
// where they are with it. It is called on the session's goroutine.
func (c *Crowd) Complete(r *replay.Replay) {
	c.mu.Lock()
	lives := c.wanted
	c.mu.Unlock()
	if lives < 2 || c.session.Load() == nil {
		return
	}
	r.Many = &replay.Many{Lives: lives}
	found := make(chan *replay.Many, 1)
	events, steps, seed := r.Events, r.Steps, r.Seed
	c.mu.Lock()
	c.asks = append(c.asks, func() { found <- c.ends(events, steps, seed) })
	c.mu.Unlock()
	c.poke()
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case m := <-found:
		if m != nil && m.Lives == lives {
			r.Many = m
		}
	case <-wait.C:
	}
}

// ends are the states of the lives after the first, nil where they are not all at one
// step of the recipe.
func (c *Crowd) ends(events []episode.Event, steps int, seed uint64) *replay.Many {
	step := c.now.Step
	n := 0
	for n < len(c.now.Events) && c.now.Events[n].Step <= step {
		n++
	}
	if len(c.lives) == 0 || c.now.Setup.Seed != seed || step > steps || n > len(events) || !slices.Equal(events[:n], c.now.Events[:n]) {
		return nil
	}
	m := &replay.Many{Lives: len(c.lives), Step: step, Events: n}
	for i, l := range c.lives {
		if l.fault != nil || l.episode.Steps() != step && (l.episode.Status() == episode.Running || l.episode.Steps() < l.history.Live()) {
			return nil
		}
		if i > 0 {
			m.Ends = append(m.Ends, replay.EndOf(l.episode))
		}
	}
	return m
}
