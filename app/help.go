package app

import (
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/ebitenui/ebitenui/widget"

	"hebbarium/render"
)

// openHelp shows the keyboard map over the dimmed window.
func (g *Game) openHelp() {
	d := newDrawn(g.drawHelp, widget.WidgetOpts.MouseButtonReleasedHandler(func(*widget.WidgetMouseButtonReleasedEventArgs) { g.closePopup() }))
	g.show(func() image.Rectangle { return image.Rectangle{Max: g.size} }, d, func() {
		if justPressed(ebiten.KeyEscape) || justPressed(ebiten.KeyF1) || justPressed(ebiten.KeyEnter) {
			g.closePopup()
		}
	})
}

// helpSheet says where everything of the help lies.
type helpSheet struct {
	place   image.Rectangle
	rows    []image.Rectangle // of the keys, down the columns
	feet    []string          // what the mouse does
	foot    int               // y of the middle of the first of them
	between int               // from one of them to the next
}

// helpKeys are the rows of the keyboard map. What the four legs do is one row each.
func (g *Game) helpKeys() []row {
	var keys []row
	for i := range g.actions {
		a := &g.actions[i]
		switch {
		case a.keys == "" || strings.HasSuffix(a.id, "leg 2") || strings.HasSuffix(a.id, "leg 3") || strings.HasSuffix(a.id, "leg 4"):
		case strings.HasSuffix(a.id, "leg 1"):
			keys = append(keys, row{title: strings.TrimSuffix(a.title, "leg 1") + "a leg", value: a.keys + " – 4"})
		default:
			keys = append(keys, row{title: a.title, value: a.keys})
		}
	}
	return append(keys, row{title: "Next control, and press it", value: "Tab, Enter"})
}

// helpSheet lays so many keys out: in two columns or, where the window is too low
// for the text, in three, whose rows draw together.
func (g *Game) helpSheet(keys int) helpSheet {
	px, room := g.layout.px, g.size.Sub(image.Pt(16, 16))
	s := helpSheet{between: px(24), feet: []string{
		"World: drag the body to push it, scroll to zoom. Maps: point at a synapse to read it; take a brush and drag to paint, Shift for a rectangle.",
		"Timeline: drag to go back and forth; injuring a past step starts a branch there. Drop a file onto the window to open it.",
	}}
	head, foot, least := px(56), px(76), px(24)
	columns := 2
	if (keys+1)/2*least+head+foot > room.Y {
		columns = 3
	}
	n := (keys + columns - 1) / columns
	if n*least+head+foot > room.Y {
		s.feet, foot = nil, px(12)
	}
	h := min(px(32), (room.Y-head-foot)/n)
	gap := px(16)
	column := min(px(420), (room.X-px(24)-gap*(columns-1))/columns)
	w, height := columns*column+gap*(columns-1)+px(24), n*h+head+foot
	at := g.size.Sub(image.Pt(w, height)).Div(2)
	s.place = image.Rectangle{Min: at, Max: at.Add(image.Pt(w, height))}
	for i := range keys {
		x, y := at.X+px(12)+i/n*(column+gap), at.Y+head+i%n*h
		s.rows = append(s.rows, image.Rect(x, y, x+column, y+h))
	}
	s.foot = s.place.Max.Y - px(46)
	return s
}

func (g *Game) drawHelp(dst *ebiten.Image, _ image.Rectangle) {
	p := &painter{dst, g.theme}
	p.fill(image.Rectangle{Max: g.size}, render.BG0.Alpha(0.78))
	keys := g.helpKeys()
	s := g.helpSheet(len(keys))
	overlayCard(p, s.place)
	left := float64(s.place.Min.X) + p.px(24)
	p.text("Keys", left, float64(s.place.Min.Y)+p.px(30), render.Title, render.SemiBold, render.Text, render.Left)
	for i, k := range keys {
		drawRow(p, s.rows[i], k, false)
	}
	for i, line := range s.feet {
		line = p.theme.Type.Fit(line, float64(s.place.Dx())-2*p.px(24), render.Caption, render.Regular)
		p.text(line, left, float64(s.foot+i*s.between), render.Caption, render.Regular, render.Text2, render.Left)
	}
}
