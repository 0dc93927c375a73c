package main

// mirror makes both members of a pair, four numbers at a time, and adds their squares one
// after the other: those of plus in the lower half of a register, those of minus in the
// upper.
func mirror(to *file) {
	f := to.function("mirror", []param{floats("plus"), floats("minus"), floats("centre"), floats("noise"), float("s")},
		double("squaresPlus"), double("squaresMinus"))
	plus, left, minus := f.base("plus"), f.length("plus"), f.base("minus")
	centre, noise := f.base("centre"), f.base("noise")
	s, sums := []vector{f.everywhereOf("s")}, f.vector()
	f.zero(sums)
	f.across(left, []int{1}, func(p part) {
		d, a := f.take(p, noise), f.take(p, centre)
		b := f.some(1)
		f.do(product, d, d, s)
		f.do(difference, b, a, d)
		f.do(sum, a, a, d)
		f.give(p, a, plus)
		f.give(p, b, minus)
		early, late, squares := d[0], f.vector(), f.some(p.count())
		f.put("VZIP1 %s, %s, %s", b[0].four(), a[0].four(), early.four())
		f.put("VZIP2 %s, %s, %s", b[0].four(), a[0].four(), late.four())
		for n, v := range squares {
			pair, half := []vector{early, late}[n/2], n%2
			if half == 0 {
				f.word(0x0E617800|uint32(pair)<<5|uint32(v), "fcvtl v%d.2d, v%d.2s", v, pair)
			} else {
				f.word(0x4E617800|uint32(pair)<<5|uint32(v), "fcvtl2 v%d.2d, v%d.4s", v, pair)
			}
			f.word(0x6E60DC00|uint32(v)<<16|uint32(v)<<5|uint32(v), "fmul v%d.2d, v%d.2d, v%d.2d", v, v, v)
		}
		for _, v := range squares {
			f.word(0x4E60D400|uint32(v)<<16|uint32(sums)<<5|uint32(sums), "fadd v%d.2d, v%d.2d, v%d.2d", sums, sums, v)
		}
	})
	r := f.general()
	for half, name := range []string{"squaresPlus", "squaresMinus"} {
		f.put("VMOV V%d.D[%d], %s", sums, half, r)
		f.put("MOVD %s, %s", r, f.frameOf(name, "", 0))
	}
}
