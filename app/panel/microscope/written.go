package microscope

import (
	"strings"

	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/brain/formula"
	"hebbarium/render/kit"
)

// writtenTerms are the summands of a formula. What multiplies them is in their shares.
func writtenTerms(f *formula.Formula) []term {
	var all []term
	for i, s := range f.Summands() {
		all = append(all, term{Plane: i, Name: s.Name, Text: s.Pretty})
	}
	return all
}

// writtenColumns write a formula out, and under each of its summands by how much that moves
// the weight.
func writtenColumns(f *formula.Formula, e *brain.Entry, known, scales bool, d int) []column {
	summands := f.Summands()
	all := []column{{symbol: "Δw", ink: kit.White}, {symbol: "=", number: pick(known, "=", ""), ink: kit.Text2}}
	shares := make([]float64, len(summands))
	if known {
		for i := range e.Count {
			shares[i] = e.Terms[i].Share
		}
	}
	shown := adding(float64(e.Before), shares, d)
	for i, p := range words.FormulaParts(f) {
		if p.Summand < 0 {
			text := strings.TrimSpace(p.Text)
			number := pick(known && i > 0 && strings.HasPrefix(text, "+") || strings.HasPrefix(text, "−"), "+", "")
			all = append(all, column{symbol: text, number: number, ink: kit.Text2})
			continue
		}
		c := column{symbol: p.Text, ink: kit.TermColour(summands[p.Summand].Name), chip: true}
		if known {
			c.number, c.struck = shown[p.Summand], e.Terms[p.Summand].Coefficient == 0
		}
		all = append(all, c)
	}
	if f.Reads(formula.Modulation) {
		m := column{symbol: "m", ink: kit.Text, chip: true}
		if known {
			m.number, m.struck = kit.Number(float64(e.Modulation), d), e.Clamped
		}
		all = append(all, column{}, m)
	}
	if !known {
		return all
	}
	return ending(all, e, scales, d)
}
