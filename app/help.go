package app

import (
	"fmt"
	"image"
	"math"
	"strings"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// openHelp shows the keyboard map over the dimmed window, from its first page on.
func (g *Game) openHelp() {
	page := 0
	turn := func(by int) { page = max(page+by, 0) } // the last page is found when it is drawn
	draw := func(dst *ebiten.Image, _ image.Rectangle) { page = g.drawHelp(dst, page) }
	d := newDrawn(draw,
		widget.WidgetOpts.MouseButtonReleasedHandler(func(*widget.WidgetMouseButtonReleasedEventArgs) { g.closePopup() }),
		widget.WidgetOpts.ScrolledHandler(func(a *widget.WidgetScrolledEventArgs) {
			if a.Y != 0 {
				turn(-int(math.Copysign(1, a.Y)))
			}
		}))
	g.show(func() image.Rectangle { return image.Rectangle{Max: g.size} }, d, func() {
		switch {
		case justPressed(ebiten.KeyEscape) || justPressed(ebiten.KeyF1) || justPressed(ebiten.KeyEnter):
			g.closePopup()
		case repeats(ebiten.KeyArrowRight) || repeats(ebiten.KeyArrowDown) || repeats(ebiten.KeyPageDown):
			turn(1)
		case repeats(ebiten.KeyArrowLeft) || repeats(ebiten.KeyArrowUp) || repeats(ebiten.KeyPageUp):
			turn(-1)
		}
	})
}

// helpSheet says where everything of the help lies.
type helpSheet struct {
	place image.Rectangle
	rows  []image.Rectangle // of a page, down the columns
	title kit.Size          // of a row
	pages int
}

// helpKeys are the rows of the keyboard map. What the four legs do is one row each.
func (g *Game) helpKeys() []row {
	var keys []row
	for i := range g.actions {
		a := &g.actions[i]
		switch {
		case a.keys == "" || a.world != "" && a.world != g.world || strings.HasSuffix(a.id, "leg 2") || strings.HasSuffix(a.id, "leg 3") || strings.HasSuffix(a.id, "leg 4"):
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

// helpSheet lays rows out so that each is whole: in two columns or, where the window is
// too low for the text, in three, whose rows draw together, in smaller type if need be.
// Where even that is too much, they take several pages.
func (g *Game) helpSheet(rows []row) helpSheet {
	px, p := g.layout.px, &painter{theme: g.theme}
	room := g.size.Sub(image.Pt(16+px(24), 16+px(56)+px(12)))
	widest := func(size kit.Size) int {
		w := 0.0
		for _, r := range rows {
			w = max(w, rowWidth(p, r, size))
		}
		return int(math.Ceil(w))
	}
	for _, way := range []struct {
		columns int
		title   kit.Size
	}{{2, kit.Body}, {3, kit.Body}, {3, kit.Caption}} {
		n, gap := (len(rows)+way.columns-1)/way.columns, px(16)
		if way.columns == 3 {
			gap = 0 // rows have room of their own on either side
		}
		column, height := min(px(420), (room.X-gap*(way.columns-1))/way.columns), min(px(32), room.Y/n)
		if height >= px(24) && column >= widest(way.title) {
			return g.helpColumns(len(rows), way.columns, n, image.Pt(column, height), gap, way.title, 1)
		}
	}
	column := widest(kit.Body)
	columns := max(room.X/column, 1)
	n := room.Y / px(32)
	pages := (len(rows) + columns*n - 1) / (columns * n)
	n = (len(rows) + columns*pages - 1) / (columns * pages) // as many on each
	return g.helpColumns(columns*n, columns, n, image.Pt(min(column, room.X), px(32)), 0, kit.Body, pages)
}

// helpColumns lays so many rows of a size out in columns of n.
func (g *Game) helpColumns(rows, columns, n int, row image.Point, gap int, title kit.Size, pages int) helpSheet {
	px, s := g.layout.px, helpSheet{title: title, pages: pages}
	size := image.Pt(columns*row.X+gap*(columns-1)+px(24), n*row.Y+px(56)+px(12))
	at := g.size.Sub(size).Div(2)
	s.place = image.Rectangle{Min: at, Max: at.Add(size)}
	for i := range rows {
		x, y := at.X+px(12)+i/n*(row.X+gap), at.Y+px(56)+i%n*row.Y
		s.rows = append(s.rows, image.Rect(x, y, x+row.X, y+row.Y))
	}
	return s
}

// drawHelp draws a page of the help, the last one where there are not so many, and
// returns which.
func (g *Game) drawHelp(dst *ebiten.Image, page int) int {
	p := &painter{dst, g.theme}
	p.fill(image.Rectangle{Max: g.size}, kit.BG0.Alpha(0.78))
	rows := g.helpRows()
	s := g.helpSheet(rows)
	page = min(page, s.pages-1)
	overlayCard(p, s.place)
	left, right, y := float64(s.place.Min.X)+p.px(24), float64(s.place.Max.X)-p.px(24), float64(s.place.Min.Y)+p.px(30)
	p.text("Keys and mouse", left, y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	if s.pages > 1 {
		p.text(fmt.Sprintf("← →  %d / %d", page+1, s.pages), right, y, kit.Caption, kit.Mono, kit.Text2, kit.Right)
	}
	for i, r := range rows[min(page*len(s.rows), len(rows)):] {
		if i == len(s.rows) {
			break
		}
		drawSizedRow(p, s.rows[i], r, false, s.title)
	}
	return page
}
