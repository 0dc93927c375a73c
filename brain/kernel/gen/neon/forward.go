package main

// forward keeps the sums of up to 32 post neurons in registers and goes through the pre
// neurons, four at a time, for each such block of columns.
func forward(to *file) {
	f := to.function("forward", []param{floats("out"), floats("w"), floats("in")})
	out, left, w := f.base("out"), f.length("out"), f.base("w")
	in, rows := f.base("in"), f.length("in")
	stride := f.general()
	f.put("LSL $2, %s, %s", left, stride)
	f.across(left, []int{8, 2, 1}, func(p part) {
		sums := f.some(p.registers)
		f.zero(sums...)
		at, x, i := f.copy(w), f.copy(in), f.copy(rows)
		for _, several := range []part{{full, 1}, {single, 1}} {
			f.loop(i, several.step(), func() {
				o := f.take(several, x)[0]
				for lane := range several.step() {
					f.scope(func() {
						v := f.read(p, at, 0)
						f.advanceBy(at, stride)
						for n := range v {
							f.byLane(v[n], v[n], o, lane)
						}
						f.do(sum, sums, sums, v)
					})
				}
			})
		}
		f.give(p, sums, out)
		f.advance(w, p.step()*number)
	})
}
