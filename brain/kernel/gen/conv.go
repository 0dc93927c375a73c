package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
	"hebbarium/brain/kernel/gen/planes"
)

// conv1 has the 6 filters of 8 neighbouring columns of two rows in registers.
// The last block of the 82 columns overlaps the one before.
func conv1() {
	TEXT("conv1AVX2", NOSPLIT, "func(rows, image, w []float32)")
	Doc("conv1AVX2 writes rows[f][r][y], the larger of the sums at (2r, y) and (2r+1, y).")
	rows := Load(Param("rows").Base(), GP64())
	image := Load(Param("image").Base(), GP64())
	w := Load(Param("w").Base(), GP64())
	r, y := GP64(), GP64()
	MOVQ(U32(41), r)
	counted.Loop("row", r, 1, func() {
		XORQ(y, y)
		Label("block")
		var sums [2][6]reg.VecVirtual
		for n := range sums {
			for f := range sums[n] {
				sums[n][f] = YMM()
				VXORPS(sums[n][f], sums[n][f], sums[n][f])
			}
		}
		for tap := range 27 {
			ch, kx, ky := tap/9, tap/3%3, tap%3
			pixels := func(row int) Mem {
				return Mem{Base: image, Index: y, Scale: planes.Number, Disp: ch*planes.ImagePlane + (kx+row)*planes.ImageRow + ky*planes.Number}
			}
			one, two := YMM(), YMM()
			VMOVUPS(pixels(0), one)
			VMOVUPS(pixels(1), two)
			for f := range 6 {
				v, t := YMM(), YMM()
				VBROADCASTSS(Mem{Base: w, Disp: (tap*6 + f) * planes.Number}, v)
				VMULPS(v, one, t)
				VADDPS(t, sums[0][f], sums[0][f])
				VMULPS(v, two, v)
				VADDPS(v, sums[1][f], sums[1][f])
			}
		}
		for f := range 6 {
			VMAXPS(sums[1][f], sums[0][f], sums[0][f])
			VMOVUPS(sums[0][f], Mem{Base: rows, Index: y, Scale: planes.Number, Disp: f * planes.PairPlane})
		}
		ADDQ(U32(8), y)
		CMPQ(y, U32(72))
		JLE(LabelRef("block"))
		CMPQ(y, U32(82))
		JE(LabelRef("next"))
		MOVQ(U32(74), y)
		JMP(LabelRef("block"))
		Label("next")
		ADDQ(U32(2*planes.ImageRow), image)
		ADDQ(U32(planes.PairRow), rows)
	})
	VZEROUPPER()
	RET()
}

func pool1() {
	TEXT("pool1AVX2", NOSPLIT, "func(pooled, rows []float32)")
	Doc("pool1AVX2 writes the larger of each two neighbours: 82 columns are 41 pairs.")
	pooled := Load(Param("pooled").Base(), GP64())
	left := Load(Param("pooled").Len(), GP64())
	rows := Load(Param("rows").Base(), GP64())
	counted.Loop("full", left, width, func() {
		a, b, even, odd := YMM(), YMM(), YMM(), YMM()
		VMOVUPS(Mem{Base: rows}, a)
		VMOVUPS(Mem{Base: rows, Disp: 32}, b)
		VSHUFPS(U8(0x88), b, a, even)
		VSHUFPS(U8(0xDD), b, a, odd)
		VMAXPS(odd, even, even)
		// The shuffle works in each half of the register on its own.
		VPERMQ(U8(0xD8), even, even)
		VMOVUPS(even, Mem{Base: pooled})
		ADDQ(U32(64), rows)
		ADDQ(U32(32), pooled)
	})
	counted.Loop("single", left, 1, func() {
		a, b := XMM(), XMM()
		VMOVSS(Mem{Base: rows}, a)
		VMOVSS(Mem{Base: rows, Disp: 4}, b)
		VMAXSS(b, a, a)
		VMOVSS(a, Mem{Base: pooled})
		ADDQ(U32(8), rows)
		ADDQ(U32(4), pooled)
	})
	VZEROUPPER()
	RET()
}

// conv2 has the 8 filters in the lanes of a register, and 9 neighbouring columns
// in 9 of them.
func conv2() {
	TEXT("conv2AVX2", NOSPLIT, "func(sums, pooled, w []float32)")
	Doc("conv2AVX2 is conv2Go.")
	to := Load(Param("sums").Base(), GP64())
	from := Load(Param("pooled").Base(), GP64())
	weights := Load(Param("w").Base(), GP64())
	x, half, ch, kx := GP64(), GP64(), GP64(), GP64()
	MOVQ(U32(18), x)
	counted.Loop("row", x, 1, func() {
		MOVQ(U32(2), half)
		counted.Loop("half", half, 1, func() {
			sums := make([]reg.VecVirtual, 9)
			for n := range sums {
				sums[n] = YMM()
				VXORPS(sums[n], sums[n], sums[n])
			}
			at, w := GP64(), GP64()
			MOVQ(from, at)
			MOVQ(weights, w)
			MOVQ(U32(6), ch)
			counted.Loop("channel", ch, 1, func() {
				MOVQ(U32(5), kx)
				counted.Loop("taps", kx, 1, func() {
					for ky := range 5 {
						v := YMM()
						VMOVUPS(Mem{Base: w, Disp: 32 * ky}, v)
						for n := range sums {
							t := YMM()
							VBROADCASTSS(Mem{Base: at, Disp: (2*n + ky) * planes.Number}, t)
							VMULPS(v, t, t)
							VADDPS(t, sums[n], sums[n])
						}
					}
					ADDQ(U32(5*32), w)
					ADDQ(U32(planes.PooledRow), at)
				})
				ADDQ(U32(planes.PooledPlane-5*planes.PooledRow), at)
			})
			for n := range sums {
				VMOVUPS(sums[n], Mem{Base: to, Disp: 32 * n})
			}
			ADDQ(U32(9*32), to)
			ADDQ(U32(18*planes.Number), from)
		})
		ADDQ(U32(2*planes.PooledRow-36*planes.Number), from)
	})
	VZEROUPPER()
	RET()
}

func pool2() {
	TEXT("pool2AVX2", NOSPLIT, "func(features, sums []float32)")
	Doc("pool2AVX2 is pool2Go.")
	features := Load(Param("features").Base(), GP64())
	sums := Load(Param("sums").Base(), GP64())
	x, y := GP64(), GP64()
	MOVQ(U32(9), x)
	counted.Loop("row", x, 1, func() {
		MOVQ(U32(9), y)
		counted.Loop("square", y, 1, func() {
			a, b := YMM(), YMM()
			VMOVUPS(Mem{Base: sums}, a)
			VMAXPS(Mem{Base: sums, Disp: planes.SumsRow}, a, a)
			VMOVUPS(Mem{Base: sums, Disp: 32}, b)
			VMAXPS(Mem{Base: sums, Disp: planes.SumsRow + 32}, b, b)
			VMAXPS(b, a, a)
			high := XMM()
			VEXTRACTF128(U8(1), a, high)
			for n, part := range []Op{a.AsX(), high} {
				for f := range 4 {
					VEXTRACTPS(U8(f), part, Mem{Base: features, Disp: (4*n + f) * 9 * planes.FeatureRow})
				}
			}
			ADDQ(U32(64), sums)
			ADDQ(U32(4), features)
		})
		ADDQ(U32(planes.SumsRow), sums)
	})
	VZEROUPPER()
	RET()
}
