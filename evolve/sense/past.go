package sense

import "slices"

// past keeps the latest observations for an agent that sees them late.
type past struct {
	delay int // 0: none
	size  int // of an observation
	ring  []float32
	first int // place of the oldest
	known int // observations, delay+1 at most
}

// begin delays from now on. What was seen before is not known, so that the agent first
// goes on seeing the present; a delay that is changed forgets what it had.
func (p *past) begin(delay int, raw []float32) {
	*p = past{}
	if delay == 0 {
		return
	}
	*p = past{delay: delay, size: len(raw), ring: make([]float32, (delay+1)*len(raw))}
	p.follow(raw)
}

// at is the i-th of those that are known, from the oldest on.
func (p *past) at(i int) []float32 {
	k := (p.first + i) % (p.delay + 1) * p.size
	return p.ring[k : k+p.size]
}

func (p *past) follow(raw []float32) {
	if p.delay == 0 {
		return
	}
	if p.known > p.delay {
		p.first = (p.first + 1) % (p.delay + 1)
		p.known--
	}
	p.known++
	p.renew(raw)
}

// renew replaces the newest.
func (p *past) renew(raw []float32) {
	if p.delay > 0 {
		copy(p.at(p.known-1), raw)
	}
}

// late is what is seen while the world shows raw.
func (p *past) late(raw []float32) []float32 {
	if p.delay == 0 {
		return raw
	}
	return p.at(0)
}

func (p *past) clone() past {
	c := *p
	c.ring = slices.Clone(p.ring)
	return c
}
