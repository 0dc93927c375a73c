package figure

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Ink is the look of a series: its colour, dash and glyph go together, so that none of
// the three alone has to tell it from another.
type Ink int

// Inks that mean something; those from 0 on are for rule sets, in their order.
const (
	Paper   Ink = -1 - iota // what the paper reports
	Control                 // the life without the injury
	Random                  // random rules
	Scripted
)

// The light counterparts of the window's colours: its text on its panels the other way
// round.
var (
	ground    = rgb(0xFFFFFF)
	text      = rgb(0x12161C)
	secondary = rgb(0x45505C)
	frame     = rgb(0x8592A0)
	grid      = rgb(0xE6EAEE)
	warn      = rgb(0xB3123F)
)

// series are the window's blue, orange, accent and damage, darkened to 3:1 on white or
// more and set apart in lightness, so that they differ to every kind of colour vision.
var series = []color.NRGBA{
	rgb(0x157CD8), rgb(0xBB5C0C), rgb(0x0B8A63), rgb(0x1C3A73), rgb(0xC2356B), rgb(0x7A5CC0), rgb(0x8A7A00), rgb(0x5B2A12),
}

var dashes = [][]vg.Length{
	nil, {5, 2.5}, {1.5, 1.8}, {6, 2, 1.5, 2}, {9, 2.5}, {2.5, 1.2}, {7, 1.5, 1.5, 1.5, 1.5, 1.5},
}

var glyphs = []draw.GlyphDrawer{
	draw.CircleGlyph{}, draw.SquareGlyph{}, draw.PyramidGlyph{}, diamond{}, draw.RingGlyph{}, draw.BoxGlyph{}, draw.TriangleGlyph{},
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// colour is the ink's own.
func (i Ink) colour() color.NRGBA {
	switch i {
	case Paper:
		return text
	case Control:
		return frame
	case Random:
		return rgb(0x6B7683)
	case Scripted:
		return rgb(0x2F3A45)
	}
	return series[int(i)%len(series)]
}

func (i Ink) dash() []vg.Length {
	switch i {
	case Paper:
		return []vg.Length{3, 2}
	case Control, Scripted:
		return nil
	case Random:
		return []vg.Length{1.2, 2}
	}
	return dashes[int(i)%len(dashes)]
}

func (i Ink) glyph() draw.GlyphDrawer {
	switch i {
	case Paper:
		return diamond{hollow: true}
	case Control, Random:
		return draw.CrossGlyph{}
	case Scripted:
		return draw.BoxGlyph{}
	}
	return glyphs[int(i)%len(glyphs)]
}

// faint is the ink on a ground that shines through: for bands and bars.
func (i Ink) faint(share float64) color.NRGBA {
	c := i.colour()
	c.A = uint8(255*share + 0.5)
	return c
}

// diamond stands on its corner.
type diamond struct{ hollow bool }

// DrawGlyph implements draw.GlyphDrawer.
func (d diamond) DrawGlyph(c *draw.Canvas, sty draw.GlyphStyle, pt vg.Point) {
	r := sty.Radius * 1.25
	p := make(vg.Path, 0, 5)
	p.Move(vg.Point{X: pt.X, Y: pt.Y + r})
	p.Line(vg.Point{X: pt.X + r, Y: pt.Y})
	p.Line(vg.Point{X: pt.X, Y: pt.Y - r})
	p.Line(vg.Point{X: pt.X - r, Y: pt.Y})
	p.Close()
	if d.hollow {
		c.SetColor(ground)
		c.Fill(p)
		c.SetLineStyle(draw.LineStyle{Color: sty.Color, Width: vg.Points(1)})
		c.Stroke(p)
		return
	}
	c.SetColor(sty.Color)
	c.Fill(p)
}

// divergingStops are the colours of the window's maps, from −1 to +1: here too pure
// black is exactly zero.
var divergingStops = []color.NRGBA{
	rgb(0xC5F0FF), rgb(0x5ABCF7), rgb(0x157CD8), rgb(0x1C3A73), rgb(0x000000), rgb(0x612B15), rgb(0xBB5C0C), rgb(0xEB9F2C), rgb(0xFAE7AF),
}

// sequentialStops run from nothing to all, ever darker, so that they also print in grey.
var sequentialStops = []color.NRGBA{rgb(0xF4F6F8), rgb(0xC9DDF2), rgb(0x7FB4E6), rgb(0x2F7FCB), rgb(0x17447F), rgb(0x0B1F3F)}

// along is the colour a share of the way through stops.
func along(stops []color.NRGBA, share float64) color.NRGBA {
	if share != share {
		return grid
	}
	at := min(max(share, 0), 1) * float64(len(stops)-1)
	low := min(int(at), len(stops)-2)
	f := at - float64(low)
	mix := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*f + 0.5) }
	a, b := stops[low], stops[low+1]
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 0xFF}
}
