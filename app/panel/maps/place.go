package maps

import (
	"fmt"
	"image"

	"hebbarium/app/panel/maps/look"
	"hebbarium/app/ui"
)

// Place lays the panel out.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.region, p.px = r, px
	p.lay()
	if p.entered {
		p.obey() // the weights' way may have a tab now
	}
}

// lay lays the maps and the controls out in the region.
func (p *Panel) lay() {
	r, px := p.region, p.px.Px
	left, right := r.Min.X+16, r.Max.X-16
	row, h := px(16), px(32)
	if p.px.Compact {
		row = px(8)
	}
	y := r.Min.Y + row + px(48)
	top := y + px(72)
	if p.px.Compact {
		y = r.Min.Y + row + px(40)
		top = y + px(60)
	}
	p.maps = image.Rect(left, top, right, r.Max.Y-(px(13)-13)) // the captions below them grow
	fold := p.beside.lay(p.maps, p.brush.net)
	p.mode.tab = fold.PCA.Empty() // where it stands beside the maps it needs none
	at := map[string]image.Rectangle{}
	widths := modeWidths(float64(right-left-px(64))*100/float64(p.px.Percent), p.mode.tab)
	if p.px.Touch { // all of the row, for fingers
		for i := range widths {
			widths[i] = float64((right-left)/len(widths)) * 100 / float64(p.px.Percent)
		}
	}
	x := right
	for _, w := range widths {
		x -= px(w)
	}
	p.title = image.Rect(left, r.Min.Y+row, x-px(4), r.Min.Y+row+h)
	for i, w := range widths {
		at[fmt.Sprint("mode ", i)] = image.Rect(x, r.Min.Y+row, x+px(w), r.Min.Y+row+h)
		x += px(w)
	}
	if r := (shelf{at: at, x: left, right: right, y: y, px: px}); p.terms.on {
		p.terms.put(r)
	} else {
		placeBrushes(r)
	}
	p.ordering.put(at, &p.title, px)
	p.beside.put(at, &p.title, px)
	if r.Empty() { // as where many lives are shown: what lies nowhere is neither pressed nor told of
		clear(at)
	}
	p.controls.Put(at)
	if p.brain == nil {
		return
	}
	if p.beside.on {
		p.brain.Lay(fold)
	} else {
		p.brain.SetArea(p.maps)
	}
	if p.brain.Names = look.Of(p.view.World).Names(p.view.Snap.Rules.Genome.Arch, fold, p.region.Max.X, p.theme.Type); p.beside.on {
		p.brain.Names = p.beside.names(p.view.Snap.Rules.Name, fold)
	}
	p.brain.Names = p.ordering.mark(p.brain.Names)
	layHeadline(p)
	p.stale = true
	if p.mode.way() && !p.mode.tab {
		p.setMode(p.mode.last) // there is room beside the maps again
	}
}

// layHeadline lays out what is said of the rule above the maps.
func layHeadline(p *Panel) {
	right := p.region.Max.X - 16
	if p.px.Touch {
		right = p.region.Min.X + 16 // its row is too low for fingers, and the commands lead there too
	}
	p.headline.Say(p.terms.spoken())
	p.headline.Above(right, p.beside.brains()...)
}

// modeWidths are the widths of the modes, before scaling, where there is so much room for
// them, with a tab of the weights' way or without.
func modeWidths(room float64, tab bool) []float64 {
	switch {
	case tab && room >= 372:
		return []float64{76, 74, 34, 34, 34, 34, 34, 52}
	case tab && room >= 276:
		return []float64{38, 42, 30, 30, 30, 30, 30, 46}
	case tab:
		return []float64{36, 40, 26, 26, 26, 26, 26, 44}
	case room < 380:
		return []float64{40, 44, 32, 32, 32, 32, 32} // signs in place of words
	}
	return []float64{98, 86, 40, 42, 42, 40, 32}
}

// shelf lays controls out from left to right beside a legend.
type shelf struct {
	at          map[string]image.Rectangle
	x, right, y int
	px          func(float64) int
}

// put places a control of a width before scaling, and leaves a gap behind it.
func (r *shelf) put(name string, width, gap float64) {
	r.at[name] = image.Rect(r.x, r.y, r.x+r.px(width), r.y+r.px(32))
	r.x += r.px(width) + r.px(gap)
}

// end places the legend in what is left, which is more than least, or leaves it out.
func (r *shelf) end(least float64) {
	if left := min(r.right-r.x, r.px(196)); left >= r.px(least) {
		r.at["legend"] = image.Rect(r.right-left, r.y, r.right, r.y+r.px(32))
	}
}

// leastLegend has room for its numbers and some of its colours.
const leastLegend = 112

// fits tells whether so much, before scaling, has room.
func (r *shelf) fits(width float64) bool { return r.right-r.x >= r.px(width) }

// kinds places the switch between brushes and terms beside the others, which take a width;
// where that is too much, one button is the switch.
func (r *shelf) kinds(others float64) {
	if !r.fits(48 + 50 + 8 + others) {
		r.put("terms", 48, 8)
		return
	}
	r.put("brushes", 48, 0)
	r.put("terms", 50, 8)
}

// placeBrushes lays the row of brushes and the legend out; where it is too narrow,
// brushes show their signs alone, and where that is not enough, only the wheel and the
// palette choose their size.
func placeBrushes(r shelf) {
	const wide = 48 + 50 + 8 + 76 + 118 + 88 + 3*8 + 72 + 8
	widths := []float64{36, 36, 36}
	if r.fits(wide + 160) {
		widths = []float64{76, 118, 88}
	}
	r.kinds(44*3 + 80 + leastLegend)
	for i, b := range brushes() {
		r.put(b.name, widths[i], 8)
	}
	if r.fits(80 + leastLegend) {
		r.put("size", 72, 8)
	}
	r.end(0)
}

// placeOfModes is the common ground of the modes.
func placeOfModes(controls ui.Controls) image.Rectangle {
	var r image.Rectangle
	for i := range modes() {
		r = r.Union(controls.Named(fmt.Sprint("mode ", i)).Rect())
	}
	return r
}
