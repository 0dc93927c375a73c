package main

func maxAbs(to *file) {
	f := to.function("maxAbs", []param{floats("w")}, bits(""))
	w, left := f.base("w"), f.length("w")
	const registers = 4
	top := f.heights(registers)
	f.across(left, []int{registers, 1}, func(p part) { top.raise(f, p, f.take(p, w)) })
	top.giveBack(f)
}

func divide(to *file) {
	f := to.function("divide", []param{floats("w"), float("by")})
	w, left := f.base("w"), f.length("w")
	by := []vector{f.everywhereOf("by")}
	f.across(left, []int{4, 1}, func(p part) {
		v := f.read(p, w, 0)
		f.do(quotient, v, v, by)
		f.give(p, v, w)
	})
}

func scaledSums(to *file) {
	f := to.function("addScaled", []param{floats("dst"), floats("a"), floats("b"), float("s")})
	addScaled(f, f.base("dst"), f.base("a"), f.base("b"))
	f = to.function("accumulate", []param{floats("dst"), floats("x"), float("s")})
	dst := f.base("dst")
	addScaled(f, dst, f.copy(dst), f.base("x"))
}

func addScaled(f *function, dst, a, b general) {
	left, s := f.length("dst"), []vector{f.everywhereOf("s")}
	f.across(left, []int{4, 1}, func(p part) {
		v, t := f.take(p, a), f.take(p, b)
		f.do(product, t, t, s)
		f.do(sum, v, v, t)
		f.give(p, v, dst)
	})
}
