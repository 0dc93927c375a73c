package car

import "math"

// meadowSide is the side of the lighter squares in the grass, k.
const meadowSide = Playfield / 20

// surface is a quadrilateral of the road list: a tile or a kerb.
type surface struct {
	corner       [4][2]float64 // in the world
	x, y, radius float64       // a disc around it
	ink          uint8
	tile         int32 // index of the tile, or -1 for a kerb
}

// Painter draws the 96×96 state image of CarRacing-v0 on the CPU, pixel for
// pixel as the original's OpenGL does but for rounding of single precision at
// edges. A Painter belongs to one goroutine.
type Painter struct {
	ink    *[inks]inkRow
	glyphs *glyphs
	road   []surface
	pen    pen
	light  uint8 // ink of a tile that was touched
}

// NewPainter returns a Painter that knows no track yet and so draws no road.
func NewPainter() *Painter {
	return &Painter{ink: newInks(), glyphs: loadGlyphs(), light: road0}
}

// SetTrack makes t the track that Draw draws: each tile, followed at once by
// its kerb where it has one. The Painter keeps nothing of t.
func (p *Painter) SetTrack(t *Track) {
	p.road = p.road[:0]
	for i := range t.Tiles {
		tile := &t.Tiles[i]
		p.road = append(p.road, newSurface(tile.Corners, road0+tile.Shade, i))
		if tile.Kerb < 0 {
			continue
		}
		kerb := &t.Kerbs[tile.Kerb]
		ink := red
		if kerb.White {
			ink = white
		}
		p.road = append(p.road, newSurface(kerb.Corners, ink, -1))
	}
}

// Darken makes the road the darker one from now on, or the usual one.
func (p *Painter) Darken(dark bool) {
	p.light = road0
	if dark {
		p.light = dark0
	}
}

func newSurface(corners [4][2]float64, ink, tile int) surface {
	s := surface{corner: corners, ink: uint8(ink), tile: int32(tile)}
	for _, c := range s.corner {
		s.x += c[0] / 4
		s.y += c[1] / 4
	}
	for _, c := range s.corner {
		s.radius = max(s.radius, math.Hypot(c[0]-s.x, c[1]-s.y))
	}
	return s
}

// Draw draws the state image of s over whatever img holds: field, road, car,
// then the panel with bars and score. It allocates nothing.
func (p *Painter) Draw(s *State, img *Image) {
	p.pen.img = img
	c := newCamera(s)
	clear(img[:])
	p.pen.floor = panelRows
	p.drawField(&c)
	p.drawRoad(&c, s.Touched)
	p.drawCar(&c, s)
	p.pen.floor = 0
	p.drawBars(s)
	p.drawScore(s.Shown)
	p.pen.img = nil
}

// drawSquare fills an axis-aligned square of the world.
func (p *Painter) drawSquare(c *camera, x0, y0, x1, y1 float64, ink int) {
	v := [4]vertex{c.project(x0, y0), c.project(x1, y0), c.project(x1, y1), c.project(x0, y1)}
	p.pen.convex(v[:], &p.ink[ink])
}

// drawField draws the grass and, in it, the lighter squares that are in view:
// every second one both ways.
func (p *Painter) drawField(c *camera) {
	p.drawSquare(c, -Playfield, -Playfield, Playfield, Playfield, grass)
	// A disc around the scene's centre, (500, 450) of the window, in the world.
	const up = (windowH+100)/2 - carY
	reach := math.Hypot(windowW/2, (windowH-100)/2) / c.zoom
	scale := 1 / (c.zoom * c.zoom * (subpixels * pixelY))
	x := c.x0 + up*c.yx*scale
	y := c.y0 + up*c.yy*scale
	first := func(v float64) int { return max(int(math.Floor((v-reach)/meadowSide))-1, -20) &^ 1 }
	last := func(v float64) int { return min(int(math.Floor((v+reach)/meadowSide)), 18) }
	const radius = meadowSide * 0.75 // more than half the diagonal
	west, east, south, north := first(x), last(x), first(y), last(y)
	for i := west; i <= east; i += 2 {
		for j := south; j <= north; j += 2 {
			x0, y0 := meadowSide*float64(i), meadowSide*float64(j)
			if c.sees(x0+meadowSide/2, y0+meadowSide/2, radius) {
				p.drawSquare(c, x0, y0, x0+meadowSide, y0+meadowSide, meadow)
			}
		}
	}
}

func (p *Painter) drawRoad(c *camera, touched []bool) {
	for i := range p.road {
		s := &p.road[i]
		if !c.sees(s.x, s.y, s.radius) {
			continue
		}
		ink := s.ink
		if t := int(s.tile); t >= 0 && t < len(touched) && touched[t] {
			ink = p.light
		} else if t >= 0 {
			ink += p.light - road0
		}
		var v [4]vertex
		for k := range v {
			v[k] = c.project(s.corner[k][0], s.corner[k][1])
		}
		p.pen.quad(&v, &p.ink[ink])
	}
}
