package brain

import (
	"fmt"
	"strings"
)

// Rule is the form of the weight change Δw that a synapse undergoes after each
// step, as a function of its pre activation o_i, its post activation o_j and
// its own coefficients.
type Rule uint8

// The rules, named as in the original code.
const (
	A                    Rule = iota // A·oi·oj
	AD                               // A·oi·oj + D
	AD_lr                            // η·(A·oi·oj + D)
	ABC                              // A·oi·oj + B·oi + C·oj
	ABC_lr                           // η·(A·oi·oj + B·oi + C·oj)
	ABCD                             // A·oi·oj + B·oi + C·oj + D
	ABCD_lr                          // η·(A·oi·oj + B·oi + C·oj + D), the paper's equation 1 and the default
	ABCD_lr_D_out                    // η·(A·oi·oj + B·oi + C·oj) + D
	ABCD_lr_D_in_and_out             // η·(A·oi·oj + B·oi + C·oj + Din) + Dout
	Static                           // no change: the weights themselves are evolved
)

// Rules returns every rule, in order, Static last.
func Rules() []Rule {
	return []Rule{A, AD, AD_lr, ABC, ABC_lr, ABCD, ABCD_lr, ABCD_lr_D_out, ABCD_lr_D_in_and_out, Static}
}

// String is the name by which the original code, the command line and genome
// files call the rule.
func (r Rule) String() string {
	switch r {
	case A:
		return "A"
	case AD:
		return "AD"
	case AD_lr:
		return "AD_lr"
	case ABC:
		return "ABC"
	case ABC_lr:
		return "ABC_lr"
	case ABCD:
		return "ABCD"
	case ABCD_lr:
		return "ABCD_lr"
	case ABCD_lr_D_out:
		return "ABCD_lr_D_out"
	case ABCD_lr_D_in_and_out:
		return "ABCD_lr_D_in_and_out"
	case Static:
		return "static"
	}
	return fmt.Sprintf("Rule(%d)", uint8(r))
}

// ParseRule is the inverse of Rule.String; "static" may be capitalised.
func ParseRule(s string) (Rule, error) {
	names := make([]string, 0, int(Static)+1)
	for _, r := range Rules() {
		if s == r.String() || r == Static && strings.EqualFold(s, "static") {
			return r, nil
		}
		names = append(names, r.String())
	}
	return 0, fmt.Errorf("rule: expected one of %s, found %q", strings.Join(names, ", "), s)
}

// Coefficients names what each synapse carries, in the order of the original's
// coefficient rows. Static carries its weight, "w".
func (r Rule) Coefficients() []string {
	switch r {
	case A:
		return []string{"A"}
	case AD:
		return []string{"A", "D"}
	case AD_lr:
		return []string{"A", "D", "eta"}
	case ABC:
		return []string{"A", "B", "C"}
	case ABC_lr:
		return []string{"A", "B", "C", "eta"}
	case ABCD:
		return []string{"A", "B", "C", "D"}
	case ABCD_lr, ABCD_lr_D_out:
		return []string{"A", "B", "C", "eta", "D"}
	case ABCD_lr_D_in_and_out:
		return []string{"A", "B", "C", "eta", "Din", "Dout"}
	case Static:
		return []string{"w"}
	}
	return nil
}

// Planes is the number of coefficients a synapse carries.
func (r Rule) Planes() int {
	switch r {
	case A, Static:
		return 1
	case AD:
		return 2
	case AD_lr, ABC:
		return 3
	case ABC_lr, ABCD:
		return 4
	case ABCD_lr, ABCD_lr_D_out:
		return 5
	case ABCD_lr_D_in_and_out:
		return 6
	}
	return 0
}

// Formula is the rule written out, for labels.
func (r Rule) Formula() string {
	switch r {
	case A:
		return "A·oi·oj"
	case AD:
		return "A·oi·oj + D"
	case AD_lr:
		return "η·(A·oi·oj + D)"
	case ABC:
		return "A·oi·oj + B·oi + C·oj"
	case ABC_lr:
		return "η·(A·oi·oj + B·oi + C·oj)"
	case ABCD:
		return "A·oi·oj + B·oi + C·oj + D"
	case ABCD_lr:
		return "η·(A·oi·oj + B·oi + C·oj + D)"
	case ABCD_lr_D_out:
		return "η·(A·oi·oj + B·oi + C·oj) + D"
	case ABCD_lr_D_in_and_out:
		return "η·(A·oi·oj + B·oi + C·oj + Din) + Dout"
	}
	return "0"
}
