package main

import (
	"math"

	"hebbarium/brain/rule"
)

// sliceHeader is the size of a Go slice, which begins with the address of its
// elements.
const sliceHeader = 24

// updates writes a loop for each rule, and before it the choice between them: the first
// parameter is the rule's number.
func updates(m *module) {
	choice := m.function("update", []valueType{i32}, i32, i32, i32, i32, i32, i32, i32)
	for _, r := range rule.All()[:rule.Plastic] {
		loop := update(m, r)
		choice.when(equal(param(0).get, constant(int32(r))), func() {
			for n := range loop.params {
				param(n + 1).get(choice)
			}
			choice.call(loop)
			choice.giveBack()
		})
	}
	constant(0)(choice)
}

// update writes one rule's loop. The planes and w lie row after row, so they move on
// together. The second parameter is where the planes' slices lie.
func update(m *module, r rule.Rule) *function {
	f := m.function("update"+rule.KernelName(r), []valueType{i32}, i32, i32, i32, i32, i32, i32)
	w, slices, pre, rows, post, columns := param(0), param(1), param(2), param(3), param(4), param(5)
	planes := f.variables(i32, r.Planes())
	for n, p := range planes {
		f.set(p, word(slices.get, sliceHeader*n))
	}
	mask := f.hold(v128, four(math.MaxInt32))
	lane0 := f.hold(v128, lanesOf(math.MaxInt32, 0, 0, 0))
	top := f.variable(v128)
	j, left, oi, oj, dw := f.variable(i32), f.variable(i32), f.variable(v128), f.variable(v128), f.variable(v128)

	block := func(l lanes, n int) {
		coefficient := func(plane int) value { return l.load(planes[plane], whole*n) }
		f.set(oj, l.load(j, whole*n))
		f.set(dw, multiply(multiply(coefficient(0), oi.get), oj.get))
		for _, s := range r.Steps() {
			switch c := coefficient(s.Plane); {
			case s.Times == "oi":
				f.set(dw, add(dw.get, multiply(c, oi.get)))
			case s.Times == "oj":
				f.set(dw, add(dw.get, multiply(c, oj.get)))
			case s.Multiply:
				f.set(dw, multiply(c, dw.get))
			default:
				f.set(dw, add(dw.get, c))
			}
		}
		f.set(dw, add(l.load(w, whole*n), dw.get))
		l.store(f, w, whole*n, dw.get)
		magnitude := mask
		if l == single {
			magnitude = lane0
		}
		f.set(top, highest(top.get, both(dw.get, magnitude.get)))
	}
	f.loop(rows, 1, func() {
		f.set(oi, everywhereAt(pre.get, 0))
		f.advance(pre, number)
		f.set(j, post.get)
		f.set(left, columns.get)
		f.across(left, append([]variable{w, j}, planes...), block)
	})
	f.largest(top)
	return f
}

// largest leaves the largest lane of a vector of unsigned numbers.
func (f *function) largest(v variable) {
	f.set(v, highest(v.get, shuffle(v.get, v.get, 2, 3, 0, 1)))
	f.set(v, highest(v.get, shuffle(v.get, v.get, 1, 0, 3, 2)))
	firstLane(v.get)(f)
}
