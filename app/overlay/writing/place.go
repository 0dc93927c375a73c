package writing

import (
	"image"

	"hebbarium/app/ui"
)

// places are where the parts of the card lie.
type places struct {
	head, field, said    image.Rectangle
	pretty               image.Rectangle
	has, names, examples image.Rectangle // rows, under a headline each
	foot                 image.Rectangle // lines about what the buttons do
	evolve, try          image.Rectangle
	cancel, close        image.Rectangle
}

// Measures before scaling.
const (
	wide   = 940
	inset  = 20
	row    = 22
	lines  = 14 // of the longest list that is wanted
	button = 32
)

// Fit places the card in the middle of the window, as high as its lists need, within bounds.
func (c *card) Fit(window image.Rectangle, px ui.Scale) image.Rectangle {
	c.px = px
	size := window.Size()
	fixed := px.Px(44 + 40 + 26 + 56 + 30 + 12 + 48 + button + 16)
	n := min(lines, (size.Y-16-fixed)/px.Px(row))
	w, h := min(px.Px(wide), size.X-16), fixed+max(n, 2)*px.Px(row)
	at := image.Pt((size.X-w)/2, max((size.Y-h)/2, 8))
	c.place = image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}
	c.lay(max(n, 2))
	return c.place
}

// lay lays the parts out, with lists of so many rows.
func (c *card) lay(n int) {
	px, r := c.px.Px, c.place
	in := image.Rect(r.Min.X+px(inset), r.Min.Y, r.Max.X-px(inset), r.Max.Y)
	l := &c.lies
	y := in.Min.Y
	down := func(h float64) image.Rectangle {
		line := image.Rect(in.Min.X, y, in.Max.X, y+px(h))
		y += px(h)
		return line
	}
	l.head, l.field, l.said, l.pretty = down(44), down(40), down(26), down(56)
	l.close = image.Rect(in.Max.X-px(28), l.head.Min.Y+px(8), in.Max.X, l.head.Min.Y+px(36))
	l.field.Min.X += px(44)
	y += px(30)
	high := n*px(row) + 2*ui.RowGap
	room, gap := in.Dx()-2*px(16), px(16)
	has, names := room*23/100, room*54/100
	l.has = image.Rect(in.Min.X, y, in.Min.X+has, y+high)
	l.names = image.Rect(l.has.Max.X+gap, y, l.has.Max.X+gap+names, y+high)
	l.examples = image.Rect(l.names.Max.X+gap, y, in.Max.X, y+high)
	c.names.Height, c.examples.Height = px(row), px(row)
	c.names.Shown, c.examples.Shown = n, n
	c.names.Scroll(0)
	c.examples.Scroll(0)
	l.foot = image.Rect(in.Min.X, y+high+px(4), in.Max.X, y+high+px(48))
	bottom := r.Max.Y - px(16)
	top := bottom - px(button)
	x := in.Min.X
	put := func(w int) image.Rectangle {
		b := image.Rect(x, top, x+w, bottom)
		x += w + px(8)
		return b
	}
	l.evolve, l.try, l.cancel = put(c.widthOf(evolveWords)), put(c.widthOf(tryWords)), put(c.widthOf(cancelWords))
	c.field.SetRect(l.field)
}
