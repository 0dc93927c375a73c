package brain

import (
	"encoding/binary"
	"fmt"
)

// A network may learn more slowly than its world moves, and from more than one moment:
// every K steps, from activations that are means over the last N (Architecture.Every and
// Mean). Weights that are rewritten at every step never settle where a layer is kept in
// bounds; slower updates from averaged activations come to rest, and then survive it when
// plasticity ends (arXiv 2603.22512 has an update every 10 steps from means over 4).

// Limits on the rhythm; no life is longer than the one, and a mean over more than the other
// would tell the network nothing of what it does.
const (
	maxEvery = 1000
	maxMean  = 100
)

// every and mean are the numbers in force, where 0 stands for 1.
func (a Architecture) every() int { return max(a.Every, 1) }
func (a Architecture) mean() int  { return max(a.Mean, 1) }

// HasRhythm tells whether the network learns otherwise than at every step from that step.
func (a Architecture) HasRhythm() bool { return a.every() > 1 || a.mean() > 1 }

// Rhythm says in words when an update comes, and from what.
func (a Architecture) Rhythm() string {
	when, from := "at every step", ""
	if k := a.every(); k > 1 {
		when = fmt.Sprintf("every %d steps", k)
	}
	if n := a.mean(); n > 1 {
		from = fmt.Sprintf(", from activations averaged over the last %d", n)
	}
	return when + from
}

func (a Architecture) checkRhythm() error {
	if a.Every < 0 || a.Every > maxEvery {
		return fmt.Errorf("architecture %q: every: expected an update every 1 to %d steps, found %d", a.Name, maxEvery, a.Every)
	}
	if a.Mean < 0 || a.Mean > maxMean {
		return fmt.Errorf("architecture %q: mean activations: expected means over 1 to %d steps, found %d", a.Name, maxMean, a.Mean)
	}
	return nil
}

// rhythm is where a network with one stands between two updates.
type rhythm struct {
	steps int         // lived since the reset
	ring  [][]float32 // activations of the last steps, each what all layers take one after the other, and the outputs; step s lies at s mod N
	means []float32   // those that the next update takes; empty where they are those of the step itself
}

// newRhythm gives a network its rhythm, and its layers the activations that they learn from.
func (n *Network) newRhythm() {
	for _, l := range n.layers {
		l.pre, l.post = l.In, l.Out
	}
	if !n.arch.HasRhythm() {
		return
	}
	n.rhythm = &rhythm{}
	if n.arch.mean() == 1 {
		return
	}
	units := 0
	for at := range len(n.layers) + 1 {
		units += n.arch.taken(at)
	}
	n.rhythm.means = make([]float32, units)
	for range n.arch.mean() {
		n.rhythm.ring = append(n.rhythm.ring, make([]float32, units))
	}
	rest := n.rhythm.means
	for _, l := range n.layers {
		l.pre, rest = rest[:l.Pre:l.Pre], rest[l.Pre:]
		l.post = rest[:l.Post:l.Post]
	}
}

// reset forgets the steps of the life before.
func (m *rhythm) reset() {
	m.steps = 0
	for _, slot := range m.ring {
		clear(slot)
	}
	clear(m.means)
}

// due lives on by a step, whose activations it keeps, and tells whether an update is due;
// then the means are up to date.
func (m *rhythm) due(n *Network) bool {
	if len(m.ring) > 0 {
		slot := m.ring[m.steps%len(m.ring)]
		for at := range len(n.layers) + 1 {
			slot = slot[copy(slot, n.taken(at)):]
		}
	}
	m.steps++
	if m.steps%n.arch.every() != 0 {
		return false
	}
	m.average()
	return true
}

// average takes the means over the steps that are kept, the oldest first, so that they
// have the same bits wherever the ring begins.
func (m *rhythm) average() {
	if len(m.ring) == 0 {
		return
	}
	kept := min(m.steps, len(m.ring))
	clear(m.means)
	for s := m.steps - kept; s < m.steps; s++ {
		for i, v := range m.ring[s%len(m.ring)] {
			m.means[i] += v
		}
	}
	count := float32(kept)
	for i := range m.means {
		m.means[i] /= count
	}
}

// appendTo appends the state.
func (m *rhythm) appendTo(dst []byte) []byte {
	dst = binary.LittleEndian.AppendUint32(dst, uint32(m.steps))
	for _, slot := range m.ring {
		dst = appendFloats(dst, slot)
	}
	return dst
}

// size is the length of the state in bytes.
func (m *rhythm) size() int {
	n := 4
	for _, slot := range m.ring {
		n += 4 * len(slot)
	}
	return n
}

func (m *rhythm) restore(r *stateReader) {
	m.steps = int(r.uint32())
	for _, slot := range m.ring {
		r.floats(slot)
	}
}
