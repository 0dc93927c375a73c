package ui

import (
	"image"

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
	Head   bool // heads the rows under it
	Act    func()
}

// Rows are lines to choose from by mouse and keys, of which some are in sight.
type Rows struct {
	List   []Row
	At     int  // row under the pointer or the keys, −1 for none
	First  int  // row at the top
	Shown  int  // rows that there is room for
	Height int  // of a row, in pixels
	Leaves bool // the light goes with the pointer

	last image.Point // where the pointer was: the keys may have moved on since
	met  bool        // last is known
}

// RowGap is the distance of the first row from the top.
const RowGap = 4

// Scroll shows later rows, or earlier ones.
func (r *Rows) Scroll(by int) {
	r.First = min(max(r.First+by, 0), max(len(r.List)-r.Shown, 0))
}

// Move goes on to a later row, or an earlier one.
func (r *Rows) Move(by int) {
	r.At = min(max(r.At+by, 0), len(r.List)-1)
	if r.At < r.First {
		r.First = r.At
	} else if r.At >= r.First+r.Shown {
		r.First = r.At - r.Shown + 1
	}
}

// rowAt is the row at a distance from the top, −1 for none.
func (r *Rows) rowAt(y int) int {
	i := (y-RowGap)/max(r.Height, 1) + r.First
	if y < RowGap || i >= len(r.List) || i >= r.First+r.Shown {
		return -1
	}
	return i
}

// Choice is what the row that is lit does, nil where none is or it cannot be chosen.
func (r *Rows) Choice() func() {
	if r.At < 0 || r.At >= len(r.List) || r.List[r.At].Bad {
		return nil
	}
	return r.List[r.At].Act
}

// Point follows the mouse over rows whose top is at a height, and tells whether one was
// clicked: the button was let go on it.
func (r *Rows) Point(p Pointer, top int) bool {
	if p.Wheel != 0 {
		r.Scroll(-int(p.Wheel))
	}
	i := -1
	if p.Free {
		i = r.rowAt(p.At.Y - top)
	}
	moved := r.met && p.At != r.last // where it lay when the rows came is no choice of one
	if (i >= 0 || r.Leaves) && moved || i >= 0 && p.Released {
		r.At = i
	}
	r.last, r.met = p.At, true
	return i >= 0 && p.Released
}

// Look adds which rows are in sight, and which is lit.
func (r *Rows) Look(s *Sum) {
	s.Add(uint64(r.At+1)<<32 | uint64(r.First))
	s.Add(uint64(len(r.List)))
}

// Draw draws the rows in sight from a place's top on.
func (r *Rows) Draw(p *Painter, place image.Rectangle) {
	for k := range min(r.Shown, len(r.List)-r.First) {
		i := r.First + k
		top := place.Min.Y + RowGap + k*r.Height
		p.Row(image.Rect(place.Min.X+4, top, place.Max.X-4, top+r.Height), r.List[i], i == r.At, kit.Body)
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
	if w.Head {
		p.Text(w.Title, left-p.Px(4), y, size, kit.SemiBold, kit.Accent, kit.Left)
		return
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
