package seeing

import (
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// Measures of a note, before scaling.
const (
	titlePitch = 20
	textPitch  = 18
	side       = 14
	foot       = 8
)

// write breaks a note into lines of a width, text into so many at most, and gives it its
// size.
func (o *Overlay) write(i int, width float64, lines int) box {
	typ, n := o.theme.Type, &o.notes[i]
	room := width - 2*typ.Px(side)
	b := box{of: i, title: typ.Wrap(n.Title, room, 2, kit.Body, kit.SemiBold)}
	if lines > 0 {
		b.text = typ.Wrap(n.Text, room, lines, kit.Caption, kit.Regular)
	}
	height := typ.Px(2*foot) + typ.Px(titlePitch)*float64(len(b.title)) + typ.Px(textPitch)*float64(len(b.text))
	b.place = image.Rect(0, 0, int(width), int(height))
	return b
}

// Draw dims the window, and draws the lines and the notes.
func (o *Overlay) Draw(p *ui.Painter) {
	p.Fill(o.window, kit.BG0.Alpha(0.72))
	if o.look(); len(o.notes) < len(o.boxes) { // something is out of sight since
		o.place()
	}
	pen := p.Theme.Pen()
	point := func(at image.Point) kit.Point { return kit.Pt(float64(at.X), float64(at.Y)) }
	for _, b := range o.boxes {
		at := o.notes[b.of].At
		pen.Line(point(at), point(nearest(b.place, at)), 1.5, kit.Accent)
		pen.Disc(point(at), p.Px(4.5), kit.Accent)
	}
	pen.Flush(p.Dst)
	for _, b := range o.boxes {
		o.drawBox(p, b)
	}
	o.drawFormula(p)
}

func (o *Overlay) drawBox(p *ui.Painter, b box) {
	r := b.place
	p.Round(r, kit.Radius, kit.Accent)
	r.Min.X += 3
	p.Round(r, kit.Radius, kit.BG2)
	x, y := float64(b.place.Min.X)+p.Px(side), float64(r.Min.Y)+p.Px(foot)
	for _, line := range b.title {
		p.Text(line, x, y+p.Px(titlePitch)/2, kit.Body, kit.SemiBold, kit.Text, kit.Left)
		y += p.Px(titlePitch)
	}
	for _, line := range b.text {
		p.Text(line, x, y+p.Px(textPitch)/2, kit.Caption, kit.Regular, kit.Text2, kit.Left)
		y += p.Px(textPitch)
	}
}
