// Command gen writes the AVX2 loops of package car's pixels with avo. Run it
// through go generate in the package's folder.
package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Sizes of the two images, in pixels and in bytes a row.
const (
	side, stride     = 96, 3 * 96
	seen, seenStride = 84, 3 * 84
)

func main() {
	ConstraintExpr("amd64")
	shrink()
	observe()
	Generate()
}

// bytes32 is a constant of 32 bytes.
func bytes32(name string, at func(i int) uint8) Mem {
	m := GLOBL(name, RODATA|NOPTR)
	for i := range 32 {
		DATA(i, U8(at(i)))
	}
	return m
}

// words32 is a YMM constant with the same 16-bit word in every lane.
func words32(name string, word uint16) Mem {
	return bytes32(name, func(i int) uint8 { return uint8(word >> (8 * (i & 1))) })
}

// shrink writes the resize from 96×96 to 84×84. Along a row, 8 pixels (24
// bytes) of the source make 7 (21 bytes): byte j is source byte j times 7-k
// plus source byte j+3 times k+1, with k = j/3. VPSHUFB puts the two side by
// side and VPMADDUBSW weighs and adds them. Rows are then weighed alike.
func shrink() {
	TEXT("shrinkAVX2", NOSPLIT, "func(src, dst *uint8)")
	Doc("shrinkAVX2 is Resize for processors with AVX2.")
	src, dst := Load(Param("src"), GP64()), Load(Param("dst"), GP64())

	// Bytes 0..15 of a group come from a register whose halves hold the source
	// from byte 0 and from byte 8 on; bytes 16..20 from one that holds it from
	// byte 8 on, so that nothing beyond the image is ever read.
	pairs := bytes32("pairs", func(i int) uint8 { return uint8(i%16/2 + 3*(i&1)) })
	tailPairs := bytes32("tailPairs", func(i int) uint8 {
		if i >= 10 {
			return 0x80 // nothing
		}
		return uint8(8 + i/2 + 3*(i&1))
	})
	weight := func(j, i int) uint8 {
		if k := j / 3; i&1 == 0 {
			return uint8(7 - k)
		} else {
			return uint8(k + 1)
		}
	}
	weights := bytes32("weights", func(i int) uint8 { return weight(i/2, i) })
	tailWeights := bytes32("tailWeights", func(i int) uint8 {
		if i >= 10 {
			return 0
		}
		return weight(16+i/2, i)
	})
	half, one := YMM(), YMM()
	VMOVDQU(words32("halfLess", 31), half)
	VMOVDQU(words32("one", 1), one)
	pairsY, weightsY, tailPairsX, tailWeightsX := YMM(), YMM(), XMM(), XMM()
	VMOVDQU(pairs, pairsY)
	VMOVDQU(weights, weightsY)
	VMOVDQU(tailPairs, tailPairsX)
	VMOVDQU(tailWeights, tailWeightsX)

	blocks, lower, groups := GP64(), GP64(), GP64()
	upperWeight, lowerWeight := YMM(), YMM()
	MOVQ(U32(seen/7), blocks)
	Label("block") // of 8 source rows, 7 rows
	MOVQ(U32(1), lower)
	Label("row")
	{
		t := GP64()
		MOVQ(U32(8), t)
		SUBQ(lower, t)
		VMOVD(t.As32(), upperWeight.AsX())
		VPBROADCASTW(upperWeight.AsX(), upperWeight)
		VMOVD(lower.As32(), lowerWeight.AsX())
		VPBROADCASTW(lowerWeight.AsX(), lowerWeight)
	}
	MOVQ(U32(seen/7), groups)
	Label("group")
	{
		body, tail := YMM(), YMM()
		across := func(offset int, body reg.VecVirtual, tail reg.VecVirtual) {
			VMOVDQU(Mem{Base: src, Disp: offset}, body.AsX())
			VMOVDQU(Mem{Base: src, Disp: offset + 8}, tail.AsX())
			VINSERTI128(Imm(1), tail.AsX(), body, body)
			VPSHUFB(pairsY, body, body)
			VPMADDUBSW(weightsY, body, body)
			VPSHUFB(tailPairsX, tail.AsX(), tail.AsX())
			VPMADDUBSW(tailWeightsX, tail.AsX(), tail.AsX())
		}
		across(0, body, tail)
		lowBody, lowTail := YMM(), YMM()
		across(stride, lowBody, lowTail)
		join := func(upper, lower, upperWeight, lowerWeight, half, one Op, t Op) {
			VPMULLW(upperWeight, upper, upper)
			VPMULLW(lowerWeight, lower, lower)
			VPADDW(lower, upper, upper)
			// Halves go to the even neighbour.
			VPSRLW(Imm(6), upper, t)
			VPAND(one, t, t)
			VPADDW(half, upper, upper)
			VPADDW(t, upper, upper)
			VPSRLW(Imm(6), upper, upper)
		}
		t := YMM()
		join(body, lowBody, upperWeight, lowerWeight, half, one, t)
		join(tail.AsX(), lowTail.AsX(), upperWeight.AsX(), lowerWeight.AsX(), half.AsX(), one.AsX(), t.AsX())
		VPACKUSWB(tail, body, body)
		VMOVQ(body.AsX(), Mem{Base: dst})
		VPEXTRD(Imm(2), body.AsX(), Mem{Base: dst, Disp: 16})
		VPEXTRB(Imm(12), body.AsX(), Mem{Base: dst, Disp: 20})
		VEXTRACTI128(Imm(1), body, t.AsX())
		VMOVQ(t.AsX(), Mem{Base: dst, Disp: 8})
	}
	ADDQ(U32(24), src)
	ADDQ(U32(21), dst)
	DECQ(groups)
	JNZ(LabelRef("group"))
	INCQ(lower)
	CMPQ(lower, U32(8))
	JL(LabelRef("row"))
	ADDQ(U32(stride), src)
	DECQ(blocks)
	JNZ(LabelRef("block"))
	VZEROUPPER()
	RET()
}

// observe writes the transposition to float32. Blocks of 8 rows by 8 pixels
// are turned in registers; the last block each way overlaps the one before,
// since 84 is not a multiple of 8.
//
// A value over 255 is v·h rounded once after adding v·l, with h + l = 1/255 to
// double the precision. That is the correctly rounded quotient for each of the
// 256 values, which a test checks.
func observe() {
	TEXT("observeAVX2", NOSPLIT, "func(src *uint8, dst *float32)")
	Doc("observeAVX2 is Observe for processors with AVX2 and FMA.")
	src, dst := Load(Param("src"), GP64()), Load(Param("dst"), GP64())
	high, low := YMM(), YMM()
	h := float32(1) / 255
	scalar := func(v float32, to reg.VecVirtual) {
		t := GP32()
		MOVL(U32(math.Float32bits(v)), t)
		VMOVD(t, to.AsX())
		VBROADCASTSS(to.AsX(), to)
	}
	scalar(h, high)
	scalar(float32(1.0/255-float64(h)), low)

	x, y := GP64(), GP64()
	from, to := GP64(), GP64()
	XORQ(x, x)
	Label("columns")
	{
		// from = src + 3x, to = dst + 84·4·x
		LEAQ(Mem{Base: src, Index: x, Scale: 1}, from)
		LEAQ(Mem{Base: from, Index: x, Scale: 2}, from)
		IMUL3Q(U32(4*seen), x, to)
		ADDQ(dst, to)
	}
	XORQ(y, y)
	Label("rows")
	corner := GP64()
	IMUL3Q(U32(seenStride), y, corner)
	ADDQ(from, corner)
	for part := range 3 {
		turn(corner, to, y, 8*part, high, low)
	}
	step(y, "rows")
	step(x, "columns")
	VZEROUPPER()
	RET()
}

// step takes v to the next block of 8 within 84 and jumps back unless the last
// one is done.
func step(v reg.GPVirtual, label string) {
	const last = seen - 8
	CMPQ(v, U32(last))
	JE(LabelRef(label + "_done"))
	ADDQ(Imm(8), v)
	CMPQ(v, U32(last))
	JLE(LabelRef(label))
	MOVQ(U32(last), v)
	JMP(LabelRef(label))
	Label(label + "_done")
}

// turn transposes 8 rows of 8 bytes, the columns starting at byte first of the
// block, and stores each column as 8 float32.
func turn(corner, to, y reg.Register, first int, high, low reg.VecVirtual) {
	rows := make([]reg.VecVirtual, 8)
	for i := range rows {
		rows[i] = XMM()
		VMOVQ(Mem{Base: corner, Disp: i*seenStride + first}, rows[i])
	}
	var pairs, lower, upper []reg.VecVirtual
	for i := 0; i < 8; i += 2 {
		p := XMM()
		VPUNPCKLBW(rows[i+1], rows[i], p)
		pairs = append(pairs, p)
	}
	for i := 0; i < 4; i += 2 { // rows 0-3, then 4-7; columns 0-3 and 4-7 of each
		l, u := XMM(), XMM()
		VPUNPCKLWD(pairs[i+1], pairs[i], l)
		VPUNPCKHWD(pairs[i+1], pairs[i], u)
		lower, upper = append(lower, l), append(upper, u)
	}
	column := 0
	for _, four := range [][]reg.VecVirtual{lower, upper} {
		a, b := XMM(), XMM()
		VPUNPCKLDQ(four[1], four[0], a)
		VPUNPCKHDQ(four[1], four[0], b)
		for _, two := range []reg.VecVirtual{a, b} {
			for half := range 2 {
				v, t := YMM(), YMM()
				if half == 1 {
					VPSRLDQ(Imm(8), two, two)
				}
				VPMOVZXBD(two, v)
				VCVTDQ2PS(v, v)
				VMULPS(low, v, t)
				VFMADD231PS(high, v, t)
				b := first + column
				VMOVUPS(t, Mem{Base: to, Index: y, Scale: 4, Disp: 4 * seen * (b%3*seen + b/3)})
				column++
			}
		}
	}
}
