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
	place image.Rectangle
	rows  []image.Rectangle // of the keys and of the mouse, down the columns
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
	return append(keys,
		row{title: "Next control, or panel", value: "Tab, Ctrl Tab"},
		row{title: "Press it, or type its number", value: "Enter"},
		row{title: "More, less, or its ends", value: "← →, Home, End"})
}

// helpMouse are the rows of what the mouse does.
func (g *Game) helpMouse() []row {
	rows := []row{
		{title: "World: push the body", note: "drag it"},
		{title: "World: orbit, or zoom", note: "drag the ground, scroll"},
		{title: "World: follow the body again", note: "double click"},
		{title: "World: cut or restore a leg", note: "click it"},
		{title: "Map: read a synapse, or pin it", note: "point, right click"},
		{title: "Map: paint, or a rectangle", note: "drag, Shift drag"},
		{title: "Map: size of the brush", note: "scroll"},
		{title: "Timeline: scrub, or zoom", note: "drag, scroll"},
		{title: "Window: open a file", note: "drop it"},
	}
	if g.world == "car" {
		rows[1] = row{title: "World: zoom", note: "scroll"}
		rows = append(rows[:3], rows[4:]...)
	}
	return rows
}

// helpRows are all rows of the help.
func (g *Game) helpRows() []row { return append(g.helpKeys(), g.helpMouse()...) }

// helpSheet lays so many rows out: in two columns or, where the window is too low
// for the text, in three, whose rows draw together.
func (g *Game) helpSheet(rows int) helpSheet {
	px, room := g.layout.px, g.size.Sub(image.Pt(16, 16))
	var s helpSheet
	head, foot, least := px(56), px(12), px(24)
	columns := 2
	if (rows+1)/2*least+head+foot > room.Y {
		columns = 3
	}
	n := (rows + columns - 1) / columns
	h := min(px(32), (room.Y-head-foot)/n)
	gap := px(16)
	if columns == 3 {
		gap = 0 // rows have room of their own on either side
	}
	column := min(px(420), (room.X-px(24)-gap*(columns-1))/columns)
	w, height := columns*column+gap*(columns-1)+px(24), n*h+head+foot
	at := g.size.Sub(image.Pt(w, height)).Div(2)
	s.place = image.Rectangle{Min: at, Max: at.Add(image.Pt(w, height))}
	for i := range rows {
		x, y := at.X+px(12)+i/n*(column+gap), at.Y+head+i%n*h
		s.rows = append(s.rows, image.Rect(x, y, x+column, y+h))
	}
	return s
}

func (g *Game) drawHelp(dst *ebiten.Image, _ image.Rectangle) {
	p := &painter{dst, g.theme}
	p.fill(image.Rectangle{Max: g.size}, render.BG0.Alpha(0.78))
	rows := g.helpRows()
	s := g.helpSheet(len(rows))
	overlayCard(p, s.place)
	left := float64(s.place.Min.X) + p.px(24)
	p.text("Keys and mouse", left, float64(s.place.Min.Y)+p.px(30), render.Title, render.SemiBold, render.Text, render.Left)
	size := g.helpSize(p, s, rows)
	for i, r := range rows {
		drawSizedRow(p, s.rows[i], r, false, size)
	}
}

// helpSize is the size in which the titles of all rows fit beside what does it, or the
// smallest.
func (g *Game) helpSize(p *painter, s helpSheet, rows []row) render.Size {
	for i, r := range rows {
		if room := float64(s.rows[i].Dx()) - p.px(36); p.width(r.title, render.Body, render.Regular)+p.width(r.value, render.Caption, render.Mono)+p.width(r.note, render.Caption, render.Regular) > room {
			return render.Caption
		}
	}
	return render.Body
}
