package kit

import "math"

// Trail is the way that a body has gone, as points of its world's floor (m).
// Points after a mark are drawn as after damage.
type Trail struct {
	points []Point
	mark   int // first point after the damage, −1 for none
	on     []Point
}

// NewTrail returns an empty trail.
func NewTrail() *Trail { return &Trail{mark: -1} }

// Spacing of a trail's points, m; how many are kept.
const (
	trailStep = 0.12
	trailMost = 4000
)

// Add appends where the body is now; moves of less than 12 cm only shift the
// last point, so that a body at rest costs nothing.
func (t *Trail) Add(x, y float64) {
	n := len(t.points)
	if n >= 2 && math.Hypot(x-t.points[n-2].X, y-t.points[n-2].Y) < trailStep && t.mark != n-1 {
		t.points[n-1] = Point{x, y}
		return
	}
	if n == trailMost {
		half := trailMost / 2
		copy(t.points, t.points[half:])
		t.points = t.points[:n-half]
		t.mark = max(t.mark-half, min(t.mark, 0))
	}
	t.points = append(t.points, Point{x, y})
}

// Mark makes the last point the place where damage was done.
func (t *Trail) Mark() {
	if len(t.points) > 0 {
		t.mark = len(t.points) - 1
	}
}

// Unmark takes the mark away, as after recovery.
func (t *Trail) Unmark() { t.mark = -1 }

// Marked gives the place of the mark.
func (t *Trail) Marked() (x, y float64, ok bool) {
	if t.mark < 0 || t.mark >= len(t.points) {
		return 0, 0, false
	}
	return t.points[t.mark].X, t.points[t.mark].Y, true
}

// Reset forgets everything.
func (t *Trail) Reset() { t.points, t.mark = t.points[:0], -1 }

// Draw strokes the trail through a projection that says which points are seen.
func (t *Trail) Draw(p *Pen, project func(Point) (Point, bool), width float64) {
	stroke := func(points []Point, w float64, c Color) {
		t.on = t.on[:0]
		for _, q := range points {
			at, seen := project(q)
			if !seen {
				p.Path(t.on, w, c, false)
				t.on = t.on[:0]
				continue
			}
			t.on = append(t.on, at)
		}
		p.Path(t.on, w, c, false)
	}
	if t.mark < 0 {
		stroke(t.points, width*0.75, Text3)
		return
	}
	stroke(t.points[:t.mark+1], width*0.75, Text3)
	stroke(t.points[t.mark:], width, Warn)
	if at, seen := project(t.points[t.mark]); seen {
		p.Disc(at, 5.5, BG0)
		p.Ring(at, 5, 2, Warn)
	}
}
