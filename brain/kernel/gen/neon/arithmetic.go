package main

import "log"

// operation is an instruction on registers of four float32 that Go's assembler lacks.
type operation struct {
	code uint32
	name string
}

// Of two registers. The smallest and the largest are the processor's own, NaN where either
// number is; they serve where a NaN is to stay one and no zero meets another.
var (
	sum        = operation{0x4E20D400, "fadd"}
	difference = operation{0x4EA0D400, "fsub"}
	product    = operation{0x6E20DC00, "fmul"}
	quotient   = operation{0x6E20FC00, "fdiv"}
	smallest   = operation{0x4EA0F400, "fmin"}
	largest    = operation{0x4E20F400, "fmax"}
	exceeds    = operation{0x6EA0E400, "fcmgt"} // all bits of a lane where the first is larger, else none
)

// do writes op(a, b) to to, register by register. Of a or b there may be one for all.
func (f *function) do(op operation, to, a, b []vector) {
	for n, d := range to {
		x, y := nth(a, n), nth(b, n)
		f.word(op.code|uint32(y)<<16|uint32(x)<<5|uint32(d), "%s v%d.4s, v%d.4s, v%d.4s", op.name, d, x, y)
	}
}

func nth(v []vector, n int) vector {
	if len(v) == 1 {
		return v[0]
	}
	return v[n]
}

// byLane writes a times one number of b to to.
func (f *function) byLane(to, a, b vector, lane int) {
	l := uint32(lane)
	f.word(0x4F809000|l&1<<21|uint32(b)<<16|l>>1<<11|uint32(a)<<5|uint32(to), "fmul v%d.4s, v%d.4s, v%d.s[%d]", to, a, b, lane)
}

// alone is an operation on a single register; what it compares with stands behind.
type alone struct {
	operation
	with string
}

var (
	negative = alone{operation{0x6EA0F800, "fneg"}, ""}
	absolute = alone{operation{0x4EA0F800, "fabs"}, ""}
	positive = alone{operation{0x4EA0C800, "fcmgt"}, ", #0"} // all bits of a lane, or none
	below    = alone{operation{0x4EA0E800, "fcmlt"}, ", #0"}
)

func (f *function) single(op alone, to, a []vector) {
	for n, d := range to {
		x := nth(a, n)
		f.word(op.code|uint32(x)<<5|uint32(d), "%s v%d.4s, v%d.4s%s", op.name, d, x, op.with)
	}
}

// greater writes the larger of a and b to to: b where they are equal or one is no number,
// as the plain loops have it.
func (f *function) greater(to, a, b []vector) { f.choose(to, a, b, a, b) }

// lesser is greater for the smaller.
func (f *function) lesser(to, a, b []vector) { f.choose(to, a, b, b, a) }

// choose writes a where higher exceeds lower, else b. It writes over a or b.
func (f *function) choose(to, a, b, higher, lower []vector) {
	f.scope(func() {
		masks := f.some(len(to))
		f.do(exceeds, masks, higher, lower)
		for n, m := range masks {
			switch d := to[n]; d {
			case nth(a, n):
				f.put("VBIF %s, %s, %s", m.bytes(), nth(b, n).bytes(), d.bytes())
			case nth(b, n):
				f.put("VBIT %s, %s, %s", m.bytes(), nth(a, n).bytes(), d.bytes())
			default:
				log.Fatalf("%s: expected a choice to be written over one of the two", f.name)
			}
		}
	})
}

func (f *function) copies(to, from []vector) {
	for n, d := range to {
		x := nth(from, n)
		f.put("VORR %s, %s, %s", x.bytes(), x.bytes(), d.bytes())
	}
}
