package app

import (
	"image"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// popup is something that lies over the window: a list, the palette, the help.
type popup struct {
	close func()
	at    func() image.Rectangle // its place in the window's present size
	place image.Rectangle        // as it was laid out last
	move  func(image.Rectangle)
	keys  func() // takes the keyboard while it is open; nil leaves it
}

// drawnWidget is an ebitenui widget that the window draws.
type drawnWidget struct {
	widget *widget.Widget
	draw   func(dst *ebiten.Image, r image.Rectangle)
}

func newDrawn(draw func(*ebiten.Image, image.Rectangle), opts ...widget.WidgetOpt) *drawnWidget {
	return &drawnWidget{widget: widget.NewWidget(opts...), draw: draw}
}

// GetWidget, PreferredSize, SetLocation and Validate make it a widget.
func (d *drawnWidget) GetWidget() *widget.Widget     { return d.widget }
func (d *drawnWidget) PreferredSize() (int, int)     { return d.widget.Rect.Dx(), d.widget.Rect.Dy() }
func (d *drawnWidget) SetLocation(r image.Rectangle) { d.widget.Rect = r }
func (d *drawnWidget) Validate()                     {}

// Update lets the widget see the pointer.
func (d *drawnWidget) Update(u *widget.UpdateObject) { d.widget.Update(u) }

// Render draws it.
func (d *drawnWidget) Render(dst *ebiten.Image) { d.draw(dst, d.widget.Rect) }

// show opens a popup of one widget; a click outside closes it. at is asked for its
// place now and whenever the window is laid out anew; an empty place closes it.
func (g *Game) show(at func() image.Rectangle, content widget.PreferredSizeLocateableWidget, keys func()) {
	g.closePopup()
	place := at()
	c := widget.NewContainer(widget.ContainerOpts.Layout(whole{}))
	c.AddChild(content)
	p := &popup{at: at, place: place, keys: keys}
	w := widget.NewWindow(
		widget.WindowOpts.Contents(c),
		widget.WindowOpts.Modal(),
		widget.WindowOpts.CloseMode(widget.CLICK_OUT),
		widget.WindowOpts.Location(place),
		widget.WindowOpts.ClosedHandler(func(*widget.WindowClosedEventArgs) {
			if g.popup == p { // the toolkit tells it late, when another may be open
				g.popup = nil
			}
		}),
	)
	remove := g.ui.AddWindow(w)
	p.close, p.move = func() { remove() }, w.SetLocation
	g.popup = p
}

// refit puts what lies over the window where it belongs in its present size.
func (g *Game) refit() {
	p := g.popup
	if p == nil {
		return
	}
	if p.place = p.at(); p.place.Empty() {
		g.closePopup()
		return
	}
	p.move(p.place)
}

// closePopup closes what lies over the window.
func (g *Game) closePopup() {
	if p := g.popup; p != nil {
		g.popup = nil
		p.close()
	}
}

// whole gives its only child all the room.
type whole struct{}

// PreferredSize is not asked for: popups have a place.
func (whole) PreferredSize([]widget.PreferredSizeLocateableWidget) (int, int) { return 0, 0 }

// Layout places the child.
func (whole) Layout(children []widget.PreferredSizeLocateableWidget, r image.Rectangle) {
	for _, c := range children {
		c.SetLocation(r)
	}
}

// row is a line of a list.
type row struct {
	title  string
	value  string // at the right
	note   string // in place of the value, in text3
	bad    bool   // cannot be chosen; note says why
	chosen bool
	act    func()
}

// list is a popup's rows with what is under the pointer.
type list struct {
	g     *Game
	rows  []row
	at    int // row under the pointer or the keys, −1 for none
	first int // row at the top
	shown int
}

// openList opens a list under (or over) what lies at a place.
func (g *Game) openList(from func() image.Rectangle, rows []row, width int) {
	l := &list{g: g, rows: rows, at: -1}
	for i, r := range rows {
		if r.chosen {
			l.at = i
		}
	}
	place := func() image.Rectangle { return l.place(from(), width) }
	d := newDrawn(l.draw,
		widget.WidgetOpts.TrackHover(true),
		widget.WidgetOpts.CursorMoveHandler(func(a *widget.WidgetCursorMoveEventArgs) { l.at = l.rowAt(a.OffsetY) }),
		widget.WidgetOpts.CursorExitHandler(func(*widget.WidgetCursorExitEventArgs) { l.at = -1 }),
		widget.WidgetOpts.ScrolledHandler(func(a *widget.WidgetScrolledEventArgs) { l.scroll(-int(a.Y)) }),
		widget.WidgetOpts.MouseButtonReleasedHandler(func(a *widget.WidgetMouseButtonReleasedEventArgs) {
			if a.Inside {
				l.at = l.rowAt(a.OffsetY)
				l.choose()
			}
		}),
	)
	g.show(place, d, l.keys)
}

// place is the list's under what lies at from, or over it where that is too low,
// with as many rows as there is room for.
func (l *list) place(from image.Rectangle, width int) image.Rectangle {
	if from == (image.Rectangle{}) {
		return from // what it was opened from is not shown any more
	}
	g := l.g
	h := g.layout.px(36)
	l.shown = max(1, min(len(l.rows), (g.size.Y-g.layout.px(120))/h))
	l.scroll(0)
	w := min(max(g.layout.px(float64(width)), from.Dx()), g.size.X-16)
	place := image.Rect(from.Min.X, from.Max.Y+4, from.Min.X+w, from.Max.Y+4+l.shown*h+8)
	if place.Max.Y > g.size.Y-8 {
		place = place.Sub(image.Pt(0, place.Dy()+from.Dy()+8))
	}
	return place.Add(image.Pt(min(0, g.size.X-8-place.Max.X), max(0, 8-place.Min.Y)))
}

func (l *list) rowAt(y int) int {
	i := (y-4)/l.g.layout.px(36) + l.first
	if y < 4 || i >= len(l.rows) {
		return -1
	}
	return i
}

func (l *list) scroll(by int) { l.first = min(max(l.first+by, 0), len(l.rows)-l.shown) }

func (l *list) choose() {
	if l.at < 0 || l.rows[l.at].bad {
		return
	}
	act := l.rows[l.at].act
	l.g.closePopup()
	act()
}

func (l *list) keys() {
	switch {
	case justPressed(ebiten.KeyEscape):
		l.g.closePopup()
	case repeats(ebiten.KeyArrowDown):
		l.move(1)
	case repeats(ebiten.KeyArrowUp):
		l.move(-1)
	case justPressed(ebiten.KeyEnter):
		l.choose()
	}
}

func (l *list) move(by int) {
	l.at = min(max(l.at+by, 0), len(l.rows)-1)
	if l.at < l.first {
		l.first = l.at
	} else if l.at >= l.first+l.shown {
		l.first = l.at - l.shown + 1
	}
}

func (l *list) draw(dst *ebiten.Image, r image.Rectangle) {
	p := &painter{dst, l.g.theme}
	overlayCard(p, r)
	h := l.g.layout.px(36)
	for k := range l.shown {
		i := l.first + k
		rr := image.Rect(r.Min.X+4, r.Min.Y+4+k*h, r.Max.X-4, r.Min.Y+4+(k+1)*h)
		drawRow(p, rr, l.rows[i], i == l.at)
	}
}

// under is where a control lies, in whatever size the window has.
func (g *Game) under(name string) func() image.Rectangle {
	return func() image.Rectangle { return g.layout.At[name] }
}

// card draws the ground of what lies over the window.
func overlayCard(p *painter, r image.Rectangle) {
	p.round(r.Inset(-1), kit.CardRadius+1, kit.BG3)
	p.round(r, kit.CardRadius, kit.BG0)
}

// drawRow draws a line of a list.
func drawRow(p *painter, r image.Rectangle, w row, at bool) { drawSizedRow(p, r, w, at, kit.Body) }

// rowWidth is the width that a line of a list needs to be whole, with its title in a size.
func rowWidth(p *painter, w row, size kit.Size) float64 {
	need := p.px(24) + p.width(w.title, size, kit.Regular)
	if w.value != "" {
		need += p.px(12) + p.width(w.value, kit.Caption, kit.Mono)
	}
	if w.note != "" {
		need += p.px(12) + p.width(w.note, kit.Caption, kit.Regular)
	}
	return need
}

// drawSizedRow is drawRow with its title in a size.
func drawSizedRow(p *painter, r image.Rectangle, w row, at bool, size kit.Size) {
	if at && !w.bad {
		p.round(r, kit.Radius, kit.BG2)
	}
	_, y := middle(r)
	left, right := float64(r.Min.X)+p.px(12), float64(r.Max.X)-p.px(12)
	ink := kit.Text
	switch {
	case w.bad:
		ink = kit.Off
	case w.chosen:
		ink = kit.Accent
	}
	if w.value != "" {
		p.text(w.value, right, y, kit.Caption, kit.Mono, kit.Text2, kit.Right)
		right -= p.width(w.value, kit.Caption, kit.Mono) + p.px(12)
	}
	if w.note != "" {
		note := p.theme.Type.Fit(w.note, (right-left)*0.6, kit.Caption, kit.Regular)
		p.text(note, right, y, kit.Caption, kit.Regular, kit.Text3, kit.Right)
		right -= p.width(note, kit.Caption, kit.Regular) + p.px(12)
	}
	p.text(p.theme.Type.Fit(w.title, right-left, size, kit.Regular), left, y, size, kit.Regular, ink, kit.Left)
}

// openRulesList lists the rule sets for both worlds, those of the present one
// first.
func (g *Game) openRulesList() {
	g.saves = listSaves(g.options.SavesDir, g.options.carried())
	var rows, others []row
	for _, s := range g.saves {
		r := row{title: s.name, value: scoreWords(s.card), chosen: s.path == g.snap.Rules.Path && !g.norules, act: func() { g.choose(s.path) }}
		if s.err == nil && r.value == "" {
			r.note = "not measured"
		}
		if s.err != nil {
			r.bad, r.note = true, s.err.Error()
		} else if s.card.World != g.world {
			r.title += "  ·  " + s.card.World
			others = append(others, r)
			continue
		}
		rows = append(rows, r)
	}
	rows = append(rows, others...)
	rows = append(rows,
		row{title: "Random rules", note: "a control", chosen: g.snap.Rules.Name == randomName && !g.norules, act: g.watchRandom},
		row{title: "Open a file…", note: "or drop it onto the window", act: g.openPath},
		row{title: "Evolve rules…", note: "in the background", act: func() { g.do("evolve") }},
		row{title: "Lessons…", note: "guided demonstrations", act: func() { g.do("lessons") }})
	g.openList(g.under("rules"), rows, 340)
}
