package car

import "math"

// The panel's grid in window units: bars are 25 wide and as long as their
// value times 20 (upright) or 25 (lying).
const (
	placeW = windowW / 40
	placeH = windowH / 40
)

// drawBars draws the instruments: speed, the spin of the wheels (the original
// calls them ABS sensors), steering and the hull's rate of turn.
func (p *Painter) drawBars(s *State) {
	p.drawRect(0, 0, windowW, 5*placeH, black)
	upright := func(place, value float64, ink int) {
		p.drawRect(placeW*place, placeH, placeW*(place+1), placeH+float64(placeH*value), ink)
	}
	lying := func(place, value float64, ink int) {
		p.drawRect(placeW*place, 2*placeH, placeW*(place+value), 4*placeH, ink)
	}
	upright(5, 0.02*s.Hull.speed(), white)
	upright(7, 0.01*s.Wheels[0].Spin, blue)
	upright(8, 0.01*s.Wheels[1].Spin, blue)
	upright(9, 0.01*s.Wheels[2].Spin, indigo)
	upright(10, 0.01*s.Wheels[3].Spin, indigo)
	lying(20, -10*s.Wheels[0].JointAngle, green)
	lying(30, -0.8*s.Hull.Omega, red)
}

// drawRect fills a rectangle in window units; it may be given any way round.
func (p *Painter) drawRect(x0, y0, x1, y1 float64, ink int) {
	const sx, sy = subpixels * pixelX, subpixels * pixelY
	l, r := snap(x0*sx), snap(x1*sx)
	b, t := snap(y0*sy), snap(y1*sy)
	v := [4]vertex{{l, b}, {r, b}, {r, t}, {l, t}}
	p.pen.convex(v[:], &p.ink[ink])
}

// drawScore writes the score as the original does: truncated to an integer, in
// at least four places filled with zeros, the sign being one of them.
func (p *Painter) drawScore(score float64) {
	const penX, baseline = 20, 30
	if math.IsNaN(score) {
		return
	}
	var digits [20]uint8 // least significant first
	n, v := 0, int64(max(min(score, 1e15), -1e15))
	places := 4
	x := penX
	if v < 0 {
		v = -v
		places--
		x += p.drawGlyph('-', x, baseline)
	}
	for ; v > 0 || n < places; n++ {
		digits[n] = uint8('0' + v%10)
		v /= 10
	}
	for n--; n >= 0; n-- {
		x += p.drawGlyph(digits[n], x, baseline)
	}
}

// drawGlyph blends one white character with its pen position at (x, y) of the
// window and returns how far the pen moves. The bitmap is sampled at the
// centre of each pixel between the four nearest texels, although a pixel is as
// wide as ten of them.
func (p *Painter) drawGlyph(char uint8, x, y int) (advance int) {
	g := p.glyphs.of(char)
	left, right := float64(x+g.left), float64(x+g.left+g.width)
	bottom, top := float64(y+g.bottom), float64(y+g.bottom+g.height)
	for row := ceilPixel(bottom * pixelY); row < ceilPixel(top*pixelY); row++ {
		v := top - (float64(row)+0.5)/pixelY
		for col := ceilPixel(left * pixelX); col < ceilPixel(right*pixelX); col++ {
			alpha := g.sample((float64(col)+0.5)/pixelX-left, v)
			if alpha == 0 {
				continue
			}
			dot := p.pen.img[(Side-1-row)*stride+3*col:][:3]
			for k := range dot {
				dot[k] = uint8(float64(alpha*255) + float64(float64(dot[k])*(1-alpha)) + 0.5)
			}
		}
	}
	return g.advance
}

// ceilPixel is the first pixel whose centre is not before v, as for edges of
// polygons.
func ceilPixel(v float64) int { return int((snap(v*subpixels) + subpixels/2 - 1) >> 8) }
