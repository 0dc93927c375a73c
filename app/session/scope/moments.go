package scope

import "hebbarium/evolve/microscope"

// chunkSteps is how many steps are lived at a time: as many as lie between two moments of a
// young history.
const chunkSteps = 64

// mostChunks bounds the memory: more steps than this are not kept, and are lived again.
const mostChunks = 2048

// moments are those of the steps that were lived again, by chunks, each filled from its
// beginning.
type moments struct {
	chunks map[int][]microscope.Moment
}

// chunkOf is the chunk of a step from 1.
func chunkOf(step int) int { return (step - 1) / chunkSteps }

// at is the moment of a step, not known where it was not lived.
func (m *moments) at(step int) microscope.Moment {
	if step < 1 {
		return microscope.Moment{}
	}
	if c, i := m.chunks[chunkOf(step)], (step-1)%chunkSteps; i < len(c) {
		return c[i]
	}
	return microscope.Moment{}
}

// next is the first step of a chunk that is not known, and false where all up to the edge
// are.
func (m *moments) next(chunk, edge int) (int, bool) {
	n := len(m.chunks[chunk])
	step := chunk*chunkSteps + n + 1
	return step, n < chunkSteps && step <= edge
}

// add takes the moment of the next step of its chunk. Of too many chunks those farthest from
// it go.
func (m *moments) add(step int, at microscope.Moment) {
	if m.chunks == nil {
		m.chunks = map[int][]microscope.Moment{}
	}
	c := chunkOf(step)
	if len(m.chunks[c]) != (step-1)%chunkSteps {
		return
	}
	m.chunks[c] = append(m.chunks[c], at)
	if len(m.chunks) <= mostChunks {
		return
	}
	far := c
	for k := range m.chunks {
		if max(k-c, c-k) > max(far-c, c-far) {
			far = k
		}
	}
	delete(m.chunks, far)
}

// forget drops the moments of the steps after one.
func (m *moments) forget(step int) {
	for k, c := range m.chunks {
		switch first := k*chunkSteps + 1; {
		case first > step:
			delete(m.chunks, k)
		case first+len(c) > step+1:
			m.chunks[k] = c[:step+1-first]
		}
	}
}
