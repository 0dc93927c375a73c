package plan

import (
	"fmt"

	"hebbarium/brain/formula"
	"hebbarium/brain/kernel"
)

// level is what a value depends on.
type level uint8

const (
	ofLayer   level = iota // one number for all of a layer
	ofPre                  // one a neuron before the synapses
	ofPost                 // and one behind them
	ofSynapse              // all else
)

func (l level) with(m level) level {
	if l == m || m == ofLayer {
		return l
	}
	if l == ofLayer {
		return m
	}
	return ofSynapse
}

// kind is what a value is made of.
type kind uint8

const (
	number kind = iota
	variable
	coefficient
	strength // of a summand
	neg
	abs
	sign
	tanh
	add
	sub
	mul
	div
	lesser
	greater
)

// value is one of a graph's, which holds those that it is made of before itself.
type value struct {
	kind  kind
	level level
	index int     // of the variable, coefficient or summand
	v     float32 // of a number
	x, y  int     // operands
	uses  int
}

// graph is a formula as values, each once.
type graph struct {
	f        *formula.Formula
	values   []value
	root     int
	summands []int // the values of the summands, where they are switched
	known    map[string]int
}

// newGraph makes the graph of a formula, with a strength for each of its summands where
// they are switched.
func newGraph(f *formula.Formula, root *formula.Node, switched bool) *graph {
	g := &graph{f: f, known: map[string]int{}}
	if switched {
		g.summands = make([]int, len(f.Summands()))
	}
	g.root = g.node(root)
	for _, v := range g.values {
		if v.kind >= neg {
			g.values[v.x].uses++
			if v.kind >= add {
				g.values[v.y].uses++
			}
		}
	}
	g.values[g.root].uses++
	return g
}

// put is the place of a value, which is only made where it is new.
func (g *graph) put(v value) int {
	key := fmt.Sprintf("%d %d %08x %d %d", v.kind, v.index, bits(v.v), v.x, v.y)
	if at, ok := g.known[key]; ok {
		return at
	}
	switch {
	case v.kind >= add:
		v.level = g.values[v.x].level.with(g.values[v.y].level)
	case v.kind >= neg:
		v.level = g.values[v.x].level
	}
	g.values = append(g.values, v)
	g.known[key] = len(g.values) - 1
	return len(g.values) - 1
}

func (g *graph) one(k kind, x int) int { return g.put(value{kind: k, x: x}) }

func (g *graph) two(k kind, x, y int) int {
	if (k == lesser || k == greater) && g.values[y].level < g.values[x].level {
		x, y = y, x // a pass has the one number of a row first
	}
	return g.put(value{kind: k, x: x, y: y})
}

var variableLevels = map[formula.Variable]level{
	formula.Pre: ofPre, formula.PreChange: ofPre, formula.PreMean: ofPre,
	formula.Post: ofPost, formula.PostChange: ofPost, formula.PostMean: ofPost,
	formula.Weight: ofSynapse, formula.Modulation: ofLayer, formula.Step: ofLayer,
}

func scopeLevel(s formula.Scope) level {
	switch s {
	case formula.PerSynapse:
		return ofSynapse
	case formula.PerNeuron:
		return ofPost
	}
	return ofLayer
}

// node is the value of a part of the formula.
func (g *graph) node(n *formula.Node) int {
	at := g.inner(n)
	for i, s := range g.f.Summands() {
		if g.summands != nil && s.Is(n) {
			at = g.two(mul, at, g.put(value{kind: strength, index: i}))
			g.summands[i] = at
		}
	}
	return at
}

func (g *graph) inner(n *formula.Node) int {
	switch n.Kind {
	case formula.Number:
		return g.put(value{kind: number, v: n.Value})
	case formula.Read:
		return g.put(value{kind: variable, index: int(n.Variable), level: variableLevels[n.Variable]})
	case formula.Coefficient:
		return g.put(value{kind: coefficient, index: n.Index, level: scopeLevel(g.f.Coefficients()[n.Index].Scope)})
	case formula.Negative:
		return g.one(neg, g.node(n.X()))
	case formula.Sum:
		return g.two(add, g.node(n.X()), g.node(n.Y()))
	case formula.Difference:
		return g.two(sub, g.node(n.X()), g.node(n.Y()))
	case formula.Product:
		return g.two(mul, g.node(n.X()), g.node(n.Y()))
	case formula.Quotient:
		return g.two(div, g.node(n.X()), g.node(n.Y()))
	case formula.Power:
		return g.power(g.node(n.X()), n.Exponent)
	}
	return g.call(n)
}

// power multiplies x by itself, one time after the other.
func (g *graph) power(x, exponent int) int {
	all := x
	for range max(exponent, -exponent) - 1 {
		all = g.two(mul, all, x)
	}
	if exponent < 0 {
		return g.two(div, g.put(value{kind: number, v: 1}), all)
	}
	return all
}

func (g *graph) call(n *formula.Node) int {
	args := make([]int, len(n.Args))
	for i, a := range n.Args {
		args[i] = g.node(a)
	}
	switch n.Function {
	case "tanh":
		return g.one(tanh, args[0])
	case "abs":
		return g.one(abs, args[0])
	case "sign":
		return g.one(sign, args[0])
	case "clip": // with the limits first, so that what is no number stays none
		return g.two(greater, args[1], g.two(lesser, args[2], args[0]))
	}
	k := lesser
	if n.Function == "max" {
		k = greater
	}
	all := args[0]
	for _, a := range args[1:] {
		all = g.two(k, all, a)
	}
	return all
}

// apply is one operation on numbers, with the bits that a pass over rows gives.
func (k kind) apply(x, y float32) float32 {
	switch k {
	case neg:
		return kernel.Negative(x)
	case abs:
		return kernel.Abs(x)
	case sign:
		return kernel.Sign(x)
	case tanh:
		return kernel.Tanh(x)
	case add:
		return x + y
	case sub:
		return x - y
	case mul:
		return float32(x * y)
	case div:
		return x / y
	case lesser:
		return kernel.Lesser(x, y)
	}
	return kernel.Greater(x, y)
}
