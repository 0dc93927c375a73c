package app

import (
	"image"
	"path/filepath"
	"strings"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/render/kit"
)

func justPressed(k ebiten.Key) bool { return inpututil.IsKeyJustPressed(k) }

// palette is every action and rule set by name, with a line to type in.
type palette struct {
	list
	field *field
	all   []row
	take  func(path string) // what is done with a path that is asked for; nil for a palette of rows
}

const paletteRows = 12

// openPalette opens the command palette.
func (g *Game) openPalette() {
	pal := &palette{list: list{g: g, at: 0, shown: paletteRows}}
	var injures []bool
	for i := range g.actions {
		a := &g.actions[i]
		if !a.hidden && a.can(g) {
			pal.all = append(pal.all, row{title: a.title, value: a.keys, act: a.run})
			injures = append(injures, a.injures())
		}
	}
	pal.all = injuriesFirst(pal.all, injures)
	pal.all = append(pal.all, g.lessonRows()...)
	for _, s := range g.saves {
		if s.err == nil {
			pal.all = append(pal.all, row{title: "Rule set: " + s.name, value: scoreWords(s.card), act: func() { g.choose(s.path) }})
		}
	}
	pal.field = newField(g, "palette", "", constant(""), func(string) bool { return true })
	pal.field.empty = "Search actions, rule sets and lessons"
	pal.open()
}

// injures tells whether an action is an injury or takes one back.
func (a *action) injures() bool {
	switch a.id {
	case "randomise", "zero", "zero at random", "hold", "plasticity", "new rules", "thaw", "undo", "redo":
		return true
	}
	for _, prefix := range []string{"leg ", "half leg ", "hold "} {
		if strings.HasPrefix(a.id, prefix) {
			return true
		}
	}
	return false
}

// injuriesFirst puts the rows of injuries before the others, each in their order.
func injuriesFirst(rows []row, injures []bool) []row {
	var first, rest []row
	for i, r := range rows {
		if injures[i] {
			first = append(first, r)
		} else {
			rest = append(rest, r)
		}
	}
	return append(first, rest...)
}

// openPath asks for the path of a rule set or a replay.
func (g *Game) openPath() {
	g.askFor("Path of a rule set (.safetensors) or a replay (.replay)", g.choose)
}

// askRules asks for the path of the rule set that a replay was recorded with, and
// plays it with that.
func (g *Game) askRules(replay string) {
	g.askFor("Path of the rule set that the replay was recorded with", func(rules string) {
		if err := g.playReplay(replay, rules); err != nil {
			g.fail(replay, err)
		}
	})
}

// askFor asks for a path.
func (g *Game) askFor(what string, take func(path string)) {
	pal := &palette{list: list{g: g, at: -1}, take: take}
	pal.field = newField(g, "path", "", constant(""), func(string) bool { return true })
	pal.field.empty = what
	pal.open()
}

func (pal *palette) open() {
	g := pal.g
	pal.field.size, pal.field.left, pal.field.bare, pal.field.inPopup = kit.Body, true, true, true
	pal.field.live = func(s string) {
		pal.filter(s)
		g.refit()
	}
	pal.filter("")
	pal.field.begin()
	d := newDrawn(pal.draw,
		widget.WidgetOpts.TrackHover(true),
		widget.WidgetOpts.CursorMoveHandler(func(a *widget.WidgetCursorMoveEventArgs) {
			if i := pal.rowAt(a.OffsetY - pal.head()); i >= 0 {
				pal.at = i
			}
		}),
		widget.WidgetOpts.ScrolledHandler(func(a *widget.WidgetScrolledEventArgs) { pal.scroll(-int(a.Y)) }),
		widget.WidgetOpts.MouseButtonReleasedHandler(func(a *widget.WidgetMouseButtonReleasedEventArgs) {
			if i := pal.rowAt(a.OffsetY - pal.head()); a.Inside && i >= 0 {
				pal.at = i
				pal.choose()
			}
		}),
	)
	g.show(pal.place, d, pal.keys)
}

// place is the palette's: under the top bar, with as many rows as there is room for.
func (pal *palette) place() image.Rectangle {
	g := pal.g
	h := g.layout.px(36)
	w := min(g.layout.px(560), g.size.X-64)
	x, y := (g.size.X-w)/2, g.layout.Bar.Max.Y+g.layout.px(24)
	rows := min(paletteRows, (g.size.Y-y-pal.head()-16)/h, max(len(pal.rows), 1))
	if pal.take != nil {
		rows = 0
	}
	pal.shown = rows
	pal.scroll(0)
	return image.Rect(x, y, x+w, y+pal.head()+rows*h+8)
}

// head is the height of the line to type in.
func (pal *palette) head() int { return pal.g.layout.px(48) }

// filter keeps the rows that hold every word typed.
func (pal *palette) filter(s string) {
	pal.rows, pal.first = pal.rows[:0:0], 0
	words := strings.Fields(strings.ToLower(s))
	for _, r := range pal.all {
		title, ok := strings.ToLower(r.title), true
		for _, w := range words {
			ok = ok && strings.Contains(title, w)
		}
		if ok {
			pal.rows = append(pal.rows, r)
		}
	}
	if pal.at = 0; len(pal.rows) == 0 {
		pal.at = -1
	}
}

func (pal *palette) scroll(by int) {
	pal.first = min(max(pal.first+by, 0), max(len(pal.rows)-pal.shown, 0))
}

func (pal *palette) keys() {
	switch {
	case justPressed(ebiten.KeyEscape):
		pal.g.closePopup()
	case repeats(ebiten.KeyArrowDown) && len(pal.rows) > 0:
		pal.move(1)
	case repeats(ebiten.KeyArrowUp) && len(pal.rows) > 0:
		pal.move(-1)
	case justPressed(ebiten.KeyEnter) && pal.take != nil:
		path := strings.TrimSpace(string(pal.field.text))
		pal.g.closePopup()
		if path != "" {
			pal.take(path)
		}
	case justPressed(ebiten.KeyEnter):
		pal.choose()
	default:
		pal.field.keys()
	}
}

func (pal *palette) draw(dst *ebiten.Image, r image.Rectangle) {
	p := &painter{dst, pal.g.theme}
	overlayCard(p, r)
	head := image.Rect(r.Min.X+4, r.Min.Y+4, r.Max.X-4, r.Min.Y+pal.head()-4)
	pal.field.widget.Rect = image.Rect(head.Min.X+int(p.px(24)), head.Min.Y, head.Max.X, head.Max.Y)
	_, y := middle(head)
	pal.field.Render(dst)
	p.icon(kit.IconSearch, float64(head.Min.X)+p.px(18), y, p.px(16), kit.Text2)
	if pal.take != nil {
		return
	}
	h := pal.g.layout.px(36)
	for k := range min(pal.shown, len(pal.rows)-pal.first) {
		i := pal.first + k
		top := r.Min.Y + pal.head() + 4 + k*h
		drawRow(p, image.Rect(r.Min.X+4, top, r.Max.X-4, top+h), pal.rows[i], i == pal.at)
	}
	if len(pal.rows) == 0 {
		x, _ := middle(r)
		p.text("Nothing by that name", x, float64(r.Min.Y+pal.head())+p.px(28), kit.Body, kit.Regular, kit.Text3, kit.Centre)
	}
}

// nameOf is the last part of a path.
func nameOf(path string) string { return filepath.Base(path) }
