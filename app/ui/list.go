package ui

import (
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Row is a line of a list.
type Row struct {
	Title  string
	Value  string // at the right
	Note   string // in place of the value, in text3
	More   string // a second line, in text3; "" for none
	Bad    bool   // cannot be chosen; the note says why
	Chosen bool
	Act    func()
}

// List is a popup of rows to choose from, under or over the place that it was
// opened from.
type List struct {
	Rows []Row

	popups *Popups
	from   func() image.Rectangle
	width  int
	at     int // row under the pointer or the keys, −1 for none
	first  int // row at the top
	shown  int
	height int // of a row
	place  image.Rectangle
	last   image.Point // where the pointer was: the keys may have moved on since
}

// Heights of a row before scaling, with one line and with two.
const (
	rowHeight  = 36
	tallHeight = 52
)

// OpenList opens a list of a width (before scaling) under what lies at from, whose
// place is asked for whenever the window is laid out; an empty one closes the list.
func OpenList(o *Popups, from func() image.Rectangle, rows []Row, width int) {
	l := &List{Rows: rows, popups: o, from: from, width: width, at: -1}
	for i, r := range rows {
		if r.Chosen {
			l.at = i
		}
	}
	o.Show(l)
}

// Fit places the list under what it was opened from, or over it where that is too
// low, with as many rows as there is room for.
func (l *List) Fit(window image.Rectangle, px Scale) image.Rectangle {
	from := l.from()
	if from == (image.Rectangle{}) {
		return from // what it was opened from is not shown any more
	}
	size := window.Size()
	h := px.Px(rowHeight)
	if slices.ContainsFunc(l.Rows, func(r Row) bool { return r.More != "" }) {
		h = px.Px(tallHeight)
	}
	l.height = h
	l.shown = max(1, min(len(l.Rows), (size.Y-px.Px(120))/h))
	l.scroll(0)
	w := min(max(px.Px(float64(l.width)), from.Dx()), size.X-16)
	place := image.Rect(from.Min.X, from.Max.Y+4, from.Min.X+w, from.Max.Y+4+l.shown*h+8)
	if place.Max.Y > size.Y-8 {
		place = place.Sub(image.Pt(0, place.Dy()+from.Dy()+8))
	}
	l.place = place.Add(image.Pt(min(0, size.X-8-place.Max.X), max(0, 8-place.Min.Y)))
	return l.place
}

func (l *List) rowAt(y int) int {
	i := (y-4)/max(l.height, 1) + l.first
	if y < 4 || i >= len(l.Rows) {
		return -1
	}
	return i
}

func (l *List) scroll(by int) { l.first = min(max(l.first+by, 0), max(len(l.Rows)-l.shown, 0)) }

func (l *List) choose() {
	if l.at < 0 || l.at >= len(l.Rows) || l.Rows[l.at].Bad {
		return
	}
	act := l.Rows[l.at].Act
	l.popups.Close()
	act()
}

// Pointer marks the row under the pointer, and chooses it when the button is let go.
func (l *List) Pointer(p Pointer) {
	if p.Wheel != 0 {
		l.scroll(-int(p.Wheel))
	}
	if p.At != l.last {
		l.last, l.at = p.At, -1
		if p.Free {
			l.at = l.rowAt(p.At.Y - l.place.Min.Y)
		}
	}
	if p.Released && p.Free {
		l.at = l.rowAt(p.At.Y - l.place.Min.Y)
		l.choose()
	}
}

// Keys moves through the list and chooses.
func (l *List) Keys(k Keys) {
	switch {
	case k.Just(ebiten.KeyEscape):
		l.popups.Close()
	case k.Repeats(ebiten.KeyArrowDown):
		l.move(1)
	case k.Repeats(ebiten.KeyArrowUp):
		l.move(-1)
	case k.Just(ebiten.KeyEnter):
		l.choose()
	}
}

func (l *List) move(by int) {
	l.at = min(max(l.at+by, 0), len(l.Rows)-1)
	if l.at < l.first {
		l.first = l.at
	} else if l.at >= l.first+l.shown {
		l.first = l.at - l.shown + 1
	}
}

// OverLook adds which rows are shown, and which is lit.
func (l *List) OverLook(s *Sum) { s.Add(uint64(l.at+1)<<32 | uint64(l.first)) }

// Draw draws the rows that have room.
func (l *List) Draw(p *Painter) {
	r, h := l.place, l.height
	p.Card(r)
	for k := range l.shown {
		i := l.first + k
		rr := image.Rect(r.Min.X+4, r.Min.Y+4+k*h, r.Max.X-4, r.Min.Y+4+(k+1)*h)
		p.Row(rr, l.Rows[i], i == l.at, kit.Body)
	}
}

// RowWidth is the width that a row needs to be whole, with its title in a size.
func (p *Painter) RowWidth(w Row, size kit.Size) float64 {
	need := p.Px(24) + p.Width(w.Title, size, kit.Regular)
	if w.Value != "" {
		need += p.Px(12) + p.Width(w.Value, kit.Caption, kit.Mono)
	}
	if w.Note != "" {
		need += p.Px(12) + p.Width(w.Note, kit.Caption, kit.Regular)
	}
	return need
}

// Row draws a line of a list, lit where the pointer or the keys are on it, with its
// title in a size.
func (p *Painter) Row(r image.Rectangle, w Row, at bool, size kit.Size) {
	if at && !w.Bad {
		p.Round(r, kit.Radius, kit.BG2)
	}
	_, y := Middle(r)
	left, right := float64(r.Min.X)+p.Px(12), float64(r.Max.X)-p.Px(12)
	if w.More != "" {
		more := p.Fit(w.More, right-left, kit.Caption, kit.Regular)
		p.Text(more, left, y+p.Px(11), kit.Caption, kit.Regular, kit.Text3, kit.Left)
		y -= p.Px(9)
	}
	ink := kit.Text
	switch {
	case w.Bad:
		ink = kit.Off
	case w.Chosen:
		ink = kit.Accent
	}
	if w.Value != "" {
		p.Text(w.Value, right, y, kit.Caption, kit.Mono, kit.Text2, kit.Right)
		right -= p.Width(w.Value, kit.Caption, kit.Mono) + p.Px(12)
	}
	if w.Note != "" {
		note := p.Fit(w.Note, (right-left)*0.6, kit.Caption, kit.Regular)
		p.Text(note, right, y, kit.Caption, kit.Regular, kit.Text3, kit.Right)
		right -= p.Width(note, kit.Caption, kit.Regular) + p.Px(12)
	}
	p.Text(p.Fit(w.Title, right-left, size, kit.Regular), left, y, size, kit.Regular, ink, kit.Left)
}

var _ Popup = (*List)(nil)
