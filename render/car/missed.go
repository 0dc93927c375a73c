package car

import (
	"math"

	"hebbarium/physics/car"
	"hebbarium/render/kit"
)

// drawMissed lays a colour over the tiles that have yet to be visited and, where the next
// of them is out of sight, an arrow at the edge of the view that points to it.
func drawMissed(p *kit.Pen, c *FollowCamera, l lens, t *car.Track, paid []bool, next int) {
	if t == nil || next >= len(t.Tiles) {
		return
	}
	reach := c.reach() + tileReach
	var quad [4]kit.Point
	for i := range t.Tiles {
		q := &t.Tiles[i].Corners
		if i >= len(paid) || paid[i] || math.Abs(q[0][0]-c.X) > reach || math.Abs(q[0][1]-c.Y) > reach {
			continue
		}
		for k, v := range q {
			quad[k] = l.at(v[0], v[1])
		}
		p.Quad(quad[0], quad[1], quad[2], quad[3], kit.Accent.Alpha(0.45))
		p.Line(quad[0], quad[1], 2, kit.Accent)
		p.Line(quad[2], quad[3], 2, kit.Accent)
	}
	if at, way, out := beyond(c, l.at(middle(&t.Tiles[next]))); out {
		side := kit.Pt(-way.Y, way.X)
		back := kit.Pt(at.X-14*way.X, at.Y-14*way.Y)
		p.Polygon([]kit.Point{at, kit.Pt(back.X+8*side.X, back.Y+8*side.Y), kit.Pt(back.X-8*side.X, back.Y-8*side.Y)}, kit.Accent)
	}
}

// middle is the middle of a tile.
func middle(t *car.Tile) (x, y float64) {
	for _, q := range t.Corners {
		x, y = x+q[0]/4, y+q[1]/4
	}
	return x, y
}

// edgeGap is how far from the edge of the view an arrow lies that points out of it.
const edgeGap = 24

// beyond tells whether a pixel lies out of the view, and where at its edge an arrow to
// it ends, in which direction.
func beyond(c *FollowCamera, q kit.Point) (at, way kit.Point, out bool) {
	v, from := c.View.Inset(edgeGap), c.anchor()
	dx, dy := q.X-from.X, q.Y-from.Y
	far := math.Hypot(dx, dy)
	share := 1.0
	for _, side := range []struct{ d, room float64 }{
		{dx, float64(v.Max.X) - from.X}, {-dx, from.X - float64(v.Min.X)}, {dy, float64(v.Max.Y) - from.Y}, {-dy, from.Y - float64(v.Min.Y)},
	} {
		if side.d > side.room && side.room > 0 {
			share = min(share, side.room/side.d)
		}
	}
	if share == 1 || far == 0 {
		return q, kit.Point{}, false
	}
	return kit.Pt(from.X+share*dx, from.Y+share*dy), kit.Pt(dx/far, dy/far), true
}
