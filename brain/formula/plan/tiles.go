package plan

// prepare points the passes at their rows, for so many neurons before at a time, and notes
// what moves on from one time to the next.
func (m *Machine) prepare(c *ready, l *Layer, passes []pass, rows int) {
	width := len(l.Post)
	n := rows * width
	for len(m.temps) < c.temps {
		m.temps = append(m.temps, nil)
	}
	for i := range c.temps {
		m.temps[i] = grown(m.temps[i], n)
	}
	for len(m.wide) < len(c.expanded)+len(c.g.values) {
		m.wide = append(m.wide, nil)
	}
	if rows > 1 || width < narrow {
		for i := range c.expanded {
			m.wide[i] = grown(m.wide[i], n)
		}
	}
	m.passes, m.moving, m.numbers = m.passes[:0], m.moving[:0], m.numbers[:0]
	for _, p := range passes {
		m.passes = append(m.passes, m.steps[p.op])
	}
	for k := range passes {
		p, r := &passes[k], &m.passes[k]
		m.point(&r.Dst, p.dst, c, l, rows)
		m.point(&r.A, p.a, c, l, rows)
		m.point(&r.B, p.b, c, l, rows)
		m.point(&r.C, p.c, c, l, rows)
		switch p.s.kind {
		case inScalar:
			r.S = c.scalars[p.s.index]
		case inPre:
			m.numbers = append(m.numbers, numbers{&r.S, c.pre[p.s.index]})
		}
	}
}

func (m *Machine) point(at *[]float32, p place, c *ready, l *Layer, rows int) {
	switch p.kind {
	case inPost:
		*at = c.post[p.index]
		if len(l.Post) < narrow {
			*at = m.repeated(c, p.index, rows)
		}
	case inPlane:
		m.moving = append(m.moving, moving{at, l.Planes[p.index]})
	case inWeights:
		m.moving = append(m.moving, moving{at, l.Weights})
	case inRow:
		*at = m.temps[p.index]
	case inExpanded:
		*at = m.wide[p.index]
	}
}

// repeated is a value of the neurons behind, so many times one after the other.
func (m *Machine) repeated(c *ready, of, rows int) []float32 {
	at := len(c.expanded) + of
	own := c.post[of]
	all := grown(m.wide[at], rows*len(own))
	for i := range rows {
		copy(all[i*len(own):], own)
	}
	m.wide[at] = all
	return all
}

// expand repeats the values of neurons before, each for all of its synapses.
func (m *Machine) expand(c *ready, l *Layer, from, rows int) {
	width := len(l.Post)
	for k, i := range c.expanded {
		to := m.wide[k]
		for r, v := range c.pre[i][from : from+rows] {
			row := to[r*width:][:width]
			for j := range row {
				row[j] = v
			}
		}
	}
}
