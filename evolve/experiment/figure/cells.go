package figure

import (
	"image"
	"image/color"
	"math"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	ptext "gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Cells are a heat map of shares from 0 to 1, each with its percentage:
// Values[row][column], the first row on top.
type Cells struct{ Values [][]float64 }

func (h Cells) bounds() box {
	b := nothing()
	if len(h.Values) > 0 {
		b.point(-0.5, -0.5)
		b.point(float64(len(h.Values[0]))-0.5, float64(len(h.Values))-0.5)
	}
	return b
}

func (h Cells) plotter(s *Style) plotter {
	return drawn(func(c draw.Canvas, p *plot.Plot) {
		tx, ty := p.Transforms(&c)
		style := s.of(6.5, xfont.WeightNormal)
		style.XAlign, style.YAlign = ptext.XCenter, ptext.YCenter
		for row, values := range h.Values {
			y := float64(len(h.Values) - 1 - row)
			for column, v := range values {
				x := float64(column)
				corners := rectangle(tx(x-0.5), tx(x+0.5), ty(y-0.5), ty(y+0.5))
				c.FillPolygon(along(sequentialStops, v), corners)
				c.StrokeLines(draw.LineStyle{Color: ground, Width: 0.6}, append(corners, corners[0]))
				label := style
				if v > 0.5 {
					label.Color = ground
				}
				word := "–"
				if finite(v) {
					word = Number(math.Round(100 * v))
				}
				c.FillText(label, vg.Point{X: tx(x), Y: ty(y) + centred(label)}, word)
			}
		}
	})
}

// Matrix is a picture of a matrix: Values[row][column], the first row on top, in the
// colours of the window's maps, of which the ends stand for ±Scale and beyond.
type Matrix struct {
	Rows, Columns int
	Values        []float32
	Scale         float64
}

func (m Matrix) bounds() box { return box{0, 1, 0, 1} }

func (m Matrix) plotter(s *Style) plotter {
	return drawn(func(c draw.Canvas, _ *plot.Plot) {
		r := c.Rectangle
		w, h := m.Columns, m.Rows
		if s.dots > 0 {
			// The picture's pixels lie on those of what is drawn on, so that none is blurred.
			snap := func(v vg.Length) vg.Length { return vg.Length(math.Round(float64(v/s.dots))) * s.dots }
			r.Min.X, r.Min.Y, r.Max.X, r.Max.Y = snap(r.Min.X), snap(r.Min.Y), snap(r.Max.X), snap(r.Max.Y)
			w, h = int(math.Round(float64((r.Max.X-r.Min.X)/s.dots))), int(math.Round(float64((r.Max.Y-r.Min.Y)/s.dots)))
		}
		c.DrawImage(r, m.image(w, h))
		c.StrokeLines(draw.LineStyle{Color: frame, Width: 0.4}, append(rectangle(r.Min.X, r.Max.X, r.Min.Y, r.Max.Y), r.Min))
	})
}

// image is the matrix in so many pixels. Where there are fewer of them than numbers, some
// numbers are left out: a mean of neighbours would show what no synapse is.
func (m Matrix) image(w, h int) image.Image {
	scale := m.Scale
	if !(scale > 0) {
		scale = 1
	}
	img := image.NewPaletted(image.Rect(0, 0, w, h), divergingPalette())
	for y := range h {
		row := m.Values[y*m.Rows/h*m.Columns:]
		for x := range w {
			img.SetColorIndex(x, y, divergingIndex(float64(row[x*m.Columns/w])/scale))
		}
	}
	return img
}

// divergingHalf is the number of colours on either side of zero.
const divergingHalf = 120

func divergingPalette() color.Palette {
	p := make(color.Palette, 0, 2*divergingHalf+1)
	for i := -divergingHalf; i <= divergingHalf; i++ {
		p = append(p, along(divergingStops, (float64(i)/divergingHalf+1)/2))
	}
	return p
}

// divergingIndex never gives what is not zero the colour of zero.
func divergingIndex(v float64) uint8 {
	i := int(math.Round(min(max(v, -1), 1) * divergingHalf))
	if i == 0 && v > 0 {
		i = 1
	}
	if i == 0 && v < 0 {
		i = -1
	}
	return uint8(i + divergingHalf)
}

// Way is a way through three dimensions, seen from a fixed side: the first two span the
// ground, the third goes up. Its colour runs from light to dark with time.
type Way struct {
	Points [][3]float64
	Ink    Ink
}

// view is an axonometric look at a point: 35° round, 25° from above.
func view(p [3]float64) (x, y float64) {
	const round, above = 35 * math.Pi / 180, 25 * math.Pi / 180
	x = p[0]*math.Cos(round) + p[1]*math.Sin(round)
	depth := -p[0]*math.Sin(round) + p[1]*math.Cos(round)
	return x, p[2]*math.Cos(above) + depth*math.Sin(above)
}

// bounds is a square about the way, so that all directions have one scale; below it is
// room for the compass.
func (w Way) bounds() box {
	b := nothing()
	for _, p := range w.Points {
		b.point(view(p))
	}
	if len(w.Points) == 0 {
		return b
	}
	half := 0.6 * max(b.x1-b.x0, b.y1-b.y0, 1e-9)
	cx, cy := (b.x0+b.x1)/2, (b.y0+b.y1)/2
	return box{cx - half, cx + half, cy - 1.15*half, cy + 0.85*half}
}

func (w Way) plotter(s *Style) plotter {
	return drawn(func(c draw.Canvas, p *plot.Plot) {
		tx, ty := p.Transforms(&c)
		at := func(q [3]float64) vg.Point {
			x, y := view(q)
			return vg.Point{X: tx(x), Y: ty(y)}
		}
		compass(c, s)
		n := len(w.Points)
		for i := 1; i < n; i++ {
			share := 0.25 + 0.75*float64(i)/float64(n)
			c.StrokeLines(draw.LineStyle{Color: w.Ink.faint(share), Width: 0.8}, []vg.Point{at(w.Points[i-1]), at(w.Points[i])})
		}
		if n > 0 {
			c.DrawGlyphNoClip(draw.GlyphStyle{Color: text, Radius: 2.4, Shape: draw.RingGlyph{}}, at(w.Points[0]))
			c.DrawGlyphNoClip(draw.GlyphStyle{Color: text, Radius: 2.2, Shape: draw.CircleGlyph{}}, at(w.Points[n-1]))
		}
	})
}

// compass shows in a corner which way the three components go.
func compass(c draw.Canvas, s *Style) {
	const arm = 15
	style := s.of(6, xfont.WeightNormal)
	style.Color, style.XAlign, style.YAlign = secondary, ptext.XCenter, ptext.YCenter
	origin := vg.Point{X: c.Min.X + 12, Y: c.Min.Y + 14}
	for k, name := range []string{"1", "2", "3"} {
		var unit [3]float64
		unit[k] = 1
		x, y := view(unit)
		end := vg.Point{X: origin.X + vg.Length(arm*x), Y: origin.Y + vg.Length(arm*y)}
		c.StrokeLines(draw.LineStyle{Color: frame, Width: 0.7}, []vg.Point{origin, end})
		c.FillText(style, vg.Point{X: origin.X + vg.Length((arm+5)*x), Y: origin.Y + vg.Length((arm+5)*y) + centred(style)}, name)
	}
}
