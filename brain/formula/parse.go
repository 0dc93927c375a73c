package formula

import (
	"fmt"
	"strconv"
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
	last  token // the one before it
	depth int
	inTau bool
	scope map[string]int // column at which a coefficient's scope was said
}

func (p *parser) fail(t token, expected string) error {
	return &Error{p.s.whole, t.at, expected, t.found()}
}

func (p *parser) advance() (err error) {
	p.last = p.t
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

// operator names one, with a product as it is written where two factors stand side by side.
func (p *parser) operator() string {
	if p.t.kind == wordToken || p.t.kind == numberToken || p.is("(") {
		return fmt.Sprintf("an operator, as in %s*%s,", p.last.text, p.t.text)
	}
	return "an operator"
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
		return p.fail(p.t, p.operator()+" or the end")
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
	at := p.t
	y, err := operand()
	if err != nil {
		return nil, err
	}
	if kind == Quotient && y.zero() {
		return nil, &Error{p.s.whole, at.at, "a divisor that is not always 0", "0"}
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
	if sign < 0 && x.zero() {
		return nil, &Error{p.s.whole, x.Column, "something that is not always 0 under a negative power", "0"}
	}
	return &Node{Kind: Power, Exponent: sign * n, Args: []*Node{x}, Column: x.Column}, nil
}
