package words

import (
	"strings"

	"hebbarium/brain"
	"hebbarium/brain/formula"
	"hebbarium/render/kit"
)

// FormulaOf is the formula of a rule, nil of a static one.
func FormulaOf(r brain.Rule) *formula.Formula {
	if f := r.Written(); f != nil || r == brain.Static {
		return f
	}
	f, err := formula.Parse(r.Formula())
	if err != nil {
		return nil
	}
	return f
}

// FormulaText is the formula of a rule as it is typed, "" of a static one.
func FormulaText(r brain.Rule) string {
	if f := FormulaOf(r); f != nil {
		return f.String()
	}
	return ""
}

// FormulaPart is a piece of a formula as labels have it: one of its summands, or what lies
// between two.
type FormulaPart struct {
	Text    string
	Summand int // by its place, −1 for what lies between
}

// FormulaParts parts a formula at its summands.
func FormulaParts(f *formula.Formula) []FormulaPart {
	var parts []FormulaPart
	rest := f.Pretty()
	add := func(text string, summand int) {
		if text != "" {
			parts = append(parts, FormulaPart{text, summand})
		}
	}
	for i, s := range f.Summands() {
		text := strings.TrimPrefix(s.Pretty, "−")
		if at := summandAt(rest, text); at >= 0 {
			add(rest[:at], -1)
			add(text, i)
			rest = rest[at+len(text):]
		}
	}
	add(rest, -1)
	return parts
}

// FormulaSpans is a formula as labels have it, with each of its summands in its colour.
func FormulaSpans(f *formula.Formula) []kit.Span {
	return FormulaSpansWithout(f, func(string) bool { return false })
}

// FormulaSpansWithout is FormulaSpans with those summands pale that are off.
func FormulaSpansWithout(f *formula.Formula, off func(name string) bool) []kit.Span {
	var spans []kit.Span
	summands := f.Summands()
	for _, p := range FormulaParts(f) {
		s := kit.Span{Text: p.Text, Weight: kit.Mono, Color: kit.Text2}
		if p.Summand >= 0 {
			if s.Color = kit.TermColour(summands[p.Summand].Name); off(summands[p.Summand].Name) {
				s.Color = kit.Off
			}
		}
		spans = append(spans, s)
	}
	return spans
}

// summandAt is where a summand stands in the rest of a formula, and not as a part of a longer
// word; −1 where it does not.
func summandAt(rest, summand string) int {
	for from := 0; ; {
		i := strings.Index(rest[from:], summand)
		if i < 0 {
			return -1
		}
		at := from + i
		before, after := rest[:at], rest[at+len(summand):]
		begins := before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "−")
		ends := after == "" || strings.HasPrefix(after, " ") || strings.HasPrefix(after, ")")
		if begins && ends {
			return at
		}
		from = at + len(summand)
	}
}

// FitSpans cuts spans off where they are wider than there is room.
func FitSpans(t *kit.Type, spans []kit.Span, width float64, size kit.Size) []kit.Span {
	used := 0.0
	for i, s := range spans {
		w := t.Width(s.Text, size, s.Weight)
		if used+w > width {
			s.Text = t.Fit(s.Text, width-used, size, s.Weight)
			return append(spans[:i:i], s)
		}
		used += w
	}
	return spans
}

// FormulaNames says of each name of a formula what it stands for, in one line.
func FormulaNames(f *formula.Formula) string {
	var all []string
	for _, v := range []struct {
		reads formula.Variable
		words string
	}{
		{formula.Pre, "oi is the activity before the synapse"}, {formula.Post, "oj that behind it"}, {formula.Weight, "w its weight"},
		{formula.PreChange, "Δoi the change of oi in a step"}, {formula.PostChange, "Δoj that of oj"},
		{formula.PreMean, "ōi the running mean of oi"}, {formula.PostMean, "ōj that of oj"},
		{formula.Modulation, "m what the modulating neuron says"}, {formula.Step, "step counts the steps of the life"},
	} {
		if f.Reads(v.reads) {
			all = append(all, v.words)
		}
	}
	by := map[formula.Scope][]string{}
	for _, c := range f.Coefficients() {
		by[c.Scope] = append(by[c.Scope], Coefficient(c.Name))
	}
	for s := formula.PerSynapse; s <= formula.PerRule; s++ {
		if names := by[s]; len(names) > 0 {
			all = append(all, joined(names)+map[bool]string{true: " is", false: " are"}[len(names) == 1]+" evolved, "+Scope(s))
		}
	}
	return "Δw is how a synapse changes after a step: " + strings.Join(all, ", ")
}

// Scope is who has a coefficient of his own.
func Scope(s formula.Scope) string {
	return map[formula.Scope]string{
		formula.PerSynapse: "one a synapse", formula.PerNeuron: "one a neuron", formula.PerLayer: "one a layer", formula.PerRule: "one for all",
	}[s]
}

// joined lists names: A, B and η.
func joined(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
