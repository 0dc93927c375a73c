// Command avx512 writes the loops of package kernel that use the 512-bit vectors of
// AVX-512F, with avo: those that wider vectors make faster. The plastic updates and the sums
// of evolution are bound by the cache, and the AVX2 ones serve there too. Run it through go generate in the package's folder.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

const (
	width  = 16 // float32 in a ZMM register
	number = 4  // bytes
	vector = width * number
)

func main() {
	ConstraintExpr("amd64")
	constants, indices := tanhConstants(), pickConstants()
	forward()
	maxAbs()
	divide()
	tanh(constants)
	conv1()
	pool1(constants, indices)
	conv2()
	pool2(constants, indices)
	Generate()
}

// lanes are those of a register that are used: all of them, or in a tail the first few,
// by a mask. What is loaded into the others is 0, and nothing of them is stored.
type lanes struct{ mask reg.OpmaskVirtual }

func (l lanes) full() bool { return l.mask == nil }

func (l lanes) load(m Mem, to reg.VecVirtual) {
	if l.full() {
		VMOVUPS(m, to)
	} else {
		VMOVUPS_Z(m, l.mask, to)
	}
}

func (l lanes) store(from reg.VecVirtual, m Mem) {
	if l.full() {
		VMOVUPS(from, m)
	} else {
		VMOVUPS(from, l.mask, m)
	}
}

// operand is m itself where a whole register may be read from memory, else a register
// into which what is there is loaded.
func (l lanes) operand(m Mem) Op {
	if l.full() {
		return m
	}
	t := ZMM()
	l.load(m, t)
	return t
}

// first are the first n lanes, n below 16.
func first(n reg.GPVirtual) lanes {
	ones, mask := GP32(), K()
	MOVL(U32(0xFFFF), ones)
	BZHIL(n.As32(), ones, ones)
	KMOVW(ones, mask)
	return lanes{mask}
}

// fewest are the first lanes by a mask known beforehand.
func fewest(bits uint32) lanes {
	ones, mask := GP32(), K()
	MOVL(U32(bits), ones)
	KMOVW(ones, mask)
	return lanes{mask}
}

func zero(v reg.VecVirtual) { VPXORD(v, v, v) }

// signless fills a register with the mask that clears a float32's sign.
func signless() reg.VecVirtual {
	m := ZMM()
	VPTERNLOGD(U8(0xFF), m, m, m)
	VPSRLD(U8(1), m, m)
	return m
}

// largest reduces a register of unsigned numbers to its largest and returns it
// from the function.
func largest(m reg.VecVirtual) {
	half := YMM()
	VEXTRACTI64X4(U8(1), m, half)
	VPMAXUD(half, m.AsY(), half)
	quarter, other := XMM(), XMM()
	VEXTRACTI128(U8(1), half, quarter)
	VPMAXUD(quarter, half.AsX(), quarter)
	VPSHUFD(U8(0x4E), quarter, other)
	VPMAXUD(other, quarter, quarter)
	VPSHUFD(U8(0xB1), quarter, other)
	VPMAXUD(other, quarter, quarter)
	r := GP32()
	VMOVD(quarter, r)
	VZEROUPPER()
	Store(r, ReturnIndex(0))
	RET()
}

// broadcast fills a register with a float32 parameter.
func broadcast(param string) reg.VecVirtual {
	v := ZMM()
	a, err := Param(param).Resolve()
	if err != nil {
		panic(err)
	}
	VBROADCASTSS(a.Addr, v)
	return v
}
