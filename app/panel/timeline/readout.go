package timeline

import (
	"fmt"

	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// header is what is written on the header's line, and where.
type header struct {
	x      float64 // of the sentence
	size   kit.Size
	spans  []kit.Span
	right  float64 // where the line ends
	legend bool    // of the traces: there is room for it, at the right
	more   string  // that other markers can be read out too, "" where there is no room for it or no need
	moreX  float64 // of that
}

// header says what is read out: the marker that is told of or, where there is none,
// what to do. The legend gives way to the sentence, which is what must be readable.
func (p *Panel) header() header {
	typ, s := p.theme.Type, p.view.Snap
	h := header{x: float64(p.region.Min.X) + typ.Px(16), right: float64(p.region.Max.X) - typ.Px(16)}
	if p.view.Undoes {
		h.x = float64(p.controls.Named("redo").Rect().Max.X) + typ.Px(12)
	}
	if !s.Live() {
		h.right = float64(p.controls.Named("live").Rect().Min.X) - typ.Px(16)
	}
	legend := h.right - p.plot.LegendWidth()
	i := p.told()
	if i < 0 && !p.unreached() {
		text := typ.Fit(p.invitation(), legend-h.x-typ.Px(24), kit.Body, kit.Regular)
		h.size, h.legend = kit.Body, true
		h.spans = []kit.Span{{Text: text, Weight: kit.Regular, Color: kit.Text3}}
		return h
	}
	h.spans = p.sentence(i)
	width := func(size kit.Size) float64 {
		w := 0.0
		for _, span := range h.spans {
			w += typ.Width(span.Text, size, span.Weight)
		}
		return w
	}
	end := legend - typ.Px(16)
	h.size = kit.Title
	if h.x+width(h.size) > end {
		h.size = kit.Body
	}
	if h.legend = h.x+width(h.size) <= end; !h.legend {
		end = h.right
		if h.x+width(h.size) > end {
			h.size = kit.Caption
		}
	}
	const more = "hover a marker for its own"
	h.moreX = h.x + width(h.size) + typ.Px(16)
	if p.hover < 0 && damages(s) > 1 && h.moreX+typ.Width(more, kit.Caption, kit.Regular) <= end {
		h.more = more
	}
	return h
}

// sentence is the read-out of a marker, which names all that was done at its step, or of
// events that never came.
func (p *Panel) sentence(i int) []kit.Span {
	s := p.view.Snap
	if p.unreached() {
		return []kit.Span{
			{Text: fmt.Sprintf("%s at %d", names(s.Unreached), s.Unreached[0].Step), Weight: kit.SemiBold, Color: kit.Text},
			{Text: " · ", Weight: kit.Regular, Color: kit.Text3},
			{Text: fmt.Sprintf("never reached: the episode was over at step %d", s.Edge), Weight: kit.Regular, Color: kit.Text2},
		}
	}
	if spans := crowdSentence(p, i); spans != nil {
		return spans
	}
	spans := words.Beside(&s.Markers[i], s)
	if words.IsHanded(&s.Markers[i]) {
		spans = words.Spans(words.Handed(&s.Markers[i], s))
	}
	if spans == nil {
		spans = words.ReadOut(&s.Markers[i], p.spent)
	}
	all := group{0, len(s.Markers)}.ofStep(s.Markers, i)
	if text := names(events(s.Markers, all)); all.to-all.from > 1 && len(spans) > 0 {
		spans[0].Text = fmt.Sprintf("%s at %d", text, s.Markers[i].Event.Step)
	}
	return spans
}

// drawHeader writes the header's line.
func (p *Panel) drawHeader(g *ui.Painter) {
	h, y := p.header(), p.plot.HeaderY()
	if h.legend {
		p.plot.DrawLegend(g.Dst, h.right)
	}
	g.Theme.Type.DrawSpans(g.Dst, h.x, y, h.size, h.spans...)
	g.Text(h.more, h.moreX, y, kit.Caption, kit.Regular, kit.Text3, kit.Left)
}

// invitation is what the read-out says before there is anything to read out.
func (p *Panel) invitation() string {
	v := p.view
	switch left := words.UsedUp(v.Snap); {
	case v.NoRules:
		return ""
	case v.Snap.Err != nil:
		return words.Divergence(v.Snap) + ": step back, or start again"
	case v.Over != "":
		return words.Upper(v.Over) + ": start again to injure the agent"
	case left != "" && v.Snap.Seeking < 0:
		return words.Upper(left)
	}
	if v.Many > 0 {
		return "Injure them all, and read here how many recover"
	}
	if past, lost := words.Beyond(v.Snap); lost {
		return past
	}
	return "Injure the agent, and read here how long it takes to recover"
}
