package strategy

import "math/bits"

// pcg is the generator of rand.PCG (O'Neill, "PCG: a family of simple fast
// space-efficient statistically good algorithms for random number generation",
// 2014, with the DXSM output), number for number. It is written out here because
// a generation draws tens of millions of numbers: two strides of the sequence,
// each by two places, run side by side, where a call for each number waits for
// the one before.
type pcg struct{ hi, lo uint64 }

// affine is the map s ↦ m·s + c modulo 2¹²⁸.
type affine struct{ mHi, mLo, cHi, cLo uint64 }

// pcgStep is the generator's own map from a state to the next.
var pcgStep = affine{0x2360ed051fc65da4, 0x4385df649fccf645, 0x5851f42d4c957f2d, 0x14057b7ef767814f}

// twice is the map applied two times: m·(m·s+c)+c = m²·s + (m·c+c).
func (a affine) twice() affine {
	mHi, mLo := affine{a.mHi, a.mLo, 0, 0}.of(a.mHi, a.mLo)
	cHi, cLo := a.of(a.cHi, a.cLo)
	return affine{mHi, mLo, cHi, cLo}
}

func (a affine) of(sHi, sLo uint64) (hi, lo uint64) {
	hi, lo = bits.Mul64(sLo, a.mLo)
	hi += sHi*a.mLo + sLo*a.mHi
	lo, carry := bits.Add64(lo, a.cLo, 0)
	hi, _ = bits.Add64(hi, a.cHi, carry)
	return hi, lo
}

// pcgNumber is what a state gives.
func pcgNumber(hi, lo uint64) uint64 {
	hi ^= hi >> 32
	hi *= 0xda942042e4dd58b5
	hi ^= hi >> 48
	return hi * (lo | 1)
}

// fill draws the numbers that follow p; dst holds an even number of them.
func (p *pcg) fill(dst []uint64) {
	stride := pcgStep.twice()
	tHi, tLo := p.hi, p.lo
	sHi, sLo := pcgStep.of(tHi, tLo)
	for i := 0; i+1 < len(dst); i += 2 {
		tHi, tLo = stride.of(tHi, tLo)
		dst[i] = pcgNumber(sHi, sLo)
		dst[i+1] = pcgNumber(tHi, tLo)
		sHi, sLo = stride.of(sHi, sLo)
	}
	p.hi, p.lo = tHi, tLo
}
