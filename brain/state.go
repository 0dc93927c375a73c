package brain

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Parts names the parts of the network's mutable state in the order of
// AppendPart: for each layer its weights, its post activations (of a recurrent one those of
// the step before too) and its frozen synapses, then the input, and the switches (plasticity,
// rules, terms and modulation in force); last,
// where the network has a rhythm of its own, where it stands between two updates, and where
// its rule was written as a formula, what that remembers.
func (n *Network) Parts() []string {
	names := make([]string, 0, n.parts())
	for _, l := range n.layers {
		names = append(names, l.Name+".w", l.Name+".out", l.Name+".frozen")
	}
	names = append(names, "in", "switches")
	if n.rhythm != nil {
		names = append(names, "rhythm")
	}
	if n.written != nil {
		names = append(names, "formula")
	}
	return names
}

// AppendPart appends part i, little-endian. Networks of one genome whose parts
// are all equal have the same future.
func (n *Network) AppendPart(dst []byte, i int) []byte {
	if l := i / 3; l < len(n.layers) {
		switch i % 3 {
		case 0:
			return appendFloats(dst, n.layers[l].W)
		case 1:
			return appendFloats(appendFloats(dst, n.layers[l].Out), n.layers[l].own)
		}
		dst = binary.LittleEndian.AppendUint32(dst, uint32(n.layers[l].FrozenCount()))
		for at, frozen := range n.layers[l].mask {
			if frozen {
				dst = binary.LittleEndian.AppendUint32(dst, uint32(at))
			}
		}
		return dst
	}
	switch i - 3*len(n.layers) {
	case 0:
		return appendFloats(dst, n.input())
	case 2:
		if n.rhythm != nil {
			return n.rhythm.appendTo(dst)
		}
		return n.written.appendTo(dst)
	case 3:
		return n.written.appendTo(dst)
	}
	termed := n.termed()
	dst = append(dst, flag(n.plastic), flag(n.control)|flag(termed)<<1|flag(n.clamp != nil)<<2)
	if n.control {
		dst = appendFloats(dst, n.random)
	}
	if termed {
		dst = n.appendTerms(dst)
	}
	if n.clamp != nil {
		dst = appendFloats(dst, []float32{*n.clamp})
	}
	return dst
}

// parts is the number of parts.
func (n *Network) parts() int {
	count := 3*len(n.layers) + 2
	if n.rhythm != nil {
		count++
	}
	if n.written != nil {
		count++
	}
	return count
}

// AppendState appends every part, in order. RestoreState reads it back.
func (n *Network) AppendState(dst []byte) []byte {
	for i := range n.parts() {
		dst = n.AppendPart(dst, i)
	}
	return dst
}

// RestoreState puts the network back into a state that AppendState of the same
// architecture, rule and genome wrote. The action and the tracked changes are
// not part of it. A state of another size is refused and changes nothing.
func (n *Network) RestoreState(b []byte) error {
	r := stateReader{b: b}
	if n.genome == nil {
		return ErrNoGenome
	}
	// First pass: lengths and indices alone, so that a bad state changes nothing.
	for _, l := range n.layers {
		r.skip(4 * len(l.W))
		r.skip(4 * (len(l.Out) + len(l.own)))
		count := r.uint32()
		if int64(count) > int64(len(l.W)) {
			return fmt.Errorf("restore: %s: expected at most %d frozen synapses, found %d", l.Name, len(l.W), count)
		}
		last := -1
		for range count {
			at := int(r.uint32())
			if r.short == 0 && (at <= last || at >= len(l.W)) {
				return fmt.Errorf("restore: %s: expected ascending indices of frozen synapses below %d, found %d after %d", l.Name, len(l.W), at, last)
			}
			last = at
		}
	}
	r.skip(4 * len(n.input()))
	r.skip(1)
	inForce := r.byte()
	if inForce&1 != 0 {
		r.skip(4 * ThetaLen(n.arch, n.rule))
	}
	if inForce&2 != 0 {
		r.skip(4 * len(n.layers) * n.rule.Switches())
	}
	if inForce&4 != 0 {
		r.skip(4)
	}
	if n.rhythm != nil {
		r.skip(n.rhythm.size())
	}
	if n.written != nil {
		r.skip(n.written.size())
	}
	if r.short != 0 || len(r.b) != 0 {
		return fmt.Errorf("restore: expected a state of %d bytes, found %d", len(b)+r.short-len(r.b), len(b))
	}
	r = stateReader{b: b}
	for _, l := range n.layers {
		r.floats(l.W)
		r.floats(l.Out)
		r.floats(l.own)
		l.mask = nil
		if count := r.uint32(); count > 0 {
			l.mask = make([]bool, len(l.W))
			for range count {
				l.mask[r.uint32()] = true
			}
		}
	}
	r.floats(n.input())
	n.plastic = r.byte() != 0
	inForce = r.byte()
	bound := n.forgetTerms() || n.control || inForce&3 != 0
	if n.control = inForce&1 != 0; n.control {
		n.randomBuffer()
		r.floats(n.random)
	}
	if inForce&2 != 0 {
		n.restoreTerms(&r)
	}
	n.restoreClamp(&r, inForce&4 != 0)
	if bound {
		n.rebind()
	}
	if n.rhythm != nil {
		n.rhythm.restore(&r)
	}
	if n.written != nil {
		n.written.restore(&r)
	}
	return nil
}

func flag(on bool) byte {
	if on {
		return 1
	}
	return 0
}

func appendFloats(dst []byte, x []float32) []byte {
	for _, v := range x {
		dst = binary.LittleEndian.AppendUint32(dst, math.Float32bits(v))
	}
	return dst
}

// stateReader takes values off the front of b; short counts bytes that were
// wanted beyond its end.
type stateReader struct {
	b     []byte
	short int
}

func (r *stateReader) skip(n int) []byte {
	if n > len(r.b) {
		r.short += n - len(r.b)
		r.b = nil
		return nil
	}
	head := r.b[:n]
	r.b = r.b[n:]
	return head
}

func (r *stateReader) byte() byte {
	if b := r.skip(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *stateReader) uint32() uint32 {
	if b := r.skip(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (r *stateReader) floats(x []float32) {
	b := r.skip(4 * len(x))
	for i := range x {
		x[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
}
