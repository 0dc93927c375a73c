package ant

import (
	"encoding/binary"
	"math"
)

// Snapshot is everything that determines a world's future, a plain value that can be
// copied and compared.
type Snapshot struct{ core core }

// SaveState writes the present state to s.
func (w *World) SaveState(s *Snapshot) { s.core = w.core }

// RestoreState goes back to a saved state, of this world or of another one: what follows
// has the same bits as what followed there. Contacts, which only State shows, are empty
// until the next step.
func (w *World) RestoreState(s *Snapshot) {
	w.core = s.core
	w.solver.touches = w.solver.touches[:0]
	w.solver.n, w.solver.limits = 0, 0
}

// AppendState appends every bit that determines the future, little-endian: two worlds with
// equal bytes go on alike under equal actions.
func (w *World) AppendState(dst []byte) []byte {
	c := &w.core
	f := func(values ...float64) {
		for _, x := range values {
			dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(x))
		}
	}
	f(c.pos.x, c.pos.y, c.pos.z)
	f(c.quat[:]...)
	f(c.lin.x, c.lin.y, c.lin.z)
	f(c.ang.x, c.ang.y, c.ang.z)
	f(c.q[:]...)
	f(c.qd[:]...)
	f(c.body.Lower[:]...)
	f(c.gravity, c.initialZ, c.potential)
	dst = c.conditions.Append(dst)
	f(c.parts[:]...)
	for k := range c.reach {
		f(c.reach[k][:]...)
	}
	f(c.push.x, c.push.y, c.push.z)
	for i := range c.floor {
		m := &c.floor[i]
		dst = append(dst, byte(m.n))
		for k := range m.marks[:m.n] {
			a := &m.marks[k]
			f(a.place.x, a.place.y, a.place.z, a.x, a.y)
		}
	}
	var flags byte
	for k := range c.feet {
		if c.feet[k] {
			flags |= 1 << k
		}
		if c.shown[k] {
			flags |= 16 << k
		}
	}
	dst = append(dst, flags)
	return binary.LittleEndian.AppendUint64(dst, uint64(c.step))
}
