package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
)

// forward keeps the sums of up to 64 post neurons in registers and goes through
// the pre neurons for each such block of columns.
func forward() {
	TEXT("forwardAVX2", NOSPLIT, "func(out, w, in []float32)")
	Doc("forwardAVX2 is forwardGo.")
	out := Load(Param("out").Base(), GP64())
	left := Load(Param("out").Len(), GP64())
	w := Load(Param("w").Base(), GP64())
	in := Load(Param("in").Base(), GP64())
	rows := Load(Param("in").Len(), GP64())
	stride := GP64()
	MOVQ(left, stride)
	SHLQ(U8(2), stride)
	for _, registers := range []int{8, 4, 1} {
		columns(full, registers, out, left, w, in, rows, stride)
	}
	columns(single, 1, out, left, w, in, rows, stride)
	VZEROUPPER()
	RET()
}

func columns(l lanes, registers int, out, left, w, in, rows, stride reg.Register) {
	name := fmt.Sprintf("columns%d", registers*l.count())
	step := registers * l.count()
	counted.Loop(name, left, uint32(step), func() {
		sums := make([]reg.VecVirtual, registers)
		for n := range sums {
			sums[n] = YMM()
			VXORPS(sums[n], sums[n], sums[n])
		}
		at, x, i := GP64(), GP64(), GP64()
		MOVQ(w, at)
		MOVQ(in, x)
		MOVQ(rows, i)
		counted.Loop(name+"_rows", i, 1, func() {
			o, t := YMM(), YMM()
			VBROADCASTSS(Mem{Base: x}, o)
			for n := range sums {
				VMULPS(l.operand(Mem{Base: at, Disp: 32 * n}), o, t)
				VADDPS(t, sums[n], sums[n])
			}
			ADDQ(stride, at)
			ADDQ(U32(4), x)
		})
		for n := range sums {
			l.store(sums[n], Mem{Base: out, Disp: 32 * n})
		}
		ADDQ(U32(4*step), out)
		ADDQ(U32(4*step), w)
	})
}
