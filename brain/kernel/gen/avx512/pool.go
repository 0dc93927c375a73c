package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"

	"hebbarium/brain/kernel/gen/counted"
)

// picks are every other number of two registers, from the first or the second on, by their indices.
type picks struct{ even, odd Mem }

func pickConstants() picks {
	indices := func(name string, from uint32) Mem {
		m := GLOBL("pick512_"+name, RODATA|NOPTR)
		for n := range uint32(width) {
			DATA(int(n)*number, U32(2*n+from))
		}
		return m
	}
	return picks{indices("even", 0), indices("odd", 1)}
}

func (p picks) hold() (even, odd reg.VecVirtual) {
	even, odd = ZMM(), ZMM()
	VMOVDQU32(p.even, even)
	VMOVDQU32(p.odd, odd)
	return even, odd
}

// apart writes the numbers of two registers that an index picks.
func apart(index, a, b reg.VecVirtual) reg.VecVirtual {
	v := ZMM()
	VMOVDQA32(index, v)
	VPERMI2PS(b, a, v)
	return v
}

// pool1 takes the larger of each two neighbours and their tangent, writes it as it is, and
// once more with even and odd rows and columns apart. What a row writes beyond its end
// the next one overwrites.
func pool1(constants map[string]Mem, indices picks) {
	TEXT("pool1AVX512", NOSPLIT, "func(pooled, split, rows []float32)")
	Doc("pool1AVX512 is pool1AVX2 and tanhGo, and splits pooled into [channel][x%2][y%2][x/2][y/2].")
	pooled := Load(Param("pooled").Base(), GP64())
	this := Load(Param("split").Base(), GP64())
	rows := Load(Param("rows").Base(), GP64())
	h := hold(constants)
	even, odd := indices.hold()
	ch, x, other, next := GP64(), GP64(), GP64(), GP64()
	MOVQ(U32(6), ch)
	counted.Loop("channel", ch, 1, func() {
		LEAQ(Mem{Base: this, Disp: 4 * splitPlane}, next)
		LEAQ(Mem{Base: this, Disp: 2 * splitPlane}, other)
		MOVQ(U32(41), x)
		counted.Loop("row", x, 1, func() {
			var p [3]reg.VecVirtual
			for n := range p {
				a, b := ZMM(), ZMM()
				VMOVUPS(Mem{Base: rows, Disp: 2 * n * vector}, a)
				VMOVUPS(Mem{Base: rows, Disp: (2*n + 1) * vector}, b)
				p[n] = apart(even, a, b)
				VMAXPS(apart(odd, a, b), p[n], p[n])
				h.of(p[n])
				VMOVUPS(p[n], Mem{Base: pooled, Disp: n * vector})
			}
			for n, index := range []reg.VecVirtual{even, odd} {
				VMOVUPS(apart(index, p[0], p[1]), Mem{Base: this, Disp: n * splitPlane})
				VMOVUPS(apart(index, p[2], p[2]), Mem{Base: this, Disp: n*splitPlane + vector})
			}
			ADDQ(U32(imageRow), rows)
			ADDQ(U32(pooledRow), pooled)
			ADDQ(U32(splitRow), this)
			XCHGQ(this, other)
		})
		MOVQ(next, this)
	})
	VZEROUPPER()
	RET()
}

// pool2 takes the largest of each square of four sums, and its tangent.
func pool2(constants map[string]Mem, indices picks) {
	TEXT("pool2AVX512", NOSPLIT, "func(features, sums []float32)")
	Doc("pool2AVX512 is pool2Go and tanhGo, of what conv2AVX512 wrote.")
	features := Load(Param("features").Base(), GP64())
	sums := Load(Param("sums").Base(), GP64())
	h := hold(constants)
	even, odd := indices.hold()
	nine := fewest(1<<9 - 1)
	f, x, at := GP64(), GP64(), GP64()
	MOVQ(U32(8), f)
	counted.Loop("filter", f, 1, func() {
		MOVQ(sums, at)
		MOVQ(U32(9), x)
		counted.Loop("row", x, 1, func() {
			var m [2]reg.VecVirtual
			for n := range m {
				m[n] = ZMM()
				VMOVUPS(Mem{Base: at, Disp: n * vector}, m[n])
				VMAXPS(Mem{Base: at, Disp: n*vector + splitRow}, m[n], m[n])
			}
			p := apart(even, m[0], m[1])
			VMAXPS(apart(odd, m[0], m[1]), p, p)
			h.of(p)
			nine.store(p, Mem{Base: features})
			ADDQ(U32(2*splitRow), at)
			ADDQ(U32(9*number), features)
		})
		ADDQ(U32(sumsPlane), sums)
	})
	VZEROUPPER()
	RET()
}
