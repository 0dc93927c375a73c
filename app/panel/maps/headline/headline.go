// Package headline is the line above the maps that says by which rule the weights change,
// and leads to where a rule of one's own is written.
package headline

import (
	"image"
	"math"

	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/brain/formula"
	"hebbarium/render/kit"
)

// Line is the headline: the rule's formula and a button.
type Line struct {
	theme *kit.Theme
	write func() // opens where a rule is written; nil until the window has one

	shown   bool
	rule    brain.Rule
	formula *formula.Formula // nil of a static rule set
	spans   []kit.Span
	said    [][]kit.Span // in words in its place, in forms, that for the most room first; nil for none
	lies    []kit.Span   // that is drawn

	text, button *ui.Button
}

// New makes the line.
func New(theme *kit.Theme) *Line {
	l := &Line{theme: theme}
	open := func() {
		if l.write != nil {
			l.write()
		}
	}
	l.text = ui.NewButton("rule", "", l.draw, open)
	l.text.Tip = l.tip
	l.button = ui.NewButton("write rule", "Write a rule of your own, as a formula, and evolve it  ·  Shift E", l.face, open)
	return l
}

// Opens says what opens where a rule is written.
func (l *Line) Opens(write func()) { l.write = write }

// Controls are the formula, which a click writes on from, and the button.
func (l *Line) Controls() ui.Controls { return ui.Controls{l.text, l.button} }

// Show shows a rule.
func (l *Line) Show(r brain.Rule) {
	if l.shown && l.rule == r {
		return
	}
	l.shown, l.rule, l.formula = true, r, words.FormulaOf(r)
	l.spans = []kit.Span{{Text: "Δw = ", Weight: kit.Mono, Color: kit.Text}}
	if l.formula == nil {
		l.spans = append(l.spans, kit.Span{Text: "0", Weight: kit.Mono, Color: kit.Text})
		return
	}
	l.spans = append(l.spans, words.FormulaSpans(l.formula)...)
}

// Say says something in words in the formula's place, in forms of which the first is for the
// most room; nil shows the formula again.
func (l *Line) Say(forms [][]kit.Span) { l.said = forms }

// width is what a form takes.
func (l *Line) width(spans []kit.Span) float64 {
	wide := l.theme.Type.Px(12)
	for _, s := range spans {
		wide += l.theme.Type.Width(s.Text, kit.Caption, s.Weight)
	}
	return strides(wide, l.theme.Type.Px(24))
}

// tip explains each name.
func (l *Line) tip() string {
	if l.formula == nil {
		return "A static rule set: its weights were evolved, and nothing changes them in a life  ·  click to write a rule"
	}
	return words.FormulaNames(l.formula) + "  ·  click to write another"
}

// Words of the button, and where there is little room.
const (
	long  = "Write a rule…"
	short = "Write…"
)

// words are those of the button, by the room that is there.
func (l *Line) words() string {
	if float64(l.button.Rect().Dx()) < l.theme.Type.Width(long, kit.Caption, kit.Medium) {
		return short
	}
	return long
}

// Lay places the line in what is free of a row: the button at its right end, and before it
// as much of the formula as there is room for.
func (l *Line) Lay(free image.Rectangle) {
	t := l.theme.Type
	l.text.SetRect(image.Rectangle{})
	l.button.SetRect(image.Rectangle{})
	pad := t.Px(12)
	button := func(label string) float64 { return strides(t.Width(label, kit.Caption, kit.Medium)+2*pad, t.Px(16)) }
	label := l.choose(float64(free.Dx())-8, button)
	wide := int(button(label))
	if free.Dx() < wide {
		return
	}
	b, r := free, free
	b.Min.X = b.Max.X - wide
	l.button.SetRect(b)
	r.Max.X = b.Min.X - 8
	if r.Dx() < int(t.Px(64)) {
		return
	}
	r.Min.X = max(r.Min.X, r.Max.X-int(l.width(l.lies)))
	l.text.SetRect(r)
}

// choose chooses what is drawn in so much room, and what the button beside it says: of what
// is said in words the first form that fits, else the last.
func (l *Line) choose(room float64, button func(label string) float64) (label string) {
	forms := l.said
	if forms == nil {
		forms = [][]kit.Span{l.spans}
	}
	for _, l.lies = range forms {
		for _, label = range []string{long, short} {
			if l.width(l.lies)+button(label) <= room {
				return label
			}
		}
	}
	return short
}

// strides is a width in whole strides: letters differ in width from screen to screen, and
// nothing else should.
func strides(width, stride float64) float64 { return math.Ceil(width/stride) * stride }

// draw draws the formula at the right end, cut where there is no room for all of it.
func (l *Line) draw(g *ui.Painter, r image.Rectangle, c ui.State) {
	if c.Hover {
		g.Round(r, kit.Radius, kit.BG2)
	}
	_, y := ui.Middle(r)
	pad := g.Px(6)
	shown, wide := words.FitSpans(g.Theme.Type, l.lies, float64(r.Dx())-2*pad, kit.Caption), 0.0
	for _, s := range shown {
		wide += g.Width(s.Text, kit.Caption, s.Weight)
	}
	g.Theme.Type.DrawSpans(g.Dst, float64(r.Max.X)-pad-wide, y, kit.Caption, shown...)
}

// face is the button's.
func (l *Line) face(g *ui.Painter, r image.Rectangle, c ui.State) {
	g.Round(r, kit.Radius, ui.Ground(c))
	x, y := ui.Middle(r)
	g.Text(l.words(), x, y, kit.Caption, kit.Medium, ui.Ink(c), kit.Centre)
}
