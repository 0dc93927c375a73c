package maps

import (
	"strings"

	"hebbarium/app/panel/maps/switches"
	"hebbarium/app/panel/maps/switches/term"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

const eta = term.Eta

// termRow are the switches of the terms, in the place of the brushes while it is on.
type termRow struct {
	*switches.Row
	p    *Panel
	on   bool
	said string // of what is changed, in the headline
}

// show puts the switches of the terms in the place of the brushes, or those back.
func (t *termRow) show(on bool) {
	if on && t.none() != "" {
		return
	}
	if t.on = on; on {
		t.p.brush.hold(-1)
	}
	t.p.lay()
}

// spoken says in words what the terms do while their switches are shown, or the one whose map
// is, and what is changed of the rule; nil while the formula is, as it stands.
func (t *termRow) spoken() [][]kit.Span {
	m := &t.p.mode
	if t.on {
		return term.Spoken(m.rule)
	}
	if k := m.plane(m.at); k >= 0 {
		return term.Alone(m.rule, m.rule.Coefficients()[k])
	}
	changed := t.Changed()
	if len(changed) == 0 {
		return nil
	}
	said := kit.Span{Text: strings.Join(changed, ", "), Weight: kit.Medium, Color: kit.Warn}
	off := func(name string) bool {
		by, same := t.Strength(name)
		return same && by == 0
	}
	whole := []kit.Span{said, {Text: "  ·  Δw = ", Weight: kit.Mono, Color: kit.Text}}
	return [][]kit.Span{append(whole, words.FormulaSpansWithout(words.FormulaOf(m.rule), off)...), {said}}
}

// tellChanges keeps the headline with what is changed of the rule.
func tellChanges(t *termRow) {
	if now := strings.Join(t.Changed(), ", "); now != t.said {
		t.said = now
		layHeadline(t.p)
	}
}

// ShowTerms shows the switches of the terms, and the weights' map, in a panel.
func ShowTerms(p *Panel) {
	p.terms.show(true)
	p.setMode(0)
}

// none says why there are no switches, "" where there are.
func (t *termRow) none() string {
	if t.p.mode.rule == brain.Static {
		return "A static rule set has no terms: its weights never change"
	}
	return ""
}

// kinds are the switch between brushes and terms.
func (t *termRow) kinds() ui.Controls {
	brushes := ui.NewButton("brushes", "Brushes that paint on the maps", ui.Choice("Brush", func() bool { return !t.on }), func() { t.show(false) })
	terms := ui.NewButton("terms", "Switch terms of the rule off, or multiply η  ·  Shift B", ui.Choice("Terms", func() bool { return t.on }), func() {
		t.show(!t.on || !brushes.Rect().Empty())
	})
	terms.Why = t.none
	return ui.Controls{brushes, terms}
}

// put lays the switches of the terms out; where the row is too narrow, their names are the
// switches, and where that is not enough, the legend is left out and some are in a list.
func (t *termRow) put(r shelf) {
	label := func(name string) float64 {
		return t.p.theme.Type.Width(name, kit.Body, kit.Medium) * 100 / float64(t.p.px.Percent)
	}
	widths := t.Widths(false, label)
	if !r.fits(48 + 50 + 8 + switches.Wide(widths) + leastLegend) {
		widths = t.Widths(true, label)
	}
	r.kinds(switches.Wide(widths) + leastLegend)
	t.Put(widths, r.fits, r.put)
	r.end(leastLegend)
}
