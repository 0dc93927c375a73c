package bar

import (
	"fmt"
	"image"
	"math"

	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// speedShare places a speed on the slider: 1 in the middle, session.Max at the end.
func speedShare(speed float64) float64 {
	if speed >= session.Max {
		return 1
	}
	return min(max((math.Log10(speed)+1)/2, 0), 0.95)
}

// speedOf is the inverse; it catches at 1.
func speedOf(share float64) float64 {
	switch {
	case share > 0.965:
		return session.Max
	case math.Abs(share-0.5) < 0.02:
		return 1
	}
	return math.Pow(10, 2*min(share, 0.95)-1)
}

// speedWords writes a speed.
func speedWords(v float64) string {
	switch {
	case v >= session.Max:
		return "max"
	case v < 0.995:
		return fmt.Sprintf("%.2g×", v)
	}
	return fmt.Sprintf("%.1f×", v)
}

// slowHint is what the place of the speed says while an injury is shown in slow motion.
const slowHint = "Slow motion: an injury and its healing last some ten steps. Another speed, or its switch among the commands, ends it"

// drawSlow marks under the speed's number that it is slow motion, and how long that lasts.
func (p *Panel) drawSlow(g *ui.Painter, r image.Rectangle, left int) {
	pen := g.Theme.Pen()
	x, y, w := float64(r.Min.X), float64(r.Max.Y)-g.Px(4), g.Width(speedWords(session.Slowest), kit.Body, kit.Mono)
	pen.FillRect(x, y, w, 2, kit.BG3)
	pen.FillRect(x, y, w*min(float64(left)/session.SlowSteps, 1), 2, kit.Accent)
	pen.Flush(g.Dst)
}
