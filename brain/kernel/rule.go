package kernel

import "fmt"

// Rule is a form of the weight change of a synapse with pre activation oi and
// post activation oj. The values are in the order of brain.Rule, without Static.
type Rule uint8

// The rules, each evaluated from left to right in float32 as the original code
// does; A·oi·oj is (A·oi)·oj. The coefficient planes follow in the order of the
// original's coefficient rows.
const (
	A               Rule = iota // A·oi·oj                                  planes A
	AD                          // A·oi·oj + D                              planes A, D
	ADlr                        // η·(A·oi·oj + D)                          planes A, D, η
	ABC                         // A·oi·oj + B·oi + C·oj                    planes A, B, C
	ABClr                       // η·(A·oi·oj + B·oi + C·oj)                planes A, B, C, η
	ABCD                        // D + (A·oi·oj + B·oi + C·oj)              planes A, B, C, D
	ABCDlr                      // η·(A·oi·oj + B·oi + C·oj + D)            planes A, B, C, η, D
	ABCDlrDout                  // η·(A·oi·oj + B·oi + C·oj) + D            planes A, B, C, η, D
	ABCDlrDinAndOut             // η·(A·oi·oj + B·oi + C·oj + Din) + Dout   planes A, B, C, η, Din, Dout
	rules           = iota
)

// maxPlanes is the number of coefficients of the longest rule.
const maxPlanes = 6

// planes holds a rule's coefficient planes in the rule's order; the rest are nil.
type planes = [maxPlanes][]float32

// Planes is the number of coefficients a synapse carries under the rule.
func (r Rule) Planes() int {
	switch r {
	case A:
		return 1
	case AD:
		return 2
	case ADlr, ABC:
		return 3
	case ABClr, ABCD:
		return 4
	case ABCDlr, ABCDlrDout:
		return 5
	case ABCDlrDinAndOut:
		return 6
	}
	panic(fmt.Sprintf("kernel: expected a rule below %d, found %d", rules, r))
}

// Delta is the change of one synapse, given its coefficients in the rule's
// order: the definition that the loops of Update follow.
func (r Rule) Delta(c [maxPlanes]float32, oi, oj float32) float32 {
	hebb := float32(float32(c[0]*oi) * oj)
	var abc float32
	if r >= ABC {
		abc = hebb + float32(c[1]*oi) + float32(c[2]*oj)
	}
	switch r {
	case A:
		return hebb
	case AD:
		return hebb + c[1]
	case ADlr:
		return float32(c[2] * (hebb + c[1]))
	case ABC:
		return abc
	case ABClr:
		return float32(c[3] * abc)
	case ABCD:
		return c[3] + abc
	case ABCDlr:
		return float32(c[3] * (abc + c[4]))
	case ABCDlrDout:
		return float32(c[3]*abc) + c[4]
	default:
		return float32(c[3]*(abc+c[4])) + c[5]
	}
}
