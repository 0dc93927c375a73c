package ant

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
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

// drawFloor shades the floor: lit about the robot, dark far away.
func drawFloor(p *kit.Pen, c *OrbitCamera) {
	v := c.View
	colour := func(at kit.Point) kit.Color {
		d := c.ray(at)
		if d[2] > -1e-3 {
			return kit.Ground
		}
		t := -c.eye[2] / d[2]
		x, y := c.eye[0]+d[0]*t-c.target[0], c.eye[1]+d[1]*t-c.target[1]
		far := min(math.Hypot(x, y)/glowReach, 1)
		return kit.GroundNear.Mix(kit.Ground, far*far*(3-2*far))
	}
	first := uint32(len(p.Vertices))
	for j := range glowCells + 1 {
		for i := range glowCells + 1 {
			at := kit.Pt(
				float64(v.Min.X)+float64(v.Dx())*float64(i)/glowCells,
				float64(v.Min.Y)+float64(v.Dy())*float64(j)/glowCells,
			)
			p.Corner(at.X, at.Y, colour(at))
		}
	}
	for j := range uint32(glowCells) {
		for i := range uint32(glowCells) {
			a := first + j*(glowCells+1) + i
			b := a + glowCells + 1
			p.Indices = append(p.Indices, a, a+1, b+1, a, b+1, b)
		}
	}
}

// floorLine strokes a straight line on the floor, fading away from the target.
func (v *View) floorLine(x0, y0, x1, y1, width float64, ink kit.Color) {
	const pieces = 18
	c := &v.Camera
	v.ribbon = v.ribbon[:0]
	for i := range pieces + 1 {
		s := float64(i) / pieces
		x, y := x0+(x1-x0)*s, y0+(y1-y0)*s
		at, scale, ok := c.ToScreen([3]float64{x, y, 0})
		if !ok || scale*width > 60 {
			v.theme.Pen().Ribbon(v.ribbon)
			v.ribbon = v.ribbon[:0]
			continue
		}
		away := math.Hypot(x-c.target[0], y-c.target[1]) / gridReach
		v.ribbon = append(v.ribbon, kit.RibbonPoint{At: at, Width: min(scale*width, 4), Colour: ink.Alpha(1 - away*away)})
	}
	v.theme.Pen().Ribbon(v.ribbon)
}

// drawGrid draws a line every metre, and the ruler with its marks.
func (v *View) drawGrid(dst *ebiten.Image) {
	c, p := &v.Camera, v.theme.Pen()
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
	v.floorLine(tx-7, ruler, tx+7, ruler, 0.009, kit.Text3)
	p.Flush(dst)
	for m := math.Ceil(tx - 4); m <= tx+4; m++ {
		a, _, ok := c.ToScreen([3]float64{m, ruler, 0})
		b, scale, ok2 := c.ToScreen([3]float64{m, ruler - 0.1, 0})
		label, _, ok3 := c.ToScreen([3]float64{m, ruler - 0.28, 0})
		if !ok || !ok2 || !ok3 {
			continue
		}
		fade := 1 - math.Abs(m-tx)/4.2
		p.Line(a, b, max(1.5, 0.012*scale), kit.Text2.Alpha(fade))
		words := kit.Number(m, 0) + " m"
		w, h := v.theme.Type.Width(words, kit.Body, kit.Regular), v.theme.Type.Pixels(kit.Body)
		if v.tags.Hides(image.Rect(int(label.X-w/2)-2, int(label.Y-h/2)-2, int(label.X+w/2)+3, int(label.Y+h/2)+3)) {
			continue
		}
		v.theme.Type.Draw(dst, words, label.X, label.Y, kit.Body, kit.Regular, kit.Text2.Alpha(min(1, 1.6*fade)), kit.Centre)
	}
	p.Flush(dst)
}
