package ui

import (
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"
)

// List is a popup of rows to choose from, under or over the place that it was
// opened from.
type List struct {
	rows   Rows
	popups *Popups
	from   func() image.Rectangle
	width  int
	place  image.Rectangle
}

// Heights of a row before scaling, with one line and with two.
const (
	rowHeight  = 36
	tallHeight = 52
)

// OpenList opens a list of a width (before scaling) under what lies at from, whose
// place is asked for whenever the window is laid out; an empty one closes the list.
func OpenList(o *Popups, from func() image.Rectangle, rows []Row, width int) {
	l := &List{rows: Rows{List: rows, At: -1, Leaves: true}, popups: o, from: from, width: width}
	for i, r := range rows {
		if r.Chosen {
			l.rows.At = i
		}
	}
	o.Show(l)
}

// Rows are the lines of the list.
func (l *List) Rows() []Row { return l.rows.List }

// Fit places the list under what it was opened from, or over it where that is too
// low, with as many rows as there is room for.
func (l *List) Fit(window image.Rectangle, px Scale) image.Rectangle {
	from := l.from()
	if from == (image.Rectangle{}) {
		return from // what it was opened from is not shown any more
	}
	size, n := window.Size(), len(l.rows.List)
	h := px.Px(rowHeight)
	if slices.ContainsFunc(l.rows.List, func(r Row) bool { return r.More != "" }) {
		h = px.Px(tallHeight)
	}
	l.rows.Height, l.rows.Shown = h, max(1, min(n, (size.Y-px.Px(120))/h))
	l.rows.Scroll(0)
	w := min(max(px.Px(float64(l.width)), from.Dx()), size.X-16)
	place := image.Rect(from.Min.X, from.Max.Y+4, from.Min.X+w, from.Max.Y+4+l.rows.Shown*h+2*RowGap)
	if place.Max.Y > size.Y-8 {
		place = place.Sub(image.Pt(0, place.Dy()+from.Dy()+8))
	}
	l.place = place.Add(image.Pt(min(0, size.X-8-place.Max.X), max(0, 8-place.Min.Y)))
	return l.place
}

func (l *List) choose() {
	if act := l.rows.Choice(); act != nil {
		l.popups.Close()
		act()
	}
}

// Pointer marks the row under the pointer, and chooses it when the button is let go.
func (l *List) Pointer(p Pointer) {
	if l.rows.Point(p, l.place.Min.Y) {
		l.choose()
	}
}

// Keys moves through the list and chooses.
func (l *List) Keys(k Keys) {
	switch {
	case k.Just(ebiten.KeyEscape):
		l.popups.Close()
	case k.Repeats(ebiten.KeyArrowDown):
		l.rows.Move(1)
	case k.Repeats(ebiten.KeyArrowUp):
		l.rows.Move(-1)
	case k.Just(ebiten.KeyEnter):
		l.choose()
	}
}

// OverLook adds which rows are shown, and which is lit.
func (l *List) OverLook(s *Sum) { l.rows.Look(s) }

// Draw draws the rows that have room.
func (l *List) Draw(p *Painter) {
	p.Card(l.place)
	l.rows.Draw(p, l.place)
}

var _ Popup = (*List)(nil)
