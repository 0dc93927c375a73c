package car

import (
	"bytes"
	"fmt"
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Size of the card that holds the agent's view, at a text scale of 1.
const (
	AgentCardWidth  = 184
	AgentCardHeight = 216
)

// AgentView shows the pixels that the network gets, in their raw colours.
type AgentView struct {
	Blind  image.Rectangle // the blind spot, in pixels of the picture, hatched; empty for none
	Struck string          // how it is not what the world shows, in place of the caption; "" where it is

	side  int
	seen  []byte // as shown, RGB rows from the top
	pix   []byte
	img   *ebiten.Image
	stale bool
}

// Update takes a square image of RGB bytes, rows from the top; it is copied. An
// image of another size than side×side is an error, and nothing changes.
func (a *AgentView) Update(rgb []byte, side int) error {
	if side <= 0 || len(rgb) != 3*side*side {
		return fmt.Errorf("agent's view: expected %d bytes for %d×%d pixels, found %d", 3*side*side, side, side, len(rgb))
	}
	if side != a.side {
		a.side, a.pix, a.img = side, make([]byte, 4*side*side), nil
	} else if bytes.Equal(rgb, a.seen) {
		return nil
	}
	a.seen = append(a.seen[:0], rgb...)
	for i := range side * side {
		a.pix[4*i], a.pix[4*i+1], a.pix[4*i+2], a.pix[4*i+3] = rgb[3*i], rgb[3*i+1], rgb[3*i+2], 255
	}
	a.stale = true
	return nil
}

// Draw draws the card with its top left corner at a point: the pixels enlarged
// by a whole factor, and a caption with their number.
func (a *AgentView) Draw(dst *ebiten.Image, at image.Point, theme *kit.Theme) {
	x, y := float64(at.X), float64(at.Y)
	p := theme.Pen()
	p.RoundRect(x, y, AgentCardWidth, AgentCardHeight, kit.CardRadius, kit.BG1)
	p.Flush(dst)
	middle := y + kit.Gap + inner + (AgentCardHeight-kit.Gap-inner)/2
	if a.Struck != "" {
		theme.Type.Draw(dst, theme.Type.Fit(a.Struck, inner, kit.Caption, kit.Medium), x+kit.Gap, middle, kit.Caption, kit.Medium, kit.Warn, kit.Left)
	} else {
		theme.Type.Draw(dst, "Agent’s view", x+kit.Gap, middle, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	}
	if a.side == 0 {
		return
	}
	if a.Struck == "" {
		theme.Type.Draw(dst, fmt.Sprintf("%d × %d", a.side, a.side), x+AgentCardWidth-kit.Gap, middle, kit.Caption, kit.Mono, kit.Text3, kit.Right)
	}
	if a.img == nil {
		a.img = ebiten.NewImage(a.side, a.side)
		a.stale = true
	}
	if a.stale {
		a.img.WritePixels(a.pix)
		a.stale = false
	}
	place := a.Pixels(at)
	theme.DrawPixels(dst, a.img, place, 1)
	if a.Struck != "" {
		r := place.Inset(-2)
		p.Frame(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), 1, 2, kit.Warn)
	}
	if factor := place.Dx() / a.side; !a.Blind.Empty() {
		hatch(p, image.Rectangle{Min: place.Min.Add(a.Blind.Min.Mul(factor)), Max: place.Min.Add(a.Blind.Max.Mul(factor))})
	}
	p.Flush(dst)
}

// inner is the side of the card's inside.
const inner = AgentCardWidth - 2*kit.Gap

// Pixels is where the picture lies in a card with its top left corner at a point: enlarged
// by a whole factor. It is empty before there is a picture.
func (a *AgentView) Pixels(at image.Point) image.Rectangle {
	if a.side == 0 {
		return image.Rectangle{}
	}
	factor := max(1, inner/a.side)
	margin := (inner - factor*a.side) / 2
	corner := at.Add(image.Pt(kit.Gap+margin, kit.Gap+margin))
	return image.Rectangle{Min: corner, Max: corner.Add(image.Pt(factor*a.side, factor*a.side))}
}

// hatch draws a frame, and lines from the lower left to the upper right within it.
func hatch(p *kit.Pen, r image.Rectangle) {
	const apart = 7
	x0, y0, x1, y1 := float64(r.Min.X), float64(r.Min.Y), float64(r.Max.X), float64(r.Max.Y)
	for at := x0 - (y1 - y0) + apart/2; at < x1; at += apart { // where a line meets the foot
		from, to := max(at, x0), min(at+y1-y0, x1)
		p.Line(kit.Pt(from, y1-(from-at)), kit.Pt(to, y1-(to-at)), 1.2, kit.Warn.Alpha(0.75))
	}
	p.Frame(x0, y0, x1-x0, y1-y0, 1, 1.5, kit.Warn)
}
