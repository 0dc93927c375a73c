package plot

import (
	"image"
	"math"

	"hebbarium/render/kit"
)

// The bar of the whole episode lies at the top of a timeline that shows a part of it.
const (
	barTop    = 2
	barHeight = 4
	barReach  = 9 // down to here a press is on it
)

// Bar is where it can be pressed on dst, empty where all steps are in view.
func (t *Timeline) Bar() image.Rectangle {
	if t.frame.Whole <= 0 {
		return image.Rectangle{}
	}
	l := t.lanes()
	return image.Rect(int(l.left), 0, int(l.right), barReach).Add(t.place.Min)
}

// WholeAt is the step at a pixel of the bar.
func (t *Timeline) WholeAt(x int) float64 {
	l := t.lanes()
	share := (float64(x-t.place.Min.X) - l.left) / max(l.right-l.left, 1)
	return min(max(share, 0), 1) * t.frame.Whole
}

// bar draws all steps as a bar, with the part in view, the events and the playhead.
func (t *Timeline) bar() {
	f, p, l := &t.frame, t.theme.Pen(), t.lanes()
	if f.Whole <= 0 {
		return
	}
	x := func(step float64) float64 {
		return math.Round(l.left + min(max(step/f.Whole, 0), 1)*(l.right-l.left))
	}
	p.RoundRect(l.left, barTop, l.right-l.left, barHeight, 2, kit.BG3)
	from := x(f.From)
	p.RoundRect(from, barTop, max(x(f.To)-from, 6), barHeight, 2, kit.Text3)
	for _, m := range f.Markers {
		_, ink := m.Tone.Colours()
		p.FillRect(x(float64(m.Step))-1, barTop, 2, barHeight, ink)
	}
	p.FillRect(x(float64(f.Head))-1, barTop-1, 3, barHeight+2, kit.Accent)
}
