package lives

import (
	"image"

	"hebbarium/app/many"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// sample is a bar of the tiles and what it means.
type sample struct {
	ink  kit.Color // 0 for no bar
	text string
}

// key says what the bars at the foot of the tiles are.
type key struct {
	samples []sample
	place   image.Rectangle
	middle  float64 // of its line
}

// barTip is the whole of it, for the tip of the key.
const barTip = "The bar at the foot of a tile: the pace of the latest steps in that of its own twin, spared. All across it is as fast. " +
	"Orange: under 90 %, while that is measured; green: 90 % or more; grey: it is measured no more, or nothing was done to it"

// keys are the forms of the key, the longest first: before any injury there is one bar only.
func keys(s *many.Snapshot) [][]sample {
	if len(s.Damaged) == 0 {
		return [][]sample{{{kit.Text3, "pace, of the rules' usual one"}}, {{kit.Text3, "pace"}}}
	}
	short := []sample{{kit.Warn, "under 90 %"}, {kit.Accent, "90 % or more"}, {kit.Text3, "no more measured"}}
	return [][]sample{append([]sample{{0, "pace, of its twin's:"}}, short...), short, {{kit.Text2, "pace, of its twin's"}}, {{kit.Text2, "pace"}}}
}

// length and gaps of a sample, before scaling.
const (
	barLength = 14
	barGap    = 5
	sampleGap = 12
)

func (k *key) width(g *ui.Painter) float64 {
	w := 0.0
	for i, s := range k.samples {
		if i > 0 {
			w += g.Px(sampleGap)
		}
		if s.ink != 0 {
			w += g.Px(barLength + barGap)
		}
		w += g.Width(s.text, kit.Caption, kit.Regular)
	}
	return w
}

// put places the key with its end at right and its middle at y.
func (k *key) put(g *ui.Painter, right, y float64) {
	k.middle = y
	k.place = image.Rect(int(right-k.width(g)), int(y-g.Px(5)), int(right), int(y+g.Px(9))) // under the switch
}

func (k *key) draw(g *ui.Painter) {
	if k.place.Empty() {
		return
	}
	y, x := k.middle, float64(k.place.Min.X)
	for _, s := range k.samples {
		if s.ink != 0 {
			pen := g.Theme.Pen()
			pen.FillRect(x, y-1, g.Px(barLength), 2, s.ink)
			pen.Flush(g.Dst)
			x += g.Px(barLength + barGap)
		}
		g.Text(s.text, x, y, kit.Caption, kit.Regular, kit.Text2, kit.Left)
		x += g.Width(s.text, kit.Caption, kit.Regular) + g.Px(sampleGap)
	}
}
