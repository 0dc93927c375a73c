package render

import (
	"image"
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"
)

// The mesh of a capsule: rings about its axis.
const (
	ringCorners   = 14 // of a limb's ring
	capRings      = 4  // from a limb's side to its tip
	sideRings     = 4  // lengths of a limb's side, so that sorting by depth has pieces to sort
	torsoCorners  = 28
	torsoRings    = 8 // from the equator to a pole
	shadowCorners = 16
	shadowDepth   = 0.55 // opacity of the plain shadow
)

// facet is a triangle of the mesh with its distance along the view.
type facet struct {
	depth   float64
	a, b, c uint32
}

// facets is the mesh of an ant as it is seen in a frame.
type facets struct {
	sorted []facet
	depths []float64 // of the pen's vertices from first on
	first  int
}

// ring is a circle about a capsule's axis: its middle, how far its normals lean
// along the axis, and how far along the capsule it is.
type ring struct {
	middle       vec3
	along, aside float64 // the normal's parts along the axis and across it
	share        float64
}

// drawTriangles draws the ant as shaded triangles, the far ones first, in one
// call. It shades corners with what the traced picture shades pixels with.
func (v *AntView) drawTriangles(dst *ebiten.Image, hover Part) {
	v.mesh(hover)
	v.theme.pen.Flush(dst)
}

// mesh leaves the ant's triangles with the pen, the far ones first. Beneath them
// lie the limbs' outlines, whose edges are smooth.
func (v *AntView) mesh(hover Part) {
	c, p, m := &v.Camera, v.theme.pen, &v.facets
	for i := range v.part {
		q := &v.part[i]
		a, sa, ok := c.ToScreen(q.a)
		b, sb, ok2 := c.ToScreen(q.b)
		if ok && ok2 {
			p.taper(a, sa*q.radius, b, sb*q.radius, Limb.Mix(Ground, 0.6))
		}
	}
	m.sorted, m.depths, m.first = m.sorted[:0], m.depths[:0], len(p.vertices)
	for i := range v.part {
		q := &v.part[i]
		if q.joint == 3 && q.b.sub(q.a).size() < 1e-6 {
			continue // the round end of the limb before it
		}
		if _, ok := c.around(q, 1, 0); ok {
			v.capsule(q, hover.Kind != Nothing && hover == q.part)
		}
	}
	slices.SortFunc(m.sorted, func(a, b facet) int {
		switch {
		case a.depth > b.depth:
			return -1
		case a.depth < b.depth:
			return 1
		}
		return 0
	})
	for _, f := range m.sorted {
		p.indices = append(p.indices, f.a, f.b, f.c)
	}
}

// capsule adds the triangles of one part that face the camera.
func (v *AntView) capsule(q *limbPart, lit bool) {
	axis := q.b.sub(q.a).unit()
	if axis == (vec3{}) {
		axis = vec3{0, 0, 1}
	}
	across := axis.cross(vec3{0, 0, 1})
	if across.size() < 0.1 {
		across = axis.cross(vec3{1, 0, 0})
	}
	across = across.unit()
	other := axis.cross(across)

	var rings [2*torsoRings + 2*capRings + sideRings + 4]ring
	n := 0
	add := func(middle vec3, angle, share float64) {
		sin, cos := math.Sincos(angle)
		rings[n] = ring{middle, sin, cos, share}
		n++
	}
	corners, round := ringCorners, capRings
	if q.joint == 0 {
		corners, round = torsoCorners, torsoRings
	}
	open := int(q.open)
	if open&startOpen == 0 {
		for k := range round {
			add(q.a, -math.Pi/2*float64(round-k)/float64(round), 0)
		}
	}
	add(q.a, 0, 0)
	if q.joint > 0 {
		for k := 1; k <= sideRings; k++ {
			from, to := float64(k-1)/sideRings, float64(k)/sideRings
			if q.marked > from && q.marked < to { // where the colour changes
				add(q.a.add(q.b.sub(q.a).by(q.marked)), 0, q.marked)
			}
			add(q.a.add(q.b.sub(q.a).by(to)), 0, to)
		}
	}
	if open&endOpen == 0 {
		for k := 1; k <= round; k++ {
			add(q.b, math.Pi/2*float64(k)/float64(round), 1)
		}
	}

	for i := 1; i < n; i++ {
		base := Limb
		if q.joint == 0 {
			base = Torso
		}
		if rings[i-1].share >= q.marked || rings[i-1].share == 1 && q.marked <= 1 {
			base = Warn
		}
		first := uint32(len(v.theme.pen.vertices))
		for _, r := range rings[i-1 : i+1] {
			for k := range corners {
				sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(corners))
				normal := axis.by(r.along).add(across.by(cos * r.aside)).add(other.by(sin * r.aside))
				v.shaded(r.middle.add(normal.by(q.radius)), normal, base, lit)
			}
		}
		for k := range uint32(corners) {
			a, b := first+k, first+(k+1)%uint32(corners)
			v.facet(a, b, b+uint32(corners))
			v.facet(a, b+uint32(corners), a+uint32(corners))
		}
	}
}

// shaded adds a corner with the light that falls on it, as in ant.kage.
func (v *AntView) shaded(at, normal vec3, base Color, lit bool) {
	c := &v.Camera
	p, _, ok := c.ToScreen(at)
	depth := at.sub(c.eye).dot(c.forward)
	if !ok {
		depth = math.Inf(1)
	}
	v.facets.depths = append(v.facets.depths, depth)
	light := c.light()
	diffuse := max(normal.dot(light), 0)
	half := light.sub(at.sub(c.eye).unit()).unit()
	shine := math.Pow(max(normal.dot(half), 0), 24)
	low := min(max(at[2]*3, 0), 1)
	sky := (0.5 + 0.5*normal[2]) * (0.5 + 0.5*low)
	r, g, b, _ := base.premultiplied()
	tone := func(channel float32) float32 {
		x := min(float64(channel)*(0.15+0.27*sky+0.56*diffuse)+0.22*shine, 1)
		if lit {
			x += 0.22 * (1 - x)
		}
		return float32(x)
	}
	v.theme.pen.vertices = append(v.theme.pen.vertices, ebiten.Vertex{
		DstX: float32(p.X), DstY: float32(p.Y), SrcX: 1, SrcY: 1, ColorR: tone(r), ColorG: tone(g), ColorB: tone(b), ColorA: 1,
	})
}

// facet adds a triangle unless it faces away or covers nothing.
func (v *AntView) facet(a, b, c uint32) {
	m, at := &v.facets, v.theme.pen.vertices
	p, q, r := &at[a], &at[b], &at[c]
	if (q.DstX-p.DstX)*(r.DstY-p.DstY)-(q.DstY-p.DstY)*(r.DstX-p.DstX) >= 0 {
		return
	}
	first := uint32(m.first)
	depth := m.depths[a-first] + m.depths[b-first] + m.depths[c-first]
	if math.IsInf(depth, 1) {
		return
	}
	m.sorted = append(m.sorted, facet{depth, a, b, c})
}

// drawPlainShadow lays the shadows of all limbs over the floor as one shape. It
// is drawn at half the resolution, so that overlaps are no darker.
func (v *AntView) drawPlainShadow(dst *ebiten.Image) {
	c := &v.Camera
	size := image.Pt((c.View.Dx()+1)/2, (c.View.Dy()+1)/2)
	if v.shadow == nil || v.shadow.Bounds().Size() != size {
		v.shadow = ebiten.NewImage(size.X, size.Y)
	}
	v.shadow.Clear()
	v.shadowHulls()
	v.theme.pen.Flush(v.shadow)
	options := &ebiten.DrawImageOptions{Filter: ebiten.FilterLinear}
	options.GeoM.Scale(2, 2)
	options.GeoM.Translate(float64(c.View.Min.X), float64(c.View.Min.Y))
	options.ColorScale.ScaleAlpha(shadowDepth)
	dst.DrawImage(v.shadow, options)
}

// shadowHulls leaves with the pen, in the shadow image's pixels, where each
// part's two ends and what lies between them throw their shadow.
func (v *AntView) shadowHulls() {
	c, p := &v.Camera, v.theme.pen
	light := c.light()
	var hull [shadowCorners]Point
	for i := range v.part {
		q := &v.part[i]
		a, b := q.a.sub(light.by(q.a[2]/light[2])), q.b.sub(light.by(q.b[2]/light[2]))
		heading := 0.0
		if q.joint > 0 {
			heading = math.Atan2(b[1]-a[1], b[0]-a[0])
		}
		seen := true
		for k := range hull {
			middle := b
			if k >= shadowCorners/2 {
				middle = a
			}
			// Half a circle about either end.
			half := k % (shadowCorners / 2)
			turn := heading - math.Pi/2 + math.Pi*float64(half)/(shadowCorners/2-1) + math.Pi*float64(k/(shadowCorners/2))
			sin, cos := math.Sincos(turn)
			at, _, ok := c.ToScreen(middle.add(vec3{cos, sin, 0}.by(q.radius)))
			hull[k] = Point{(at.X - float64(c.View.Min.X)) / 2, (at.Y - float64(c.View.Min.Y)) / 2}
			seen = seen && ok
		}
		if seen {
			p.Polygon(hull[:], Tyre)
		}
	}
}
