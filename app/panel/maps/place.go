package maps

import (
	"fmt"
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/maps"
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
	fold := maps.FoldBrain(p.brush.sizes, p.maps)
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
	placeBrushes(at, left, right, y, px)
	p.controls.Put(at)
	if p.brain == nil {
		return
	}
	p.brain.SetArea(p.maps)
	p.brain.Names = lookOf(p.view.World).names(fold, p.region.Max.X, p.theme.Type)
	p.flash.again(p.brain)
	p.stale = true
	if p.mode.way() && !p.mode.tab {
		p.setMode(p.mode.last) // there is room beside the maps again
	}
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

// placeBrushes lays the row of brushes and the legend out; where it is too narrow,
// brushes show their signs alone.
func placeBrushes(at map[string]image.Rectangle, left, right, y int, px func(float64) int) {
	put := func(name string, x, w int) { at[name] = image.Rect(x, y, x+w, y+px(32)) }
	for _, words := range []bool{true, false} {
		x, widths, legend := left+px(48), []float64{88, 128, 96}, px(196)
		if !words {
			x, widths, legend = left, []float64{36, 36, 36}, min(px(196), right-left-px(36*3+72+4*8))
		}
		for i, b := range brushes() {
			put(b.name, x, px(widths[i]))
			x += px(widths[i] + 8)
		}
		put("size", x, px(72))
		put("legend", right-legend, legend)
		if x+px(80) <= right-legend {
			return
		}
	}
}

// placeOfModes is the common ground of the modes.
func placeOfModes(controls ui.Controls) image.Rectangle {
	var r image.Rectangle
	for _, c := range controls[:len(modes())] {
		r = r.Union(c.Rect())
	}
	return r
}
