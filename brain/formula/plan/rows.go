package plan

import "hebbarium/brain/kernel"

// prepare points the passes at their rows, for so many neurons before at a time, and notes
// what moves on from one time to the next.
func (m *Machine) prepare(c *ready, l *Layer, high int) {
	width := len(l.Post)
	for len(m.temps) < c.temps {
		m.temps = append(m.temps, nil)
	}
	for i := range c.temps {
		m.temps[i] = grown(m.temps[i], high*width)
	}
	m.passes, m.moving = m.passes[:0], m.moving[:0]
	for k := range c.synapses {
		m.passes = append(m.passes, m.steps[c.synapses[k].op])
	}
	for k := range c.synapses {
		p, r := &c.synapses[k], &m.passes[k].Rows
		r.Wide, r.High = width, high
		m.point(&r.Dst, p.dst, c, l)
		r.NextA = m.point(&r.A, p.a, c, l)
		r.NextB = m.point(&r.B, p.b, c, l)
		r.NextC = m.point(&r.C, p.c, c, l)
		m.number(r, p.s, c)
	}
}

// point sets an operand, and says how far it is between two of its rows.
func (m *Machine) point(at *[]float32, p place, c *ready, l *Layer) int {
	width := len(l.Post)
	switch p.kind {
	case inPost:
		*at = c.post[p.index]
		return 0
	case inPlane:
		m.moving = append(m.moving, moving{at, l.Planes[p.index], width})
	case inWeights:
		m.moving = append(m.moving, moving{at, l.Weights, width})
	case inRow:
		*at = m.temps[p.index]
	}
	return width
}

// number sets the number of a pass, which is one for all rows or one for each.
func (m *Machine) number(r *kernel.Rows, p place, c *ready) {
	switch p.kind {
	case inScalar:
		r.S, r.NextS = c.scalars[p.index:][:1], 0
	case inPre:
		r.NextS = 1
		m.moving = append(m.moving, moving{&r.S, c.pre[p.index], 1})
	}
}
