package main

// forward keeps the sums of up to 16 post neurons in registers and goes through the pre
// neurons for each such block of columns.
func forward(m *module) {
	f := m.function("forward", nil, i32, i32, i32, i32, i32)
	out, left, w, in, rows := param(0), param(1), param(2), param(3), param(4)
	stride := f.hold(i32, product(left.get, constant(number)))
	for _, vectors := range []int{4, 1} {
		columns(f, full, vectors, out, left, w, in, rows, stride)
	}
	columns(f, single, 1, out, left, w, in, rows, stride)
}

func columns(f *function, l lanes, vectors int, out, left, w, in, rows, stride variable) {
	at, x, i, o := f.variable(i32), f.variable(i32), f.variable(i32), f.variable(v128)
	sums := f.variables(v128, vectors)
	step := int32(vectors * l.count())
	f.loop(left, step, func() {
		for _, s := range sums {
			f.set(s, four(0))
		}
		f.set(at, w.get)
		f.set(x, in.get)
		f.set(i, rows.get)
		f.loop(i, 1, func() {
			f.set(o, everywhereAt(x.get, 0))
			for n, s := range sums {
				f.set(s, add(s.get, multiply(o.get, l.load(at, whole*n))))
			}
			f.set(at, sum(at.get, stride.get))
			f.advance(x, number)
		})
		for n, s := range sums {
			l.store(f, out, whole*n, s.get)
		}
		f.advance(out, number*step)
		f.advance(w, number*step)
	})
}
