package microscope

import (
	"strings"

	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/brain/rule"
	"hebbarium/evolve/microscope"
	"hebbarium/render/kit"
)

// column is a part of the formula with its number under it.
type column struct {
	symbol, number string
	ink            kit.Color
	chip           bool // a term: it has a ground
	struck         bool // is switched off
}

// written writes a rule out with the numbers of one step, as far as they have room: fits
// tells whether a number of columns does.
func written(r brain.Rule, e *brain.Entry, known bool, scales bool, fits func([]column) bool) []column {
	most := 5
	if known {
		most = decimals(e)
	}
	for d := most; ; d-- {
		all := columns(r, e, known, scales, d, d > 1)
		if d <= 1 || fits(all) {
			return all
		}
	}
}

// decimals are those that show the largest of the step's numbers to four digits, within
// bounds.
func decimals(e *brain.Entry) int {
	most := 0.0
	for _, t := range e.Terms[:e.Count] {
		most = max(most, abs(float64(t.Value)))
	}
	change := abs(float64(e.Updated) - float64(e.Before))
	d := 4
	for _, v := range []float64{most, change} {
		for d < 6 && v > 0 && v < pow10(2-d) {
			d++
		}
	}
	return d
}

// columns writes the formula with so many decimals, with the products that make a term or
// with the terms alone.
func columns(r brain.Rule, e *brain.Entry, known, scales bool, d int, products bool) []column {
	if f := r.Written(); f != nil {
		return writtenColumns(f, e, known, scales, d)
	}
	terms := termsOf(r)
	sign := func(s string) column { return column{symbol: s, number: pick(known, s, ""), ink: kit.Text2} }
	all := []column{{symbol: "Δw", ink: kit.White}, sign("=")}
	bracket := len(terms) > 0 && terms[0].Rated
	if bracket {
		eta := column{symbol: "η", ink: kit.Text, chip: true, struck: known && e.Rate == 0}
		if known {
			eta.number = kit.Number(float64(e.Rate), d)
		}
		all = append(all, eta, sign("("))
	}
	values := make([]float64, len(terms))
	for i := range terms {
		values[i] = float64(e.Terms[i].Value)
	}
	shown := adding(0, values, d)
	for i, t := range terms {
		if bracket && !t.Rated {
			bracket = false
			all = append(all, sign(")"))
		}
		if i > 0 {
			all = append(all, sign("+"))
		}
		c := column{symbol: t.symbol(), ink: kit.TermColour(t.Name), chip: true}
		if known {
			c.struck = e.Terms[i].Coefficient == 0
			c.number = shown[i]
			if products && t.Times != "" && !c.struck {
				c.number = t.product(e, float64(e.Terms[i].Coefficient), d) + " = " + shown[i]
			}
		}
		all = append(all, c)
	}
	if bracket {
		all = append(all, sign(")"))
	}
	if !known {
		return all
	}
	return ending(all, e, scales, d)
}

// ending writes under Δw what it is, and what becomes of the weight.
func ending(all []column, e *brain.Entry, scales bool, d int) []column {
	w := adding(0, []float64{float64(e.Before), float64(e.Updated) - float64(e.Before)}, d)
	all[0].number = w[1]
	all = append(all, column{}, column{symbol: "w", number: w[0] + " → " + kit.Number(rounded(float64(e.Updated), d), d), ink: kit.White})
	if scales {
		all = append(all, column{symbol: "÷ scaling", number: "÷ " + kit.Number(float64(e.Divisor), d) + " → " + kit.Number(rounded(float64(e.After), d), d), ink: kit.Text2})
	}
	return all
}

// sums are the formula of a neuron: each term's sum over all synapses into it, with η.
func sums(r brain.Rule, m *microscope.Moment, known, scales bool, d int) []column {
	sign := func(s string) column { return column{symbol: s, number: pick(known, s, ""), ink: kit.Text2} }
	all := []column{{symbol: "Σ Δw", ink: kit.White}, sign("=")}
	var parts []float64
	for _, t := range termsOf(r) {
		parts = append(parts, m.Shares[t.Plane])
	}
	shown, updated := adding(m.Before, parts, d), m.Before
	for i, t := range termsOf(r) {
		updated += parts[i]
		if i > 0 {
			all = append(all, sign("+"))
		}
		c := column{symbol: "Σ " + pick(t.Rated, "η·", "") + t.symbol(), ink: kit.TermColour(t.Name), chip: true}
		if known {
			c.number = shown[i]
		}
		all = append(all, c)
	}
	if !known {
		return all
	}
	all[0].number = kit.Number(rounded(rounded(updated, d)-rounded(m.Before, d), d), d)
	all = append(all, column{}, column{symbol: "Σ w", number: kit.Number(rounded(m.Before, d), d) + " → " + kit.Number(rounded(updated, d), d), ink: kit.White})
	if scales {
		all = append(all, column{symbol: "scaling", number: "→ " + kit.Number(rounded(m.After, d), d), ink: kit.Text2})
	}
	return all
}

// term is one of a rule's terms, in the order in which they are added.
type term struct {
	Plane int // of its coefficient, or its place among the summands of a formula
	Name  string
	Times string
	Rated bool
	Text  string // of a formula's summand; "" of a built-in rule's
}

// termsOf are the terms of a rule.
func termsOf(r brain.Rule) []term {
	if r == brain.Static {
		return nil
	}
	if f := r.Written(); f != nil {
		return writtenTerms(f)
	}
	steps, names := rule.Rule(r).Steps(), r.Coefficients()
	rated := false
	for _, s := range steps {
		rated = rated || s.Multiply
	}
	all := []term{{Name: names[0], Times: "oi·oj", Rated: rated}}
	for _, s := range steps {
		if s.Multiply {
			rated = false
			continue
		}
		all = append(all, term{Plane: s.Plane, Name: names[s.Plane], Times: s.Times, Rated: rated})
	}
	return all
}

// symbol writes a term as in the formula.
func (t term) symbol() string {
	switch {
	case t.Text != "":
		return t.Text
	case t.Times == "":
		return words.Coefficient(t.Name)
	}
	return words.Coefficient(t.Name) + "·" + strings.NewReplacer("oi", "pre", "oj", "post").Replace(t.Times)
}

// product writes the numbers that make a term.
func (t term) product(e *brain.Entry, coefficient float64, d int) string {
	s := kit.Number(coefficient, d)
	if strings.Contains(t.Times, "oi") {
		s += "·" + kit.Number(float64(e.Pre), d)
	}
	if strings.Contains(t.Times, "oj") {
		s += "·" + kit.Number(float64(e.Post), d)
	}
	return s
}

func pick(on bool, a, b string) string {
	if on {
		return a
	}
	return b
}
