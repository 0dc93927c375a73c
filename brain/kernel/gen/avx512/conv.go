package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
)

// Sizes in bytes of the car's planes; see conv_512.go of package kernel.
const (
	imageRow   = 84 * number
	imagePlane = 84 * imageRow
	pairPlane  = 41 * imageRow // of the larger of two rows, their columns 82 and 83 of no meaning
	pooledRow  = 41 * number
	splitRow   = 21 * number
	splitPlane = 464 * number
	sumsPlane  = 384 * number
	taps2      = 25
)

// conv1 has the 6 filters of 16 neighbouring columns of two rows in registers. The pairs
// of rows are one line of 84 columns each, so that a block may begin in one pair and end
// in the next: its last lanes are then loaded from there.
func conv1() {
	TEXT("conv1AVX512", NOSPLIT, "func(rows, image, w []float32)")
	Doc("conv1AVX512 writes rows[f][r][y] as conv1AVX2 does, with 84 columns a row.")
	rows := Load(Param("rows").Base(), GP64())
	image := Load(Param("image").Base(), GP64())
	w := Load(Param("w").Base(), GP64())
	left, y := GP64(), GP64()
	block := func(later lanes) {
		var sums [2][6]reg.VecVirtual
		for n := range sums {
			for f := range sums[n] {
				sums[n][f] = ZMM()
				zero(sums[n][f])
			}
		}
		for tap := range 27 {
			ch, kx, ky := tap/9, tap/3%3, tap%3
			pixels := func(row int) reg.VecVirtual {
				p, at := ZMM(), Mem{Base: image, Disp: ch*imagePlane + (kx+row)*imageRow + ky*number}
				VMOVUPS(at, p)
				if !later.full() {
					at.Disp += imageRow
					VMOVUPS(at, later.mask, p)
				}
				return p
			}
			one, two := pixels(0), pixels(1)
			for f := range 6 {
				v, t := ZMM(), ZMM()
				VBROADCASTSS(Mem{Base: w, Disp: (tap*6 + f) * number}, v)
				VMULPS(v, one, t)
				VADDPS(t, sums[0][f], sums[0][f])
				VMULPS(v, two, v)
				VADDPS(v, sums[1][f], sums[1][f])
			}
		}
		for f := range 6 {
			VMAXPS(sums[1][f], sums[0][f], sums[0][f])
			VMOVUPS(sums[0][f], Mem{Base: rows, Disp: f * pairPlane})
		}
	}
	// 41 pairs of rows are 215 blocks, after which y is 80, and a last one that ends with
	// column 81.
	const back = 80 - (82 - width)
	MOVQ(U32(216), left)
	XORQ(y, y)
	Label("next")
	CMPQ(y, U32(84-width))
	JG(LabelRef("crossing"))
	block(lanes{})
	ADDQ(U32(vector), rows)
	ADDQ(U32(vector), image)
	ADDQ(U32(width), y)
	CMPQ(y, U32(84))
	JNE(LabelRef("counted"))
	XORQ(y, y)
	ADDQ(U32(imageRow), image)
	JMP(LabelRef("counted"))

	Label("crossing")
	{
		here, bits, later := GP64(), GP32(), K()
		MOVQ(U32(84), here)
		SUBQ(y, here)
		MOVL(U32(0xFFFF), bits)
		SHLXL(here.As32(), bits, bits)
		KMOVW(bits, later)
		block(lanes{later})
		ADDQ(U32(vector), rows)
		ADDQ(U32(vector+imageRow), image)
		SUBQ(U32(84-width), y)
	}
	Label("counted")
	DECQ(left)
	JE(LabelRef("end"))
	CMPQ(left, U32(1))
	JNE(LabelRef("next"))
	SUBQ(U32(back*number), rows)
	SUBQ(U32(back*number), image)
	SUBQ(U32(back), y)
	JMP(LabelRef("next"))
	Label("end")
	VZEROUPPER()
	RET()
}

// conv2 has 48 neighbouring sums of each of the 8 filters in registers. A row of sums is
// 21 long, as are the rows of what it reads, of which the last three mean nothing.
func conv2() {
	TEXT("conv2AVX512", NOSPLIT, "func(sums, split, w []float32)")
	Doc("conv2AVX512 writes sums[f][x][y], with 21 columns a row, from what pool1AVX512 split.")
	to := Load(Param("sums").Base(), GP64())
	from := Load(Param("split").Base(), GP64())
	weights := Load(Param("w").Base(), GP64())
	blocks, ch := GP64(), GP64()
	MOVQ(U32(8), blocks)
	counted.Loop("block", blocks, 1, func() {
		var sums [8][3]reg.VecVirtual
		for f := range sums {
			for n := range sums[f] {
				sums[f][n] = ZMM()
				zero(sums[f][n])
			}
		}
		at, w := GP64(), GP64()
		MOVQ(from, at)
		MOVQ(weights, w)
		MOVQ(U32(6), ch)
		counted.Loop("channel", ch, 1, func() {
			for tap := range taps2 {
				kx, ky := tap/5, tap%5
				plane := kx%2*2 + ky%2
				var p [3]reg.VecVirtual
				for n := range p {
					p[n] = ZMM()
					VMOVUPS(Mem{Base: at, Disp: plane*splitPlane + kx/2*splitRow + ky/2*number + n*vector}, p[n])
				}
				for f := range sums {
					v := ZMM()
					VBROADCASTSS(Mem{Base: w, Disp: (tap*8 + f) * number}, v)
					for n := range p {
						t := ZMM()
						VMULPS(v, p[n], t)
						VADDPS(t, sums[f][n], sums[f][n])
					}
				}
			}
			ADDQ(U32(taps2*8*number), w)
			ADDQ(U32(4*splitPlane), at)
		})
		for f := range sums {
			for n := range sums[f] {
				VMOVUPS(sums[f][n], Mem{Base: to, Disp: f*sumsPlane + n*vector})
			}
		}
		ADDQ(U32(3*vector), to)
		ADDQ(U32(3*vector), from)
	})
	VZEROUPPER()
	RET()
}
