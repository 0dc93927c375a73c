package rack

import (
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// section is a part of the rack: three rows under a title.
type section struct {
	title    string
	sign     kit.Icon
	width    float64                    // before scaling
	controls ui.Controls                // in Tab's order
	lay      func(l lot)                // places them
	draw     func(g *ui.Painter, l lot) // what stands beside them; nil for nothing
}

// worlds are the sections of the rack in each world. A new world is an entry here; an
// event with a button is one in its section.
func (p *Panel) worlds() map[string][]section {
	brain, hold := p.brain(), p.holding()
	return map[string][]section{
		"ant": {brain, p.legs.section(), p.joints(), p.physics("mujoco")},
		"car": {brain, p.pedals(), hold, p.physics("box2d")},
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

// Width is what the sections need side by side.
func (p *Panel) Width(px ui.Scale) int {
	w := px.Px(16)
	for _, s := range p.sections() {
		w += px.Px(s.width) + px.Px(24)
	}
	return w - px.Px(8)
}

// arrange lays the sections out: side by side, or folded into a row of buttons.
func (p *Panel) arrange() {
	for _, sections := range p.all {
		for _, s := range sections {
			s.controls.Put(nil)
		}
	}
	p.buttons.Put(nil)
	p.lots, p.over, p.legs.place = nil, image.Rectangle{}, image.Rectangle{}
	if p.region.Empty() || p.view == nil {
		return
	}
	p.lots = make([]lot, len(p.sections()))
	if p.px.Compact {
		p.fold()
	} else {
		p.spread()
	}
	for i, s := range p.sections() {
		if p.lots[i].px = p.px; !p.lots[i].place.Empty() {
			s.lay(p.lots[i])
		}
	}
}

// fold makes a row of buttons, and opens one section over the world.
func (p *Panel) fold() {
	sections, px, r := p.sections(), p.px.Px, p.region
	gap := px(8)
	width := (r.Dx() - px(32) - gap*(len(sections)-1)) / len(sections)
	for i, s := range sections {
		x := r.Min.X + px(16) + i*(width+gap)
		p.buttons[i].SetRect(image.Rect(x, r.Min.Y+px(8), x+width, r.Min.Y+px(8)+px(32)))
		if i != p.open {
			continue
		}
		w, h := px(s.width)+px(32), px(160)
		left, foot := min(x, r.Max.X-px(8)-w), r.Min.Y-px(8)
		p.over = image.Rect(left, foot-h, left+w, foot)
		p.lots[i].place = image.Rect(left+px(16), p.over.Min.Y, left+px(16)+px(s.width), p.over.Max.Y)
	}
}

// spread lays the sections side by side. Dividers lie in the middle between two of them;
// spare width is shared.
func (p *Panel) spread() {
	sections, px, r := p.sections(), p.px.Px, p.region
	x := r.Min.X + px(16)
	spare := r.Dx() - px(24)
	for _, s := range sections {
		spare -= px(s.width)
	}
	n := len(sections)
	between := max(spare/max(n-1, 1), px(24))
	wider := 0
	switch {
	case between > px(64): // wider controls, not only wider gaps
		between = px(64)
		wider = (spare - (n-1)*between) / n
	case between < px(48):
		between = min(between, px(32))
	}
	for i, s := range sections {
		w := px(s.width) + wider
		p.lots[i].place = image.Rect(x, r.Min.Y, x+w, r.Max.Y)
		x += w + between
	}
}
