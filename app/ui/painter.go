package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Painter draws onto one image in one look. Without an image it still measures.
type Painter struct {
	Dst   *ebiten.Image
	Theme *kit.Theme
	Focus Control // the control that shows that it has the keyboard, nil for none
	Pause func()  // before each line of text and each control, for whoever waits for the frame; may be nil
}

// pause lets others have their turn.
func (p *Painter) pause() {
	if p.Pause != nil {
		p.Pause()
	}
}

// Fill fills a rectangle.
func (p *Painter) Fill(r image.Rectangle, c kit.Color) {
	pen := p.Theme.Pen()
	pen.FillRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), c)
	pen.Flush(p.Dst)
}

// Round fills a rectangle with rounded corners.
func (p *Painter) Round(r image.Rectangle, radius float64, c kit.Color) {
	pen := p.Theme.Pen()
	pen.RoundRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), radius, c)
	pen.Flush(p.Dst)
}

// Card draws the ground of what lies over the window.
func (p *Painter) Card(r image.Rectangle) {
	p.Round(r.Inset(-1), kit.CardRadius+1, kit.BG3)
	p.Round(r, kit.CardRadius, kit.BG0)
}

// Ring draws the focus ring outside of a rectangle.
func (p *Painter) Ring(r image.Rectangle) {
	r = r.Inset(-4)
	pen := p.Theme.Pen()
	pen.Frame(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.Radius+4, 2, kit.Accent)
	pen.Flush(p.Dst)
}

// Icon draws a sign about a point.
func (p *Painter) Icon(i kit.Icon, x, y, size float64, c kit.Color) {
	pen := p.Theme.Pen()
	pen.Icon(i, x, y, size, c)
	pen.Flush(p.Dst)
}

// Text draws a line of text with its middle at a height.
func (p *Painter) Text(s string, x, y float64, size kit.Size, w kit.Weight, c kit.Color, a kit.Align) {
	p.pause()
	p.Theme.Type.Draw(p.Dst, s, x, y, size, w, c, a)
}

// Width is the width of a line of text.
func (p *Painter) Width(s string, size kit.Size, w kit.Weight) float64 {
	return p.Theme.Type.Width(s, size, w)
}

// Fit cuts a line of text off where it is wider than there is room.
func (p *Painter) Fit(s string, width float64, size kit.Size, w kit.Weight) string {
	return p.Theme.Type.Fit(s, width, size, w)
}

// Px scales a length that grows with text.
func (p *Painter) Px(v float64) float64 { return p.Theme.Type.Px(v) }
