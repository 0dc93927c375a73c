package figure

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// plotter draws a mark between axes that gonum has laid out.
type plotter = plot.Plotter

// drawn makes a plotter of a function.
type drawn func(c draw.Canvas, p *plot.Plot)

// Plot implements plot.Plotter.
func (d drawn) Plot(c draw.Canvas, p *plot.Plot) { d(c, p) }

// Line joins points; a NaN parts it. With Lo and Hi it has a band about it.
type Line struct {
	X, Y   []float64
	Lo, Hi []float64
	Ink    Ink
	Dots   bool    // a glyph on each point
	Width  float64 // points; 0: 1.4
	Faint  float64 // share of opacity; 0: full
}

func (l Line) bounds() box {
	b := nothing()
	for i := range l.X {
		b.point(l.X[i], l.Y[i])
		if l.Lo != nil {
			b.point(l.X[i], l.Lo[i])
			b.point(l.X[i], l.Hi[i])
		}
	}
	return b
}

func (l Line) plotter(*Style) plotter {
	return drawn(func(c draw.Canvas, p *plot.Plot) {
		tx, ty := p.Transforms(&c)
		at := func(i int, y float64) vg.Point { return vg.Point{X: tx(l.X[i]), Y: ty(y)} }
		colour := l.Ink.colour()
		if l.Faint > 0 {
			colour = l.Ink.faint(l.Faint)
		}
		for _, run := range runs(l.Y, l.X, p) {
			if l.Lo != nil {
				var around []vg.Point
				for _, i := range run {
					around = append(around, at(i, l.Hi[i]))
				}
				for k := len(run) - 1; k >= 0; k-- {
					around = append(around, at(run[k], l.Lo[run[k]]))
				}
				if len(run) > 1 {
					c.FillPolygon(l.Ink.faint(0.16), c.ClipPolygonXY(around))
				}
			}
			var points []vg.Point
			for _, i := range run {
				points = append(points, at(i, l.Y[i]))
			}
			style := draw.LineStyle{Color: colour, Width: width(l.Width, 1.4), Dashes: l.Ink.dash()}
			c.StrokeLines(style, c.ClipLinesXY(points)...)
			if l.Dots || len(run) == 1 {
				for _, pt := range points {
					if c.ContainsY(pt.Y) {
						c.DrawGlyphNoClip(draw.GlyphStyle{Color: colour, Radius: 2.1, Shape: l.Ink.glyph()}, pt)
					}
				}
			}
		}
	})
}

// runs are the stretches of finite points whose x lies between the axes' ends.
func runs(y, x []float64, p *plot.Plot) [][]int {
	var all [][]int
	var run []int
	for i := range y {
		if !finite(y[i]) || !finite(x[i]) || x[i] < p.X.Min || x[i] > p.X.Max {
			if len(run) > 0 {
				all, run = append(all, run), nil
			}
			continue
		}
		run = append(run, i)
	}
	if len(run) > 0 {
		all = append(all, run)
	}
	return all
}

func width(v, otherwise float64) vg.Length {
	if v == 0 {
		v = otherwise
	}
	return vg.Points(v)
}

// Dot is a value with its interval, drawn along x at a place of y.
type Dot struct {
	X, Lo, Hi float64
	Y         float64 // place, see Axis.Names
	Ink       Ink
}

// Dots are values of categories that stand along y.
type Dots []Dot

func (d Dots) bounds() box {
	b := nothing()
	for _, v := range d {
		b.point(v.X, v.Y)
		b.point(v.Lo, v.Y)
		b.point(v.Hi, v.Y)
	}
	return b
}

func (d Dots) plotter(*Style) plotter {
	return drawn(func(c draw.Canvas, p *plot.Plot) {
		tx, ty := p.Transforms(&c)
		for _, v := range d {
			if !finite(v.X) {
				continue
			}
			y := ty(v.Y)
			if finite(v.Lo) && finite(v.Hi) {
				c.StrokeLine2(draw.LineStyle{Color: v.Ink.colour(), Width: 1.1}, tx(v.Lo), y, tx(v.Hi), y)
			}
			c.DrawGlyphNoClip(draw.GlyphStyle{Color: v.Ink.colour(), Radius: 2.6, Shape: v.Ink.glyph()}, vg.Point{X: tx(v.X), Y: y})
		}
	})
}

// Points are single observations, faint so that many can lie on each other.
type Points struct {
	X, Y   []float64
	Ink    Ink
	Radius float64 // points; 0: 1.4
	Faint  float64 // 0: 0.45
}

func (s Points) bounds() box {
	b := nothing()
	for i := range s.X {
		b.point(s.X[i], s.Y[i])
	}
	return b
}

func (s Points) plotter(*Style) plotter {
	return drawn(func(c draw.Canvas, p *plot.Plot) {
		tx, ty := p.Transforms(&c)
		share := s.Faint
		if share == 0 {
			share = 0.45
		}
		style := draw.GlyphStyle{Color: s.Ink.faint(share), Radius: width(s.Radius, 1.4), Shape: draw.CircleGlyph{}}
		for i := range s.X {
			if finite(s.X[i]) && finite(s.Y[i]) {
				c.DrawGlyph(style, vg.Point{X: tx(s.X[i]), Y: ty(s.Y[i])})
			}
		}
	})
}

// Bars are a histogram: counts or densities between edges, of which there is one more.
type Bars struct {
	Edges, Heights []float64
	Ink            Ink
}

func (h Bars) bounds() box {
	b := nothing()
	for i, v := range h.Heights {
		b.point(h.Edges[i], 0)
		b.point(h.Edges[i+1], v)
	}
	return b
}

func (h Bars) plotter(*Style) plotter {
	return drawn(func(c draw.Canvas, p *plot.Plot) {
		tx, ty := p.Transforms(&c)
		for i, v := range h.Heights {
			if v == 0 || !finite(v) {
				continue
			}
			x0, x1, y0, y1 := tx(h.Edges[i]), tx(h.Edges[i+1]), ty(math.Max(0, p.Y.Min)), ty(v)
			corners := []vg.Point{{X: x0, Y: y0}, {X: x0, Y: y1}, {X: x1, Y: y1}, {X: x1, Y: y0}}
			c.FillPolygon(h.Ink.faint(0.55), c.ClipPolygonXY(corners))
			if x1-x0 > 3 { // narrower bars are parted by nothing, as the seam would be most of them
				c.StrokeLines(draw.LineStyle{Color: ground, Width: 0.4}, c.ClipLinesXY(append(corners, corners[0]))...)
			}
		}
	})
}

// Reference is a line across the panel, such as what the paper reports, or the moment
// of an injury. Either X or Y is a number.
type Reference struct {
	X, Y   float64 // NaN: not
	To     float64 // with X or Y, the other edge of a shaded stretch; NaN: a line
	Ink    Ink
	Inside bool // widens the axes so that it is seen
}

// Across is a line at a height.
func Across(y float64, ink Ink) Reference {
	return Reference{X: math.NaN(), Y: y, To: math.NaN(), Ink: ink, Inside: true}
}

// Upright is a line at a place along x.
func Upright(x float64, ink Ink) Reference {
	return Reference{X: x, Y: math.NaN(), To: math.NaN(), Ink: ink, Inside: true}
}

// Stretch shades what lies between two places along x.
func Stretch(from, to float64, ink Ink) Reference {
	return Reference{X: from, Y: math.NaN(), To: to, Ink: ink}
}

// Level shades what lies between two heights.
func Level(from, to float64, ink Ink) Reference {
	return Reference{X: math.NaN(), Y: from, To: to, Ink: ink, Inside: true}
}

func (r Reference) bounds() box {
	b := nothing()
	if r.Inside {
		b.point(r.X, r.Y)
		if finite(r.X) {
			b.point(r.To, math.NaN())
		} else {
			b.point(math.NaN(), r.To)
		}
	}
	return b
}

func (r Reference) plotter(*Style) plotter {
	return drawn(func(c draw.Canvas, p *plot.Plot) {
		tx, ty := p.Transforms(&c)
		style := referenceStyle(r.Ink)
		switch {
		case finite(r.X) && finite(r.To):
			c.FillPolygon(shade(r.Ink), c.ClipPolygonXY(rectangle(tx(r.X), tx(r.To), c.Min.Y, c.Max.Y)))
		case finite(r.To):
			c.FillPolygon(shade(r.Ink), c.ClipPolygonXY(rectangle(c.Min.X, c.Max.X, ty(r.Y), ty(r.To))))
		case finite(r.X):
			c.StrokeLines(style, c.ClipLinesXY([]vg.Point{{X: tx(r.X), Y: c.Min.Y}, {X: tx(r.X), Y: c.Max.Y}})...)
		default:
			c.StrokeLines(style, c.ClipLinesXY([]vg.Point{{X: c.Min.X, Y: ty(r.Y)}, {X: c.Max.X, Y: ty(r.Y)}})...)
		}
	})
}

func referenceStyle(i Ink) draw.LineStyle {
	return draw.LineStyle{Color: i.colour(), Width: 0.9, Dashes: []vg.Length{3, 2}}
}

func shade(i Ink) color.Color { return i.faint(0.12) }

func rectangle(x0, x1, y0, y1 vg.Length) []vg.Point {
	return []vg.Point{{X: x0, Y: y0}, {X: x0, Y: y1}, {X: x1, Y: y1}, {X: x1, Y: y0}}
}
