package render

import (
	"math"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
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
				v.cast(quad, &v.part[i], 0, Point{}, 1)
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
		m, pen := &v.facets, v.theme.pen
		if n := len(m.sorted); n < 800 || n > 4000 {
			t.Errorf("%s: %d triangles face the camera, want some 2,000", body, n)
		}
		a0, b0, a1, b1 := bounds(pen.vertices, pen.indices[len(pen.indices)-3*len(m.sorted):])
		for _, d := range [...]float64{a0 - x0, b0 - y0, a1 - x1, b1 - y1} {
			if math.Abs(d) > 3 {
				t.Errorf("%s: the triangles lie in %.0f, %.0f … %.0f, %.0f, the ant in %.0f, %.0f … %.0f, %.0f", body, a0, b0, a1, b1, x0, y0, x1, y1)
				break
			}
		}
		red := 0
		for _, f := range m.sorted {
			if q := &pen.vertices[f.a]; q.ColorR > 1.8*q.ColorG {
				red++
			}
		}
		if damaged := body != "leg4=1"; damaged != (red > 0) {
			t.Errorf("%s: %d triangles are marked as damage", body, red)
		}
	}
}

// Nearer triangles cover farther ones, and what is seen of the torso is its near
// side.
func TestTrianglesAreSorted(t *testing.T) {
	v, s := standing(t)
	v.prepare(s, &[4]float64{})
	v.mesh(Part{})
	m, c, at := &v.facets, &v.Camera, v.theme.pen.vertices
	middle, _, _ := c.ToScreen(s.Torso)
	beside := func(a, b *ebiten.Vertex) bool {
		return (float64(b.DstX)-float64(a.DstX))*(middle.Y-float64(a.DstY))-(float64(b.DstY)-float64(a.DstY))*(middle.X-float64(a.DstX)) <= 0
	}
	last, seen := math.Inf(1), math.Inf(1)
	for _, f := range m.sorted {
		if f.depth > last {
			t.Fatalf("a triangle at %v is drawn after one at %v", f.depth, last)
		}
		last = f.depth
		if p, q, r := &at[f.a], &at[f.b], &at[f.c]; beside(p, q) && beside(q, r) && beside(r, p) {
			seen = f.depth / 3
		}
	}
	torso := vec3(s.Torso).sub(c.eye).dot(c.forward)
	if want := torso - s.Radius; math.Abs(seen-want) > 0.1*s.Radius {
		t.Errorf("at the torso's middle a triangle %.3f m away is seen, want the near side at %.3f m", seen, want)
	}
}

func TestPlainShadowLiesUnderTheAnt(t *testing.T) {
	v, s := standing(t)
	v.prepare(s, &[4]float64{})
	v.shadowHulls()
	p := v.theme.pen
	if _, triangles := p.Count(); triangles < limbs*(shadowCorners-2) {
		t.Fatalf("%d triangles of shadow, want at least %d", triangles, limbs*(shadowCorners-2))
	}
	x0, y0, x1, y1 := bounds(p.vertices, p.indices)
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
	p := v.theme.pen
	frame := func() {
		v.prepare(s, &[4]float64{})
		v.shadowHulls()
		v.mesh(Part{})
		p.vertices, p.indices = p.vertices[:0], p.indices[:0]
	}
	frame()
	if n := testing.AllocsPerRun(20, frame); n != 0 {
		t.Errorf("%v allocations a frame", n)
	}
}
