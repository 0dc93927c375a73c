package bar

import (
	"hebbarium/app/library"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/brain"
)

// Notes say what the rule set, its score and the seed are.
func (p *Panel) Notes() []ui.Note {
	if p.view == nil || p.view.NoRules {
		return nil
	}
	r := p.controls.Named("rules").Rect()
	if r.Empty() {
		return nil
	}
	text := "What evolution found: a rule for every synapse, and no weights."
	switch rules := p.view.Snap.Rules; {
	case rules.Name == library.RandomName:
		text = "A control: a rule for every synapse, drawn at random."
	case rules.Genome.Rule == brain.Static:
		text = "What evolution found: the weights themselves. Nothing changes them."
	}
	if score := words.Score(p.view.Snap.Rules.Card); score != "" {
		text += " " + score + ": its reward in many lives, and their spread."
	}
	return []ui.Note{ui.Note{Title: "Rule set and seed", Text: text + " The seed throws the dice for this life."}.In(r.Union(p.controls.Named("seed value").Rect()))}
}
