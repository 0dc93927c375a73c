package app

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// painter draws controls onto one image in one look.
type painter struct {
	dst   *ebiten.Image
	theme *kit.Theme
}

// fill fills a rectangle.
func (p *painter) fill(r image.Rectangle, c kit.Color) {
	pen := p.theme.Pen()
	pen.FillRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), c)
	pen.Flush(p.dst)
}

// round fills a rectangle with rounded corners.
func (p *painter) round(r image.Rectangle, radius float64, c kit.Color) {
	pen := p.theme.Pen()
	pen.RoundRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), radius, c)
	pen.Flush(p.dst)
}

// ring draws the focus ring outside of a rectangle.
func (p *painter) ring(r image.Rectangle) {
	r = r.Inset(-4)
	pen := p.theme.Pen()
	pen.Frame(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.Radius+4, 2, kit.Accent)
	pen.Flush(p.dst)
}

// icon draws a sign.
func (p *painter) icon(i kit.Icon, x, y, size float64, c kit.Color) {
	pen := p.theme.Pen()
	pen.Icon(i, x, y, size, c)
	pen.Flush(p.dst)
}

// text draws a line.
func (p *painter) text(s string, x, y float64, size kit.Size, w kit.Weight, c kit.Color, a kit.Align) {
	p.theme.Type.Draw(p.dst, s, x, y, size, w, c, a)
}

// width is the width of a line.
func (p *painter) width(s string, size kit.Size, w kit.Weight) float64 {
	return p.theme.Type.Width(s, size, w)
}

// px scales a length that grows with text.
func (p *painter) px(v float64) float64 { return p.theme.Type.Px(v) }

// middle is the middle of a rectangle.
func middle(r image.Rectangle) (x, y float64) {
	return float64(r.Min.X+r.Max.X) / 2, float64(r.Min.Y+r.Max.Y) / 2
}
