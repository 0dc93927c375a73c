package overlay

import (
	"fmt"
	"image"
	"math"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// Help is the keyboard map and what the mouse does, over the dimmed window.
type Help struct {
	popups  *ui.Popups
	actions *ui.Actions
	theme   *kit.Theme
	mouse   func() []ui.Row // what the mouse does
	read    *ui.Button      // leads on to the guide
	page    int
	window  image.Rectangle
	px      ui.Scale
}

// NewHelp makes the help; mouse are the rows of what the mouse does.
func NewHelp(popups *ui.Popups, actions *ui.Actions, theme *kit.Theme, mouse func() []ui.Row) *Help {
	h := &Help{popups: popups, actions: actions, theme: theme, mouse: mouse}
	h.read = ui.NewActionButton("guide", actions, "guide", ui.Words(ui.Constant("Read the guide")))
	return h
}

// Actions open the help.
func (h *Help) Actions() []ui.Action {
	return []ui.Action{{ID: "help", Title: "Help", Keys: "F1", Chords: ui.Key(ebiten.KeyF1), Run: func() {
		h.page = 0
		h.popups.Show(h)
	}}}
}

// Fit lets the help cover the window.
func (h *Help) Fit(window image.Rectangle, px ui.Scale) image.Rectangle {
	h.window, h.px = window, px
	return window
}

// turn turns pages; the last one is found when it is drawn.
func (h *Help) turn(by int) { h.page = max(h.page+by, 0) }

// Pointer closes the help by a click, and turns its pages by the wheel.
func (h *Help) Pointer(p ui.Pointer) {
	h.read.Tick(p)
	if p.Wheel != 0 {
		h.turn(-int(math.Copysign(1, p.Wheel)))
	}
	if p.Released {
		h.popups.Close()
	}
}

// Keys closes the help and turns its pages.
func (h *Help) Keys(k ui.Keys) {
	switch {
	case k.Just(ebiten.KeyF1) && k.Shift():
		h.popups.Close()
		h.actions.Do("guide")
	case k.Just(ebiten.KeyEscape) || k.Just(ebiten.KeyF1) || k.Just(ebiten.KeyEnter):
		h.popups.Close()
	case k.Repeats(ebiten.KeyArrowRight) || k.Repeats(ebiten.KeyArrowDown) || k.Repeats(ebiten.KeyPageDown):
		h.turn(1)
	case k.Repeats(ebiten.KeyArrowLeft) || k.Repeats(ebiten.KeyArrowUp) || k.Repeats(ebiten.KeyPageUp):
		h.turn(-1)
	}
}

// sheet says where everything of the help lies.
type sheet struct {
	place image.Rectangle
	rows  []image.Rectangle // of a page, down the columns
	title kit.Size          // of a row
	pages int
}

// keyRows are the rows of the keyboard map. What the four legs do is one row each.
func (h *Help) keyRows() []ui.Row {
	under := map[string][]ui.Row{}
	all := h.actions.All()
	for i := range all {
		a := &all[i]
		keys := under[headingOf(a)]
		switch {
		case a.Keys == "" || !a.Here() || strings.HasSuffix(a.ID, "leg 2") || strings.HasSuffix(a.ID, "leg 3") || strings.HasSuffix(a.ID, "leg 4"):
		case strings.HasSuffix(a.ID, "leg 1"):
			keys = append(keys, ui.Row{Title: strings.TrimSuffix(a.Title, "leg 1") + "a leg", Value: h.actions.Keys(a) + " – 4"})
		default:
			keys = append(keys, ui.Row{Title: a.Title, Value: h.actions.Keys(a)})
		}
		under[headingOf(a)] = keys
	}
	under[windowHeading] = append(under[windowHeading],
		ui.Row{Title: "Next control, or panel", Value: "Tab, Ctrl Tab"},
		ui.Row{Title: "Press it, or type its number", Value: "Enter"},
		ui.Row{Title: "More, less, or its ends", Value: "← →, Home, End"})
	var rows []ui.Row
	for _, heading := range headings() {
		if len(under[heading]) > 0 {
			rows = append(append(rows, ui.Row{Title: heading, Head: true}), under[heading]...)
		}
	}
	return rows
}

// Rows are all rows of the help.
func (h *Help) Rows() []ui.Row {
	return append(append(h.keyRows(), ui.Row{Title: mouseHeading, Head: true}), h.mouse()...)
}

// sheet lays rows out so that each is whole: in two columns or, where the window is
// too low for the text, in three, whose rows draw together, in smaller type if need be.
// Where even that is too much, they take several pages.
func (h *Help) sheet(rows []ui.Row) sheet {
	px, p := h.px.Px, &ui.Painter{Theme: h.theme}
	room := h.window.Size().Sub(image.Pt(16+px(24), 16+px(56)+px(12)))
	widest := func(size kit.Size) int {
		w := 0.0
		for _, r := range rows {
			w = max(w, p.RowWidth(r, size))
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
			return h.columns(len(rows), way.columns, n, image.Pt(column, height), gap, way.title, 1)
		}
	}
	column := widest(kit.Body)
	columns := max(room.X/column, 1)
	n := room.Y / px(32)
	pages := (len(rows) + columns*n - 1) / (columns * n)
	n = (len(rows) + columns*pages - 1) / (columns * pages) // as many on each
	return h.columns(columns*n, columns, n, image.Pt(min(column, room.X), px(32)), 0, kit.Body, pages)
}

// columns lays so many rows of a size out in columns of n.
func (h *Help) columns(rows, columns, n int, row image.Point, gap int, title kit.Size, pages int) sheet {
	px, s := h.px.Px, sheet{title: title, pages: pages}
	size := image.Pt(columns*row.X+gap*(columns-1)+px(24), n*row.Y+px(56)+px(12))
	at := h.window.Size().Sub(size).Div(2)
	s.place = image.Rectangle{Min: at, Max: at.Add(size)}
	for i := range rows {
		x, y := at.X+px(12)+i/n*(row.X+gap), at.Y+px(56)+i%n*row.Y
		s.rows = append(s.rows, image.Rect(x, y, x+row.X, y+row.Y))
	}
	return s
}

// OverLook adds the page that is shown.
func (h *Help) OverLook(s *ui.Sum) {
	s.Add(uint64(h.page))
	h.read.Look(s)
}

// Draw draws a page of the help, the last one where there are not so many.
func (h *Help) Draw(p *ui.Painter) {
	p.Fill(h.window, kit.BG0.Alpha(0.78))
	rows := h.Rows()
	s := h.sheet(rows)
	h.page = min(h.page, s.pages-1)
	p.Card(s.place)
	left, right, y := float64(s.place.Min.X)+p.Px(24), float64(s.place.Max.X)-p.Px(24), float64(s.place.Min.Y)+p.Px(30)
	p.Text("Keys and mouse", left, y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	wide, end := h.px.Px(136), s.place.Max.X-h.px.Px(24)
	if s.pages > 1 {
		end -= h.px.Px(96)
	}
	h.read.SetRect(image.Rect(end-wide, s.place.Min.Y+h.px.Px(14), end, s.place.Min.Y+h.px.Px(46)))
	h.read.Draw(p)
	if s.pages > 1 {
		p.Text(fmt.Sprintf("← →  %d / %d", h.page+1, s.pages), right, y, kit.Caption, kit.Mono, kit.Text2, kit.Right)
	}
	for i, r := range rows[min(h.page*len(s.rows), len(rows)):] {
		if i == len(s.rows) {
			break
		}
		p.Row(s.rows[i], r, false, s.title)
	}
}

var _ ui.Popup = (*Help)(nil)
