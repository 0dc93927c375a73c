// Package counted writes the loops that count down what is left, for the generators of all
// widths of vectors.
package counted

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Loop runs body while n is at least step, taking step off it each time. Its labels are made
// from the name, which is one of its own in a function.
func Loop(name string, n reg.Register, step uint32, body func()) {
	CMPQ(n, U32(step))
	JL(LabelRef(name + "_done"))
	Label(name)
	body()
	SUBQ(U32(step), n)
	CMPQ(n, U32(step))
	JGE(LabelRef(name))
	Label(name + "_done")
}
