package brains

import (
	"fmt"
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/many"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// atlas holds the pictures of all brains in one image, cells side by side.
type atlas struct {
	pix   []byte
	image *ebiten.Image
	of    atlasKey
}

// atlasKey is what an atlas was painted for.
type atlasKey struct {
	of         *many.Brains
	scale      float64
	table      *kit.Table
	difference bool
}

// paint paints brains of so many cells, side of them in a row.
func (a *atlas) paint(brains [][]float32, across, down, side int, scale float64, table *kit.Table) {
	rows := (len(brains) + side - 1) / side
	w, h := across*side, down*rows
	if len(a.pix) != 4*w*h {
		a.pix = make([]byte, 4*w*h)
	}
	if a.image == nil || a.image.Bounds().Size() != image.Pt(w, h) {
		if a.image != nil {
			a.image.Deallocate()
		}
		a.image = ebiten.NewImage(w, h)
	}
	inverse := float32(1 / max(scale, 1e-9))
	for i, cells := range brains {
		if len(cells) != across*down {
			continue
		}
		left, top := i%side*across, i/side*down
		for row := range down {
			to := a.pix[4*((top+row)*w+left):]
			for k, v := range cells[row*across:][:across] {
				*(*[4]byte)(to[4*k:]) = table.At(v * inverse)
			}
		}
	}
	a.image.WritePixels(a.pix)
}

// part is the picture of one brain.
func (a *atlas) part(i, across, down, side int) *ebiten.Image {
	at := image.Pt(i%side*across, i/side*down)
	return a.image.SubImage(image.Rectangle{Min: at, Max: at.Add(image.Pt(across, down))}).(*ebiten.Image)
}

// drawBrains draws a layer of every brain.
func (p *Panel) drawBrains(g *ui.Painter, s *many.Snapshot, dt float64) {
	b, t := s.Brains, &p.place
	if b == nil || b.Columns == 0 || len(b.Cells) != p.view.Many || len(b.Cells) == 0 {
		return
	}
	scale := &p.scales[0]
	if b.Look.Change {
		scale = &p.scales[1]
	}
	key := atlasKey{of: b, table: p.theme.Colours()}
	if key.scale = p.atlas.of.scale; key != p.atlas.of {
		scale.Follow(b.Cells, dt)
		key.scale = scale.Value
		p.atlas.of = key
		p.atlas.paint(b.Cells, b.Columns, b.Rows, t.side, scale.Value, key.table)
	}
	for i := range b.Cells {
		p.theme.DrawPixels(g.Dst, p.atlas.part(i, b.Columns, b.Rows, t.side), t.tile(i+1, b.Columns, b.Rows), 1)
	}
	pen := p.theme.Pen()
	frame := func(life int, c kit.Color) {
		if life > 0 && life <= len(b.Cells) {
			r := t.tile(life, b.Columns, b.Rows)
			pen.Frame(float64(r.Min.X)-2, float64(r.Min.Y)-2, float64(r.Dx())+4, float64(r.Dy())+4, 2, 2, c)
		}
	}
	frame(p.eye.Hover, kit.Text2)
	frame(p.eye.Chosen, kit.Accent)
	pen.Flush(g.Dst)
	p.drawScale(g, scale.Value, p.order(b))
}

// order says what black is, and what rows and columns are: in full, and for little room.
func (p *Panel) order(b *many.Brains) []string {
	black, order := "black: zero", "columns send, rows receive"
	if b.Look.Change {
		black = "black: no change"
	}
	if b.Upright {
		order = "rows send, columns receive"
	}
	return []string{black + " · " + order, black}
}

// drawScale says at the foot of the maps what full colour is, and more where there is room:
// the first of some words that fit.
func (p *Panel) drawScale(g *ui.Painter, scale float64, more []string) {
	y := float64(p.place.maps.Max.Y) - g.Px(5)
	x := float64(p.place.maps.Min.X)
	places := 3
	for v := scale; v >= 1 && places > 0; v /= 10 {
		places--
	}
	low, high := kit.Number(-scale, places), kit.Signed(scale, places)
	if p.theme.Grey {
		low = "0"
	}
	g.Text(low, x, y, kit.Caption, kit.Mono, kit.Text3, kit.Left)
	x += g.Width(low, kit.Caption, kit.Mono) + g.Px(8)
	pen, table := p.theme.Pen(), p.theme.Colours()
	const wide = 72
	for i := range wide {
		v := float32(i)/(wide-1)*2 - 1
		if p.theme.Grey {
			v = float32(i) / (wide - 1)
		}
		pen.FillRect(x+float64(i), y-5, 1, 10, table.Colour(v))
	}
	pen.Flush(g.Dst)
	x += wide + g.Px(8)
	g.Text(high, x, y, kit.Caption, kit.Mono, kit.Text3, kit.Left)
	x += g.Width(high, kit.Caption, kit.Mono) + g.Px(16)
	for _, words := range more {
		if g.Width(words, kit.Caption, kit.Regular) <= float64(p.place.maps.Max.X)-x {
			g.Text(words, x, y, kit.Caption, kit.Regular, kit.Text2, kit.Left)
			return
		}
	}
}

// drawDifference draws the difference of two brains in place of all.
func (p *Panel) drawDifference(g *ui.Painter, s *many.Snapshot, dt float64) {
	b, r := s.Brains, p.place.maps
	if key := (atlasKey{of: b, table: p.theme.Colours(), difference: true, scale: p.atlas.of.scale}); key != p.atlas.of {
		p.apart.Follow([][]float32{b.Difference}, dt)
		key.scale = p.apart.Value
		p.atlas.of = key
		p.atlas.paint([][]float32{b.Difference}, b.Wide, b.High, 1, p.apart.Value, key.table)
	}
	top := r.Min.Y + int(g.Px(24))
	fx, fy := max(r.Dx()/b.Wide, 1), max((r.Max.Y-int(g.Px(20))-top)/b.High, 1)
	at := image.Rect(r.Min.X, top, r.Min.X+fx*b.Wide, top+fy*b.High)
	p.theme.DrawPixels(g.Dst, p.atlas.image, at, 1)
	what := "Weights"
	if b.Look.Change {
		what = "Change"
	}
	g.Text(fmt.Sprintf("%s of life %d less those of life %d", what, b.Look.Pair[0], b.Look.Pair[1]), float64(r.Min.X), float64(r.Min.Y)+g.Px(9), kit.Body, kit.Medium, kit.Text, kit.Left)
	p.drawScale(g, p.apart.Value, []string{"black: alike · Esc: all brains", "Esc: all brains"})
}
