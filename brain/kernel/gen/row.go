package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
)

// Where package kernel's Rows has its slices and numbers, in bytes.
const (
	rowDst, rowA, rowB, rowC, rowS         = 0, 24, 48, 72, 96
	rowWide, rowHigh                       = 120, 128
	rowNextA, rowNextB, rowNextC, rowNextS = 136, 144, 152, 160
)

// operands are what the body of a pass finds in registers, each of one element or of eight.
type operands struct{ a, b, c, s reg.VecVirtual }

// rowPass is a pass over rows that reads so many of A, B and C. What body leaves in a is
// written, or added to Dst where it grows.
func rowPass(name string, reads int, number, grows bool, body func(o operands)) {
	TEXT(name+"AVX2", NOSPLIT, "func(r *struct{ Dst, A, B, C, S []float32; Wide, High, NextA, NextB, NextC, NextS int }) uint32")
	Doc(name + "AVX2 is " + name + "Go.")
	Pragma("noescape")
	r := Load(Param("r"), GP64())
	load := func(at int) reg.Register {
		g := GP64()
		MOVQ(Mem{Base: r, Disp: at}, g)
		return g
	}
	dst, wide, high := load(rowDst), load(rowWide), load(rowHigh)
	bases := []reg.Register{dst}
	for _, at := range []int{rowA, rowB, rowC}[:reads] {
		bases = append(bases, load(at))
	}
	var o operands
	var numbers reg.Register
	if number {
		o.s = YMM()
		numbers = load(rowS)
	}
	var top, mask, lane0 reg.VecVirtual
	if grows {
		mask, lane0, top = signless(), YMM(), YMM()
		VPXOR(lane0.AsX(), lane0.AsX(), lane0.AsX())
		VMOVSS(mask.AsX(), lane0.AsX(), lane0.AsX())
		VPXOR(top, top, top)
	}
	at, left := GP64(), GP64()
	element := func(base reg.Register, n int) Mem { return Mem{Base: base, Index: at, Scale: 4, Disp: 32 * n} }
	block := func(l lanes, n int) {
		p := o
		for i, to := range []*reg.VecVirtual{&p.a, &p.b, &p.c} {
			*to = YMM()
			if i < reads {
				l.load(element(bases[i+1], n), *to)
			}
		}
		body(p)
		if grows {
			VADDPS(l.operand(element(dst, n)), p.a, p.a)
		}
		l.store(p.a, element(dst, n))
		if grows {
			if l == full {
				VPAND(mask, p.a, p.a)
			} else {
				VPAND(lane0, p.a, p.a)
			}
			VPMAXUD(p.a, top, top)
		}
	}
	counted.Loop("row", high, 1, func() {
		if number {
			VBROADCASTSS(Mem{Base: numbers}, o.s)
		}
		XORQ(at, at)
		MOVQ(wide, left)
		for _, count := range []int{4, 1} {
			step := count * width
			counted.Loop(fmt.Sprintf("blocks%d", count), left, uint32(step), func() {
				for n := range count {
					block(full, n)
				}
				ADDQ(U32(step), at)
			})
		}
		counted.Loop("tail", left, 1, func() {
			block(single, 0)
			ADDQ(U32(1), at)
		})
		LEAQ(Mem{Base: dst, Index: wide, Scale: 4}, dst)
		next := GP64()
		for i, at := range []int{rowNextA, rowNextB, rowNextC}[:reads] {
			MOVQ(Mem{Base: r, Disp: at}, next)
			LEAQ(Mem{Base: bases[i+1], Index: next, Scale: 4}, bases[i+1])
		}
		if number {
			MOVQ(Mem{Base: r, Disp: rowNextS}, next)
			LEAQ(Mem{Base: numbers, Index: next, Scale: 4}, numbers)
		}
	})
	if grows {
		largest(top)
		return
	}
	VZEROUPPER()
	zero := GP32()
	XORL(zero, zero)
	Store(zero, ReturnIndex(0))
	RET()
}

// rows are the passes of which a formula is made. The minimum and the maximum of the
// processor return the second of two numbers that do not compare, as Lesser and Greater do;
// in Go's order of operands it comes first.
func rows() {
	const number, grows = true, true
	rowPass("fill", 0, number, !grows, func(o operands) { VMOVAPS(o.s, o.a) })
	rowPass("add", 2, !number, !grows, func(o operands) { VADDPS(o.b, o.a, o.a) })
	rowPass("addS", 1, number, !grows, func(o operands) { VADDPS(o.s, o.a, o.a) })
	rowPass("sub", 2, !number, !grows, func(o operands) { VSUBPS(o.b, o.a, o.a) })
	rowPass("subS", 1, number, !grows, func(o operands) { VSUBPS(o.s, o.a, o.a) })
	rowPass("fromS", 1, number, !grows, func(o operands) { VSUBPS(o.a, o.s, o.a) })
	rowPass("mul", 2, !number, !grows, func(o operands) { VMULPS(o.b, o.a, o.a) })
	rowPass("mulS", 1, number, !grows, func(o operands) { VMULPS(o.s, o.a, o.a) })
	rowPass("div", 2, !number, !grows, func(o operands) { VDIVPS(o.b, o.a, o.a) })
	rowPass("divS", 1, number, !grows, func(o operands) { VDIVPS(o.s, o.a, o.a) })
	rowPass("underS", 1, number, !grows, func(o operands) { VDIVPS(o.a, o.s, o.a) })
	rowPass("min", 2, !number, !grows, func(o operands) { VMINPS(o.b, o.a, o.a) })
	rowPass("minS", 1, number, !grows, func(o operands) { VMINPS(o.a, o.s, o.a) })
	rowPass("max", 2, !number, !grows, func(o operands) { VMAXPS(o.b, o.a, o.a) })
	rowPass("maxS", 1, number, !grows, func(o operands) { VMAXPS(o.a, o.s, o.a) })
	rowPass("neg", 1, !number, !grows, func(o operands) {
		m := signless()
		VPCMPEQD(o.b, o.b, o.b)
		VPXOR(m, o.b, m) // the sign alone
		VXORPS(m, o.a, o.a)
	})
	rowPass("abs", 1, !number, !grows, func(o operands) { VANDPS(signless(), o.a, o.a) })
	rowPass("sign", 1, !number, !grows, func(o operands) {
		zero, one, sign := YMM(), YMM(), YMM()
		VXORPS(zero, zero, zero)
		VPCMPEQD(one, one, one)
		VPSLLD(U8(31), one, sign)
		VPSRLD(U8(25), one, one)
		VPSLLD(U8(23), one, one) // the bits of 1
		VANDPS(sign, o.a, sign)
		VORPS(sign, one, one)
		VCMPPS(U8(12), zero, o.a, o.b) // not equal to 0, or no number
		VCMPPS(U8(7), o.a, o.a, o.c)   // a number
		VANDPS(o.b, o.c, o.b)
		VANDPS(o.b, one, o.a)
	})
	rowPass("mulMulS", 2, number, !grows, func(o operands) { VMULPS(o.s, o.a, o.a); VMULPS(o.b, o.a, o.a) })
	rowPass("mulAdd", 3, !number, !grows, func(o operands) { VMULPS(o.c, o.b, o.b); VADDPS(o.b, o.a, o.a) })
	rowPass("mulAddS", 2, number, !grows, func(o operands) { VMULPS(o.s, o.b, o.b); VADDPS(o.b, o.a, o.a) })
	rowPass("mulSub", 3, !number, !grows, func(o operands) { VMULPS(o.c, o.b, o.b); VSUBPS(o.b, o.a, o.a) })
	rowPass("mulSubS", 2, number, !grows, func(o operands) { VMULPS(o.s, o.b, o.b); VSUBPS(o.b, o.a, o.a) })
	rowPass("addMul", 3, !number, !grows, func(o operands) { VADDPS(o.b, o.a, o.a); VMULPS(o.c, o.a, o.a) })
	rowPass("linearS", 3, number, !grows, func(o operands) {
		VMULPS(o.s, o.a, o.a)
		VMULPS(o.b, o.a, o.a)
		VMULPS(o.s, o.c, o.c)
		VADDPS(o.c, o.a, o.a)
	})
	rowPass("grow", 1, !number, grows, func(o operands) {})
	rowPass("growMul", 2, !number, grows, func(o operands) { VMULPS(o.b, o.a, o.a) })
	rowPass("growMulS", 1, number, grows, func(o operands) { VMULPS(o.s, o.a, o.a) })
	rowPass("growAddMul", 3, !number, grows, func(o operands) { VADDPS(o.b, o.a, o.a); VMULPS(o.c, o.a, o.a) })
}
