package car

// subpixels is the number of steps per pixel that corners snap to, as in the
// software OpenGL that drew the original's frames.
const subpixels = 256

// vertex is a corner in 1/256 pixel, x to the right, y UP from the bottom edge
// of the image.
type vertex struct{ x, y int64 }

// snapOffset makes every number that snap meets positive, so that the
// conversion to an integer, which truncates, rounds down.
const snapOffset = 1 << 32

// snap rounds a coordinate in 1/256 pixel to the nearest whole one.
func snap(v float64) int64 {
	const limit = 1 << 28 // a million pixels; keeps products within int64
	if !(v > -limit) {
		v = -limit
	} else if v > limit {
		v = limit
	}
	return int64(v+(snapOffset+0.5)) - snapOffset
}

// pen fills polygons with plain colour, without antialiasing. A pixel is
// filled if its centre is inside; left and bottom edges belong to the polygon,
// right and top ones do not. Rows below floor (counted from the bottom) are
// left alone.
type pen struct {
	img   *Image
	floor int64
	// rising and falling hold, per row, the first pixel right of the edge
	// that goes up and of the edge that goes down around the polygon.
	rising, falling [Side]int32
}

// quad fills a quadrilateral as two triangles that share the diagonal 0-2,
// which is how the original's driver draws one. For a convex quadrilateral
// that is its inside, and it is filled in one pass.
func (p *pen) quad(v *[4]vertex, ink *inkRow) {
	if convex(v) {
		p.convex(v[:], ink)
		return
	}
	p.convex([]vertex{v[0], v[1], v[2]}, ink)
	p.convex([]vertex{v[0], v[2], v[3]}, ink)
}

// convex reports whether the four corners turn one way all round.
func convex(v *[4]vertex) bool {
	left, right := false, false
	for i := range 4 {
		a, b, c := v[i], v[(i+1)&3], v[(i+2)&3]
		turn := (b.x-a.x)*(c.y-b.y) - (b.y-a.y)*(c.x-b.x)
		left = left || turn > 0
		right = right || turn < 0
	}
	return !(left && right)
}

// convex fills a polygon that every horizontal line crosses at most twice.
//
// A pixel's centre is at 256x+128, so the pixels of a row between two edges
// are those from ceil((xl-128)/256) up to but without ceil((xr-128)/256), with
// xl and xr the exact crossings of the row's centre line. Both ends round the
// same way: that is the rule about left and right edges, and why shapes that
// share an edge neither overlap nor leave a gap.
func (p *pen) convex(v []vertex, ink *inkRow) {
	top, bottom := v[0].y, v[0].y
	east, west := v[0].x, v[0].x
	for _, c := range v[1:] {
		top, bottom = max(top, c.y), min(bottom, c.y)
		east, west = max(east, c.x), min(west, c.x)
	}
	first := max((bottom+subpixels/2-1)>>8, p.floor)
	last := min((top+subpixels/2-1)>>8, Side)
	left := max((west+subpixels/2-1)>>8, 0)
	right := min((east+subpixels/2-1)>>8, Side)
	if first >= last || left >= right {
		return // no pixel's centre can be inside
	}
	a := v[len(v)-1]
	for _, b := range v {
		if a.y < b.y {
			trace(&p.rising, a, b, first, last)
		} else if a.y > b.y {
			trace(&p.falling, b, a, first, last)
		}
		a = b
	}
	row := p.img[(Side-last)*stride : (Side-first)*stride]
	for y := last - 1; y >= first; y-- {
		x0, x1 := p.rising[y], p.falling[y]
		if x0 > x1 {
			x0, x1 = x1, x0
		}
		x0, x1 = max(x0, 0), min(x1, Side)
		if x0 < x1 {
			copy(row[3*x0:3*x1], ink[:])
		}
		row = row[stride:]
	}
}

// trace writes for each row from first up to last that the edge from a up to b
// crosses the first pixel whose centre is not left of the edge. The division is
// done once; the rows after it carry the remainder on, so all of it is exact.
func trace(side *[Side]int32, a, b vertex, first, last int64) {
	y := max((a.y+subpixels/2-1)>>8, first)
	end := min((b.y+subpixels/2-1)>>8, last)
	if y >= end {
		return
	}
	dx, dy := b.x-a.x, b.y-a.y
	den := subpixels * dy
	x, over := ceilDivide((y*subpixels+subpixels/2-a.y)*dx+(a.x-subpixels/2)*dy, den)
	if y+1 == end {
		side[y] = int32(x)
		return
	}
	step, back := ceilDivide(dx, dy)
	back *= subpixels
	for ; y < end; y++ {
		side[y] = int32(x)
		x += step
		over += back
		if over >= den {
			over -= den
			x--
		}
	}
}

// ceilDivide returns q = ceil(n/d) and q·d-n, for d > 0 and |n/d| within 2³¹.
// The quotient is guessed in floating point, which is several times faster than
// an integer division on common processors, and then made exact; the guess is
// right but for remainders below 2⁻¹⁶, so that the branches are foreseen.
func ceilDivide(n, d int64) (q, over int64) {
	const bias = 1 << 31 // makes the number positive, so that conversion rounds down
	q = int64(float64(n)/float64(d)+(bias+1-1.0/(1<<16))) - bias
	over = q*d - n
	for over < 0 {
		q++
		over += d
	}
	for over >= d {
		q--
		over -= d
	}
	return q, over
}
