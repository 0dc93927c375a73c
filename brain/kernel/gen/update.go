package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
	"hebbarium/brain/rule"
)

func updates() {
	for _, r := range rule.All()[:rule.Plastic] {
		update(r)
	}
}

// update writes one rule's loop. The planes and w lie row after row, so one
// offset runs through them all.
func update(r rule.Rule) {
	name := rule.KernelName(r)
	TEXT("update"+name+"AVX2", NOSPLIT, "func(w []float32, c [6][]float32, pre, post []float32) uint32")
	Doc("update" + name + "AVX2 is update" + name + "Go.")
	w := Load(Param("w").Base(), GP64())
	planes := make([]reg.Register, r.Planes())
	for n := range planes {
		planes[n] = Load(Param("c").Index(n).Base(), GP64())
	}
	pre := Load(Param("pre").Base(), GP64())
	rows := Load(Param("pre").Len(), GP64())
	post := Load(Param("post").Base(), GP64())
	columns := Load(Param("post").Len(), GP64())

	mask := signless()
	lane0 := YMM() // the same mask, for the first lane alone
	VPXOR(lane0.AsX(), lane0.AsX(), lane0.AsX())
	VMOVSS(mask.AsX(), lane0.AsX(), lane0.AsX())
	top := YMM()
	VPXOR(top, top, top)
	at := GP64()
	XORQ(at, at)

	counted.Loop("row", rows, 1, func() {
		oi := YMM()
		VBROADCASTSS(Mem{Base: pre}, oi)
		ADDQ(U32(4), pre)
		j, left := GP64(), GP64()
		MOVQ(post, j)
		MOVQ(columns, left)
		block := func(l lanes, n int) {
			synapse := func(base reg.Register) Mem {
				return Mem{Base: base, Index: at, Scale: 4, Disp: 32 * n}
			}
			oj, dw, t := YMM(), YMM(), YMM()
			l.load(Mem{Base: j, Disp: 32 * n}, oj)
			VMULPS(l.operand(synapse(planes[0])), oi, dw)
			VMULPS(oj, dw, dw)
			for _, s := range r.Steps() {
				switch c := synapse(planes[s.Plane]); {
				case s.Times == "oi":
					VMULPS(l.operand(c), oi, t)
					VADDPS(t, dw, dw)
				case s.Times == "oj":
					VMULPS(l.operand(c), oj, t)
					VADDPS(t, dw, dw)
				case s.Multiply:
					VMULPS(l.operand(c), dw, dw)
				default:
					VADDPS(l.operand(c), dw, dw)
				}
			}
			VADDPS(l.operand(synapse(w)), dw, dw)
			l.store(dw, synapse(w))
			if l == full {
				VPAND(mask, dw, dw)
			} else {
				VPAND(lane0, dw, dw)
			}
			VPMAXUD(dw, top, top)
		}
		advance := func(n int) {
			ADDQ(U32(n), at)
			ADDQ(U32(4*n), j)
		}
		counted.Loop("blocks", left, 2*width, func() {
			block(full, 0)
			block(full, 1)
			advance(2 * width)
		})
		counted.Loop("block", left, width, func() {
			block(full, 0)
			advance(width)
		})
		counted.Loop("tail", left, 1, func() {
			block(single, 0)
			advance(1)
		})
	})
	largest(top)
}
