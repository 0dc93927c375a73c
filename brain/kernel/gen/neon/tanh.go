package main

import (
	"math"

	"hebbarium/brain/kernel/tangent"
)

// tanh clamps by the processor's own minimum and maximum, which keep a NaN one: no limit is
// 0, whose sign they would order.
func tanh(to *file) {
	values := tangent.Named()
	var numbers []uint32
	for _, name := range tangent.Names() {
		numbers = append(numbers, math.Float32bits(values[name]))
	}
	place := to.constants("tanhNEON", numbers)

	f := to.function("tanh", []param{floats("dst"), floats("src")})
	dst, src, left := f.base("dst"), f.base("src"), f.length("src")
	held := map[string][]vector{}
	at := f.load(place)
	for _, name := range tangent.Names() {
		held[name] = []vector{f.everywhere(at)}
		f.advance(at, number)
	}
	f.across(left, []int{4, 1}, func(p part) {
		x := f.take(p, src)
		t, a, b := f.some(len(x)), f.some(len(x)), f.some(len(x))
		f.do(smallest, x, x, held["limit"])
		f.do(largest, x, x, held["floor"])
		f.do(product, t, x, x)
		f.do(product, a, t, held["p4"])
		f.do(product, b, t, held["q4"])
		for _, n := range []string{"3", "2", "1"} {
			f.do(sum, a, a, held["p"+n])
			f.do(sum, b, b, held["q"+n])
			f.do(product, a, a, t)
			f.do(product, b, b, t)
		}
		f.do(sum, a, a, held["p0"])
		f.do(sum, b, b, held["one"])
		f.do(product, a, x, a)
		f.do(quotient, a, a, b)
		f.do(smallest, a, a, held["one"])
		f.do(largest, a, a, held["minus"])
		f.give(p, a, dst)
	})
}
