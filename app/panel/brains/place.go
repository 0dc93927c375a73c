package brains

import (
	"fmt"
	"image"
	"math"

	"hebbarium/render/kit"
)

// place is where the parts of the panel lie.
type place struct {
	title     image.Rectangle
	grounds   []image.Rectangle // of the switches
	maps      image.Rectangle   // of all brains
	side      int               // of their square
	brain     image.Point       // size of one
	space     image.Rectangle
	histogram image.Rectangle
}

// gap is between two brains.
const gap = 6

// lay lays the panel out.
func (p *Panel) lay() {
	r, px := p.region, p.px.Px
	p.place = place{}
	at := map[string]image.Rectangle{}
	defer func() { p.controls.Put(at) }()
	if r.Empty() || p.view == nil || p.view.Many == 0 {
		return
	}
	left, right, y, h := r.Min.X+16, r.Max.X-16, r.Min.Y+px(14), px(32)
	if p.px.Compact {
		y = r.Min.Y + 8
	}
	layer, kind := px(86), px(76)
	if right-left < px(3*86+2*76+40+90) {
		layer, kind = px(70), px(66)
		if right-left < px(3*70+2*66+12) {
			layer, kind = px(58), px(40)
		}
	}
	x := right - 2*kind
	p.place.grounds = append(p.place.grounds, image.Rect(x, y, right, y+h))
	at["Weights"], at["Change"] = image.Rect(x, y, x+kind, y+h), image.Rect(x+kind, y, right, y+h)
	n := min(p.layers(), mostLayers)
	x -= px(12) + n*layer
	p.place.grounds = append(p.place.grounds, image.Rect(x, y, x+n*layer, y+h))
	for i := range n {
		at[fmt.Sprint("layer ", i)] = image.Rect(x+i*layer, y, x+(i+1)*layer, y+h)
	}
	p.place.title = image.Rect(left, y, x-px(8), y+h)

	top, foot := y+h+px(14), r.Max.Y-16
	column := px(210)
	if p.px.Compact {
		column = px(150)
	}
	p.place.maps = image.Rect(left, top, right-column-px(20), foot)
	half := top + (foot-top)/2
	p.place.space = image.Rect(right-column, top, right, half-6)
	p.place.histogram = image.Rect(right-column, half+6, right, foot)
	p.place.side = int(math.Ceil(math.Sqrt(float64(p.view.Many))))
	side := p.place.side
	caption := px(20) // of the scale
	p.place.brain = image.Pt((p.place.maps.Dx()-gap*(side-1))/side, (p.place.maps.Dy()-caption-gap*(side-1))/side)
}

// tile is where the brain of a life lies, counted from 1, with so many cells across and
// down: in the middle of its share of the room, every cell as many whole pixels.
func (t *place) tile(life, across, down int) image.Rectangle {
	if t.side == 0 || across == 0 || down == 0 {
		return image.Rectangle{}
	}
	i := life - 1
	w, h := across*max(t.brain.X/across, 1), down*max(t.brain.Y/down, 1)
	min := t.maps.Min.Add(image.Pt(i%t.side*(t.brain.X+gap)+(t.brain.X-w)/2, i/t.side*(t.brain.Y+gap)+(t.brain.Y-h)/2))
	return image.Rectangle{Min: min, Max: min.Add(image.Pt(w, h))}
}

// at is the life whose share of the room a point is in, 0 for none.
func (t *place) at(at image.Point) int {
	if t.side == 0 || !at.In(t.maps) {
		return 0
	}
	d := at.Sub(t.maps.Min)
	column, row := d.X/(t.brain.X+gap), d.Y/(t.brain.Y+gap)
	if column >= t.side || row >= t.side {
		return 0
	}
	return row*t.side + column + 1
}

// card draws the ground of a part with its title.
func (p *Panel) card(pen *kit.Pen, r image.Rectangle) {
	pen.RoundRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.CardRadius, kit.BG0)
}
