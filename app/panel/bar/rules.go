package bar

import (
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/ui"
	"hebbarium/app/words"
)

// openRules opens the list of rule sets under its button.
func (p *Panel) openRules() {
	p.hand.Send(desk.ListRules{})
	from := p.controls.Named("rules")
	ui.OpenList(p.popups, func() image.Rectangle { return from.Rect() }, p.rules(), rulesWidth)
}

// rulesWidth is how wide the list is, before scaling: what each shipped set is fits.
const rulesWidth = 640

// rules are the rule sets of all worlds, those of the present one first, and other
// ways to rules.
func (p *Panel) rules() []ui.Row {
	v := p.hand.View() // with those that were found just now
	var rows, others []ui.Row
	for _, s := range v.Saves {
		r := ui.Row{
			Title: s.Name, Value: words.Score(s.Card), Chosen: s.Path == v.Snap.Rules.Path && !v.NoRules,
			Act: func() { p.hand.Send(desk.Open{Path: s.Path}) },
		}
		if r.More = words.What(s.Card); s.Err != nil {
			r.Bad, r.Note, r.More = true, "cannot be read", words.Explain(s.Err, s.Path)
		} else if s.Card.World != v.World {
			r.Title += "  ·  " + s.Card.World
			others = append(others, r)
			continue
		}
		rows = append(rows, r)
	}
	do := func(id string) func() { return func() { p.table.Do(id) } }
	return append(append(rows, others...),
		ui.Row{Title: "Random rules", Note: "a control", Chosen: v.Snap.Rules.Name == library.RandomName && !v.NoRules, Act: func() { p.hand.Send(desk.WatchRandom{}) }},
		ui.Row{Title: "Open a file…", Note: "or drop it onto the window", Act: do("open")},
		ui.Row{Title: "Evolve rules…", Note: "in the background", Act: do("evolve")},
		ui.Row{Title: "Lessons…", Note: "guided demonstrations", Act: do("lessons")})
}
