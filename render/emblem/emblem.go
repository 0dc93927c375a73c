// Package emblem draws the program's own sign, a leaf whose veins are a network, at any
// size: the window's icon, and those of the menus and files of every system.
package emblem

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"hebbarium/render/kit"
)

// grid is the side of the square that the sign is drawn on.
const grid = 64.0

// finer is by how much the sign is drawn larger than it is to be: where strokes lie over each
// other, the rasteriser's own edges are not smooth.
const finer = 4

// Draw is the sign on a square of so many pixels, transparent about its rounded corners.
func Draw(size int) *image.NRGBA {
	// A sign of few pixels is all leaf; a large one has room about it, and shows its neurons.
	small := size < 40
	s := newSketch(size * finer)
	s.fill(kit.BG1, func(p *pen) { p.round(0, 0, grid, grid, 14) })
	if !small {
		s.fill(kit.AccentBG, func(p *pen) { p.round(2, 2, grid-4, grid-4, 12) })
		s.fill(kit.BG0, func(p *pen) { p.round(3.2, 3.2, grid-6.4, grid-6.4, 11) })
	}
	scale, width := 3.6, 3.2
	if small {
		scale, width = 3.9, 6
	}
	at := func(x, y float64) point { return point{grid/2 + scale*(x+0.2), grid/2 + scale*(y+0.1)} }
	leaf := append(curve(at(-4.4, 4.2), at(-8, -3), at(-3, -6.6), at(6.5, -6.5)), curve(at(6.5, -6.5), at(7, 2), at(3.5, 7), at(-4.4, 4.2))...)
	s.fill(kit.AccentBG, func(p *pen) { p.polygon(leaf) })
	s.fill(kit.Accent, func(p *pen) { p.stroke(append(leaf, leaf[0]), width) })
	stem := curve(at(-6.5, 7), at(-5, 2), at(-1, -1), at(2.4, -2.2))
	s.fill(kit.Accent, func(p *pen) { p.stroke(stem, width) })
	if small {
		return s.image(size)
	}
	veins := [][2]point{{stem[22], at(-3.4, -2.6)}, {stem[32], at(0, -4.6)}, {stem[24], at(1.6, 2.6)}, {stem[34], at(4.2, 0.2)}}
	for _, v := range veins {
		s.fill(kit.Accent, func(p *pen) { p.stroke([]point{v[0], v[1]}, 1.8) })
	}
	for _, v := range veins {
		s.fill(kit.Text, func(p *pen) { p.disc(v[1], 2.4) })
	}
	s.fill(kit.Text, func(p *pen) { p.disc(at(2.4, -2.2), 2.9) })
	return s.image(size)
}

// sketch is a picture under way.
type sketch struct {
	dst  *image.RGBA
	unit float64 // pixels
	size int
}

func newSketch(size int) sketch {
	return sketch{dst: image.NewRGBA(image.Rect(0, 0, size, size)), unit: float64(size) / grid, size: size}
}

// fill fills what the pen goes round.
func (s sketch) fill(c kit.Color, with func(*pen)) {
	p := &pen{vector.NewRasterizer(s.size, s.size), s.unit}
	with(p)
	ink := color.NRGBA{uint8(c >> 24), uint8(c >> 16), uint8(c >> 8), uint8(c)}
	p.r.Draw(s.dst, s.dst.Rect, image.NewUniform(ink), image.Point{}) // over what is there
}

// image is the picture at its own size.
func (s sketch) image(size int) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, size, size))
	draw.CatmullRom.Scale(out, out.Rect, s.dst, s.dst.Rect, draw.Src, nil)
	return out
}

type point struct{ x, y float64 }

// pen goes round areas, on the grid.
type pen struct {
	r    *vector.Rasterizer
	unit float64
}

func (p *pen) polygon(at []point) {
	for i, q := range at {
		x, y := float32(q.x*p.unit), float32(q.y*p.unit)
		if i == 0 {
			p.r.MoveTo(x, y)
		} else {
			p.r.LineTo(x, y)
		}
	}
	p.r.ClosePath()
}

// stroke goes round a line with round ends and joints. All its parts run the same way, so
// that they join where they lie over each other.
func (p *pen) stroke(at []point, width float64) {
	for i, q := range at {
		p.disc(q, width/2)
		if i == 0 {
			continue
		}
		from := at[i-1]
		dx, dy := q.x-from.x, q.y-from.y
		if d := math.Hypot(dx, dy); d > 0 {
			nx, ny := -dy/d*width/2, dx/d*width/2
			p.polygon([]point{{from.x - nx, from.y - ny}, {q.x - nx, q.y - ny}, {q.x + nx, q.y + ny}, {from.x + nx, from.y + ny}})
		}
	}
}

func (p *pen) disc(at point, r float64) {
	const parts = 32
	around := make([]point, parts)
	for i := range around {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / parts)
		around[i] = point{at.x + r*cos, at.y + r*sin}
	}
	p.polygon(around)
}

// round goes round a rectangle with rounded corners.
func (p *pen) round(x, y, w, h, r float64) {
	var at []point
	for corner, c := range []point{{x + w - r, y + h - r}, {x + r, y + h - r}, {x + r, y + r}, {x + w - r, y + r}} {
		for i := range 13 {
			sin, cos := math.Sincos(math.Pi / 2 * (float64(corner) + float64(i)/12))
			at = append(at, point{c.x + r*cos, c.y + r*sin})
		}
	}
	p.polygon(at)
}

// curve is a cubic Bézier curve as points.
func curve(a, b, c, d point) []point {
	const parts = 40
	at := make([]point, parts+1)
	for i := range at {
		t := float64(i) / parts
		u := 1 - t
		w := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
		at[i] = point{w[0]*a.x + w[1]*b.x + w[2]*c.x + w[3]*d.x, w[0]*a.y + w[1]*b.y + w[2]*c.y + w[3]*d.y}
	}
	return at
}
