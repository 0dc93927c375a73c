package maps

import (
	"image"

	"hebbarium/app/panel/maps/spread"
	"hebbarium/app/ui"
)

// histograms show how what the maps show is spread, in the place of the weights' way.
type histograms struct {
	p     *Panel
	on    bool
	count spread.Spread
}

// take has the newest values counted.
func (h *histograms) take(values [][]float32, scale float64) {
	if h.on && len(values) > 0 {
		h.count.Take(values, scale)
	}
}

// place is where they lie, empty where they are not shown: where the weights' way stands
// beside the maps or, where that has no place, over the maps' lower right corner.
func (h *histograms) place(m *mode, way, all image.Rectangle, px ui.Scale) image.Rectangle {
	switch {
	case !h.on || m.way():
		return image.Rectangle{}
	case !way.Empty():
		return way
	}
	return image.Rect(max(all.Max.X-px.Px(180), all.Min.X), max(all.Max.Y-px.Px(180), all.Min.Y), all.Max.X, all.Max.Y)
}

// choices are what can be chosen of the scale and of what is shown beside the maps.
func (h *histograms) choices() []ui.Row {
	m := &h.p.mode
	return []ui.Row{
		{Title: "Scale: 99 of 100 synapses", Chosen: !m.whole, Act: func() { m.reachAll(false) }},
		{Title: "Scale: the largest of all", Chosen: m.whole, Act: func() { m.reachAll(true) }},
		{Title: "Scale: locked as it is", Chosen: m.locked(), Act: m.lock},
		{Title: "Histogram of each layer", Note: "Shift X", Chosen: h.on, Act: h.toggle},
	}
}

// toggle shows the histograms, or the weights' way again.
func (h *histograms) toggle() {
	h.on = !h.on
	h.p.stale = true
}
