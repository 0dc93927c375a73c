package formula

import (
	"strconv"
	"strings"
)

// How tightly an operation binds, for brackets.
const (
	bindSum = iota + 1
	bindProduct
	bindSign
	bindPower
	bindAtom
)

func (n *Node) binding() int {
	switch n.Kind {
	case Sum, Difference:
		return bindSum
	case Product, Quotient:
		return bindProduct
	case Negative:
		return bindSign
	case Power:
		return bindPower
	}
	return bindAtom
}

// style is how a formula is spelt.
type style struct {
	plus, minus, negative, times, over string
	variable                           func(Variable) string
	factor                             func(index int) string
	power                              func(int) string
}

// canonical names a coefficient's scope where it is first mentioned.
func (f *Formula) canonical() *style {
	said := map[int]bool{}
	return &style{
		plus: " + ", minus: " - ", negative: "-", times: "*", over: "/",
		variable: func(v Variable) string { return names[v].Name },
		factor: func(i int) string {
			c := f.factors[i]
			if c.Scope == PerSynapse || said[i] {
				return c.Name
			}
			said[i] = true
			return c.Name + "/" + c.Scope.String()
		},
		power: func(n int) string { return "^" + strconv.Itoa(n) },
	}
}

func (f *Formula) print() string {
	s := f.canonical()
	text := s.write(f.Root, 0)
	if f.Tau != nil {
		text += ", tau=" + s.write(f.Tau, 0)
	}
	return text
}

// pretty is the spelling of labels: η for eta, · for times, oi and oj for the activations.
func (f *Formula) pretty() *style {
	return &style{
		plus: " + ", minus: " − ", negative: "−", times: "·", over: "/",
		variable: func(v Variable) string {
			return [variables]string{"oi", "oj", "w", "Δoi", "Δoj", "ōi", "ōj", "m", "step"}[v]
		},
		factor: func(i int) string {
			if f.factors[i].Name == "eta" {
				return "η"
			}
			return f.factors[i].Name
		},
		power: func(n int) string {
			switch n {
			case 2:
				return "²"
			case 3:
				return "³"
			}
			return "^" + strconv.Itoa(n)
		},
	}
}

// Pretty is the formula for labels, as the built-in rules have theirs: η·(A·oi·oj + B·oi).
// Which coefficients are shared, and tau, it leaves out; Parse reads it all the same.
func (f *Formula) Pretty() string { return f.pretty().write(f.Root, 0) }

// write spells n, in brackets where it binds less than least.
func (s *style) write(n *Node, least int) string {
	var text string
	switch n.Kind {
	case Number:
		text = strconv.FormatFloat(float64(n.Value), 'g', -1, 32)
	case Read:
		text = s.variable(n.Variable)
	case Coefficient:
		text = s.factor(n.Index)
	case Negative:
		text = s.negative + s.write(n.X(), bindSign)
	case Sum:
		text = s.write(n.X(), bindSum) + s.plus + s.write(n.Y(), bindProduct)
	case Difference:
		text = s.write(n.X(), bindSum) + s.minus + s.write(n.Y(), bindProduct)
	case Product:
		text = s.write(n.X(), bindProduct) + s.times + s.write(n.Y(), bindSign)
	case Quotient:
		text = s.write(n.X(), bindProduct) + s.over + s.write(n.Y(), bindSign)
	case Power:
		text = s.write(n.X(), bindAtom) + s.power(n.Exponent)
	case Call:
		args := make([]string, len(n.Args))
		for i, a := range n.Args {
			args[i] = s.write(a, 0)
		}
		text = n.Function + "(" + strings.Join(args, ", ") + ")"
	}
	if n.binding() < least {
		return "(" + text + ")"
	}
	return text
}
