package term

import (
	"slices"

	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

// plain is what a term of the built-in rules goes by, in so few words that all of them stand
// in one line; in fewer for little room, and as a sentence for one term alone.
type plain struct{ name, words, few, alone string }

func plains() []plain {
	return []plain{
		{"A", "both ends together", "both", "how far both its ends together change it"},
		{"B", "sender", "sender", "how far its sender alone changes it"},
		{"C", "receiver", "receiver", "how far its receiver alone changes it"},
		{"D", "always", "always", "how far each step changes it, whatever happens"},
		{"Din", "always, by η", "by η", "how far each step changes it, times η"},
		{"Dout", "always", "always", "how far each step changes it, whatever happens"},
		{Eta, "how fast", "", "how fast it changes"},
	}
}

// Spoken says in words what each term of a rule does: in forms, that for the most room first.
// There are none of a rule that was written, whose formula says more, and of a static one.
func Spoken(r brain.Rule) [][]kit.Span {
	if r.Written() != nil || r == brain.Static {
		return nil
	}
	form := func(before, between string, terms bool, of func(plain) string) []kit.Span {
		var spans []kit.Span
		say := func(text string, weight kit.Weight, ink kit.Color) {
			spans = append(spans, kit.Span{Text: text, Weight: weight, Color: ink})
		}
		if before != "" {
			say(before+"  ", kit.Regular, kit.Text2)
		}
		for _, p := range plains() {
			if !slices.Contains(r.Coefficients(), p.name) || of(p) == "" || p.name == Eta && !terms {
				continue
			}
			if len(spans) > 1 || before == "" && len(spans) > 0 {
				say(between, kit.Regular, kit.Text3)
			}
			say(words.Coefficient(p.name), kit.MonoMedium, kit.TermColour(p.name))
			say(" "+of(p), kit.Regular, kit.Text2)
		}
		return spans
	}
	most := func(p plain) string { return p.words }
	few := func(p plain) string { return p.few }
	usual := func(p plain) string {
		if p.name == "A" {
			return "both ends"
		}
		return p.few
	}
	return [][]kit.Span{
		form("Each synapse changes by", " · ", true, most), form("changes by", " · ", false, most), form("changes by", " · ", false, usual),
		form("", " · ", false, usual), form("", " · ", false, few), form("", " ", false, few),
	}
}

// Alone says in words what one term does, in forms likewise.
func Alone(r brain.Rule, name string) [][]kit.Span {
	if r.Written() != nil {
		return nil
	}
	for _, p := range plains() {
		if p.name != name {
			continue
		}
		form := func(of, text string) []kit.Span {
			return []kit.Span{
				{Text: words.Coefficient(name), Weight: kit.MonoMedium, Color: kit.TermColour(name)},
				{Text: of + text, Weight: kit.Regular, Color: kit.Text2},
			}
		}
		return [][]kit.Span{form(" of each synapse: ", p.alone), form(": ", p.alone), form(": ", p.words)}
	}
	return nil
}
