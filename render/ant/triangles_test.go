package ant

import (
	"image"
	"math"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/physics/ant"
	"hebbarium/render/kit"
)

// bounds are the least and greatest place on screen of some vertices.
func bounds(vertices []ebiten.Vertex, indices []uint32) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, i := range indices {
		x, y := float64(vertices[i].DstX), float64(vertices[i].DstY)
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	return x0, y0, x1, y1
}

// Both pictures are of the same ant in the same place.
func TestTrianglesCoverTheAnt(t *testing.T) {
	for _, body := range []string{"leg4=1", "leg4=0", "leg2=0.5"} {
		v, s := standing(t, body)
		v.prepare(s, &[4]float64{})
		quads := 0
		x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for i := range v.part {
			if quad, ok := v.Camera.around(&v.part[i], 1, 0); ok {
				v.cast(quad, &v.part[i], 0, kit.Point{}, 1)
				quads++
			}
			for _, end := range [2]vec3{v.part[i].a, v.part[i].b} {
				p, scale, _ := v.Camera.ToScreen(end)
				r := scale * v.part[i].radius
				x0, y0, x1, y1 = min(x0, p.X-r), min(y0, p.Y-r), max(x1, p.X+r), max(y1, p.Y+r)
			}
		}
		if quads != limbs || len(v.vertices) != 4*limbs || len(v.indices) != 6*limbs {
			t.Errorf("%s: %d quads of %d vertices for the traced picture, want %d", body, quads, len(v.vertices), limbs)
		}
		v.mesh(Part{})
		pen := v.theme.Pen()
		if n := len(pen.Indices) / 3; n < 800 || n > 5000 {
			t.Errorf("%s: %d triangles face the camera, want some 2,500", body, n)
		}
		a0, b0, a1, b1 := bounds(pen.Vertices, pen.Indices)
		for _, d := range [...]float64{a0 - x0, b0 - y0, a1 - x1, b1 - y1} {
			if math.Abs(d) > 3 {
				t.Errorf("%s: the triangles lie in %.0f, %.0f … %.0f, %.0f, the ant in %.0f, %.0f … %.0f, %.0f", body, a0, b0, a1, b1, x0, y0, x1, y1)
				break
			}
		}
		red := 0
		for _, i := range pen.Indices {
			if q := &pen.Vertices[i]; q.ColorR > 1.8*q.ColorG && q.ColorA == 1 {
				red++
			}
		}
		if damaged := body != "leg4=1"; damaged != (red > 0) {
			t.Errorf("%s: %d corners are marked as damage", body, red)
		}
	}
}

// painted is, for each pixel of the view, which part's triangles were drawn there last: the
// torso, or a leg, by its number; −1 for none.
func painted(v *View) []int {
	view, pen := v.Camera.View, v.theme.Pen()
	at := make([]int, view.Dx()*view.Dy())
	for i := range at {
		at[i] = -1
	}
	for k := range v.part {
		q := v.drawn(k)
		first := len(pen.Indices)
		v.solidPart(q, Part{})
		for i := first; i < len(pen.Indices); i += 3 {
			a, b, c := &pen.Vertices[pen.Indices[i]], &pen.Vertices[pen.Indices[i+1]], &pen.Vertices[pen.Indices[i+2]]
			if a.ColorA < 1 || b.ColorA < 1 || c.ColorA < 1 {
				continue // the soft edge
			}
			way := float32(1)
			if turn(a, b, c) < 0 {
				way = -1
			}
			for y := max(view.Min.Y, int(min(a.DstY, b.DstY, c.DstY))); y <= min(view.Max.Y-1, int(max(a.DstY, b.DstY, c.DstY))); y++ {
				for x := max(view.Min.X, int(min(a.DstX, b.DstX, c.DstX))); x <= min(view.Max.X-1, int(max(a.DstX, b.DstX, c.DstX))); x++ {
					p := ebiten.Vertex{DstX: float32(x) + 0.5, DstY: float32(y) + 0.5}
					if way*turn(a, b, &p) >= 0 && way*turn(b, c, &p) >= 0 && way*turn(c, a, &p) >= 0 {
						at[(y-view.Min.Y)*view.Dx()+x-view.Min.X] = q.part.Leg
					}
				}
			}
		}
	}
	return at
}

// met is what painted should be: which part each pixel's ray meets first.
func met(v *View) []int {
	c := &v.Camera
	at := make([]int, 0, c.View.Dx()*c.View.Dy())
	for y := c.View.Min.Y; y < c.View.Max.Y; y++ {
		for x := c.View.Min.X; x < c.View.Max.X; x++ {
			d, best, leg := c.ray(kit.Pt(float64(x)+0.5, float64(y)+0.5)), math.Inf(1), -1
			for i := range v.part {
				q := &v.part[i]
				if near, _ := nearest(c.eye, d, q.a, q.b); near >= q.radius {
					continue
				}
				if t := entry(c.eye, d, q); t < best {
					best, leg = t, q.part.Leg
				}
			}
			at = append(at, leg)
		}
	}
	return at
}

// entry is how far along a ray it enters a capsule that it meets: where its distance from
// the axis falls to the radius.
func entry(o, d vec3, q *limbPart) float64 {
	away := func(t float64) float64 {
		p, ab := o.add(d.by(t)), q.b.sub(q.a)
		s := min(max(p.sub(q.a).dot(ab)/max(ab.dot(ab), 1e-12), 0), 1)
		return p.sub(q.a.add(ab.by(s))).size()
	}
	_, inside := nearest(o, d, q.a, q.b)
	outside := 0.0
	for range 40 {
		if m := (inside + outside) / 2; away(m) < q.radius {
			inside = m
		} else {
			outside = m
		}
	}
	return inside
}

// From all around and in all poses, the triangles show what rays meet, but for a pixel or
// two along the edges.
func TestTrianglesShowWhatRaysMeet(t *testing.T) {
	v, s := standing(t)
	w := ant.NewWorld()
	action := make([]float64, 8)
	for round := range 8 {
		for i := range action {
			action[i] = math.Sin(float64(7*round + 3*i))
		}
		for range 12 {
			w.Step(action)
		}
		w.State(s)
		v.Camera.Yaw, v.Camera.Pitch, v.Camera.Distance = float64(round)*1.3, 0.1+0.18*float64(round), 3.9-0.1*float64(round)
		v.Camera.Follow(s.Torso, 0, true)
		v.Camera.aim(image.Rect(0, 0, 200, 160))
		v.prepare(s, &[4]float64{})
		v.theme.Pen().Vertices, v.theme.Pen().Indices = v.theme.Pen().Vertices[:0], v.theme.Pen().Indices[:0]
		found, want := painted(v), met(v)
		width, covered, deep := v.Camera.View.Dx(), 0, 0
		for i := range want {
			x, y := i%width, i/width
			if want[i] >= 0 {
				covered++
			}
			if found[i] == want[i] || x < 2 || y < 2 || x >= width-2 || y >= 158 {
				continue
			}
			near := false
			for dy := -2; dy <= 2; dy++ {
				for dx := -2; dx <= 2; dx++ {
					near = near || want[i+dy*width+dx] == found[i]
				}
			}
			if !near {
				deep++
			}
		}
		if covered < 1000 {
			t.Fatalf("round %d: rays of %d pixels meet the ant, want a thousand", round, covered)
		}
		if deep > covered/500 { // thin slivers between two legs
			t.Errorf("round %d: at %d of %d pixels another part is shown than rays meet within two pixels", round, deep, covered)
		}
	}
}

// A part has a soft edge all around, but for where it goes on in another.
func TestTrianglesHaveSoftEdges(t *testing.T) {
	v, s := standing(t)
	v.prepare(s, &[4]float64{})
	pen := v.theme.Pen()
	for k := range v.part {
		q := v.drawn(k)
		pen.Vertices, pen.Indices = pen.Vertices[:0], pen.Indices[:0]
		v.solidPart(q, Part{})
		m := &v.solid
		soft, around, open := 0.0, 0.0, 0.0
		for i := range m.hull {
			a, b := m.hull[i], m.hull[(i+1)%len(m.hull)]
			d := math.Hypot(float64(pen.Vertices[a].DstX-pen.Vertices[b].DstX), float64(pen.Vertices[a].DstY-pen.Vertices[b].DstY))
			around += d
			if m.joined(a, b) {
				open += d
			}
		}
		// The outermost corners are clear, and lie a pixel beyond the outline.
		for i := 0; i < len(pen.Indices); i += 3 {
			if a, b, c := &pen.Vertices[pen.Indices[i]], &pen.Vertices[pen.Indices[i+1]], &pen.Vertices[pen.Indices[i+2]]; c.ColorA == 0 && b.ColorA == 1 {
				soft += math.Hypot(float64(a.DstX-b.DstX), float64(a.DstY-b.DstY))
			}
		}
		if soft < 20 || math.Abs(soft-(around-open)) > 0.01*around {
			t.Errorf("part %+v: %.1f px of soft edge about an outline of %.1f px, of which %.1f are open", q.part, soft, around, open)
		}
		if q.joint == 0 && open != 0 {
			t.Errorf("the torso has %.1f px of open outline", open)
		}
	}
}

func TestPlainShadowLiesUnderTheAnt(t *testing.T) {
	v, s := standing(t)
	v.prepare(s, &[4]float64{})
	v.shadowHulls()
	p := v.theme.Pen()
	if _, triangles := p.Count(); triangles < limbs*(shadowCorners-2) {
		t.Fatalf("%d triangles of shadow, want at least %d", triangles, limbs*(shadowCorners-2))
	}
	x0, y0, x1, y1 := bounds(p.Vertices, p.Indices)
	for leg := range s.Lower {
		foot, _, _ := v.Camera.ToScreen(s.Lower[leg].B)
		x, y := (foot.X-float64(v.Camera.View.Min.X))/2, (foot.Y-float64(v.Camera.View.Min.Y))/2
		if x < x0 || x > x1 || y < y0-8 || y > y1 {
			t.Errorf("the foot of leg %d at %.0f, %.0f is outside of the shadow's %.0f, %.0f … %.0f, %.0f", leg+1, x, y, x0, y0, x1, y1)
		}
	}
}

// A frame's mesh makes no garbage.
func TestTrianglesAllocateNothing(t *testing.T) {
	v, s := standing(t)
	p := v.theme.Pen()
	frame := func() {
		v.prepare(s, &[4]float64{})
		v.shadowHulls()
		v.mesh(Part{})
		p.Vertices, p.Indices = p.Vertices[:0], p.Indices[:0]
	}
	frame()
	if n := testing.AllocsPerRun(20, frame); n != 0 {
		t.Errorf("%v allocations a frame", n)
	}
}
