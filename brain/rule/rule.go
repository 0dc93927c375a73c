// Package rule is the table of plasticity rules: how each is called, what a synapse
// carries under it, and how its weight changes. All else that knows the rules one
// by one is generated from it: a new one is a name and a row here, and go generate
// ./brain/...
package rule

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/brain/formula"
)

//go:generate go run ./gen

// Rule is the form of the weight change Δw that a synapse undergoes after each
// step, as a function of its pre activation o_i, its post activation o_j and
// its own coefficients: one of the table, or one that was written as a formula, see Of.
type Rule uint16

// The rules, named as in the original code.
const (
	A Rule = iota
	AD
	AD_lr
	ABC
	ABC_lr
	ABCD
	ABCD_lr // the paper's equation 1 and the default
	ABCD_lr_D_out
	ABCD_lr_D_in_and_out
	Static // no change: the weights themselves are evolved
)

// Plastic is the number of rules that change weights; Static follows them.
const Plastic = int(Static)

// form is a row of the table.
type form struct {
	name         string
	coefficients string // of a synapse, in the order of the original's coefficient rows
	formula      string // for labels
	steps        string // from Hebb's term to Δw, see Steps
}

// table holds the rules in their order. Each is evaluated from left to right in
// float32 as the original code does; A·oi·oj is (A·oi)·oj.
var table = [...]form{
	A:                    {"A", "A", "A·oi·oj", ""},
	AD:                   {"AD", "A D", "A·oi·oj + D", "+D"},
	AD_lr:                {"AD_lr", "A D eta", "η·(A·oi·oj + D)", "+D *eta"},
	ABC:                  {"ABC", "A B C", "A·oi·oj + B·oi + C·oj", "+B·oi +C·oj"},
	ABC_lr:               {"ABC_lr", "A B C eta", "η·(A·oi·oj + B·oi + C·oj)", "+B·oi +C·oj *eta"},
	ABCD:                 {"ABCD", "A B C D", "A·oi·oj + B·oi + C·oj + D", "+B·oi +C·oj +D"},
	ABCD_lr:              {"ABCD_lr", "A B C eta D", "η·(A·oi·oj + B·oi + C·oj + D)", "+B·oi +C·oj +D *eta"},
	ABCD_lr_D_out:        {"ABCD_lr_D_out", "A B C eta D", "η·(A·oi·oj + B·oi + C·oj) + D", "+B·oi +C·oj *eta +D"},
	ABCD_lr_D_in_and_out: {"ABCD_lr_D_in_and_out", "A B C eta Din Dout", "η·(A·oi·oj + B·oi + C·oj + Din) + Dout", "+B·oi +C·oj +Din *eta +Dout"},
	Static:               {"static", "w", "0", ""},
}

// All returns every rule of the table, in order, Static last.
func All() []Rule {
	all := make([]Rule, len(table))
	for i := range all {
		all[i] = Rule(i)
	}
	return all
}

func (r Rule) form() form {
	if int(r) < len(table) {
		return table[r]
	}
	if f := r.Written(); f != nil {
		return form{name: f.String(), formula: f.Pretty()}
	}
	return form{name: fmt.Sprintf("Rule(%d)", uint16(r)), formula: "0"}
}

// String is the name by which the original code, the command line and genome
// files call the rule, or the formula as which it was written.
func (r Rule) String() string { return r.form().name }

// Parse is the inverse of Rule.String; "static" may be capitalised. What is no name is read
// as a formula, which may be that of a built-in rule.
func Parse(s string) (Rule, error) {
	var names []string
	for _, r := range All() {
		if s == r.String() || r == Static && strings.EqualFold(s, r.String()) {
			return r, nil
		}
		names = append(names, r.String())
	}
	if !strings.ContainsAny(s, "*·+-−/^(") { // a name, mistyped
		return 0, fmt.Errorf("rule: expected one of %s, or a formula such as eta*(A*pre*post + B*pre), found %q", strings.Join(names, ", "), s)
	}
	f, err := formula.Parse(s)
	if err != nil {
		return 0, fmt.Errorf("rule: %w", err)
	}
	return Of(f)
}

// Coefficients names what each synapse carries, in the order of the original's
// coefficient rows. Static carries its weight, "w".
func (r Rule) Coefficients() []string {
	if e := r.entry(); e != nil {
		return slices.Clone(e.names)
	}
	return strings.Fields(r.form().coefficients)
}

// Planes is the number of coefficients a synapse carries.
func (r Rule) Planes() int {
	if int(r) < len(table) {
		return planes[r]
	}
	if e := r.entry(); e != nil {
		return len(e.names)
	}
	return 0
}

// planes are the lengths of Coefficients, which are asked for at every step.
var planes = func() (n [len(table)]int) {
	for r := range n {
		n[r] = len(Rule(r).Coefficients())
	}
	return n
}()

// MaxPlanes is the number of coefficients of the longest rule of the table, and MaxTerms
// that of the terms of any rule.
const (
	MaxPlanes = 6
	MaxTerms  = formula.MaxSummands
)

// Formula is the rule written out, for labels.
func (r Rule) Formula() string { return r.form().formula }

// Step is one operation on the way from Hebb's term, A·oi·oj, to Δw: it adds a
// coefficient, perhaps times an activation, or multiplies by one.
type Step struct {
	Multiply bool
	Plane    int    // of the coefficient, by its place in Coefficients
	Times    string // "oi", "oj", or "" for the coefficient alone
}

// Steps are the operations of a rule of the table in their order; a formula that was written
// has none.
func (r Rule) Steps() []Step {
	var steps []Step
	for _, word := range strings.Fields(r.form().steps) {
		name, times, _ := strings.Cut(word[1:], "·")
		steps = append(steps, Step{Multiply: word[0] == '*', Plane: slices.Index(r.Coefficients(), name), Times: times})
	}
	return steps
}

// KernelName is the rule's name without underscores, which names its loops.
func KernelName(r Rule) string {
	words := strings.Split(r.String(), "_")
	for i, word := range words {
		if i > 0 && (word == "and" || words[i-1] == "And") {
			words[i] = strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return strings.Join(words, "")
}
