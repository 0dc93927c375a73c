package main

// Where package kernel's Rows has its slices and numbers, in bytes.
const (
	rowDst, rowA, rowB, rowC, rowS         = 0, 24, 48, 72, 96
	rowWide, rowHigh                       = 120, 128
	rowNextA, rowNextB, rowNextC, rowNextS = 136, 144, 152, 160
)

// operands are what the body of a pass finds in registers. s is one register.
type operands struct{ a, b, c, s []vector }

// rowPass is a pass over rows that reads so many of A, B and C. What body leaves in a is
// written, or added to Dst where it grows.
func rowPass(to *file, name string, reads int, numbered, grows bool, body func(f *function, o operands)) {
	f := to.function(name, []param{theRows("r")}, bits(""))
	r := f.pointer("r")
	const registers = 4
	dst, wide, high := f.field(r, rowDst), f.field(r, rowWide), f.field(r, rowHigh)
	var bases, gaps []general
	for n := range reads {
		bases = append(bases, f.field(r, []int{rowA, rowB, rowC}[n]))
		gap := f.field(r, []int{rowNextA, rowNextB, rowNextC}[n])
		f.put("SUB %s, %s", wide, gap)
		f.put("LSL $2, %s", gap)
		gaps = append(gaps, gap)
	}
	var s []vector
	var numbers, nextNumber general
	if numbered {
		s = f.some(1)
		numbers, nextNumber = f.field(r, rowS), f.field(r, rowNextS)
		f.put("LSL $2, %s", nextNumber)
	}
	var top heights
	if grows {
		top = f.heights(registers)
	}
	f.loop(high, 1, func() {
		if numbered {
			f.put("VLD1R.P (%s)(%s), [%s]", numbers, nextNumber, s[0].four())
		}
		left := f.copy(wide)
		f.across(left, []int{registers, 1}, func(p part) {
			all := make([][]vector, 3)
			for n := range all {
				if n < reads {
					all[n] = f.take(p, bases[n])
				} else if n == 0 {
					all[n] = f.some(p.registers)
				}
			}
			f.scope(func() { body(f, operands{all[0], all[1], all[2], s}) })
			if grows {
				f.do(sum, all[0], f.read(p, dst, 0), all[0])
			}
			f.give(p, all[0], dst)
			if grows {
				top.raise(f, p, all[0])
			}
		})
		for n := range bases {
			f.advanceBy(bases[n], gaps[n])
		}
	})
	if grows {
		top.giveBack(f)
		return
	}
	f.put("MOVW ZR, %s", f.frameOf("", "", 0))
}

// rows are the passes of which a formula is made.
func rows(to *file) {
	const numbered, grows = true, true
	pass := func(name string, reads int, numbered, grows bool, body func(f *function, o operands)) {
		rowPass(to, name, reads, numbered, grows, body)
	}
	two := func(name string, op operation) {
		pass(name, 2, !numbered, !grows, func(f *function, o operands) { f.do(op, o.a, o.a, o.b) })
	}
	withNumber := func(name string, op operation) {
		pass(name, 1, numbered, !grows, func(f *function, o operands) { f.do(op, o.a, o.a, o.s) })
	}
	fromNumber := func(name string, op operation) {
		pass(name, 1, numbered, !grows, func(f *function, o operands) { f.do(op, o.a, o.s, o.a) })
	}
	pass("fill", 0, numbered, !grows, func(f *function, o operands) { f.copies(o.a, o.s) })
	two("add", sum)
	withNumber("addS", sum)
	two("sub", difference)
	withNumber("subS", difference)
	fromNumber("fromS", difference)
	two("mul", product)
	withNumber("mulS", product)
	two("div", quotient)
	withNumber("divS", quotient)
	fromNumber("underS", quotient)
	pass("min", 2, !numbered, !grows, func(f *function, o operands) { f.lesser(o.a, o.a, o.b) })
	pass("minS", 1, numbered, !grows, func(f *function, o operands) { f.lesser(o.a, o.s, o.a) })
	pass("max", 2, !numbered, !grows, func(f *function, o operands) { f.greater(o.a, o.a, o.b) })
	pass("maxS", 1, numbered, !grows, func(f *function, o operands) { f.greater(o.a, o.s, o.a) })
	pass("neg", 1, !numbered, !grows, func(f *function, o operands) { f.single(negative, o.a, o.a) })
	pass("abs", 1, !numbered, !grows, func(f *function, o operands) { f.single(absolute, o.a, o.a) })
	pass("sign", 1, !numbered, !grows, sign)
	pass("mulMulS", 2, numbered, !grows, func(f *function, o operands) {
		f.do(product, o.a, o.a, o.s)
		f.do(product, o.a, o.a, o.b)
	})
	pass("mulAdd", 3, !numbered, !grows, func(f *function, o operands) {
		f.do(product, o.b, o.b, o.c)
		f.do(sum, o.a, o.a, o.b)
	})
	pass("mulAddS", 2, numbered, !grows, func(f *function, o operands) {
		f.do(product, o.b, o.b, o.s)
		f.do(sum, o.a, o.a, o.b)
	})
	pass("mulSub", 3, !numbered, !grows, func(f *function, o operands) {
		f.do(product, o.b, o.b, o.c)
		f.do(difference, o.a, o.a, o.b)
	})
	pass("mulSubS", 2, numbered, !grows, func(f *function, o operands) {
		f.do(product, o.b, o.b, o.s)
		f.do(difference, o.a, o.a, o.b)
	})
	pass("addMul", 3, !numbered, !grows, func(f *function, o operands) {
		f.do(sum, o.a, o.a, o.b)
		f.do(product, o.a, o.a, o.c)
	})
	pass("linearS", 3, numbered, !grows, func(f *function, o operands) {
		f.do(product, o.a, o.a, o.s)
		f.do(product, o.a, o.a, o.b)
		f.do(product, o.c, o.c, o.s)
		f.do(sum, o.a, o.a, o.c)
	})
	pass("grow", 1, !numbered, grows, func(*function, operands) {})
	pass("growMul", 2, !numbered, grows, func(f *function, o operands) { f.do(product, o.a, o.a, o.b) })
	pass("growMulS", 1, numbered, grows, func(f *function, o operands) { f.do(product, o.a, o.a, o.s) })
	pass("growAddMul", 3, !numbered, grows, func(f *function, o operands) {
		f.do(sum, o.a, o.a, o.b)
		f.do(product, o.a, o.a, o.c)
	})
}

// sign makes 1 of what is above 0 and -1 of what is below; what is neither, or no number,
// becomes 0.
func sign(f *function, o operands) {
	above, ones := f.some(len(o.a)), f.some(2)
	for n, v := range []uint32{0x3F800000, 0xBF800000} {
		f.scope(func() {
			r := f.general()
			f.put("MOVD $0x%x, %s", v, r)
			f.put("VDUP %s, %s", r, ones[n].four())
		})
	}
	f.single(positive, above, o.a)
	f.single(below, o.a, o.a)
	for n, v := range o.a {
		f.put("VAND %s, %s, %s", ones[0].bytes(), above[n].bytes(), above[n].bytes())
		f.put("VAND %s, %s, %s", ones[1].bytes(), v.bytes(), v.bytes())
		f.put("VORR %s, %s, %s", above[n].bytes(), v.bytes(), v.bytes())
	}
}
