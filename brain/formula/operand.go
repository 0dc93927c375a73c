package formula

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

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
		return x, p.take(")", p.operator()+" or a closing bracket")
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
