package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
)

// stream goes through slices of one length, eight elements at a time, then
// singly, and moves their bases on.
func stream(left reg.Register, bases []reg.Register, body func(l lanes)) {
	for _, l := range []lanes{full, single} {
		name := map[lanes]string{full: "full", single: "single"}[l]
		counted.Loop(name, left, uint32(l.count()), func() {
			body(l)
			for _, b := range bases {
				ADDQ(U32(4*l.count()), b)
			}
		})
	}
}

func maxAbs() {
	TEXT("maxAbsAVX2", NOSPLIT, "func(w []float32) uint32")
	Doc("maxAbsAVX2 is maxAbsGo.")
	w := Load(Param("w").Base(), GP64())
	left := Load(Param("w").Len(), GP64())
	mask, top := signless(), YMM()
	VPXOR(top, top, top)
	stream(left, []reg.Register{w}, func(l lanes) {
		v := YMM()
		l.load(Mem{Base: w}, v)
		VPAND(mask, v, v)
		VPMAXUD(v, top, top)
	})
	largest(top)
}

func divide() {
	TEXT("divideAVX2", NOSPLIT, "func(w []float32, by float32)")
	Doc("divideAVX2 is divideGo.")
	w := Load(Param("w").Base(), GP64())
	left := Load(Param("w").Len(), GP64())
	by := broadcast("by")
	stream(left, []reg.Register{w}, func(l lanes) {
		v := YMM()
		l.load(Mem{Base: w}, v)
		VDIVPS(by, v, v)
		l.store(v, Mem{Base: w})
	})
	VZEROUPPER()
	RET()
}

func scaledSums() {
	TEXT("addScaledAVX2", NOSPLIT, "func(dst, a, b []float32, s float32)")
	Doc("addScaledAVX2 is addScaledGo.")
	dst := Load(Param("dst").Base(), GP64())
	left := Load(Param("dst").Len(), GP64())
	a := Load(Param("a").Base(), GP64())
	b := Load(Param("b").Base(), GP64())
	addScaled(dst, a, b, left, []reg.Register{dst, a, b})

	TEXT("accumulateAVX2", NOSPLIT, "func(dst, x []float32, s float32)")
	Doc("accumulateAVX2 is accumulateGo.")
	dst = Load(Param("dst").Base(), GP64())
	left = Load(Param("dst").Len(), GP64())
	x := Load(Param("x").Base(), GP64())
	addScaled(dst, dst, x, left, []reg.Register{dst, x})
}

func addScaled(dst, a, b, left reg.Register, bases []reg.Register) {
	s := broadcast("s")
	stream(left, bases, func(l lanes) {
		v, t := YMM(), YMM()
		l.load(Mem{Base: b}, t)
		VMULPS(t, s, t)
		l.load(Mem{Base: a}, v)
		VADDPS(t, v, v)
		l.store(v, Mem{Base: dst})
	})
	VZEROUPPER()
	RET()
}

// broadcast fills a register with a float32 parameter.
func broadcast(param string) reg.VecVirtual {
	v := YMM()
	a, err := Param(param).Resolve()
	if err != nil {
		panic(err)
	}
	VBROADCASTSS(a.Addr, v)
	return v
}
