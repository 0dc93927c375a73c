// Command gen writes the AVX2 loops of package kernel with avo. Run it through
// go generate in the package's folder.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// width is the number of float32 in a YMM register.
const width = 8

func main() {
	ConstraintExpr("amd64")
	forward()
	updates()
	maxAbs()
	divide()
	scaledSums()
	mirror()
	tanh()
	conv1()
	pool1()
	conv2()
	pool2()
	rows()
	Generate()
}

// lanes is either a full register of neighbours or, in a tail, a single number
// in lane 0 with zeros in the others.
type lanes bool

const (
	full   lanes = true
	single lanes = false
)

func (l lanes) load(m Mem, to reg.VecVirtual) {
	if l == full {
		VMOVUPS(m, to)
	} else {
		VMOVSS(m, to.AsX())
	}
}

func (l lanes) store(from reg.VecVirtual, m Mem) {
	if l == full {
		VMOVUPS(from, m)
	} else {
		VMOVSS(from.AsX(), m)
	}
}

// operand is m itself where a whole register may be read from memory, else a
// register into which its one number is loaded.
func (l lanes) operand(m Mem) Op {
	if l == full {
		return m
	}
	t := YMM()
	VMOVSS(m, t.AsX())
	return t
}

func (l lanes) count() int {
	if l == full {
		return width
	}
	return 1
}

// signless fills a register with the mask that clears a float32's sign.
func signless() reg.VecVirtual {
	m := YMM()
	VPCMPEQD(m, m, m)
	VPSRLD(U8(1), m, m)
	return m
}

// largest reduces a register of unsigned numbers to its largest and returns it
// from the function.
func largest(m reg.VecVirtual) {
	half := XMM()
	VEXTRACTI128(U8(1), m, half)
	VPMAXUD(half, m.AsX(), half)
	other := XMM()
	VPSHUFD(U8(0x4E), half, other)
	VPMAXUD(other, half, half)
	VPSHUFD(U8(0xB1), half, other)
	VPMAXUD(other, half, half)
	r := GP32()
	VMOVD(half, r)
	VZEROUPPER()
	Store(r, ReturnIndex(0))
	RET()
}
