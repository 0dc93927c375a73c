package seeing

import (
	"image"
	"strings"

	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

// inks are the colours of the terms, by the letter that each begins with.
var inks = map[byte]kit.Color{'A': 0xE8C15AFF, 'B': 0x5ABCF7FF, 'C': 0x7BD88FFF, 'D': 0xC79BF2FF}

// formula is the rule that the weights change by, in pieces with the colours of its terms,
// and the size that it takes; nil where nothing changes.
func (o *Overlay) formula() ([]kit.Span, image.Point) {
	rule := o.rule()
	if rule == brain.Static {
		return nil, image.Point{}
	}
	text := "Δw = " + strings.NewReplacer("oi", "pre", "oj", "post").Replace(rule.Formula())
	var spans []kit.Span
	add := func(s string, ink kit.Color) {
		if n := len(spans); n > 0 && spans[n-1].Color == ink {
			spans[n-1].Text += s
			return
		}
		spans = append(spans, kit.Span{Text: s, Weight: kit.MonoMedium, Color: ink})
	}
	for _, word := range strings.SplitAfter(text, " ") {
		head := strings.TrimLeft(word, "η·(")
		add(strings.TrimSuffix(word, head), kit.Text)
		term := strings.TrimRight(head, ") ")
		ink := kit.Text
		if term != "" && inks[term[0]] != 0 {
			ink = inks[term[0]]
		}
		add(term, ink)
		add(head[len(term):], kit.Text)
	}
	typ, width := o.theme.Type, 0.0
	for _, s := range spans {
		width += typ.Width(s.Text, kit.Title, s.Weight)
	}
	return spans, image.Pt(int(width+typ.Px(36)), int(typ.Px(48)))
}

// drawFormula draws the formula at the foot of the window.
func (o *Overlay) drawFormula(p *ui.Painter) {
	if o.sum.Empty() {
		return
	}
	p.Round(o.sum, kit.Radius, kit.BG2)
	spans, _ := o.formula()
	_, y := ui.Middle(o.sum)
	p.Theme.Type.DrawSpans(p.Dst, float64(o.sum.Min.X)+p.Px(18), y, kit.Title, spans...)
}
