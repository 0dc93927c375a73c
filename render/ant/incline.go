package ant

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// The wedge that shows a slope beside the ant's way: how far from it, on the side of −y,
// and how long, in metres.
const (
	wedgeAway = 0.85
	wedgeLong = 1.2
	leastSeen = 0.08 // sine of the angle above the floor from which the camera looks at least
)

// lean turns the camera's axes, so that what is up in the picture is up in the world: the
// floor rises towards +x by an angle, in radians, and the picture shows it rise.
func (c *OrbitCamera) lean(slope float64) {
	if slope == 0 {
		return
	}
	sin, cos := math.Sincos(slope)
	turn := func(v vec3) vec3 { return vec3{v[0]*cos + v[2]*sin, v[1], v[2]*cos - v[0]*sin} }
	c.forward, c.right, c.up = turn(c.forward), turn(c.right), turn(c.up)
	if c.forward[2] > -leastSeen { // from below the floor there is nothing to be seen
		flat := vec3{c.forward[0], c.forward[1], 0}.unit()
		c.forward = flat.by(math.Sqrt(1 - leastSeen*leastSeen)).add(vec3{0, 0, -leastSeen})
		c.right = c.right.sub(c.forward.by(c.right.dot(c.forward))).unit()
		c.up = c.right.cross(c.forward)
	}
}

// level is the direction in the floor's frame that goes up the slope, seen from above, but
// stays at one height.
func level(slope float64) vec3 {
	sin, cos := math.Sincos(slope)
	return vec3{cos, 0, -sin}
}

// drawIncline draws how much the floor leans, as a wedge between it and a level line, with
// the angle in degrees. The wedge stands on its thin end where the floor rises, and on the
// other where it falls.
func (v *View) drawIncline(dst *ebiten.Image, degrees float64) {
	if degrees == 0 {
		return
	}
	c, p := &v.Camera, v.theme.Pen()
	slope := degrees * math.Pi / 180
	foot := vec3{c.target[0] - wedgeLong/2, c.target[1] - wedgeAway, 0}
	top := foot.add(vec3{wedgeLong, 0, 0})
	flat := foot.add(level(slope).by(wedgeLong * math.Cos(slope)))
	if degrees < 0 { // from the other end, so that the level line lies below here, too
		foot, top = top, foot
		flat = foot.sub(level(slope).by(wedgeLong * math.Cos(slope)))
	}
	a, _, ok := c.ToScreen(foot)
	b, _, ok2 := c.ToScreen(top)
	d, _, ok3 := c.ToScreen(flat)
	if !ok || !ok2 || !ok3 {
		return
	}
	p.Polygon([]kit.Point{a, b, d}, kit.Warn.Alpha(0.22))
	p.Line(a, b, 2, kit.Warn)
	p.Dashes(a, d, 1.5, 5, 4, kit.Warn)
	p.Dashes(d, b, 1, 3, 3, kit.Warn.Alpha(0.7))
	p.Flush(dst)
	words := kit.Number(math.Abs(degrees), 1)
	if degrees == math.Round(degrees) {
		words = kit.Number(math.Abs(degrees), 0)
	}
	way := map[bool]string{true: "° uphill", false: "° downhill"}[degrees > 0]
	middle := kit.Pt((a.X+b.X+d.X)/3, max(a.Y, b.Y, d.Y))
	v.theme.Type.Draw(dst, words+way, middle.X, middle.Y+v.theme.Type.Px(14), kit.Body, kit.Medium, kit.Warn, kit.Centre)
}

// weigh draws what the torso carries, at its centre: a weight whose side goes with the third
// root of the kilograms.
func (v *View) weigh(dst *ebiten.Image, torso vec3, radius, kilograms float64) {
	if kilograms <= 0 {
		return
	}
	c, p := &v.Camera, v.theme.Pen()
	at, scale, ok := c.ToScreen(torso)
	if !ok {
		return
	}
	half := min(0.055*math.Cbrt(kilograms), 0.8*radius*math.Sqrt2) * scale / 1.6
	foot, head := half, half*0.68
	dark := kit.OnAccent.Mix(kit.BG0, 0.8)
	ring := max(half*0.34, 2)
	p.Ring(kit.Pt(at.X, at.Y-half*0.95), ring, max(ring*0.5, 1.5), dark)
	p.Polygon([]kit.Point{kit.Pt(at.X-head, at.Y-half*0.7), kit.Pt(at.X+head, at.Y-half*0.7), kit.Pt(at.X+foot, at.Y+half*0.8), kit.Pt(at.X-foot, at.Y+half*0.8)}, dark)
	p.Flush(dst)
	words := kit.Number(kilograms, 0)
	if v.theme.Type.Width(words, kit.Caption, kit.Medium) < 2*head-2 {
		v.theme.Type.Draw(dst, words, at.X, at.Y+half*0.08, kit.Caption, kit.Medium, kit.Warn, kit.Centre)
	}
}
