package main

import (
	"fmt"
	"math"

	"hebbarium/brain/kernel"
)

// Where package kernel's Rows has its slices and numbers, in bytes.
const (
	rowDst   = 0
	rowS     = 4 * sliceHeader
	rowWide  = 5 * sliceHeader
	rowHigh  = rowWide + 8
	rowNext  = rowHigh + 8 // of A, B and C, and of S
	wholeInt = 8
)

// operands are what the body of a pass finds in vectors.
type operands struct{ a, b, c, s value }

// rows writes a loop for each pass over rows, and before them the choice between them: the
// first parameter is the pass's number, the second where its Rows lie.
func rows(m *module) {
	choice := m.function("pass", []valueType{i32}, i32, i32)
	const number, grows = true, true
	pass := func(op kernel.Op, reads int, number, grows bool, body func(o operands) value) {
		loop := rowPass(m, fmt.Sprint("pass", op), reads, number, grows, body)
		choice.when(equal(param(0).get, constant(int32(op))), func() {
			param(1).get(choice)
			choice.call(loop)
			choice.giveBack()
		})
	}
	pass(kernel.OpFill, 0, number, !grows, func(o operands) value { return o.s })
	pass(kernel.OpAdd, 2, !number, !grows, func(o operands) value { return add(o.a, o.b) })
	pass(kernel.OpAddS, 1, number, !grows, func(o operands) value { return add(o.a, o.s) })
	pass(kernel.OpSub, 2, !number, !grows, func(o operands) value { return subtract(o.a, o.b) })
	pass(kernel.OpSubS, 1, number, !grows, func(o operands) value { return subtract(o.a, o.s) })
	pass(kernel.OpFromS, 1, number, !grows, func(o operands) value { return subtract(o.s, o.a) })
	pass(kernel.OpMul, 2, !number, !grows, func(o operands) value { return multiply(o.a, o.b) })
	pass(kernel.OpMulS, 1, number, !grows, func(o operands) value { return multiply(o.a, o.s) })
	pass(kernel.OpDiv, 2, !number, !grows, func(o operands) value { return quotient(o.a, o.b) })
	pass(kernel.OpDivS, 1, number, !grows, func(o operands) value { return quotient(o.a, o.s) })
	pass(kernel.OpUnderS, 1, number, !grows, func(o operands) value { return quotient(o.s, o.a) })
	pass(kernel.OpMin, 2, !number, !grows, func(o operands) value { return lesser(o.b, o.a) })
	pass(kernel.OpMinS, 1, number, !grows, func(o operands) value { return lesser(o.a, o.s) })
	pass(kernel.OpMax, 2, !number, !grows, func(o operands) value { return greater(o.b, o.a) })
	pass(kernel.OpMaxS, 1, number, !grows, func(o operands) value { return greater(o.a, o.s) })
	pass(kernel.OpNeg, 1, !number, !grows, func(o operands) value { return other(o.a, four(1<<31)) })
	pass(kernel.OpAbs, 1, !number, !grows, func(o operands) value { return both(o.a, four(math.MaxInt32)) })
	pass(kernel.OpSign, 1, !number, !grows, func(o operands) value {
		return either(both(above(o.a, four(0)), floats(1)), both(above(four(0), o.a), floats(-1)))
	})
	pass(kernel.OpMulMulS, 2, number, !grows, func(o operands) value { return multiply(multiply(o.a, o.s), o.b) })
	pass(kernel.OpMulAdd, 3, !number, !grows, func(o operands) value { return add(o.a, multiply(o.b, o.c)) })
	pass(kernel.OpMulAddS, 2, number, !grows, func(o operands) value { return add(o.a, multiply(o.b, o.s)) })
	pass(kernel.OpMulSub, 3, !number, !grows, func(o operands) value { return subtract(o.a, multiply(o.b, o.c)) })
	pass(kernel.OpMulSubS, 2, number, !grows, func(o operands) value { return subtract(o.a, multiply(o.b, o.s)) })
	pass(kernel.OpAddMul, 3, !number, !grows, func(o operands) value { return multiply(add(o.a, o.b), o.c) })
	pass(kernel.OpLinearS, 3, number, !grows, func(o operands) value {
		return add(multiply(multiply(o.a, o.s), o.b), multiply(o.c, o.s))
	})
	pass(kernel.OpGrow, 1, !number, grows, func(o operands) value { return o.a })
	pass(kernel.OpGrowMul, 2, !number, grows, func(o operands) value { return multiply(o.a, o.b) })
	pass(kernel.OpGrowMulS, 1, number, grows, func(o operands) value { return multiply(o.a, o.s) })
	pass(kernel.OpGrowAddMul, 3, !number, grows, func(o operands) value { return multiply(add(o.a, o.b), o.c) })
	constant(0)(choice)
}

// rowPass is a pass that reads so many of A, B and C. What body makes is written, or added to
// Dst where it grows.
func rowPass(m *module, name string, reads int, number, grows bool, body func(o operands) value) *function {
	f := m.function(name, []valueType{i32}, i32)
	r := param(0)
	dst, left, high := f.variable(i32), f.variable(i32), f.hold(i32, word(r.get, rowHigh))
	wide := f.hold(i32, word(r.get, rowWide))
	bases, at := f.variables(i32, reads), f.variables(i32, reads)
	f.set(dst, word(r.get, rowDst))
	for n, base := range bases {
		f.set(base, word(r.get, sliceHeader*(n+1)))
	}
	var o operands
	var numbers, s variable
	if number {
		numbers, s = f.hold(i32, word(r.get, rowS)), f.variable(v128)
		o.s = s.get
	}
	v, top := f.variable(v128), f.variable(v128)
	block := func(l lanes, n int) {
		p := o
		for i, to := range []*value{&p.a, &p.b, &p.c}[:reads] {
			*to = l.load(at[i], whole*n)
		}
		if !grows {
			l.store(f, dst, whole*n, body(p))
			return
		}
		f.set(v, add(l.load(dst, whole*n), body(p)))
		l.store(f, dst, whole*n, v.get)
		magnitude := four(math.MaxInt32)
		if l == single {
			magnitude = lanesOf(math.MaxInt32, 0, 0, 0)
		}
		f.set(top, highest(top.get, both(v.get, magnitude)))
	}
	next := func(base variable, n int) {
		f.set(base, sum(base.get, product(word(r.get, rowNext+wholeInt*n), constant(4))))
	}
	f.loop(high, 1, func() {
		for n, base := range bases {
			f.set(at[n], base.get)
		}
		if number {
			f.set(s, everywhereAt(numbers.get, 0))
		}
		f.set(left, wide.get)
		f.across(left, append([]variable{dst}, at...), block)
		for n, base := range bases {
			next(base, n)
		}
		if number {
			next(numbers, 3)
		}
	})
	if grows {
		f.largest(top)
	} else {
		constant(0)(f)
	}
	return f
}
