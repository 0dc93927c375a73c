package formula

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits on a formula, so that whatever a file holds is read in no time and shown on a line.
const (
	MaxLength       = 400 // bytes
	MaxCoefficients = 16
	MaxSummands     = 16
	maxDepth        = 32 // of brackets
	maxName         = 16 // bytes of a coefficient's name
	maxExponent     = 8
)

// Parse reads a formula; what is wrong with it is an *Error.
func Parse(text string) (*Formula, error) {
	p := &parser{f: &Formula{}, s: scanner{whole: text, rest: text, column: 1}}
	if len(text) > MaxLength {
		return nil, &Error{text, 1, fmt.Sprintf("a formula of at most %d bytes", MaxLength), fmt.Sprintf("%d", len(text))}
	}
	if !utf8.ValidString(text) {
		return nil, &Error{text, 1, "text in UTF-8", "other bytes"}
	}
	if err := p.formula(); err != nil {
		return nil, err
	}
	return p.f, nil
}

type parser struct {
	f     *Formula
	s     scanner
	t     token // the one to come
	depth int
	inTau bool
	scope map[string]int // column at which a coefficient's scope was said
}

func (p *parser) fail(t token, expected string) error {
	return &Error{p.s.whole, t.at, expected, t.found()}
}

func (p *parser) advance() (err error) {
	p.t, err = p.s.next()
	return err
}

// is tells whether the token to come is a sign.
func (p *parser) is(sign string) bool { return p.t.kind == signToken && p.t.text == sign }

func (p *parser) take(sign, expected string) error {
	if !p.is(sign) {
		return p.fail(p.t, expected)
	}
	return p.advance()
}

const operand = "a name, a number or a bracket"

func (p *parser) formula() (err error) {
	p.scope = map[string]int{}
	if err := p.advance(); err != nil {
		return err
	}
	if p.t.kind == endToken {
		return p.fail(p.t, "a formula, such as eta*(A*pre*post + B*pre)")
	}
	if p.f.Root, err = p.sum(); err != nil {
		return err
	}
	mean := p.f.reads[PreMean] || p.f.reads[PostMean]
	if p.is(",") {
		if err := p.tau(mean); err != nil {
			return err
		}
	} else if mean && p.t.kind == endToken {
		return p.fail(p.t, "the steps of the running means, such as , tau=20")
	}
	if p.t.kind != endToken {
		return p.fail(p.t, "an operator or the end")
	}
	if len(p.f.factors) == 0 {
		return &Error{p.s.whole, 1, "a coefficient for evolution to find, eta or a name that begins with a capital letter", "none"}
	}
	p.f.text = p.f.print()
	if len(p.f.text) > MaxLength {
		return &Error{p.s.whole, 1, fmt.Sprintf("a formula of at most %d bytes", MaxLength), fmt.Sprintf("%d", len(p.f.text))}
	}
	p.f.summands = p.f.split()
	if n := len(p.f.summands); n > MaxSummands {
		return &Error{p.s.whole, p.f.summands[MaxSummands].node.Column, fmt.Sprintf("at most %d summands", MaxSummands), strconv.Itoa(n)}
	}
	return nil
}

// tau reads the steps of the running means.
func (p *parser) tau(mean bool) (err error) {
	comma := p.t
	if err := p.advance(); err != nil {
		return err
	}
	if p.t.kind != wordToken || p.t.text != "tau" {
		return p.fail(p.t, "tau=, the steps of the running means")
	}
	if !mean {
		return &Error{p.s.whole, comma.at, "a running mean, mpre or mpost, where there is a tau", "none"}
	}
	if err := p.advance(); err != nil {
		return err
	}
	if err := p.take("=", "= behind tau"); err != nil {
		return err
	}
	p.inTau = true
	if p.f.Tau, err = p.sum(); err != nil {
		return err
	}
	p.f.Tau.walk(func(n *Node) {
		if c := n.Index; n.Kind == Coefficient && p.f.factors[c].Scope == PerSynapse && err == nil {
			if _, said := p.scope[p.f.factors[c].Name]; said || p.mentioned(c) {
				err = &Error{p.s.whole, n.Column, "a coefficient of a layer or a rule, as tau is that of whole layers", fmt.Sprintf("%s, one a synapse", p.f.factors[c].Name)}
				return
			}
			p.f.factors[c].Scope = PerLayer
		} else if n.Kind == Coefficient && p.f.factors[c].Scope == PerNeuron && err == nil {
			err = &Error{p.s.whole, n.Column, "a coefficient of a layer or a rule, as tau is that of whole layers", p.f.factors[c].Name + "/neuron"}
		}
	})
	return err
}

// mentioned tells whether the rule itself has coefficient c, besides tau.
func (p *parser) mentioned(c int) (found bool) {
	p.f.Root.walk(func(n *Node) { found = found || n.Kind == Coefficient && n.Index == c })
	return found
}

func (p *parser) sum() (*Node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, &Error{p.s.whole, p.t.at, fmt.Sprintf("brackets at most %d deep", maxDepth), "more"}
	}
	defer func() { p.depth-- }()
	x, err := p.product()
	for err == nil && (p.is("+") || p.is("-")) {
		kind := Sum
		if p.is("-") {
			kind = Difference
		}
		x, err = p.binary(kind, x, p.product)
	}
	return x, err
}

func (p *parser) product() (*Node, error) {
	x, err := p.signed()
	for err == nil && (p.is("*") || p.is("/")) {
		kind := Product
		if p.is("/") {
			kind = Quotient
		}
		x, err = p.binary(kind, x, p.signed)
	}
	return x, err
}

func (p *parser) binary(kind Kind, x *Node, operand func() (*Node, error)) (*Node, error) {
	if err := p.advance(); err != nil {
		return nil, err
	}
	y, err := operand()
	if err != nil {
		return nil, err
	}
	return &Node{Kind: kind, Args: []*Node{x, y}, Column: x.Column}, nil
}

func (p *parser) signed() (*Node, error) {
	at, minus := p.t.at, p.is("-")
	if !minus {
		return p.power()
	}
	if p.depth++; p.depth > maxDepth {
		return nil, &Error{p.s.whole, p.t.at, fmt.Sprintf("brackets and signs at most %d deep", maxDepth), "more"}
	}
	defer func() { p.depth-- }()
	if err := p.advance(); err != nil {
		return nil, err
	}
	x, err := p.signed()
	if err != nil {
		return nil, err
	}
	return &Node{Kind: Negative, Args: []*Node{x}, Column: at}, nil
}

func (p *parser) power() (*Node, error) {
	x, err := p.atom()
	if err != nil || !p.is("^") {
		return x, err
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	sign := 1
	if p.is("-") {
		sign = -1
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
	n, err := strconv.Atoi(p.t.text)
	if p.t.kind != numberToken || err != nil || n < 1 || n > maxExponent {
		return nil, p.fail(p.t, fmt.Sprintf("a whole power from 1 to %d, or -1 to -%[1]d", maxExponent))
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.is("^") {
		return nil, p.fail(p.t, "brackets around a power of a power")
	}
	return &Node{Kind: Power, Exponent: sign * n, Args: []*Node{x}, Column: x.Column}, nil
}

func (p *parser) atom() (*Node, error) {
	t := p.t
	switch {
	case t.kind == numberToken:
		v, err := strconv.ParseFloat(t.text, 32)
		if err != nil || math.IsInf(v, 0) {
			return nil, p.fail(t, "a number")
		}
		return &Node{Kind: Number, Value: float32(v), Column: t.at}, p.advance()
	case p.is("("):
		if err := p.advance(); err != nil {
			return nil, err
		}
		x, err := p.sum()
		if err != nil {
			return nil, err
		}
		return x, p.take(")", "an operator or a closing bracket")
	case t.kind != wordToken:
		return nil, p.fail(t, operand)
	}
	if _, ok := functionNamed(t.text); ok {
		return p.call(t)
	}
	if v := slices.IndexFunc(names[:], func(w Word) bool { return w.Name == t.text }); v >= 0 {
		if p.inTau {
			return nil, p.fail(t, "a number or a coefficient in tau")
		}
		p.f.reads[v] = true
		return &Node{Kind: Read, Variable: Variable(v), Column: t.at}, p.advance()
	}
	return p.coefficient(t)
}

func (p *parser) coefficient(t token) (*Node, error) {
	if c := t.text[0]; t.text != "eta" && (c < 'A' || c > 'Z') {
		return nil, p.fail(t, known(t.text))
	}
	if !IsCoefficient(t.text) {
		return nil, p.fail(t, fmt.Sprintf("a coefficient's name of at most %d plain letters and digits", maxName))
	}
	c := slices.IndexFunc(p.f.factors, func(f Factor) bool { return f.Name == t.text })
	if c < 0 {
		if len(p.f.factors) == MaxCoefficients {
			return nil, p.fail(t, fmt.Sprintf("at most %d coefficients", MaxCoefficients))
		}
		c = len(p.f.factors)
		p.f.factors = append(p.f.factors, Factor{Name: t.text})
	}
	n := &Node{Kind: Coefficient, Index: c, Column: t.at}
	if err := p.advance(); err != nil || !p.is("/") {
		return n, err
	}
	stroke, before := p.t, p.s
	if err := p.advance(); err != nil {
		return nil, err
	}
	scope := Scope(0)
	if p.t.kind == wordToken {
		scope = Scope(max(0, slices.Index(scopes, p.t.text)))
	}
	if scope == PerSynapse { // a quotient
		p.t, p.s = stroke, before
		return n, nil
	}
	if at, said := p.scope[t.text]; said && p.f.factors[c].Scope != scope {
		return nil, p.fail(p.t, fmt.Sprintf("the scope of %s that column %d says, %s", t.text, at, p.f.factors[c].Scope))
	}
	if _, said := p.scope[t.text]; !said {
		p.scope[t.text] = p.t.at
	}
	p.f.factors[c].Scope = scope
	return n, p.advance()
}

// call reads the arguments of a function.
func (p *parser) call(t token) (*Node, error) {
	of, _ := functionNamed(t.text)
	n := &Node{Kind: Call, Function: t.text, Column: t.at}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if err := p.take("(", "a bracket behind "+t.text); err != nil {
		return nil, err
	}
	for {
		x, err := p.sum()
		if err != nil {
			return nil, err
		}
		n.Args = append(n.Args, x)
		if !p.is(",") {
			break
		}
		if len(n.Args) == of.most {
			return nil, p.fail(p.t, fmt.Sprintf("%s of %s: a closing bracket", counted(of), t.text))
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
	if len(n.Args) < of.least {
		return nil, p.fail(p.t, fmt.Sprintf("%s of %s: a comma", counted(of), t.text))
	}
	return n, p.take(")", "an operator, a comma or a closing bracket")
}

func counted(f function) string {
	switch {
	case f.most == 1:
		return "one argument"
	case f.least == f.most:
		return fmt.Sprintf("%d arguments", f.most)
	}
	return fmt.Sprintf("%d to %d arguments", f.least, f.most)
}

// known lists what a lower-case word can be, the most alike first where one is.
func known(word string) string {
	var all []string
	for _, n := range names {
		all = append(all, n.Name)
	}
	for _, f := range functions {
		all = append(all, f.Name)
	}
	return "one of " + strings.Join(all, " ") + ", or a coefficient, which is eta or begins with a capital letter"
}
