package render

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// Legend draws the colour scale with its ends' values, from least at the left to right,
// with its middle at y, and returns its rectangle. A lock shows that the scale stays.
func (v *BrainView) Legend(dst *ebiten.Image, least, right, y float64, locked bool) image.Rectangle {
	t := v.theme
	decimals := 1
	if v.scale >= 99.5 {
		decimals = 0
	} else if v.scale < 0.095 {
		decimals = 3
	} else if v.scale < 0.95 {
		decimals = 2
	}
	scale, unit := v.scale, ""
	for _, u := range []string{"k", "M", "G"} {
		if scale < 9999.5 {
			break
		}
		scale, unit = scale/1000, u
	}
	low, high := Number(-scale, decimals)+unit, Signed(scale, decimals)+unit
	if t.Grey {
		low, high = "0", Number(scale, decimals)+unit
	}
	const thick = 12.0
	w := t.Type.Width(high, Caption, Mono)
	bar := legendBar(right - least - w - t.Type.Width(low, Caption, Mono) - 2*Gap)
	t.Type.Draw(dst, high, right, y, Caption, Mono, Text3, Right)
	x := right - w - Gap - bar
	t.Type.Draw(dst, low, x-Gap, y, Caption, Mono, Text3, Right)
	p := t.pen
	table := t.colours()
	for i := range int(bar) {
		at := float32(i)/float32(bar-1)*2 - 1
		if t.Grey {
			at = float32(i) / float32(bar-1)
		}
		p.FillRect(x+float64(i), y-thick/2, bar-float64(i), thick, table.colour(at)) // the next covers its right
	}
	if !t.Grey {
		p.FillRect(x+bar/2-1, y-thick/2-4, 2, thick+8, Text3)
	}
	if locked {
		p.Frame(x-2, y-thick/2-2, bar+4, thick+4, 2, 1, Accent)
	}
	p.Flush(dst)
	left := x - Gap - t.Type.Width(low, Caption, Mono)
	return image.Rect(int(left), int(y-thick/2-6), int(right), int(y+thick/2+6))
}

// legendBar is the width of the scale's colours where there is so much room for them.
func legendBar(room float64) float64 { return min(max(math.Floor(room), 24), 96) }
