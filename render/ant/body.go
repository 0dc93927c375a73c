package ant

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/physics/ant"
	"hebbarium/render/kit"
)

// limbPart is one capsule of the ant and what it belongs to.
type limbPart struct {
	a, b   vec3
	radius float64
	marked float64 // share of the way from which it is drawn as damage; unmarked for nowhere
	part   Part
	open   float64 // startOpen, endOpen or both
	joint  int     // which of its leg's three it is; 0 for the torso
}

// unmarked is a share of the way that no capsule reaches. The others are added
// to it for the shader.
const (
	unmarked  = 2
	litUp     = 4
	startOpen = 8
	endOpen   = 16
)

// collect lists the parts of an ant, the torso first, with the stumps' ends
// marked as damage. grow shortens lower legs to a share of their length; zero
// leaves them.
func collect(s *ant.State, parts *[limbs]limbPart, grow *[4]float64) {
	parts[0] = limbPart{a: s.Torso, b: s.Torso, radius: s.Radius, marked: unmarked, part: Part{OnTorso, 0}}
	for k := range 4 {
		leg, share := Part{OnLeg, k + 1}, s.Body.Lower[k]
		for i, c := range [...]*ant.Capsule{&s.Upper[k], &s.Aux[k], &s.Lower[k]} {
			parts[1+3*k+i] = limbPart{a: c.A, b: c.B, radius: c.Radius, marked: unmarked, part: leg, joint: i + 1}
		}
		aux, lower := &parts[2+3*k], &parts[3+3*k]
		if g := grow[k]; g > 0 && g < 1 {
			lower.b = lower.a.add(lower.b.sub(lower.a).by(g))
		}
		switch {
		case share <= 0:
			aux.marked, lower.marked = 0.55, 0
		case share < 1:
			lower.marked = max(0, 1-0.1/max(lower.b.sub(lower.a).size(), 0.1))
		}
	}
}

// cast adds a quad on screen for a part, with what the shaders need of it.
// The image begins at an origin and is smaller than the screen by a factor.
func (v *View) cast(at [4]kit.Point, q *limbPart, marked float64, origin kit.Point, smaller float64) {
	c, d := &v.Camera, float64(v.theme.Density())
	m := c.middle()
	a, b := q.a.sub(c.target), q.b.sub(c.target)
	first := uint16(len(v.vertices))
	for _, p := range at {
		v.vertices = append(v.vertices, ebiten.Vertex{
			DstX: float32(d * (p.X - origin.X) / smaller), DstY: float32(d * (p.Y - origin.Y) / smaller),
			SrcX: float32(d * (p.X - m.X)), SrcY: float32(d * (p.Y - m.Y)),
			ColorR: float32(a[0]), ColorG: float32(a[1]), ColorB: float32(a[2]), ColorA: float32(q.radius),
			Custom0: float32(b[0]), Custom1: float32(b[1]), Custom2: float32(b[2]), Custom3: float32(marked),
		})
	}
	v.indices = append(v.indices, first, first+1, first+2, first, first+2, first+3)
}

func floats(v vec3) []float32 { return []float32{float32(v[0]), float32(v[1]), float32(v[2])} }

func channels(c kit.Color) []float32 {
	r, g, b, _ := c.Premultiplied()
	return []float32{r, g, b}
}

// uniforms are what both shaders want.
func (v *View) uniforms(s *ant.State) map[string]any {
	c := &v.Camera
	torso := vec3(s.Torso).sub(c.target)
	return map[string]any{
		"Eye": floats(c.eye.sub(c.target)), "Right": floats(c.right), "Up": floats(c.up), "Forward": floats(c.forward),
		"Focal": float32(float64(v.theme.Density()) * c.pixels), "Floor": float32(-c.target[2]), "Light": floats(c.light()),
		"Torso": append(floats(torso), float32(s.Radius)), "Dark": float32(0.75),
		"Body": channels(kit.Torso), "Limb": channels(kit.Limb), "Mark": channels(kit.Warn),
	}
}

// light points towards the light: from the upper left, in front.
func (c *OrbitCamera) light() vec3 {
	flat := vec3{c.forward[0], c.forward[1], 0}.unit()
	return c.right.by(-0.42).sub(flat.by(0.28)).add(vec3{0, 0, 0.86}).unit()
}

// drawBody draws the ant.
func (v *View) drawBody(dst *ebiten.Image, s *ant.State, hover Part) {
	v.vertices, v.indices = v.vertices[:0], v.indices[:0]
	for i := range v.part {
		q := &v.part[i]
		if q.joint == 3 && q.b.sub(q.a).size() < 1e-6 {
			continue // the round end of the limb before it
		}
		marked := q.marked + q.open
		if hover.Kind != Nothing && hover == q.part {
			marked += litUp
		}
		if quad, ok := v.Camera.around(q, 1.06, 2); ok {
			v.cast(quad, q, marked, kit.Point{}, 1)
		}
	}
	dst.DrawTrianglesShader(v.vertices, v.indices, v.body, &ebiten.DrawTrianglesShaderOptions{Uniforms: v.uniforms(s)})
}

// around is a quad on screen that holds a capsule, its radius taken larger by a
// factor and a number of pixels.
func (c *OrbitCamera) around(q *limbPart, factor, more float64) (quad [4]kit.Point, ok bool) {
	a, sa, ok := c.ToScreen(q.a)
	b, sb, ok2 := c.ToScreen(q.b)
	if !ok || !ok2 {
		return quad, false
	}
	r := max(sa, sb)*q.radius*factor + more
	n := kit.Normal(a, b)
	if n == (kit.Point{}) {
		n = kit.Pt(0, -1)
	}
	u := kit.Pt(-n.Y, n.X) // from a to b
	n, u = kit.Pt(n.X*r, n.Y*r), kit.Pt(u.X*r, u.Y*r)
	return [4]kit.Point{
		kit.Pt(a.X-u.X+n.X, a.Y-u.Y+n.Y), kit.Pt(b.X+u.X+n.X, b.Y+u.Y+n.Y),
		kit.Pt(b.X+u.X-n.X, b.Y+u.Y-n.Y), kit.Pt(a.X-u.X-n.X, a.Y-u.Y-n.Y),
	}, true
}

// drawTwin draws the outline of all of another body's parts together and a faint
// fill in a colour: the parts enlarged, less the parts made smaller.
func (v *View) drawTwin(dst *ebiten.Image, ink kit.Color) {
	c, p := &v.Camera, v.theme.Pen()
	view := v.theme.Density().Rect(c.View)
	for i := range v.twin {
		if v.twin[i] == nil || v.twin[i].Bounds().Size() != view.Size() {
			v.twin[i] = ebiten.NewImage(view.Dx(), view.Dy())
		}
	}
	// Only what the twin takes of its images is cleared and drawn.
	var taken image.Rectangle
	half := v.theme.TwinWidth() / 2
	at := func(world vec3, radius, grow float64) (kit.Point, float64, bool) {
		q, scale, ok := c.ToScreen(world)
		return kit.Pt(q.X-float64(c.View.Min.X), q.Y-float64(c.View.Min.Y)), max(0, scale*radius+grow), ok
	}
	for i := range v.part {
		for _, end := range [...]vec3{v.part[i].a, v.part[i].b} {
			if q, r, ok := at(end, v.part[i].radius, half+2); ok {
				taken = taken.Union(image.Rect(int(q.X-r), int(q.Y-r), int(q.X+r)+1, int(q.Y+r)+1))
			}
		}
	}
	taken = v.theme.Density().Rect(taken).Inset(-1).Intersect(image.Rectangle{Max: view.Size()})
	if taken.Empty() {
		return
	}
	var part [2]*ebiten.Image
	for k, grow := range [2]float64{half, -half} {
		part[k] = v.twin[k].SubImage(taken).(*ebiten.Image)
		part[k].Clear()
		for i := range v.part {
			a, ra, ok := at(v.part[i].a, v.part[i].radius, grow)
			b, rb, ok2 := at(v.part[i].b, v.part[i].radius, grow)
			if ok && ok2 {
				p.Taper(a, ra, b, rb, ink)
			}
		}
		p.Flush(part[k])
	}
	options := &ebiten.DrawImageOptions{Blend: ebiten.BlendDestinationOut}
	options.GeoM.Translate(float64(taken.Min.X), float64(taken.Min.Y))
	part[0].DrawImage(part[1], options)
	options.Blend = ebiten.Blend{}
	options.GeoM.Translate(float64(view.Min.X), float64(view.Min.Y))
	dst.DrawImage(part[0], options)
	options.ColorScale.ScaleAlpha(0.10)
	dst.DrawImage(part[1], options)
}

// Pick tells which part of the ant is seen at a pixel, or within three pixels
// of it. The camera is that of the last Draw.
func (v *View) Pick(at kit.Point, s *ant.State) Part {
	if s == nil || v.Camera.pixels == 0 || !image.Pt(int(at.X), int(at.Y)).In(v.Camera.View) {
		return Part{}
	}
	var parts [limbs]limbPart
	collect(s, &parts, &[4]float64{})
	d, best, found := v.Camera.ray(at), math.Inf(1), Part{}
	for i := range parts {
		q := &parts[i]
		distance, t := nearest(v.Camera.eye, d, q.a, q.b)
		if distance <= q.radius+3*t/v.Camera.pixels && t-q.radius < best {
			best, found = t-q.radius, q.part
		}
	}
	return found
}

// nearest gives the distance between a ray of unit direction and a segment, and
// how far along the ray it is.
func nearest(o, d, a, b vec3) (distance, t float64) {
	ab, ao := b.sub(a), o.sub(a)
	square, k := max(ab.dot(ab), 1e-12), d.dot(ab)
	s := min(max((ao.dot(ab)-ao.dot(d)*k)/max(square-k*k, 1e-12), 0), 1)
	t = max(a.add(ab.by(s)).sub(o).dot(d), 0)
	s = min(max(o.add(d.by(t)).sub(a).dot(ab)/square, 0), 1)
	t = max(a.add(ab.by(s)).sub(o).dot(d), 0)
	return o.add(d.by(t)).sub(a.add(ab.by(s))).size(), t
}
