package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/tangent"
)

// tanh clamps with the argument as the second operand of the minimum and the
// maximum, which is the one that they return where it is NaN.
func tanh() {
	constants := tangent.Named()
	constant := func(name string) Mem {
		m := GLOBL("tanh_"+name, RODATA|NOPTR)
		for n := range width {
			DATA(4*n, U32(math.Float32bits(constants[name])))
		}
		return m
	}
	memory := map[string]Mem{}
	for _, name := range tangent.Names() {
		memory[name] = constant(name)
	}

	TEXT("tanhAVX2", NOSPLIT, "func(dst, src []float32)")
	Doc("tanhAVX2 is tanhGo.")
	dst := Load(Param("dst").Base(), GP64())
	src := Load(Param("src").Base(), GP64())
	left := Load(Param("src").Len(), GP64())
	held := map[string]reg.VecVirtual{}
	for _, name := range []string{"limit", "floor", "one", "minus", "p4", "q4"} {
		held[name] = YMM()
		VMOVUPS(memory[name], held[name])
	}
	stream(left, []reg.Register{dst, src}, func(l lanes) {
		x, t, p, q := YMM(), YMM(), YMM(), YMM()
		l.load(Mem{Base: src}, x)
		VMINPS(x, held["limit"], x)
		VMAXPS(x, held["floor"], x)
		VMULPS(x, x, t)
		VMULPS(held["p4"], t, p)
		VMULPS(held["q4"], t, q)
		for _, n := range []string{"3", "2", "1"} {
			VADDPS(memory["p"+n], p, p)
			VADDPS(memory["q"+n], q, q)
			VMULPS(t, p, p)
			VMULPS(t, q, q)
		}
		VADDPS(memory["p0"], p, p)
		VADDPS(held["one"], q, q)
		VMULPS(p, x, p)
		VDIVPS(q, p, p)
		VMINPS(p, held["one"], p)
		VMAXPS(p, held["minus"], p)
		l.store(p, Mem{Base: dst})
	})
	VZEROUPPER()
	RET()
}
