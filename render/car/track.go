package car

import (
	"math"

	"hebbarium/physics/car"
	"hebbarium/render/kit"
)

// grassPatch is the side of the lighter squares of grass, a 20th of the
// playfield's half side; they lie on every other place in both directions.
const grassPatch = car.Playfield / 20

// tileReach bounds a tile's and its kerb's distance from its first corner, m.
const tileReach = 20

// drawTrack lays down the grass, the road and its kerbs. Tiles that are touched
// lose their shade, as in the images that the network gets.
func drawTrack(p *kit.Pen, c *FollowCamera, t *car.Track, touched []bool, dark bool) {
	l := c.lens()
	drawGrass(p, c, l)
	if t == nil {
		return
	}
	reach := c.reach() + tileReach
	seen := func(q [2]float64) bool {
		return math.Abs(q[0]-c.X) < reach && math.Abs(q[1]-c.Y) < reach
	}
	var quad [4]kit.Point
	place := func(q *[4][2]float64) {
		for i, v := range q {
			quad[i] = l.at(v[0], v[1])
		}
	}
	for i := range t.Kerbs {
		if k := &t.Kerbs[i]; seen(k.Corners[0]) {
			place(&k.Corners)
			if k.White {
				p.Polygon(quad[:], kit.KerbWhite)
			} else {
				p.Polygon(quad[:], kit.KerbRed)
			}
		}
	}
	shades := [3]kit.Color{kit.RoadDark, kit.RoadDark.Mix(kit.RoadLight, 0.5), kit.RoadLight}
	if dark {
		for i := range shades {
			shades[i] = shades[i].Mix(kit.Tyre, 0.5)
		}
	}
	for i := range t.Tiles {
		tile := &t.Tiles[i]
		if !seen(tile.Corners[0]) {
			continue
		}
		place(&tile.Corners)
		shade := shades[tile.Shade]
		if i < len(touched) && touched[i] {
			shade = shades[0]
		}
		p.Quad(quad[0], quad[1], quad[2], quad[3], shade)
		fade(p, quad[0], quad[3], quad[1], shade)
		fade(p, quad[1], quad[2], quad[0], shade)
	}
	drawStart(p, l, t, seen)
}

// fade smooths a road's outer edge from a to b: a rim of one pixel on the side
// away from a point of the road.
func fade(p *kit.Pen, a, b, inside kit.Point, c kit.Color) {
	n := kit.Normal(a, b)
	if (inside.X-a.X)*n.X+(inside.Y-a.Y)*n.Y > 0 {
		n = kit.Pt(-n.X, -n.Y)
	}
	p.Blend([4]kit.Point{a, b, kit.Pt(b.X+n.X, b.Y+n.Y), kit.Pt(a.X+n.X, a.Y+n.Y)}, [4]kit.Color{c, c, kit.Clear, kit.Clear})
}

func drawGrass(p *kit.Pen, c *FollowCamera, l lens) {
	const side = car.Playfield
	v := c.View
	r := c.reach()
	if max(math.Abs(c.X), math.Abs(c.Y))+r < side {
		p.FillRect(float64(v.Min.X), float64(v.Min.Y), float64(v.Dx()), float64(v.Dy()), kit.Grass)
	} else {
		p.FillRect(float64(v.Min.X), float64(v.Min.Y), float64(v.Dx()), float64(v.Dy()), kit.BG0)
		p.Polygon([]kit.Point{l.at(-side, -side), l.at(side, -side), l.at(side, side), l.at(-side, side)}, kit.Grass)
	}
	low := func(v float64) int { return max(-20, 2*int(math.Floor((v-r)/grassPatch/2))) }
	high := func(v float64) int { return min(18, 2*int(math.Ceil((v+r)/grassPatch/2))) }
	var quad [4]kit.Point
	for i := low(c.X); i <= high(c.X); i += 2 {
		for j := low(c.Y); j <= high(c.Y); j += 2 {
			x, y := float64(i)*grassPatch, float64(j)*grassPatch
			quad = [4]kit.Point{l.at(x, y), l.at(x+grassPatch, y), l.at(x+grassPatch, y+grassPatch), l.at(x, y+grassPatch)}
			p.Polygon(quad[:], kit.GrassPatch)
		}
	}
}

// drawStart lays a chequered line across the road where the lap begins.
func drawStart(p *kit.Pen, l lens, t *car.Track, seen func([2]float64) bool) {
	if len(t.Tiles) == 0 || !seen(t.Tiles[0].Corners[0]) {
		return
	}
	const squares, rows, depth = 16, 2, 0.8
	a, b := t.Tiles[0].Corners[0], t.Tiles[0].Corners[1]
	along := [2]float64{-(b[1] - a[1]), b[0] - a[0]}
	size := math.Hypot(along[0], along[1])
	along[0], along[1] = along[0]/size*depth, along[1]/size*depth
	at := func(i, j int) kit.Point {
		s := float64(i) / squares
		return l.at(a[0]+(b[0]-a[0])*s+along[0]*float64(j), a[1]+(b[1]-a[1])*s+along[1]*float64(j))
	}
	for j := range rows {
		for i := j % 2; i < squares; i += 2 {
			p.Quad(at(i, j), at(i+1, j), at(i+1, j+1), at(i, j+1), kit.KerbWhite.Alpha(0.35))
		}
	}
}
