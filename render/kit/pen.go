package kit

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// Point is a place on an image, in pixels of the layout; y grows downwards.
type Point struct{ X, Y float64 }

// Pt is the Point x, y.
func Pt(x, y float64) Point { return Point{x, y} }

// Pen collects flat shapes and draws them all at once. Edges are smoothed by a
// rim half a screen's pixel wide on either side that fades out, so a shape costs a few
// triangles and no extra pass. Shapes are laid down in order: later ones cover
// earlier ones. Nothing shows before Flush.
type Pen struct {
	// Vertices and Indices are the triangles that wait for Flush. A picture may add a mesh
	// of its own, whose vertices have SrcX and SrcY 1 and premultiplied colours.
	Vertices []ebiten.Vertex
	Indices  []uint32

	density Density
	white   *ebiten.Image
	outline []Point // for shapes made of other shapes
	rim     []Point // outward direction at each corner
}

// NewPen returns an empty pen. It needs no window until it is flushed.
func NewPen() *Pen { return &Pen{density: 1} }

// Flush draws all shapes onto dst and forgets them.
func (p *Pen) Flush(dst *ebiten.Image) {
	if len(p.Indices) == 0 {
		return
	}
	if p.white == nil {
		// A pixel amid others of its colour, so that no sampling reaches beyond them.
		whole := ebiten.NewImage(3, 3)
		whole.Fill(White)
		p.white = whole.SubImage(image.Rect(1, 1, 2, 2)).(*ebiten.Image)
	}
	dst.DrawTriangles32(p.Vertices, p.Indices, p.white, &ebiten.DrawTrianglesOptions{
		ColorScaleMode: ebiten.ColorScaleModePremultipliedAlpha,
	})
	p.Vertices, p.Indices = p.Vertices[:0], p.Indices[:0]
}

// Count is the number of vertices and triangles that wait for Flush.
func (p *Pen) Count() (vertices, triangles int) { return len(p.Vertices), len(p.Indices) / 3 }

// Corner adds a vertex and returns its index.
func (p *Pen) Corner(x, y float64, c Color) uint32 {
	r, g, b, a := c.Premultiplied()
	p.Vertices = append(p.Vertices, ebiten.Vertex{
		DstX: float32(x * float64(p.density)), DstY: float32(y * float64(p.density)), SrcX: 1, SrcY: 1, ColorR: r, ColorG: g, ColorB: b, ColorA: a,
	})
	return uint32(len(p.Vertices) - 1)
}

// FillRect fills x…x+w, y…y+h without smoothing: give whole pixels.
func (p *Pen) FillRect(x, y, w, h float64, c Color) {
	x, w = p.density.whole(x, w)
	y, h = p.density.whole(y, h)
	p.Quad(Point{x, y}, Point{x + w, y}, Point{x + w, y + h}, Point{x, y + h}, c)
}

// Quad fills a convex quad without smoothing, as for shapes that lie edge to
// edge and would show seams.
func (p *Pen) Quad(a, b, c, d Point, colour Color) {
	i := p.Corner(a.X, a.Y, colour)
	p.Corner(b.X, b.Y, colour)
	p.Corner(c.X, c.Y, colour)
	p.Corner(d.X, d.Y, colour)
	p.Indices = append(p.Indices, i, i+1, i+2, i, i+2, i+3)
}

// Blend fills a convex quad with a colour for each corner.
func (p *Pen) Blend(at [4]Point, colour [4]Color) {
	i := uint32(len(p.Vertices))
	for k, q := range at {
		p.Corner(q.X, q.Y, colour[k])
	}
	p.Indices = append(p.Indices, i, i+1, i+2, i, i+2, i+3)
}

// Polygon fills a convex polygon of at least three corners, turning either way.
func (p *Pen) Polygon(at []Point, c Color) {
	n := len(at)
	if n < 3 {
		return
	}
	p.outwards(at)
	inner := uint32(len(p.Vertices))
	for i, q := range at {
		o := p.rim[i]
		p.Corner(q.X-o.X/2, q.Y-o.Y/2, c)
	}
	for i := 2; i < n; i++ {
		p.Indices = append(p.Indices, inner, inner+uint32(i-1), inner+uint32(i))
	}
	outer := uint32(len(p.Vertices))
	for i, q := range at {
		o := p.rim[i]
		p.Corner(q.X+o.X/2, q.Y+o.Y/2, Clear)
	}
	for i := range n {
		a, b := uint32(i), uint32((i+1)%n)
		p.Indices = append(p.Indices, inner+a, inner+b, outer+b, inner+a, outer+b, outer+a)
	}
}

// outwards finds, for each corner of a convex polygon, the mitre that moves
// both of its edges outwards by one of the screen's pixels.
func (p *Pen) outwards(at []Point) {
	n := len(at)
	area := 0.0
	for i, a := range at {
		b := at[(i+1)%n]
		area += a.X*b.Y - b.X*a.Y
	}
	turn := 1.0
	if area < 0 {
		turn = -1
	}
	p.rim = p.rim[:0]
	for i, q := range at {
		n0 := Normal(at[(i+n-1)%n], q)
		n1 := Normal(q, at[(i+1)%n])
		m := Mitre(n0, n1)
		p.rim = append(p.rim, Point{m.X * turn / float64(p.density), m.Y * turn / float64(p.density)})
	}
}

// Normal is the unit normal of the way from a to b, on its right as seen with
// y downwards; zero where a is b.
func Normal(a, b Point) Point {
	dx, dy := b.X-a.X, b.Y-a.Y
	d := math.Hypot(dx, dy)
	if d < 1e-9 {
		return Point{}
	}
	return Point{dy / d, -dx / d}
}

// Mitre joins two unit normals, limited so that sharp corners do not reach far.
func Mitre(a, b Point) Point {
	switch {
	case a == Point{}:
		return b
	case b == Point{}:
		return a
	}
	x, y := a.X+b.X, a.Y+b.Y
	square := x*x + y*y
	if square < 1e-9 {
		return a
	}
	scale := min(2/square, 2/math.Sqrt(square))
	return Point{x * scale, y * scale}
}

// Line strokes a straight line with butt ends.
func (p *Pen) Line(a, b Point, width float64, c Color) {
	n := Normal(a, b)
	if n == (Point{}) {
		return
	}
	h := width / 2
	p.outline = append(p.outline[:0],
		Point{a.X + n.X*h, a.Y + n.Y*h}, Point{b.X + n.X*h, b.Y + n.Y*h},
		Point{b.X - n.X*h, b.Y - n.Y*h}, Point{a.X - n.X*h, a.Y - n.Y*h})
	p.Polygon(p.outline, c)
}

// Path strokes a line through points, joined by mitres, as one strip whose
// pieces do not overlap, so that a translucent colour stays even.
func (p *Pen) Path(at []Point, width float64, c Color, closed bool) {
	p.strip(at, closed, func(int) (float64, Color) { return width, c })
}

// Inked is an open Path of another width and colour at each of its points.
func (p *Pen) Inked(at []Point, ink func(i int) (width float64, c Color)) { p.strip(at, false, ink) }

// strip lays a path's cross-sections down and joins them.
func (p *Pen) strip(at []Point, closed bool, ink func(i int) (float64, Color)) {
	n := len(at)
	if n < 2 {
		return
	}
	start := uint32(len(p.Vertices))
	before := Point{}
	if closed {
		before = Normal(at[n-1], at[0])
	}
	for i, q := range at {
		width, c := ink(i)
		inner, outer, edge := p.rims(width/2, c)
		after := Point{}
		switch {
		case i+1 < n:
			after = Normal(q, at[i+1])
		case closed:
			after = Normal(q, at[0])
		}
		if after == (Point{}) {
			after = before
		}
		if before == (Point{}) {
			before = after
		}
		if before.X*after.X+before.Y*after.Y < sharp {
			// The line turns back: a mitre would narrow it on its way there.
			p.section(q, before, inner, outer, edge)
			p.section(q, after, inner, outer, edge)
		} else {
			p.section(q, Mitre(before, after), inner, outer, edge)
		}
		before = after
	}
	n = (len(p.Vertices) - int(start)) / 4
	pieces := n - 1
	if closed {
		pieces = n
	}
	for i := range pieces {
		a, b := start+uint32(4*i), start+uint32(4*((i+1)%n))
		for k := uint32(0); k < 3; k++ {
			p.Indices = append(p.Indices, a+k, b+k, b+k+1, a+k, b+k+1, a+k+1)
		}
	}
}

// sharp is the cosine of the turn beyond which a path's corner is not mitred.
const sharp = -0.7

// section appends the four corners of a line's cross-section along m.
func (p *Pen) section(q, m Point, inner, outer float64, edge Color) {
	p.Corner(q.X+m.X*outer, q.Y+m.Y*outer, Clear)
	p.Corner(q.X+m.X*inner, q.Y+m.Y*inner, edge)
	p.Corner(q.X-m.X*inner, q.Y-m.Y*inner, edge)
	p.Corner(q.X-m.X*outer, q.Y-m.Y*outer, Clear)
}

// rims gives how far from its middle a line of half a width is solid, and where
// it has faded. One thinner than a pixel of the screen is fainter instead.
func (p *Pen) rims(h float64, c Color) (inner, outer float64, edge Color) {
	d := float64(p.density)
	if h *= d; h < 0.5 {
		return 0, 1 / d, c.Alpha(2 * h)
	}
	return (h - 0.5) / d, (h + 0.5) / d, c
}

// arc appends the points of an arc about c; angles in radians, clockwise on
// screen as they grow.
func (p *Pen) arc(at []Point, c Point, r, from, to float64) []Point {
	n := max(2, int(math.Ceil(math.Abs(to-from)*math.Sqrt(max(r*float64(p.density), 1))*1.1)))
	for i := 0; i <= n; i++ {
		s, k := math.Sincos(from + (to-from)*float64(i)/float64(n))
		at = append(at, Point{c.X + r*k, c.Y + r*s})
	}
	return at
}

// Disc fills a circle.
func (p *Pen) Disc(c Point, r float64, colour Color) {
	p.outline = p.arc(p.outline[:0], c, r, 0, 2*math.Pi)
	p.Polygon(p.outline[:len(p.outline)-1], colour)
}

// Ring strokes a circle.
func (p *Pen) Ring(c Point, r, width float64, colour Color) {
	p.outline = p.arc(p.outline[:0], c, r, 0, 2*math.Pi)
	p.Path(p.outline[:len(p.outline)-1], width, colour, true)
}

// Capsule fills a thick line with round ends.
func (p *Pen) Capsule(a, b Point, r float64, colour Color) {
	heading := math.Atan2(b.Y-a.Y, b.X-a.X)
	p.outline = p.arc(p.outline[:0], b, r, heading-math.Pi/2, heading+math.Pi/2)
	p.outline = p.arc(p.outline, a, r, heading+math.Pi/2, heading+3*math.Pi/2)
	p.Polygon(p.outline, colour)
}

// roundRect collects the outline of a rectangle with rounded corners.
func (p *Pen) roundRect(x, y, w, h, r float64) {
	r = min(r, w/2, h/2)
	p.outline = p.outline[:0]
	p.outline = p.arc(p.outline, Point{x + w - r, y + r}, r, -math.Pi/2, 0)
	p.outline = p.arc(p.outline, Point{x + w - r, y + h - r}, r, 0, math.Pi/2)
	p.outline = p.arc(p.outline, Point{x + r, y + h - r}, r, math.Pi/2, math.Pi)
	p.outline = p.arc(p.outline, Point{x + r, y + r}, r, math.Pi, 3*math.Pi/2)
}

// RoundRect fills a rectangle with rounded corners.
func (p *Pen) RoundRect(x, y, w, h, r float64, c Color) {
	if w <= 0 || h <= 0 {
		return
	}
	x, w = p.density.whole(x, w)
	y, h = p.density.whole(y, h)
	p.roundRect(x, y, w, h, r)
	p.Polygon(p.outline, c)
}

// Frame strokes the inside of a rectangle with rounded corners.
func (p *Pen) Frame(x, y, w, h, r, width float64, c Color) {
	if w <= width || h <= width {
		return
	}
	x, w = p.density.whole(x, w)
	y, h = p.density.whole(y, h)
	_, width = p.density.whole(0, width)
	p.roundRect(x+width/2, y+width/2, w-width, h-width, max(r-width/2, 0))
	p.Path(p.outline, width, c, true)
}

// Dots lays discs along a line, a gap apart, from a to b.
func (p *Pen) Dots(a, b Point, r, gap float64, c Color) {
	d := math.Hypot(b.X-a.X, b.Y-a.Y)
	if gap <= 0 {
		return
	}
	for s := 0.0; s <= d; s += gap {
		t := 0.0
		if d > 0 {
			t = s / d
		}
		p.Disc(Point{a.X + (b.X-a.X)*t, a.Y + (b.Y-a.Y)*t}, r, c)
	}
}

// Dashes strokes pieces of a line, each on long and a gap apart.
func (p *Pen) Dashes(a, b Point, width, on, gap float64, c Color) {
	d := math.Hypot(b.X-a.X, b.Y-a.Y)
	if on+gap <= 0 || d == 0 {
		return
	}
	ux, uy := (b.X-a.X)/d, (b.Y-a.Y)/d
	for s := 0.0; s < d; s += on + gap {
		e := min(s+on, d)
		p.Line(Point{a.X + ux*s, a.Y + uy*s}, Point{a.X + ux*e, a.Y + uy*e}, width, c)
	}
}
