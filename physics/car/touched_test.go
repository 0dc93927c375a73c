package car

import "math"

// Which tiles a recorded run had touched by a given step is not in the
// recordings, and the image shows it. The tests work it out from the recorded
// poses with plain polygon distances, apart from the world's own contacts.

type outline [][2]float64

// touchReach is the gap at which Box2D lets two polygons touch: its two skins.
const touchReach = 0.02

type pose struct{ x, y, angle float64 }

// body returns the outlines of hull and wheels, one list of parts per body.
func carOutlines(hull pose, wheels [4]pose) []outline {
	var parts []outline
	for _, part := range HullParts() {
		parts = append(parts, outline(part.Corners()).at(hull))
	}
	for _, w := range wheels {
		o := outline{{-TyreHalfWidth, -TyreHalfLength}, {TyreHalfWidth, -TyreHalfLength}, {TyreHalfWidth, TyreHalfLength}, {-TyreHalfWidth, TyreHalfLength}}
		parts = append(parts, o.at(w))
	}
	return parts
}

func (o outline) at(p pose) outline {
	sin, cos := math.Sincos(p.angle)
	moved := make(outline, len(o))
	for i, c := range o {
		moved[i] = [2]float64{p.x + c[0]*cos - c[1]*sin, p.y + c[0]*sin + c[1]*cos}
	}
	return moved
}

// convexHull is Andrew's monotone chain.
func convexHull(points outline) outline {
	sorted := append(outline(nil), points...)
	for i := range sorted {
		for j := i; j > 0 && (sorted[j][0] < sorted[j-1][0] || sorted[j][0] == sorted[j-1][0] && sorted[j][1] < sorted[j-1][1]); j-- {
			sorted[j], sorted[j-1] = sorted[j-1], sorted[j]
		}
	}
	var hull outline
	for pass := range 2 {
		start := len(hull)
		for i := range sorted {
			c := sorted[i]
			if pass == 1 {
				c = sorted[len(sorted)-1-i]
			}
			for len(hull) >= start+2 {
				a, b := hull[len(hull)-2], hull[len(hull)-1]
				if (b[0]-a[0])*(c[1]-a[1])-(b[1]-a[1])*(c[0]-a[0]) > 0 {
					break
				}
				hull = hull[:len(hull)-1]
			}
			hull = append(hull, c)
		}
		hull = hull[:len(hull)-1]
	}
	return hull
}

// gap is the distance of two convex polygons, 0 where they overlap.
func gap(a, b outline) float64 {
	if a.contains(b[0]) || b.contains(a[0]) {
		return 0
	}
	least := math.Inf(1)
	for i := range a {
		for j := range b {
			least = min(least, segmentGap(a[i], a[(i+1)%len(a)], b[j], b[(j+1)%len(b)]))
		}
	}
	return least
}

func (o outline) contains(p [2]float64) bool {
	left, right := false, false
	for i, a := range o {
		b := o[(i+1)%len(o)]
		turn := (b[0]-a[0])*(p[1]-a[1]) - (b[1]-a[1])*(p[0]-a[0])
		left, right = left || turn > 0, right || turn < 0
	}
	return !(left && right)
}

func segmentGap(a, b, c, d [2]float64) float64 {
	side := func(a, b, p [2]float64) float64 { return (b[0]-a[0])*(p[1]-a[1]) - (b[1]-a[1])*(p[0]-a[0]) }
	if side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0 {
		return 0
	}
	to := func(p, a, b [2]float64) float64 {
		dx, dy := b[0]-a[0], b[1]-a[1]
		t := max(0, min(1, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/(dx*dx+dy*dy)))
		return math.Hypot(a[0]+t*dx-p[0], a[1]+t*dy-p[1])
	}
	return min(to(a, c, d), to(b, c, d), to(c, a, b), to(d, a, b))
}

// touchRecorder follows a run and knows the tiles that were touched.
type touchRecorder struct {
	tiles   []outline
	touched []bool
}

func newTouchRecorder(track *Track) *touchRecorder {
	r := &touchRecorder{touched: make([]bool, len(track.Tiles))}
	for _, tile := range track.Tiles {
		r.tiles = append(r.tiles, convexHull(tile.Corners[:]))
	}
	return r
}

// stand marks the tiles that the car touches where it stands.
func (r *touchRecorder) stand(hull pose, wheels [4]pose) {
	parts := carOutlines(hull, wheels)
	for i, tile := range r.tiles {
		if r.touched[i] || math.Hypot(tile[0][0]-hull.x, tile[0][1]-hull.y) > 30 {
			continue
		}
		for _, part := range parts {
			if gap(tile, part) < touchReach {
				r.touched[i] = true
				break
			}
		}
	}
}
