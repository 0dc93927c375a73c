package ant

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// The mesh of a capsule: rings about its axis, with their corners where the view
// has its outline.
const (
	ringCorners  = 20 // of a limb's ring
	capRings     = 5  // from a limb's side to its tip
	sideRings    = 4  // lengths of a limb's side, for the light along it
	torsoCorners = 48
	torsoRings   = 10  // from the equator to a pole
	softEdge     = 1.0 // px of the screen over which an outline fades; half of it lies within
)

// solid is the part of an ant that is being drawn, as triangles of a convex body.
type solid struct {
	front []uint32 // the pen's vertices that face the camera
	hull  []uint32 // those of them that are its outline
	open  [2][2]uint32
}

// ring is a circle about a capsule's axis: its middle, how far its normals lean
// along the axis, and how far along the capsule it is.
type ring struct {
	middle       vec3
	along, aside float64 // the normal's parts along the axis and across it
	share        float64
}

// drawTriangles draws the ant as shaded triangles in one call. It shades corners
// with what the traced picture shades pixels with.
func (v *View) drawTriangles(dst *ebiten.Image, hover Part) {
	v.mesh(hover)
	v.theme.Pen().Flush(dst)
}

// mesh leaves the ant's triangles with the pen: whole parts, the far ones first,
// the torso between the legs behind it and those before it. Each part is convex,
// so that its triangles need no order among themselves.
func (v *View) mesh(hover Part) {
	for k := range v.part {
		v.solidPart(v.drawn(k), hover)
	}
}

// drawn is the part that is drawn as the kth.
func (v *View) drawn(k int) *limbPart {
	switch {
	case k < v.behind:
		return &v.part[1+k]
	case k == v.behind:
		return &v.part[0]
	}
	return &v.part[k]
}

// solidPart leaves the triangles of one part with the pen, with a soft edge.
func (v *View) solidPart(q *limbPart, hover Part) {
	if q.joint == 3 && q.b.sub(q.a).size() < 1e-6 {
		return // the round end of the limb before it
	}
	if _, ok := v.Camera.around(q, 1, 0); !ok {
		return
	}
	m := &v.solid
	m.front, m.open = m.front[:0], [2][2]uint32{}
	v.capsule(q, hover.Kind != Nothing && hover == q.part)
	v.soften()
}

// capsule adds the triangles of one part that face the camera.
func (v *View) capsule(q *limbPart, lit bool) {
	c := &v.Camera
	a, b := q.a, q.b
	axis := b.sub(a).unit()
	towards := c.eye.sub(a.add(b).by(0.5)).unit()
	if q.joint == 0 {
		axis = towards // its equator is then its outline
	}
	across := axis.cross(towards)
	if across.size() < 1e-3 {
		across = axis.cross(c.up)
	}
	across = across.unit()
	other := axis.cross(across)
	_, scale, _ := c.ToScreen(a.add(b).by(0.5))
	density := float64(v.theme.Density())
	radius := max(q.radius-softEdge/2/(density*scale), q.radius/2)

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
	if q.joint == 1 {
		// The leg leaves the torso, whose middle its axis meets, by this circle.
		reach := math.Sqrt(max(v.part[0].radius*v.part[0].radius-q.radius*q.radius, 0))
		a = a.add(axis.by(min(reach, b.sub(a).size())))
	} else if open&startOpen == 0 {
		for k := range round {
			add(a, -math.Pi/2*float64(round-k)/float64(round), 0)
		}
	}
	add(a, 0, 0)
	if q.joint > 0 {
		for k := 1; k <= sideRings; k++ {
			from, to := float64(k-1)/sideRings, float64(k)/sideRings
			if q.marked > from && q.marked < to { // where the colour changes
				add(a.add(b.sub(a).by(q.marked)), 0, q.marked)
			}
			add(a.add(b.sub(a).by(to)), 0, to)
		}
	}
	if open&endOpen == 0 {
		for k := 1; k <= round; k++ {
			add(b, math.Pi/2*float64(k)/float64(round), 1)
		}
	}

	begin := uint32(len(v.theme.Pen().Vertices))
	for i := 1; i < n; i++ {
		base := kit.Limb
		if q.joint == 0 {
			base = kit.Torso
		}
		if rings[i-1].share >= q.marked || rings[i-1].share == 1 && q.marked <= 1 {
			base = kit.Warn
		}
		first := uint32(len(v.theme.Pen().Vertices))
		for _, r := range rings[i-1 : i+1] {
			for k := range corners {
				sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(corners))
				normal := axis.by(r.along).add(across.by(cos * r.aside)).add(other.by(sin * r.aside))
				v.shaded(r.middle.add(normal.by(radius)), normal, base, lit)
			}
		}
		for k := range uint32(corners) {
			a, b := first+k, first+(k+1)%uint32(corners)
			v.facet(a, b, b+uint32(corners))
			v.facet(a, b+uint32(corners), a+uint32(corners))
		}
	}
	end, ring := uint32(len(v.theme.Pen().Vertices)), uint32(corners)
	if open&startOpen != 0 && q.joint > 1 {
		v.solid.open[0] = [2]uint32{begin, begin + ring}
	}
	if open&endOpen != 0 {
		v.solid.open[1] = [2]uint32{end - ring, end}
	}
}

// shaded adds a corner with the light that falls on it, as in ant.kage.
func (v *View) shaded(at, normal vec3, base kit.Color, lit bool) {
	c := &v.Camera
	p, _, _ := c.ToScreen(at) // around has seen to it that the part lies before the camera
	light := c.light()
	diffuse := max(normal.dot(light), 0)
	half := light.sub(at.sub(c.eye).unit()).unit()
	shine := math.Pow(max(normal.dot(half), 0), 24)
	low := min(max(at[2]*3, 0), 1)
	sky := (0.5 + 0.5*normal[2]) * (0.5 + 0.5*low)
	r, g, b, _ := base.Premultiplied()
	tone := func(channel float32) float32 {
		x := min(float64(channel)*(0.15+0.27*sky+0.56*diffuse)+0.22*shine, 1)
		if lit {
			x += 0.22 * (1 - x)
		}
		return float32(x)
	}
	density := float64(v.theme.Density())
	v.theme.Pen().Vertices = append(v.theme.Pen().Vertices, ebiten.Vertex{
		DstX: float32(density * p.X), DstY: float32(density * p.Y), SrcX: 1, SrcY: 1, ColorR: tone(r), ColorG: tone(g), ColorB: tone(b), ColorA: 1,
	})
}

// facet adds a triangle unless it faces away or covers nothing.
func (v *View) facet(a, b, c uint32) {
	pen := v.theme.Pen()
	if turn(&pen.Vertices[a], &pen.Vertices[b], &pen.Vertices[c]) >= 0 {
		return
	}
	pen.Indices = append(pen.Indices, a, b, c)
	v.solid.front = append(v.solid.front, a, b, c)
}

// turn is twice the area of a triangle on screen, negative where it turns to the left.
func turn(p, q, r *ebiten.Vertex) float32 {
	return (q.DstX-p.DstX)*(r.DstY-p.DstY) - (q.DstY-p.DstY)*(r.DstX-p.DstX)
}
