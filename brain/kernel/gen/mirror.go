package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
)

// mirror makes both members of a pair, four numbers at a time, and adds their
// squares one after the other: those of plus in the lower half of a register,
// those of minus in the upper.
func mirror() {
	TEXT("mirrorAVX2", NOSPLIT, "func(plus, minus, centre, noise []float32, s float32) (squaresPlus, squaresMinus float64)")
	Doc("mirrorAVX2 is mirrorGo.")
	plus := Load(Param("plus").Base(), GP64())
	left := Load(Param("plus").Len(), GP64())
	minus := Load(Param("minus").Base(), GP64())
	centre := Load(Param("centre").Base(), GP64())
	noise := Load(Param("noise").Base(), GP64())
	s := broadcast("s").AsX()
	sums := XMM()
	VXORPD(sums, sums, sums)

	advance := func(n int) {
		for _, base := range []reg.Register{plus, minus, centre, noise} {
			ADDQ(U32(4*n), base)
		}
	}
	counted.Loop("four", left, 4, func() {
		d, p, m := XMM(), XMM(), XMM()
		VMULPS(Mem{Base: noise}, s, d)
		VMOVUPS(Mem{Base: centre}, m)
		VADDPS(d, m, p)
		VSUBPS(d, m, m)
		VMOVUPS(p, Mem{Base: plus})
		VMOVUPS(m, Mem{Base: minus})
		wideP, wideM, pairs := YMM(), YMM(), YMM()
		VCVTPS2PD(p, wideP)
		VMULPD(wideP, wideP, wideP)
		VCVTPS2PD(m, wideM)
		VMULPD(wideM, wideM, wideM)
		VUNPCKLPD(wideM, wideP, pairs) // of the numbers 0 and 2
		VUNPCKHPD(wideM, wideP, wideP) // of 1 and 3
		late := XMM()
		VADDPD(pairs.AsX(), sums, sums)
		VADDPD(wideP.AsX(), sums, sums)
		VEXTRACTF128(U8(1), pairs, late)
		VADDPD(late, sums, sums)
		VEXTRACTF128(U8(1), wideP, late)
		VADDPD(late, sums, sums)
		advance(4)
	})
	counted.Loop("one", left, 1, func() {
		d, p, m := XMM(), XMM(), XMM()
		VMOVSS(Mem{Base: noise}, d)
		VMULSS(s, d, d)
		VMOVSS(Mem{Base: centre}, m)
		VADDSS(d, m, p)
		VSUBSS(d, m, m)
		VMOVSS(p, Mem{Base: plus})
		VMOVSS(m, Mem{Base: minus})
		VUNPCKLPS(m, p, p)
		VCVTPS2PD(p, p)
		VMULPD(p, p, p)
		VADDPD(p, sums, sums)
		advance(1)
	})
	upper := XMM()
	VUNPCKHPD(sums, sums, upper)
	VZEROUPPER()
	Store(sums, ReturnIndex(0))
	Store(upper, ReturnIndex(1))
	RET()
}
