package rack

import (
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// section is a part of the rack: rows under a title.
type section struct {
	title    string
	sign     kit.Icon
	width    float64                    // before scaling
	rows     int                        // 0 for three, as many as a rack that lies open has
	tip      string                     // what it is for, where its title does not say it all
	shelved  bool                       // it opens over the world in every window
	struck   func() int                 // how much of what it sets is not as usual; nil for nothing
	controls ui.Controls                // in Tab's order
	lay      func(l lot)                // places them
	draw     func(g *ui.Painter, l lot) // what stands beside them; nil for nothing
}

// worlds are the sections of the rack in each world. A new world is an entry here; an
// event with a button is one in its section.
func (p *Panel) worlds() map[string][]section {
	brain, hold, physics := p.brain(), p.holding(), p.physics()
	return map[string][]section{
		"ant": {brain, p.legs.section(), p.joints(), physics, p.outside.antSenses(), p.outside.surroundings("ant")},
		"car": {brain, p.pedals(), hold, p.outside.carSenses(), p.outside.surroundings("car")},
	}
}

// lot is the ground of a section.
type lot struct {
	place image.Rectangle // empty where the section is folded away
	px    ui.Scale
}

// row is the top of row 0, 1 or 2.
func (l lot) row(i int) int { return l.place.Min.Y + l.px.Px(36+40*float64(i)) }

// cell is a place in a row: from a distance from the left on, and so wide.
func (l lot) cell(row, left, width int) image.Rectangle {
	x, y := l.place.Min.X+left, l.row(row)
	return image.Rect(x, y, x+width, y+l.px.Px(32))
}

// whole is all of a row.
func (l lot) whole(row int) image.Rectangle { return l.cell(row, 0, l.place.Dx()) }

// rest is a row from a distance from the left on.
func (l lot) rest(row, left int) image.Rectangle { return l.cell(row, left, l.place.Dx()-left) }

// leastBetween is the least gap between two sections side by side, before scaling.
const leastBetween = 15

// Width is what the sections and the shelf need side by side.
func (p *Panel) Width(px ui.Scale) int {
	w := px.Px(16) + px.Px(shelfWidth) + px.Px(8)
	for _, s := range p.sections() {
		if !s.shelved {
			w += px.Px(s.width) + px.Px(leastBetween)
		}
	}
	return w
}

// arrange lays the sections out: side by side, or folded into a row of buttons.
func (p *Panel) arrange() {
	for _, sections := range p.all {
		for _, s := range sections {
			s.controls.Put(nil)
		}
	}
	p.buttons.Put(nil)
	p.back.SetRect(image.Rectangle{})
	p.lots, p.dividers, p.over, p.legs.place = nil, nil, image.Rectangle{}, image.Rectangle{}
	if p.region.Empty() || p.view == nil {
		return
	}
	p.lots = make([]lot, len(p.sections()))
	if p.px.Compact {
		p.fold()
	} else {
		p.spread()
	}
	if p.open >= 0 && p.open < len(p.lots) && p.lots[p.open].place.Empty() {
		p.unfold(p.open)
	}
	for i, s := range p.sections() {
		if p.lots[i].px = p.px; !p.lots[i].place.Empty() {
			s.lay(p.lots[i])
		}
	}
}

// fold makes a row of buttons. Where all have room for their titles, large or else small,
// each is as wide as its own.
func (p *Panel) fold() {
	px, r := p.px.Px, p.region
	n := len(p.sections())
	var gap, spare int
	var widths []int
	for _, size := range titleSizes {
		gap = px(map[bool]float64{true: 8, false: 4}[size == kit.Body])
		widths, spare = nil, r.Dx()-px(32)-gap*(n-1)
		for _, s := range p.sections() {
			w := titledAs(p, s.title, size)
			widths, spare = append(widths, w), spare-w
		}
		if spare >= 0 {
			break
		}
	}
	if spare < 0 {
		gap = px(8)
	}
	x := r.Min.X + px(16)
	for i := range n {
		w := (r.Dx() - px(32) - gap*(n-1)) / n
		if spare >= 0 {
			w = widths[i] + spare/n
		}
		p.buttons[i].SetRect(image.Rect(x, r.Min.Y+px(8), x+w, r.Min.Y+px(8)+px(32)))
		x += w + gap
	}
}

// unfold opens a section over the world, above its button.
func (p *Panel) unfold(i int) {
	s, button, px, r := p.sections()[i], p.buttons[i].Rect(), p.px.Px, p.region
	if button.Empty() { // of a window that is not small any more
		return
	}
	w, h := px(s.width)+px(32), px(40+40*float64(max(s.rows, 3)))
	left, foot := min(button.Min.X, r.Max.X-px(8)-w), r.Min.Y-px(8)
	p.over = image.Rect(left, foot-h, left+w, foot)
	p.lots[i].place = image.Rect(left+px(16), p.over.Min.Y, left+px(16)+px(s.width), p.over.Max.Y)
}

// spread lays the sections side by side, and the shelf at the end. Dividers lie in the
// middle between two of them; spare width is shared.
func (p *Panel) spread() {
	px, r := p.px.Px, p.region
	x, n, shelf := r.Min.X+px(16), 1, px(shelfWidth)
	spare := r.Dx() - px(24) - shelf
	for _, s := range p.sections() {
		if !s.shelved {
			spare, n = spare-px(s.width), n+1
		}
	}
	if more := px(shelfTitled) - shelf; spare-more >= (n-1)*px(32) {
		spare, shelf = spare-more, shelf+more
	}
	between, wider := spare/(n-1), 0
	if between > px(64) { // wider controls, not only wider gaps
		between = px(64)
		wider = (spare - (n-1)*between) / (n - 1)
	}
	between = min(between, px(64))
	for i, s := range p.sections() {
		if s.shelved {
			continue
		}
		w := px(s.width) + wider
		p.lots[i].place = image.Rect(x, r.Min.Y, x+w, r.Max.Y)
		x += w + between
		p.dividers = append(p.dividers, x-between/2)
	}
	p.shelve(image.Rect(r.Max.X-px(8)-shelf, r.Min.Y, r.Max.X-px(8), r.Max.Y))
}
