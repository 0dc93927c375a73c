package mujoco

import "hebbarium/physics/ant"

// Motion writes the present state to m.
func (w *World) Motion(m *ant.Motion) { *m = w.task.motion }

// Observe writes the 28 values that a policy sees, those of ant.World.Observe. dst holds at
// least 28 values.
func (w *World) Observe(dst []float32) {
	t := &w.task
	t.seen = t.motion
	t.seen.Feet = t.shown
	// A state that a step or ResetTo has accepted is not refused.
	if t.mirror.ResetTo(w.body, &t.seen) == nil {
		t.mirror.Observe(dst)
	}
}

// State fills s with the present state. Contacts reuses the slice it has; apart from its
// first growth nothing is allocated.
func (w *World) State(s *ant.State) {
	t := &w.task
	if t.mirror.ResetTo(w.body, &t.motion) != nil {
		return
	}
	t.mirror.State(s)
	if cap(s.Contacts) < ant.MaxContacts {
		s.Contacts = make([]ant.Contact, 0, ant.MaxContacts)
	}
	s.Contacts = s.Contacts[:0]
	for i := range w.rows.contacts() {
		s.Contacts = append(s.Contacts, w.rows.describe(i))
	}
}

// describe is contact i as the last substep held it.
func (r *constraints) describe(i int) ant.Contact {
	c := r.contact(i)
	n, link := c.frame(), c.geom()-1
	d := ant.Contact{Gap: c.dist(), Leg: (link + 2) / 3, Foot: link > 0 && link%3 == 0}
	for k, x := range c.pos() {
		d.Point[k] = x + n[k]*c.dist()/2
	}
	if row := c.address(); row >= 0 && row+2 < r.count {
		f := r.force[row : row+3]
		d.Normal = f[0]
		d.Side = [2]float64{n[3]*f[1] + n[6]*f[2], n[4]*f[1] + n[7]*f[2]}
	}
	return d
}
