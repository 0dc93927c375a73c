package timeline

import (
	"hebbarium/app/ui"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// For a talk the read-out is all that is left of the timeline, large enough to be read
// from the last row.

// talkLines is how many lines it may take, in the largest letters one.
const talkLines = 2

// talk is what is written for a talk, and how large.
func (p *Panel) talk() (lines [][]kit.Span, size kit.Size) {
	typ := p.theme.Type
	width := float64(p.region.Dx()) - 2*typ.Px(24)
	i := p.told()
	if i < 0 {
		return [][]kit.Span{{{Text: typ.Fit(p.invitation(), width, kit.Title, kit.Regular), Weight: kit.Regular, Color: kit.Text3}}}, kit.Title
	}
	spans := p.sentence(i)
	sentences := [][]kit.Span{spans}
	if m := &p.view.Snap.Markers[i]; p.crowd() == nil && m.Recovery.Ended == recovery.ByTime && len(spans) > 2 {
		// Large letters are worth more than until when it was measured, the last segment.
		sentences = append(sentences, spans[:len(spans)-2])
	}
	for _, size = range []kit.Size{kit.Stage, kit.HUD, kit.Title, kit.Body} {
		for _, said := range sentences {
			lines = wrap(said, width, func(s kit.Span) float64 { return typ.Width(s.Text, size, s.Weight) })
			if len(lines) <= talkLines && (size < kit.Stage || len(lines) == 1) {
				return lines, size
			}
		}
	}
	return lines[:talkLines], size
}

// wrap breaks a sentence before its dots, which no line begins with.
func wrap(spans []kit.Span, width float64, measure func(kit.Span) float64) (lines [][]kit.Span) {
	x := 0.0
	for i := 0; i < len(spans); i++ {
		piece := spans[i : i+1]
		if i%2 == 1 && i+1 < len(spans) { // a dot and what it leads to
			piece = spans[i : i+2]
			i++
		}
		w := 0.0
		for _, s := range piece {
			w += measure(s)
		}
		switch n := len(lines); {
		case n > 0 && x+w <= width:
			lines[n-1] = append(lines[n-1], piece...)
			x += w
		default:
			if len(piece) == 2 {
				w -= measure(piece[0])
				piece = piece[1:]
			}
			lines = append(lines, append([]kit.Span(nil), piece...))
			x = w
		}
	}
	return lines
}

// drawTalk writes it over the trace.
func (p *Panel) drawTalk(g *ui.Painter) {
	lines, size := p.talk()
	room := p.region
	room.Max.Y = p.lane().Min.Y
	_, y := ui.Middle(room)
	pitch := g.Theme.Type.Pixels(size) * 1.2
	y -= pitch * float64(len(lines)-1) / 2
	for _, line := range lines {
		g.Theme.Type.DrawSpans(g.Dst, float64(p.region.Min.X)+g.Px(24), y, size, line...)
		y += pitch
	}
	p.drawTrace(g)
}
