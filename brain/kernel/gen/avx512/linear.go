package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
)

// stream goes through slices of one length, 16 elements at a time, then those that are
// left, and moves their bases on.
func stream(left reg.GPVirtual, bases []reg.Register, body func(l lanes)) {
	counted.Loop("full", left, width, func() {
		body(lanes{})
		for _, b := range bases {
			ADDQ(U32(vector), b)
		}
	})
	TESTQ(left, left)
	JE(LabelRef("end"))
	body(first(left))
	Label("end")
}

func length(param string) reg.GPVirtual { return Load(Param(param).Len(), GP64()).(reg.GPVirtual) }

func maxAbs() {
	TEXT("maxAbsAVX512", NOSPLIT, "func(w []float32) uint32")
	Doc("maxAbsAVX512 is maxAbsGo.")
	w := Load(Param("w").Base(), GP64())
	left := length("w")
	mask, top := signless(), ZMM()
	zero(top)
	stream(left, []reg.Register{w}, func(l lanes) {
		v := ZMM()
		l.load(Mem{Base: w}, v)
		VPANDD(mask, v, v)
		VPMAXUD(v, top, top)
	})
	largest(top)
}

func divide() {
	TEXT("divideAVX512", NOSPLIT, "func(w []float32, by float32)")
	Doc("divideAVX512 is divideGo.")
	w := Load(Param("w").Base(), GP64())
	left := length("w")
	by := broadcast("by")
	stream(left, []reg.Register{w}, func(l lanes) {
		v := ZMM()
		l.load(Mem{Base: w}, v)
		VDIVPS(by, v, v)
		l.store(v, Mem{Base: w})
	})
	VZEROUPPER()
	RET()
}
