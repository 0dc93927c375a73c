package formula

// Kind is what a node of a formula's tree does.
type Kind uint8

// The kinds of nodes.
const (
	Number      Kind = iota // Value
	Read                    // Variable
	Coefficient             // number Index of the formula's coefficients
	Negative                // of X
	Sum                     // X + Y
	Difference              // X - Y
	Product                 // X * Y
	Quotient                // X / Y
	Power                   // X to the power of Exponent
	Call                    // Function of Args
)

// Node is a part of a formula. It is not written to once it is parsed.
type Node struct {
	Kind     Kind
	Value    float32
	Variable Variable
	Index    int
	Exponent int
	Function string
	Args     []*Node // the operands: X, then Y
	Column   int     // where it begins, from 1
}

// X and Y are the operands.
func (n *Node) X() *Node { return n.Args[0] }

// Y is the second operand.
func (n *Node) Y() *Node { return n.Args[1] }

// walk visits n and all below it.
func (n *Node) walk(visit func(*Node)) {
	visit(n)
	for _, a := range n.Args {
		a.walk(visit)
	}
}

// zero tells whether a part is 0 whatever the synapse: what numbers and signs alone come to.
func (n *Node) zero() bool {
	v, fixed := n.fixed()
	return fixed && v == 0
}

// fixed is what a part comes to that reads nothing and has no coefficient, false where it may
// differ; a factor of 0 makes a product of 0.
func (n *Node) fixed() (v float32, fixed bool) {
	switch n.Kind {
	case Number:
		return n.Value, true
	case Negative:
		v, fixed = n.X().fixed()
		return -v, fixed
	case Power:
		v, fixed = n.X().fixed()
		return v, fixed && v == 0 // its only use is whether it is 0
	case Sum, Difference, Product, Quotient:
	default:
		return 0, false
	}
	x, first := n.X().fixed()
	y, second := n.Y().fixed()
	switch {
	case n.Kind == Product && (first && x == 0 || second && y == 0), n.Kind == Quotient && first && x == 0:
		return 0, true
	case !first || !second:
		return 0, false
	case n.Kind == Sum:
		return x + y, true
	case n.Kind == Difference:
		return x - y, true
	case n.Kind == Product:
		return x * y, true
	}
	return x / y, true
}

// Scope is who shares a coefficient.
type Scope uint8

// The scopes of a coefficient.
const (
	PerSynapse Scope = iota
	PerNeuron        // one a neuron after the synapse
	PerLayer
	PerRule // one for all synapses
)

// scopes are the words behind the stroke.
var scopes = []string{PerNeuron: "neuron", PerLayer: "layer", PerRule: "rule"}

// String is "synapse", "neuron", "layer" or "rule".
func (s Scope) String() string {
	if s == PerSynapse {
		return "synapse"
	}
	return scopes[s]
}

// Factor is a coefficient of a formula.
type Factor struct {
	Name  string
	Scope Scope
}

// Formula is a rule as it was written. It does not change once it is parsed.
type Formula struct {
	Root *Node
	Tau  *Node // steps of the running means; nil where the formula has none

	factors  []Factor
	reads    [variables]bool
	summands []Summand
	text     string
}

// Coefficients are the formula's, in the order of their first mention, tau's last.
func (f *Formula) Coefficients() []Factor { return f.factors }

// Reads tells whether the formula depends on a variable.
func (f *Formula) Reads(v Variable) bool { return f.reads[v] }

// Shares tells whether a coefficient is not each synapse's own.
func (f *Formula) Shares() bool {
	for _, c := range f.factors {
		if c.Scope != PerSynapse {
			return true
		}
	}
	return false
}

// Summands are the terms that the formula adds up, in their order.
func (f *Formula) Summands() []Summand { return f.summands }

// String is the formula in the one spelling that all its spellings share; Parse reads it
// back as the same formula.
func (f *Formula) String() string { return f.text }
