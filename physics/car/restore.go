package car

import (
	"errors"
	"fmt"
	"io"
)

// ErrRestore is wrapped where a state cannot be restored.
var ErrRestore = errors.New("car: cannot restore")

// Restore puts the world on a track and into a state that AppendState gave on the same
// track while the world was in that engine; its future is then that of the world that gave
// it. Bytes of another length or version are refused; after a failure the world is as after
// a Reset.
func (w *World) Restore(e Engine, t *Track, state []byte) error {
	w.use(e)
	w.place(t)
	r := &stateReader{rest: state}
	w.step = r.int()
	w.time, w.previous, w.shown, w.push[0], w.push[1] = r.float(), r.float(), r.float(), r.float(), r.float()
	for i := range w.wheel {
		k := &w.wheel[i]
		k.steer, k.gas, k.brake, k.spin, k.phase = r.float(), r.float(), r.float(), r.float(), r.float()
	}
	w.contacts.restore(r)
	w.solver.restore(r)
	w.conditions.restore(r)
	if r.err == nil && len(r.rest) > 0 {
		r.fail("the end", fmt.Sprintf("%d bytes more", len(r.rest)))
	}
	if r.err != nil {
		w.Reset(t)
		return fmt.Errorf("byte %d of %d: %w", len(state)-len(r.rest), len(state), r.err)
	}
	w.pave()
	w.solver.read(&w.body)
	w.diverged = w.unsound() >= 0
	return nil
}

func (c *contacts) restore(r *stateReader) {
	r.bools(c.touched)
	r.bools(c.visited)
	for i := range c.wheel {
		n := r.int()
		if n < 0 || n > len(c.touched) {
			r.fail(fmt.Sprintf("0 to %d tiles at a wheel", len(c.touched)), fmt.Sprint(n))
			return
		}
		c.wheel[i] = c.wheel[i][:0]
		for range n {
			tile := r.int()
			if tile < 0 || tile >= len(c.touched) {
				r.fail(fmt.Sprintf("a tile below %d", len(c.touched)), fmt.Sprint(tile))
				return
			}
			c.wheel[i] = append(c.wheel[i], int32(tile))
		}
	}
	c.count = r.int()
	c.reward = r.float()
}

func (s *island) restore(r *stateReader) {
	for i := range s.body {
		b := &s.body[i]
		for _, v := range [...]*float32{&b.centre.x, &b.centre.y, &b.angle, &b.origin.x, &b.origin.y, &b.sin, &b.cos, &b.v.x, &b.v.y, &b.v.w, &b.resting} {
			*v = r.single()
		}
	}
	for i := range s.joint {
		j := &s.joint[i]
		for _, v := range [...]*float32{&j.impulse.x, &j.impulse.y, &j.limitImpulse, &j.motorImpulse, &j.motorSpeed} {
			*v = r.single()
		}
		j.reach = reach(r.byte())
		if j.reach > atUpper {
			r.fail("a joint limit's state of 0 to 2", fmt.Sprint(j.reach))
		}
	}
}

// stateReader takes apart what the append functions have put together. It
// keeps its first error and reads zeros from there on.
type stateReader struct {
	rest []byte
	err  error
}

func (r *stateReader) fail(expected, found string) {
	if r.err == nil {
		r.err = fmt.Errorf("expected %s, found %s: %w", expected, found, ErrRestore)
	}
}

func (r *stateReader) take(n int) []byte {
	if r.err == nil && len(r.rest) < n {
		r.fail(fmt.Sprintf("%d bytes more", n), fmt.Sprintf("%d (%v)", len(r.rest), io.ErrUnexpectedEOF))
	}
	if r.err != nil {
		return make([]byte, n)
	}
	part := r.rest[:n]
	r.rest = r.rest[n:]
	return part
}
