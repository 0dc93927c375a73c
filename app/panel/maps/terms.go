package maps

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/panel/maps/term"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

const eta = term.Eta

// termRow are the switches of the terms, in the place of the brushes while it is on.
type termRow struct {
	p    *Panel
	on   bool
	said string // of what is changed, in the headline
}

// name is the coefficient of a switch, "" where the rule has fewer.
func (t *termRow) name(i int) string {
	if list := term.Of(t.p.mode.rule); i < len(list) {
		return list[i]
	}
	return ""
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
	changed := t.changed()
	if len(changed) == 0 {
		return nil
	}
	said := kit.Span{Text: strings.Join(changed, ", "), Weight: kit.Medium, Color: kit.Warn}
	off := func(name string) bool {
		by, same := t.strength(name)
		return same && by == 0
	}
	whole := []kit.Span{said, {Text: "  ·  Δw = ", Weight: kit.Mono, Color: kit.Text}}
	return [][]kit.Span{append(whole, words.FormulaSpansWithout(words.FormulaOf(m.rule), off)...), {said}}
}

// changed says of each coefficient that is not as the rules have it how it stands.
func (t *termRow) changed() (all []string) {
	for _, name := range term.Of(t.p.mode.rule) {
		if s := t.state(name); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// tellChanges keeps the headline with what is changed of the rule.
func tellChanges(t *termRow) {
	if now := strings.Join(t.changed(), ", "); now != t.said {
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

// strength is what a coefficient is multiplied by, false where layers differ.
func (t *termRow) strength(name string) (float32, bool) {
	k := slices.Index(t.p.mode.rule.Terms(), name)
	by := t.p.view.Snap.Strengths
	if len(by) == 0 || k < 0 {
		return 1, true
	}
	for _, layer := range by[1:] {
		if layer[k] != by[0][k] {
			return by[0][k], false
		}
	}
	return by[0][k], true
}

// flip takes a coefficient out of the rule, or gives it back.
func (t *termRow) flip(name string) {
	by := "0"
	if v, same := t.strength(name); !same || v != 1 {
		by = "1"
	}
	t.p.hand.Send(desk.One("terms", name+"="+by))
}

// openRates lists what η can be multiplied by.
func (t *termRow) openRates(from ui.Control) {
	var rows []ui.Row
	now, same := t.strength(eta)
	for _, by := range term.Rates() {
		rows = append(rows, ui.Row{Title: "η ×" + words.Times(by), Chosen: same && now == float32(by), Act: func() { t.rate(by) }})
	}
	ui.OpenList(t.p.popups, from.Rect, rows, 120)
}

func (t *termRow) rate(by float64) {
	t.p.hand.Send(desk.One("terms", fmt.Sprintf("eta=%g", by)))
}

// hint says what a coefficient does, and how it stands.
func (t *termRow) hint(name string) string {
	return strings.TrimSuffix(words.Coefficient(name)+": "+term.Meaning(t.p.mode.rule, name)+"  ·  "+t.state(name), "  ·  ")
}

// state says how a coefficient stands and since when, "" where it is as the rules
// have it.
func (t *termRow) state(name string) string {
	by, same := t.strength(name)
	state := words.Coefficient(name) + " ×" + words.Times(float64(by))
	switch {
	case !same:
		state = words.Coefficient(name) + " not alike in all layers"
	case by == 1:
		return ""
	case by == 0:
		state = words.Coefficient(name) + " off"
	}
	for _, m := range slices.Backward(t.p.view.Snap.Markers) {
		e, ok := m.Does.(episode.Terms)
		if ok && m.Event.Step <= t.p.view.Snap.Step && slices.ContainsFunc(e.Named(), func(e brain.Term) bool { return e.Name == name }) {
			return state + " since step " + kit.Count(m.Event.Step)
		}
	}
	return state
}

// face draws a coefficient with its switch where there is room for one, or η with what
// it is multiplied by.
func (t *termRow) face(i int) ui.Face {
	return func(g *ui.Painter, r image.Rectangle, c ui.State) {
		name := t.name(i)
		by, same := t.strength(name)
		ground, ink := ui.Ground(c), kit.TermColour(name)
		off := same && by == 0
		if off || !same || name == eta && by != 1 {
			ground, ink = kit.WarnBG, kit.Warn
		}
		if c.Off {
			ink = kit.Off
		}
		g.Round(r, kit.Radius, ground)
		label := words.Coefficient(name)
		_, y := ui.Middle(r)
		w := g.Width(label, kit.Body, kit.Medium)
		x, size := float64(r.Min.X)+g.Px(10), kit.Body
		if name == eta {
			g.Text(label, x, y, size, kit.Medium, ink, kit.Left)
			value := "×" + words.Times(float64(by))
			if !same {
				value = "×…"
			}
			g.Text(value, float64(r.Max.X)-g.Px(8), y, kit.Caption, kit.Mono, ink, kit.Right)
			return
		}
		if g.Px(10+8+28+6)+w > float64(r.Dx()) {
			if w+g.Px(6) > float64(r.Dx()) {
				size = kit.Caption
			}
			x, _ = ui.Middle(r)
			g.Text(label, x, y, size, kit.Medium, ink, kit.Centre)
			if off {
				pen := g.Theme.Pen()
				pen.FillRect(x-w/2-g.Px(3), y-1, w+g.Px(6), 2, ink)
				pen.Flush(g.Dst)
			}
			return
		}
		g.Text(label, x, y, size, kit.Medium, ink, kit.Left)
		ui.Switch(g, x+w+g.Px(8), y, !off, c.Off)
	}
}

// controls are the switch between brushes and terms, and the terms' own.
func (t *termRow) controls() (kinds, list ui.Controls) {
	brushes := ui.NewButton("brushes", "Brushes that paint on the maps", ui.Choice("Brush", func() bool { return !t.on }), func() { t.show(false) })
	switches := ui.NewButton("terms", "Switch terms of the rule off, or multiply η  ·  Shift B", ui.Choice("Terms", func() bool { return t.on }), func() {
		t.show(!t.on || !brushes.Rect().Empty())
	})
	switches.Why = t.none
	for i := range term.Most {
		b := ui.NewButton(fmt.Sprint("term ", i), "", t.face(i), nil)
		b.Act = func() {
			if name := t.name(i); name == eta {
				t.openRates(b)
			} else if name != "" {
				t.flip(name)
			}
		}
		b.Tip = func() string { return t.hint(t.name(i)) }
		b.Why = func() string { return t.p.view.Refuses(desk.Injure{}) }
		b.Lasts = ui.InjuryTicks
		list = append(list, b)
	}
	return ui.Controls{brushes, switches}, list
}

// actions are what keys and the palette do with terms.
func (t *termRow) actions() []ui.Action {
	why := func() string { return t.p.view.Refuses(desk.Injure{}) }
	has := func(name string) func() bool {
		return func() bool { return slices.Contains(t.p.mode.rule.Terms(), name) }
	}
	var list []ui.Action
	for _, name := range term.Names() {
		list = append(list, ui.Action{ID: "term " + name, Title: "Term " + name + " on or off", Run: func() { t.flip(name) }, Why: why, Shown: has(name), Injures: true})
	}
	for _, by := range term.Rates() {
		list = append(list, ui.Action{ID: fmt.Sprint("eta ", by), Title: "Terms: η ×" + words.Times(by), Run: func() { t.rate(by) }, Why: why, Shown: has(eta), Injures: true})
	}
	plastic := func() bool { return t.none() == "" }
	return append(list, ui.Action{ID: "all terms", Title: "Terms: all back", Run: func() { t.p.hand.Send(desk.One("terms", "on")) }, Why: why, Shown: plastic, Injures: true})
}

// drawNote says what is off and since when, where there is room before a place.
func (t *termRow) drawNote(g *ui.Painter, y, before float64) {
	var notes []string
	last := 0
	for i, name := range term.Of(t.p.mode.rule)[:min(len(term.Of(t.p.mode.rule)), term.Most)] {
		last = max(last, t.p.controls.Named(fmt.Sprint("term ", i)).Rect().Max.X)
		if s := t.state(name); t.on && s != "" {
			notes = append(notes, s)
		}
	}
	if !t.on || len(notes) == 0 {
		return
	}
	x := float64(last) + g.Px(16)
	for _, text := range []string{strings.Join(notes, ", "), fmt.Sprint(len(notes), " terms changed")} {
		if x+g.Width(text, kit.Caption, kit.Regular)+g.Px(8) <= before {
			g.Text(text, x, y, kit.Caption, kit.Regular, kit.Warn, kit.Left)
			return
		}
	}
}
