package maps

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Histogram is how the numbers of a layer are spread, on bins of equal width from −Scale to
// Scale.
type Histogram struct {
	Scale  float64
	Counts [48]int // the outermost hold what lies beyond, too
	Total  int
	Zeros  int // exactly 0
	Beyond int // larger than Scale
}

// DrawHistograms draws those of all layers, under each other in a place: in the map's own
// colours, so that what a colour stands for is seen with how much there is of it. The
// height of a bar is the root of its count, as a few large ones matter too.
func (v *BrainView) DrawHistograms(dst *ebiten.Image, place image.Rectangle, layers []Histogram) {
	p, typ, table := v.theme.Pen(), v.theme.Type, v.theme.Colours()
	p.RoundRect(float64(place.Min.X), float64(place.Min.Y), float64(place.Dx()), float64(place.Dy()), kit.Radius, kit.BG0)
	p.Flush(dst)
	const pad = 8.0
	line := typ.Px(16)
	left, right, top := float64(place.Min.X)+pad, float64(place.Max.X)-pad, float64(place.Min.Y)+pad/2
	each := (float64(place.Dy()) - pad) / float64(max(len(layers), 1))
	for i := range layers {
		h := &layers[i]
		foot := top + float64(i+1)*each - 3
		at := top + float64(i)*each
		title := kit.Number(float64(v.net.Sizes[i]), 0) + " → " + kit.Number(float64(v.net.Sizes[i+1]), 0)
		typ.Draw(dst, title, left, at+line/2, kit.Caption, kit.Regular, kit.Text2, kit.Left)
		if h.Total > 0 {
			said := share(h.Zeros, h.Total) + " zero"
			if h.Zeros == 0 {
				said = share(h.Beyond, h.Total) + " beyond"
			}
			if h.Zeros+h.Beyond > 0 && left+typ.Width(title, kit.Caption, kit.Regular)+typ.Width(said, kit.Caption, kit.Regular)+8 < right {
				typ.Draw(dst, said, right, at+line/2, kit.Caption, kit.Regular, kit.Text3, kit.Right)
			}
		}
		most := 1
		for _, n := range h.Counts {
			most = max(most, n)
		}
		n := len(h.Counts)
		width := (right - left) / float64(n)
		for k, count := range h.Counts {
			tall := math.Sqrt(float64(count)/float64(most)) * (foot - at - line - 1)
			ink := table.Colour(float32((float64(k)+0.5)/float64(n)*2 - 1))
			if v.theme.Grey {
				ink = table.Colour(float32(math.Abs((float64(k)+0.5)/float64(n)*2 - 1)))
			}
			p.FillRect(left+float64(k)*width, foot-tall, width, tall, ink.Mix(kit.Text3, 0.25))
		}
		p.FillRect(left, foot, right-left, 1, kit.Line)
		p.FillRect((left+right)/2, foot, 1, 3, kit.Text3)
		p.Flush(dst)
	}
}

// share is how much of a whole a part is.
func share(part, whole int) string {
	percent := 100 * float64(part) / float64(whole)
	if percent > 0 && percent < 0.95 {
		return "< 1 %"
	}
	return kit.Number(percent, 0) + " %"
}
