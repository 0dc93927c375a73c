package ant

import (
	"cmp"
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// soften lays a rim along the outline of the part that is being drawn, in the colours
// of its corners, which fades outwards. A part is convex, and so its outline is the convex
// hull of its corners on screen. There is none where the part goes on in another of the
// same leg.
func (v *View) soften() {
	m, p := &v.solid, v.theme.Pen()
	v.outline()
	n := len(m.hull)
	if n < 3 {
		return
	}
	at := func(i int) kit.Point {
		q := &p.Vertices[m.hull[i%n]]
		return kit.Pt(float64(q.DstX), float64(q.DstY))
	}
	first := uint32(len(p.Vertices))
	for i := range n {
		// The hull turns to the left, and its normals point inwards.
		out := kit.Mitre(kit.Normal(at(i+n-1), at(i)), kit.Normal(at(i), at(i+1)))
		q := p.Vertices[m.hull[i]]
		q.DstX, q.DstY = q.DstX-float32(out.X*softEdge), q.DstY-float32(out.Y*softEdge)
		q.ColorR, q.ColorG, q.ColorB, q.ColorA = 0, 0, 0, 0
		p.Vertices = append(p.Vertices, q)
	}
	for i := range n {
		k := (i + 1) % n
		if m.joined(m.hull[i], m.hull[k]) {
			continue
		}
		a, b, c, d := m.hull[i], m.hull[k], first+uint32(k), first+uint32(i)
		p.Indices = append(p.Indices, a, b, c, a, c, d)
	}
}

// joined tells whether two corners are of the same open end.
func (m *solid) joined(a, b uint32) bool {
	for _, o := range m.open {
		if a >= o[0] && a < o[1] && b >= o[0] && b < o[1] {
			return true
		}
	}
	return false
}

// outline finds the convex hull of the corners that face the camera (Andrew's monotone
// chains), turning to the left as seen with y downwards.
func (v *View) outline() {
	m, at := &v.solid, v.theme.Pen().Vertices
	slices.SortFunc(m.front, func(a, b uint32) int {
		p, q := &at[a], &at[b]
		return cmp.Or(cmp.Compare(p.DstX, q.DstX), cmp.Compare(p.DstY, q.DstY), cmp.Compare(a, b))
	})
	m.hull = m.hull[:0]
	for _, way := range [2]bool{false, true} {
		from := len(m.hull)
		for i := range m.front {
			next := m.front[i]
			if way {
				next = m.front[len(m.front)-1-i]
			}
			for k := len(m.hull); k >= from+2 && turn(&at[m.hull[k-2]], &at[m.hull[k-1]], &at[next]) >= 0; k = len(m.hull) {
				m.hull = m.hull[:k-1]
			}
			if k := len(m.hull); k > from && samePlace(&at[m.hull[k-1]], &at[next]) {
				continue
			}
			m.hull = append(m.hull, next)
		}
		if len(m.hull) > 0 {
			m.hull = m.hull[:len(m.hull)-1] // the other chain begins with it
		}
	}
}

func samePlace(p, q *ebiten.Vertex) bool {
	return math.Abs(float64(p.DstX-q.DstX)) < 1e-3 && math.Abs(float64(p.DstY-q.DstY)) < 1e-3
}
