package main

import (
	"encoding/binary"
	"math"
)

func constant(v int32) value {
	return func(f *function) {
		f.op(0x41)
		signed(&f.code, v)
	}
}

func two(a, b value, op func(f *function)) value {
	return func(f *function) {
		a(f)
		b(f)
		op(f)
	}
}

// sum and product are of two 32-bit integers.
func sum(a, b value) value     { return two(a, b, func(f *function) { f.op(0x6A) }) }
func product(a, b value) value { return two(a, b, func(f *function) { f.op(0x6C) }) }

// equal is 1 where two 32-bit integers are the same, else 0.
func equal(a, b value) value { return two(a, b, func(f *function) { f.op(0x46) }) }

// word is the 32-bit integer at an address.
func word(at value, offset int) value {
	return func(f *function) {
		at(f)
		f.op(0x28)
		f.memory(offset)
	}
}

func vector(code int) func(a, b value) value {
	return func(a, b value) value { return two(a, b, func(f *function) { f.simd(code) }) }
}

// Operations on four float32 at once, each as IEEE 754 has it for one. lesser is b
// where b < a and else a, greater is b where a < b and else a: as the comparisons of
// the loops in Go have it, a NaN in a stays.
var (
	add      = vector(0xE4)
	subtract = vector(0xE5)
	multiply = vector(0xE6)
	quotient = vector(0xE7)
	lesser   = vector(0xEA)
	greater  = vector(0xEB)
)

// Operations on two float64 at once.
var (
	addDoubles      = vector(0xF0)
	multiplyDoubles = vector(0xF2)
)

// both is the bits that two vectors share, either those that one of them has, other those
// that only one has; highest is the larger of each two of four unsigned numbers, and above
// is all bits where a > b.
var (
	both    = vector(0x4E)
	either  = vector(0x50)
	other   = vector(0x51)
	highest = vector(0xB9)
	above   = vector(0x44)
)

// doubles widens the lower two float32 to float64.
func doubles(v value) value {
	return func(f *function) {
		v(f)
		f.simd(0x5F)
	}
}

// four is a vector of the same 32 bits in every lane; vectors of bits in each their own
// come from lanesOf.
func four(x uint32) value { return lanesOf(x, x, x, x) }

func floats(x float32) value { return four(math.Float32bits(x)) }

func lanesOf(x ...uint32) value {
	return func(f *function) {
		f.simd(0x0C)
		var b []byte
		for _, v := range x {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
		f.code.Write(b)
	}
}

// everywhere is a float32 in every lane: everywhereAt one at an address.
func everywhere(v value) value {
	return func(f *function) {
		v(f)
		f.simd(0x13)
	}
}

func everywhereAt(at value, offset int) value {
	return func(f *function) {
		at(f)
		f.simd(0x09)
		f.memory(offset)
	}
}

// shuffle takes four lanes of 32 bits out of the eight of a and b.
func shuffle(a, b value, lanes ...byte) value {
	return two(a, b, func(f *function) {
		f.simd(0x0D)
		for _, lane := range lanes {
			for n := range byte(4) {
				f.op(4*lane + n)
			}
		}
	})
}

// firstLane is lane 0 as an integer.
func firstLane(v value) value {
	return func(f *function) {
		v(f)
		f.simd(0x1B)
		f.op(0)
	}
}

// lanes is either a full vector of neighbours or, in a tail, a single number in lane
// 0 with zeros in the others.
type lanes bool

const (
	full   lanes = true
	single lanes = false
)

func (l lanes) load(at variable, offset int) value {
	return func(f *function) {
		at.get(f)
		if l == full {
			f.simd(0x00)
		} else {
			f.simd(0x5C)
		}
		f.memory(offset)
	}
}

func (l lanes) store(f *function, at variable, offset int, v value) {
	if l == full {
		at.get(f)
		v(f)
		f.simd(0x0B)
		f.memory(offset)
	} else {
		f.storeLane(0, at, offset, v)
	}
}

func (f *function) storeLane(lane byte, at variable, offset int, v value) {
	at.get(f)
	v(f)
	f.simd(0x5A)
	f.memory(offset)
	f.op(lane)
}

func (l lanes) count() int {
	if l == full {
		return width
	}
	return 1
}
