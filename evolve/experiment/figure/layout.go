package figure

import (
	"math"
	"strings"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	ptext "gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Measures of a figure in points; the width is that of a page's text.
const (
	pageWidth   = 482.0 // 17 cm
	panelHeight = 165.0 // of a row of panels, where the figure does not say
	margin      = 10.0
	gap         = 12.0
	lineHeight  = 11.0
	heading     = 22.0 // from the figure's title to the panels
)

// quickWords stand on every figure that was made in a hurry.
const quickWords = "--quick: few rollouts"

// rows is the number of rows of panels.
func (f *Figure) rows() int {
	columns := f.columns()
	return (len(f.Panels) + columns - 1) / columns
}

func (f *Figure) columns() int {
	if f.Columns > 0 {
		return min(f.Columns, max(1, len(f.Panels)))
	}
	return max(1, len(f.Panels))
}

// size is the figure's, in points.
func (f *Figure) size(s *Style) (w, h vg.Length) {
	height := f.Height
	if height == 0 {
		height = panelHeight
	}
	h = vg.Length(f.rows())*(vg.Length(height)+gap) + 2*margin + heading
	h += vg.Length(len(f.legendLines(s)))*lineHeight + vg.Length(len(f.noteLines(s)))*lineHeight + 8
	return pageWidth, h
}

// draw fills a canvas of the figure's size.
func (f *Figure) draw(s *Style, c draw.Canvas) {
	c.FillPolygon(ground, rectangle(c.Min.X, c.Max.X, c.Min.Y, c.Max.Y))
	title := s.of(head, xfont.WeightSemiBold)
	title.XAlign, title.YAlign = ptext.XLeft, ptext.YTop
	top := c.Max.Y - margin
	c.FillText(title, vg.Point{X: c.Min.X + margin, Y: top}, f.Title)
	if f.Quick {
		mark := s.of(usual, xfont.WeightSemiBold)
		mark.Color, mark.XAlign, mark.YAlign = warn, ptext.XRight, ptext.YTop
		c.FillText(mark, vg.Point{X: c.Max.X - margin, Y: top - 1}, quickWords)
	}
	bottom := f.foot(s, c)
	f.panels(s, draw.Crop(c, margin, -margin, bottom-c.Min.Y, -(margin+heading)))
}

// foot draws the note and above it the legend, and returns where they begin.
func (f *Figure) foot(s *Style, c draw.Canvas) vg.Length {
	y := c.Min.Y + margin
	notes := f.noteLines(s)
	style := s.caption()
	style.XAlign, style.YAlign = ptext.XLeft, ptext.YBottom
	for i := len(notes) - 1; i >= 0; i-- {
		c.FillText(style, vg.Point{X: c.Min.X + margin, Y: y}, notes[i])
		y += lineHeight
	}
	lines := f.legendLines(s)
	y += 2
	for i := len(lines) - 1; i >= 0; i-- {
		x := c.Min.X + margin
		for _, k := range lines[i] {
			x = k.draw(s, c, x, y+lineHeight/2-1)
		}
		y += lineHeight
	}
	return y + 6
}

// keyWidth is the room of what stands before a name in the legend.
const keyWidth = 22

// draw draws the entry from x on and returns where the next one begins.
func (k Key) draw(s *Style, c draw.Canvas, x, y vg.Length) vg.Length {
	switch k.Kind {
	case LineKey, LineDotKey:
		c.StrokeLine2(draw.LineStyle{Color: k.Ink.colour(), Width: 1.4, Dashes: k.Ink.dash()}, x, y, x+keyWidth-5, y)
		if k.Kind == LineDotKey {
			c.DrawGlyphNoClip(draw.GlyphStyle{Color: k.Ink.colour(), Radius: 2.1, Shape: k.Ink.glyph()}, vg.Point{X: x + (keyWidth-5)/2, Y: y})
		}
	case ReferenceKey:
		c.StrokeLine2(referenceStyle(k.Ink), x, y, x+keyWidth-5, y)
	case DotKey:
		c.DrawGlyphNoClip(draw.GlyphStyle{Color: k.Ink.colour(), Radius: 2.6, Shape: k.Ink.glyph()}, vg.Point{X: x + (keyWidth-5)/2, Y: y})
	case FillKey:
		c.FillPolygon(k.Ink.faint(0.55), rectangle(x+2, x+keyWidth-7, y-3, y+3))
	}
	style := s.of(small, xfont.WeightNormal)
	style.XAlign, style.YAlign = ptext.XLeft, ptext.YCenter
	c.FillText(style, vg.Point{X: x + keyWidth, Y: y + centred(style)}, k.Name)
	return x + k.width(s)
}

func (k Key) width(s *Style) vg.Length {
	return keyWidth + s.of(small, xfont.WeightNormal).Width(k.Name) + 14
}

// legendLines breaks the legend into lines that fit.
func (f *Figure) legendLines(s *Style) [][]Key {
	var lines [][]Key
	used := vg.Length(pageWidth)
	for _, k := range f.Legend {
		w := k.width(s)
		if used+w > pageWidth-2*margin {
			lines, used = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], k)
		used += w
	}
	return lines
}

// noteLines breaks the note into lines that fit.
func (f *Figure) noteLines(s *Style) []string {
	style := s.caption()
	var lines []string
	line := ""
	note := strings.TrimSpace(strings.ReplaceAll(f.Note, " %", "\u00a0%"))
	for word := range strings.SplitSeq(note, " ") {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && style.Width(longer) > pageWidth-2*margin {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// panels lays the panels out so that their axes are in line.
func (f *Figure) panels(s *Style, c draw.Canvas) {
	rows, columns := f.rows(), f.columns()
	plots := make([][]*plot.Plot, rows)
	all := nothing()
	for i := range f.Panels {
		all.join(f.Panels[i].bounds())
	}
	for r := range plots {
		plots[r] = make([]*plot.Plot, columns)
		for k := range plots[r] {
			if i := r*columns + k; i < len(f.Panels) && len(f.Panels[i].Marks) > 0 {
				b := f.Panels[i].bounds()
				if f.Shared {
					b.x0, b.x1 = all.x0, all.x1
				}
				plots[r][k] = f.Panels[i].plot(s, b, (c.Max.X-c.Min.X)/vg.Length(columns)-50, (c.Max.Y-c.Min.Y)/vg.Length(rows)-30)
			}
		}
	}
	tiles := draw.Tiles{Rows: rows, Cols: columns, PadX: gap, PadY: gap}
	canvases := plot.Align(plots, tiles, c)
	for r := range plots {
		for k, p := range plots[r] {
			if p != nil {
				p.Draw(canvases[r][k])
			}
		}
	}
}

// plot makes gonum's axes and marks of a panel.
func (p *Panel) plot(s *Style, b box, width, height vg.Length) *plot.Plot {
	out := s.plot()
	if p.Title != "" {
		out.Title.Text = " " // room for it; see words
	}
	p.X.apply(&out.X, b.x0, b.x1, max(2, int(width/45)))
	p.Y.apply(&out.Y, b.y0, b.y1, max(2, min(6, int(height/26))))
	if p.Bare {
		out.HideAxes()
	} else {
		out.Add(gridLines{p})
	}
	for _, m := range p.Marks {
		out.Add(m.plotter(s))
	}
	out.Add(words{p, s})
	return out
}

// words are a panel's title and the labels of its axes. Gonum centres them over the
// whole tile, and gives a long one room that it does not need.
type words struct {
	panel *Panel
	style *Style
}

// Plot implements plot.Plotter.
func (w words) Plot(c draw.Canvas, p *plot.Plot) {
	title := w.style.of(usual, xfont.WeightMedium)
	title.XAlign, title.YAlign = ptext.XLeft, ptext.YBottom
	c.FillText(title, vg.Point{X: c.Min.X, Y: c.Max.Y + 4}, w.panel.Title)
	if w.panel.Bare {
		return
	}
	label := w.style.of(small, xfont.WeightNormal)
	label.XAlign, label.YAlign = ptext.XCenter, ptext.YTop
	below := p.X.Tick.Length + p.X.Tick.Label.FontExtents().Height + 2
	c.FillText(label, vg.Point{X: c.Center().X, Y: c.Min.Y - below}, w.panel.X.Label)
	var wide vg.Length
	for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		if t.Value >= p.Y.Min && t.Value <= p.Y.Max {
			wide = max(wide, p.Y.Tick.Label.Width(t.Label))
		}
	}
	label.Rotation, label.YAlign = math.Pi/2, ptext.YBottom
	c.FillText(label, vg.Point{X: c.Min.X - wide - p.Y.Tick.Length - 7, Y: c.Center().Y}, w.panel.Y.Label)
}

// gridLines are drawn under the marks at every tick that has a number.
type gridLines struct{ panel *Panel }

// Plot implements plot.Plotter.
func (g gridLines) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	style := draw.LineStyle{Color: grid, Width: 0.5}
	if len(g.panel.X.Names) == 0 {
		for _, t := range p.X.Tick.Marker.Ticks(p.X.Min, p.X.Max) {
			if t.Value >= p.X.Min && t.Value <= p.X.Max {
				c.StrokeLine2(style, tx(t.Value), c.Min.Y, tx(t.Value), c.Max.Y)
			}
		}
	}
	for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		if t.Value >= p.Y.Min && t.Value <= p.Y.Max {
			c.StrokeLine2(style, c.Min.X, ty(t.Value), c.Max.X, ty(t.Value))
		}
	}
}
