package kernel

// Op is one pass over rows of numbers: the parts of which a rule's formula is made. A, B
// and C are of rows, S is one number for all of a row. Each product is rounded before it is
// added to.
type Op uint8

// The passes, by what they write to Dst.
const (
	OpFill       Op = iota // S
	OpAdd                  // A + B
	OpAddS                 // A + S
	OpSub                  // A - B
	OpSubS                 // A - S
	OpFromS                // S - A
	OpMul                  // A·B
	OpMulS                 // A·S
	OpDiv                  // A/B
	OpDivS                 // A/S
	OpUnderS               // S/A
	OpMin                  // A where A < B, else B
	OpMinS                 // S where S < A, else A
	OpMax                  // A where A > B, else B
	OpMaxS                 // S where S > A, else A
	OpNeg                  // A with the other sign
	OpAbs                  // A without its sign
	OpSign                 // 1 above 0, -1 below, else 0
	OpTanh                 // the hyperbolic tangent of A
	OpMulMulS              // (A·S)·B
	OpMulAdd               // A + B·C
	OpMulAddS              // A + B·S
	OpMulSub               // A - B·C
	OpMulSubS              // A - B·S
	OpAddMul               // (A + B)·C
	OpLinearS              // (A·S)·B + C·S
	OpGrow                 // Dst + A
	OpGrowMul              // Dst + A·B
	OpGrowMulS             // Dst + A·S
	OpGrowAddMul           // Dst + (A + B)·C
	ops
)

// Ops is the number of passes.
const Ops = int(ops)

// Rows holds what a pass takes and where it writes: High rows of Wide numbers, one after the
// other. Of A, B and C each is such rows or one row that every one of them meets; S has a
// number for each row, or one for all. What a pass reads may be where it writes. Next is how
// far it is from a row to the next, 0 where there is but one. (An alias, since the generator
// of the wide passes knows no names.)
type Rows = struct {
	Dst, A, B, C, S                        []float32
	Wide, High, NextA, NextB, NextC, NextS int
}

// reads is how many of A, B and C each pass reads.
var reads = [ops]uint8{
	OpAdd: 2, OpAddS: 1, OpSub: 2, OpSubS: 1, OpFromS: 1, OpMul: 2, OpMulS: 1, OpDiv: 2, OpDivS: 1, OpUnderS: 1,
	OpMin: 2, OpMinS: 1, OpMax: 2, OpMaxS: 1, OpNeg: 1, OpAbs: 1, OpSign: 1, OpTanh: 1,
	OpMulMulS: 2, OpMulAdd: 3, OpMulAddS: 2, OpMulSub: 3, OpMulSubS: 2, OpAddMul: 3, OpLinearS: 3,
	OpGrow: 1, OpGrowMul: 2, OpGrowMulS: 1, OpGrowAddMul: 3,
}

// numbered tells whether a pass takes S.
var numbered = [ops]bool{
	OpFill: true, OpAddS: true, OpSubS: true, OpFromS: true, OpMulS: true, OpDivS: true, OpUnderS: true, OpMinS: true, OpMaxS: true,
	OpMulMulS: true, OpMulAddS: true, OpMulSubS: true, OpLinearS: true, OpGrowMulS: true,
}

// Pass makes one pass, and finds how far it is between rows from how many there are. Those
// that grow Dst return the bits of the largest |Dst| after it, which Magnitude makes a number
// of; the others return 0.
func (k *Kernel) Pass(op Op, r *Rows) uint32 {
	fit("Pass", "Dst", r.Wide*r.High, len(r.Dst))
	next := func(what string, x []float32, rows int) int {
		if len(x) == r.Wide && rows > 1 && op != OpTanh {
			return 0
		}
		fit("Pass", what, r.Wide*rows, len(x))
		return r.Wide
	}
	if reads[op] > 0 {
		r.NextA = next("A", r.A, r.High)
	}
	if reads[op] > 1 {
		r.NextB = next("B", r.B, r.High)
	}
	if reads[op] > 2 {
		r.NextC = next("C", r.C, r.High)
	}
	if numbered[op] {
		if r.NextS = 1; len(r.S) == 1 {
			r.NextS = 0
		} else {
			fit("Pass", "S", r.High, len(r.S))
		}
	}
	if op == OpTanh {
		k.tanh(r.Dst, r.A)
		return 0
	}
	return k.passes[op](r)
}

// Step is a pass that is ready to be made: what Pass would do, for one that is made again and
// again with other rows. The caller says how far it is between rows.
type Step struct {
	Rows
	pass func(*Rows) uint32
}

// Step prepares a pass.
func (k *Kernel) Step(op Op) Step {
	if op == OpTanh {
		return Step{pass: func(r *Rows) uint32 { k.tanh(r.Dst, r.A); return 0 }}
	}
	return Step{pass: k.passes[op]}
}

// Passes makes passes one after the other, and returns what the last one does. The rows
// that they read must be as long as those that they write.
func Passes(steps []Step) (bits uint32) {
	for i := range steps {
		bits = steps[i].pass(&steps[i].Rows)
	}
	return bits
}

// Magnitude is the largest number of those whose bits, without their signs, are at most
// these; every NaN becomes the same one.
func Magnitude(bits uint32) float32 { return magnitude(bits) }

// Bits are those that Magnitude takes.
func Bits(v float32) uint32 { return bits(v) }
