package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
)

// forward keeps the sums of up to 128 post neurons in registers and goes through
// the pre neurons for each such block of columns.
func forward() {
	TEXT("forwardAVX512", NOSPLIT, "func(out, w, in []float32)")
	Doc("forwardAVX512 is forwardGo.")
	c := columns{out: Load(Param("out").Base(), GP64())}
	left := length("out")
	c.w = Load(Param("w").Base(), GP64())
	c.in = Load(Param("in").Base(), GP64())
	c.rows = Load(Param("in").Len(), GP64())
	c.stride = GP64()
	MOVQ(left, c.stride)
	SHLQ(U8(2), c.stride)
	for _, registers := range []int{8, 4, 1} {
		step := uint32(registers * width)
		name := fmt.Sprint("columns", step)
		counted.Loop(name, left, step, func() {
			c.sum(name, lanes{}, registers)
			ADDQ(U32(number*step), c.out)
			ADDQ(U32(number*step), c.w)
		})
	}
	TESTQ(left, left)
	JE(LabelRef("end"))
	c.sum("tail", first(left), 1)
	Label("end")
	VZEROUPPER()
	RET()
}

type columns struct{ out, w, in, rows, stride reg.Register }

// sum adds up some registers of columns.
func (c columns) sum(name string, l lanes, registers int) {
	sums := make([]reg.VecVirtual, registers)
	for n := range sums {
		sums[n] = ZMM()
		zero(sums[n])
	}
	at, x, i := GP64(), GP64(), GP64()
	MOVQ(c.w, at)
	MOVQ(c.in, x)
	MOVQ(c.rows, i)
	counted.Loop(name+"_rows", i, 1, func() {
		o, t := ZMM(), ZMM()
		VBROADCASTSS(Mem{Base: x}, o)
		for n := range sums {
			VMULPS(l.operand(Mem{Base: at, Disp: vector * n}), o, t)
			VADDPS(t, sums[n], sums[n])
		}
		ADDQ(c.stride, at)
		ADDQ(U32(number), x)
	})
	for n := range sums {
		l.store(sums[n], Mem{Base: c.out, Disp: vector * n})
	}
}
