package overlay

import (
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// Notice is one line of news: in the free stretch of the top bar or, where it does not
// fit there, over the foot of the world.
type Notice struct {
	theme *kit.Theme
	text  func() string // "" for none
	free  func() image.Rectangle
	foot  func() image.Rectangle
	width func() int
}

// NewNotice makes the line. free is the free stretch of the top bar, foot what of the
// world nothing lies over, and width that of the window, all as they are when asked.
func NewNotice(theme *kit.Theme, text func() string, free, foot func() image.Rectangle, width func() int) *Notice {
	return &Notice{theme, text, free, foot, width}
}

func (n *Notice) line() string {
	return n.theme.Type.Fit(n.text(), float64(n.width())*0.6, kit.Caption, kit.Regular)
}

// Lies is where the news lies, empty while there is none.
func (n *Notice) Lies() image.Rectangle {
	if n.text() == "" {
		return image.Rectangle{}
	}
	t := n.theme.Type
	w, h := int(t.Width(n.line(), kit.Caption, kit.Regular)+t.Px(24)), int(t.Px(28)+0.5)
	if free := n.free(); w <= free.Dx() {
		y := free.Min.Y + (free.Dy()-h)/2
		return image.Rect(free.Max.X-w, y, free.Max.X, y+h)
	}
	foot := n.foot()
	x, y := max((foot.Min.X+foot.Max.X-w)/2, 8), foot.Max.Y-8-h
	return image.Rect(x, y, x+w, y+h)
}

// DrawOver shows the news.
func (n *Notice) DrawOver(p *ui.Painter) {
	r := n.Lies()
	if r.Empty() {
		return
	}
	p.Round(r, kit.Radius, kit.BG3)
	_, m := ui.Middle(r)
	p.Text(n.line(), float64(r.Min.X)+p.Px(12), m, kit.Caption, kit.Regular, kit.Text, kit.Left)
}
