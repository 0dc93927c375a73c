package maps

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Legend draws the colour scale with its ends' values, from least at the left to right,
// with its middle at y, and returns its rectangle. A lock shows that the scale stays.
func (v *BrainView) Legend(dst *ebiten.Image, least, right, y float64, locked bool) image.Rectangle {
	t := v.theme
	by, unit := kit.Unit(v.scale)
	scale, decimals := v.scale/by, 1
	if v.scale >= 99.5 || by < 1 {
		decimals = 0
	} else if v.scale < 0.095 {
		decimals = 3
	} else if v.scale < 0.95 {
		decimals = 2
	}
	low, high := kit.Number(-scale, decimals)+unit, kit.Signed(scale, decimals)+unit
	if t.Grey {
		low, high = "0", kit.Number(scale, decimals)+unit
	}
	const thick = 12.0
	w := t.Type.Width(high, kit.Caption, kit.Mono)
	bar := legendBar(right - least - w - t.Type.Width(low, kit.Caption, kit.Mono) - 2*kit.Gap)
	t.Type.Draw(dst, high, right, y, kit.Caption, kit.Mono, kit.Text3, kit.Right)
	x := right - w - kit.Gap - bar
	t.Type.Draw(dst, low, x-kit.Gap, y, kit.Caption, kit.Mono, kit.Text3, kit.Right)
	p := t.Pen()
	table := t.Colours()
	for i := range int(bar) {
		at := float32(i)/float32(bar-1)*2 - 1
		if t.Grey {
			at = float32(i) / float32(bar-1)
		}
		p.FillRect(x+float64(i), y-thick/2, bar-float64(i), thick, table.Colour(at)) // the next covers its right
	}
	if !t.Grey {
		p.FillRect(x+bar/2-1, y-thick/2-4, 2, thick+8, kit.Text3)
	}
	if locked {
		p.Frame(x-2, y-thick/2-2, bar+4, thick+4, 2, 1, kit.Accent)
	}
	p.Flush(dst)
	left := x - kit.Gap - t.Type.Width(low, kit.Caption, kit.Mono)
	return image.Rect(int(left), int(y-thick/2-6), int(right), int(y+thick/2+6))
}

// legendBar is the width of the scale's colours where there is so much room for them.
func legendBar(room float64) float64 { return min(max(math.Floor(room), 24), 96) }
