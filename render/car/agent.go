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
	const inner = AgentCardWidth - 2*kit.Gap
	middle := y + kit.Gap + inner + (AgentCardHeight-kit.Gap-inner)/2
	theme.Type.Draw(dst, "Agent’s view", x+kit.Gap, middle, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	if a.side == 0 {
		return
	}
	theme.Type.Draw(dst, fmt.Sprintf("%d × %d", a.side, a.side), x+AgentCardWidth-kit.Gap, middle, kit.Caption, kit.Mono, kit.Text3, kit.Right)
	if a.img == nil {
		a.img = ebiten.NewImage(a.side, a.side)
		a.stale = true
	}
	if a.stale {
		a.img.WritePixels(a.pix)
		a.stale = false
	}
	factor := max(1, inner/a.side)
	margin := (inner - factor*a.side) / 2
	corner := at.Add(image.Pt(kit.Gap+margin, kit.Gap+margin))
	theme.DrawPixels(dst, a.img, image.Rectangle{Min: corner, Max: corner.Add(image.Pt(factor*a.side, factor*a.side))}, 1)
}
