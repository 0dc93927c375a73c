package render

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// The floor's grid and its fading.
const (
	gridStep  = 1.0 // m between lines
	gridReach = 9.0 // m from the target to where lines have faded
	glowReach = 5.5 // m from the target to where the light on the floor has faded
	gridWidth = 0.016
	rulerAway = 1.3 // m from the ant's lane to the ruler, on the side of −y
	glowCells = 12  // of the mesh that shades the floor, across and down
)

// ribbonPoint is a point of a line whose width and colour change along it.
type ribbonPoint struct {
	at    Point
	width float64
	c     Color
}

// ribbon strokes a line of changing width and colour.
func (p *Pen) ribbon(points []ribbonPoint) {
	n := len(points)
	if n < 2 {
		return
	}
	start := uint32(len(p.vertices))
	before := normal(points[0].at, points[1].at)
	for i, q := range points {
		after := before
		if i+1 < n {
			if d := normal(q.at, points[i+1].at); d != (Point{}) {
				after = d
			}
		}
		m := mitre(before, after)
		inner, outer, edge := p.rims(q.width/2, q.c)
		p.corner(q.at.X+m.X*outer, q.at.Y+m.Y*outer, Clear)
		p.corner(q.at.X+m.X*inner, q.at.Y+m.Y*inner, edge)
		p.corner(q.at.X-m.X*inner, q.at.Y-m.Y*inner, edge)
		p.corner(q.at.X-m.X*outer, q.at.Y-m.Y*outer, Clear)
		before = after
		if i == 0 {
			continue
		}
		a, b := start+uint32(4*i-4), start+uint32(4*i)
		for k := uint32(0); k < 3; k++ {
			p.indices = append(p.indices, a+k, b+k, b+k+1, a+k, b+k+1, a+k+1)
		}
	}
}

// drawFloor shades the floor: lit about the robot, dark far away.
func drawFloor(p *Pen, c *OrbitCamera) {
	v := c.View
	colour := func(at Point) Color {
		d := c.ray(at)
		if d[2] > -1e-3 {
			return Ground
		}
		t := -c.eye[2] / d[2]
		x, y := c.eye[0]+d[0]*t-c.target[0], c.eye[1]+d[1]*t-c.target[1]
		far := min(math.Hypot(x, y)/glowReach, 1)
		return GroundNear.Mix(Ground, far*far*(3-2*far))
	}
	first := uint32(len(p.vertices))
	for j := range glowCells + 1 {
		for i := range glowCells + 1 {
			at := Point{
				float64(v.Min.X) + float64(v.Dx())*float64(i)/glowCells,
				float64(v.Min.Y) + float64(v.Dy())*float64(j)/glowCells,
			}
			p.corner(at.X, at.Y, colour(at))
		}
	}
	for j := range uint32(glowCells) {
		for i := range uint32(glowCells) {
			a := first + j*(glowCells+1) + i
			b := a + glowCells + 1
			p.indices = append(p.indices, a, a+1, b+1, a, b+1, b)
		}
	}
}

// floorLine strokes a straight line on the floor, fading away from the target.
func (v *AntView) floorLine(x0, y0, x1, y1, width float64, ink Color) {
	const pieces = 18
	c := &v.Camera
	v.ribbon = v.ribbon[:0]
	for i := range pieces + 1 {
		s := float64(i) / pieces
		x, y := x0+(x1-x0)*s, y0+(y1-y0)*s
		at, scale, ok := c.ToScreen([3]float64{x, y, 0})
		if !ok || scale*width > 60 {
			v.theme.pen.ribbon(v.ribbon)
			v.ribbon = v.ribbon[:0]
			continue
		}
		away := math.Hypot(x-c.target[0], y-c.target[1]) / gridReach
		v.ribbon = append(v.ribbon, ribbonPoint{at, min(scale*width, 4), ink.Alpha(1 - away*away)})
	}
	v.theme.pen.ribbon(v.ribbon)
}

// drawGrid draws a line every metre, and the ruler with its marks.
func (v *AntView) drawGrid(dst *ebiten.Image) {
	c, p := &v.Camera, v.theme.pen
	ink := v.theme.GridColor()
	tx, ty := c.target[0], c.target[1]
	reach := math.Floor(gridReach / gridStep)
	for k := -reach; k <= reach; k++ {
		x, y := (math.Round(tx/gridStep)+k)*gridStep, (math.Round(ty/gridStep)+k)*gridStep
		if d := gridReach*gridReach - (x-tx)*(x-tx); d > 0 {
			h := math.Sqrt(d)
			v.floorLine(x, ty-h, x, ty+h, gridWidth, ink)
		}
		if d := gridReach*gridReach - (y-ty)*(y-ty); d > 0 {
			h := math.Sqrt(d)
			v.floorLine(tx-h, y, tx+h, y, gridWidth, ink)
		}
	}
	ruler := 2*math.Round(ty/2) - rulerAway
	v.floorLine(tx-7, ruler, tx+7, ruler, 0.009, Text3)
	p.Flush(dst)
	for m := math.Ceil(tx - 4); m <= tx+4; m++ {
		a, _, ok := c.ToScreen([3]float64{m, ruler, 0})
		b, scale, ok2 := c.ToScreen([3]float64{m, ruler - 0.1, 0})
		label, _, ok3 := c.ToScreen([3]float64{m, ruler - 0.28, 0})
		if !ok || !ok2 || !ok3 {
			continue
		}
		fade := 1 - math.Abs(m-tx)/4.2
		p.Line(a, b, max(1.5, 0.012*scale), Text2.Alpha(fade))
		words := Number(m, 0) + " m"
		w, h := v.theme.Type.Width(words, Body, Regular), v.theme.Type.Pixels(Body)
		if v.tags.hides(image.Rect(int(label.X-w/2)-2, int(label.Y-h/2)-2, int(label.X+w/2)+3, int(label.Y+h/2)+3)) {
			continue
		}
		v.theme.Type.Draw(dst, words, label.X, label.Y, Body, Regular, Text2.Alpha(min(1, 1.6*fade)), Centre)
	}
	p.Flush(dst)
}
