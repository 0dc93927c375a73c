package session

import (
	"context"
	"slices"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/evolve/rollout"
)

// recovery is that from the i-th injury of this future. It is over with the next injury,
// and with either life.
func (l *life) recovery(i int) recovery.Recovery {
	c := l.list[i]
	c.Feed(l.rewards, l.scale)
	var next *recovery.Record
	if i+1 < len(l.list) {
		next = &l.list[i+1].Record
	}
	r := c.Recovery(next, l.episode.Status() != episode.Running)
	if pace := l.born[c.body]; c.body != "" && pace != 0 {
		r.SetBorn(pace, l.scale)
	}
	return r
}

// bornSo finds out how well rules do with a body that they are born with, once for each
// body: a session has one set of rules.
func (b *background) bornSo(g *brain.Genome, physics, body string, init brain.Init) {
	if body == "" || b.send == nil {
		return
	}
	if _, known := b.born[body]; known {
		return
	}
	if b.born == nil {
		b.born = map[string]float64{}
	}
	b.born[body] = 0 // on the way
	ctx, send := b.ctx, b.send
	go func() {
		pace, err := rollout.BornSo(ctx, g, physics, body, init)
		if err == nil {
			send(func(l *life) error {
				l.born[body] = pace
				return nil
			})
		}
	}()
}

// background is what the measurements of a session need to go on beside it.
type background struct {
	ctx  context.Context                 // done when the session closes
	send func(command func(*life) error) // to the session's goroutine; nil where there is none
	born map[string]float64              // paces by body, 0 while they are being found out
}

// injury is the index of the control of the injuries at a step, −1 where there is none.
func (c *controls) injury(step int) int {
	return slices.IndexFunc(c.list, func(c *control) bool { return c.Event.Step == step })
}
