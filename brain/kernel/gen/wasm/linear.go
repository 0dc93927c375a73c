package main

import "math"

// stream goes through arrays of one length, four elements at a time, then singly, and
// moves their addresses on.
func (f *function) stream(left variable, arrays []variable, body func(l lanes)) {
	for _, l := range []lanes{full, single} {
		f.loop(left, int32(l.count()), func() {
			body(l)
			for _, a := range arrays {
				f.advance(a, int32(number*l.count()))
			}
		})
	}
}

func maxAbs(m *module) {
	f := m.function("maxAbs", []valueType{i32}, i32, i32)
	w, left := param(0), param(1)
	mask, top := f.hold(v128, four(math.MaxInt32)), f.variable(v128)
	f.stream(left, []variable{w}, func(l lanes) {
		f.set(top, highest(top.get, both(l.load(w, 0), mask.get)))
	})
	f.largest(top)
}

func divide(m *module) {
	f := m.function("divide", nil, i32, i32, f32)
	w, left := param(0), param(1)
	by := f.hold(v128, everywhere(param(2).get))
	f.stream(left, []variable{w}, func(l lanes) {
		l.store(f, w, 0, quotient(l.load(w, 0), by.get))
	})
}

func scaledSums(m *module) {
	f := m.function("addScaled", nil, i32, i32, i32, i32, f32)
	dst, left, a, b := param(0), param(1), param(2), param(3)
	addScaled(f, dst, a, b, left, f.hold(v128, everywhere(param(4).get)), []variable{dst, a, b})

	f = m.function("accumulate", nil, i32, i32, i32, f32)
	dst, left, x := param(0), param(1), param(2)
	addScaled(f, dst, dst, x, left, f.hold(v128, everywhere(param(3).get)), []variable{dst, x})
}

func addScaled(f *function, dst, a, b, left, s variable, arrays []variable) {
	f.stream(left, arrays, func(l lanes) {
		l.store(f, dst, 0, add(l.load(a, 0), multiply(s.get, l.load(b, 0))))
	})
}
