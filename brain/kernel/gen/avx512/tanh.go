package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/tangent"
)

// tanhConstants are one number each.
func tanhConstants() map[string]Mem {
	values := tangent.Named()
	memory := map[string]Mem{}
	for _, name := range tangent.Names() {
		memory[name] = GLOBL("tanh512_"+name, RODATA|NOPTR)
		DATA(0, U32(math.Float32bits(values[name])))
	}
	return memory
}

// hyperbolic holds the constants in registers.
type hyperbolic map[string]reg.VecVirtual

func hold(constants map[string]Mem) hyperbolic {
	h := hyperbolic{}
	for _, name := range tangent.Names() {
		h[name] = ZMM()
		VBROADCASTSS(constants[name], h[name])
	}
	return h
}

// of replaces x by its tangent. It clamps with the argument as the second operand of the
// minimum and the maximum, which is the one that they return where it is NaN.
func (h hyperbolic) of(x reg.VecVirtual) {
	t, p, q := ZMM(), ZMM(), ZMM()
	VMINPS(x, h["limit"], x)
	VMAXPS(x, h["floor"], x)
	VMULPS(x, x, t)
	VMULPS(h["p4"], t, p)
	VMULPS(h["q4"], t, q)
	for _, n := range []string{"3", "2", "1"} {
		VADDPS(h["p"+n], p, p)
		VADDPS(h["q"+n], q, q)
		VMULPS(t, p, p)
		VMULPS(t, q, q)
	}
	VADDPS(h["p0"], p, p)
	VADDPS(h["one"], q, q)
	VMULPS(p, x, p)
	VDIVPS(q, p, p)
	VMINPS(p, h["one"], p)
	VMAXPS(p, h["minus"], x)
}

func tanh(constants map[string]Mem) {
	TEXT("tanhAVX512", NOSPLIT, "func(dst, src []float32)")
	Doc("tanhAVX512 is tanhGo.")
	dst := Load(Param("dst").Base(), GP64())
	src := Load(Param("src").Base(), GP64())
	left := length("src")
	h := hold(constants)
	stream(left, []reg.Register{dst, src}, func(l lanes) {
		x := ZMM()
		l.load(Mem{Base: src}, x)
		h.of(x)
		l.store(x, Mem{Base: dst})
	})
	VZEROUPPER()
	RET()
}
