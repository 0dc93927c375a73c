package main

// mirror makes both members of a pair, four numbers at a time, and adds their squares one
// after the other: those of plus in the lower half of a vector, those of minus in the
// upper. The sixth parameter is where the two sums go.
func mirror(m *module) {
	f := m.function("mirror", nil, i32, i32, i32, i32, i32, f32, i32)
	plus, left, minus, centre, noise, squares := param(0), param(1), param(2), param(3), param(4), param(6)
	s := f.hold(v128, everywhere(param(5).get))
	d, c, p, q, sums, pair := f.variable(v128), f.variable(v128), f.variable(v128), f.variable(v128), f.variable(v128), f.variable(v128)
	f.stream(left, []variable{plus, minus, centre, noise}, func(l lanes) {
		f.set(d, multiply(s.get, l.load(noise, 0)))
		f.set(c, l.load(centre, 0))
		f.set(p, add(c.get, d.get))
		f.set(q, subtract(c.get, d.get))
		l.store(f, plus, 0, p.get)
		l.store(f, minus, 0, q.get)
		for n := range byte(l.count()) {
			f.set(pair, doubles(shuffle(p.get, q.get, n, width+n, n, width+n)))
			f.set(sums, addDoubles(sums.get, multiplyDoubles(pair.get, pair.get)))
		}
	})
	full.store(f, squares, 0, sums.get)
}
