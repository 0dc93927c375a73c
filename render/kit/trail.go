package kit

import "math"

// Trail is the way that a body has gone, as points of its world's floor (m).
// Points after a mark are drawn as after damage: in dashes, so that nobody needs to tell
// the two by their colours. A long way is thinned, the oldest part of it most, and is
// still the whole way.
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
	for far := trailStep / 4; len(t.points) > trailMost*3/4 && n == trailMost; far *= 2 {
		t.thin(far)
	}
	t.points = append(t.points, Point{x, y})
}

// thin drops points of the older three quarters that lie nearer than so far to the
// straight line between their neighbours, never two in a row.
func (t *Trail) thin(far float64) {
	old := len(t.points) * 3 / 4
	kept, dropped, mark := 1, false, t.mark
	for i := 1; i < len(t.points); i++ {
		if i < old && !dropped && i != t.mark && aside(t.points[i], t.points[kept-1], t.points[i+1]) < far {
			dropped = true
			if i < t.mark {
				mark--
			}
			continue
		}
		t.points[kept], dropped = t.points[i], false
		kept++
	}
	t.points, t.mark = t.points[:kept], mark
}

// aside is how far a point lies from the line from a to b, or from its ends.
func aside(q, a, b Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	share := 0.0
	if d := dx*dx + dy*dy; d > 0 {
		share = min(max(((q.X-a.X)*dx+(q.Y-a.Y)*dy)/d, 0), 1)
	}
	return math.Hypot(q.X-a.X-share*dx, q.Y-a.Y-share*dy)
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
	on := t.dash(project)
	seen := func(q Point) bool {
		_, ok := project(q)
		return ok
	}
	for _, dash := range dashes(t.points[t.mark:], on, on*0.6, seen) {
		stroke(dash, width, Warn)
	}
	if at, seen := project(t.points[t.mark]); seen {
		p.Disc(at, 5.5, BG0)
		p.Ring(at, 5, 2, Warn)
	}
}

// dashPixels is about how long a dash is on the screen.
const dashPixels = 16

// dash is the length of a dash, m: a power of two, so that it does not change with every
// move of the camera.
func (t *Trail) dash(project func(Point) (Point, bool)) float64 {
	for i := len(t.points) - 1; i >= t.mark; i-- {
		q := t.points[i]
		at, seen := project(q)
		a, ok := project(Point{q.X + 0.1, q.Y})
		b, too := project(Point{q.X, q.Y + 0.1})
		if !seen || !ok || !too {
			continue
		}
		metre := 10 * max(math.Hypot(a.X-at.X, a.Y-at.Y), math.Hypot(b.X-at.X, b.Y-at.Y))
		if metre > 0 {
			return math.Exp2(math.Round(math.Log2(dashPixels / metre)))
		}
	}
	return 1
}

// dashes cuts what is seen of a way into dashes of a length, with gaps of another.
func dashes(points []Point, on, gap float64, seen func(Point) bool) [][]Point {
	if len(points) == 0 {
		return nil
	}
	var all [][]Point
	dash, left, drawn := []Point{points[0]}, on, true
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		way := math.Hypot(to.X-from.X, to.Y-from.Y)
		hidden := !seen(from) && !seen(to)
		done := 0.0
		if hidden { // as if gone on whole dashes and gaps at once
			done = math.Floor(way/(on+gap)) * (on + gap)
		}
		for done < way {
			part := min(left, way-done)
			done, left = done+part, left-part
			at := Point{from.X + (to.X-from.X)*done/way, from.Y + (to.Y-from.Y)*done/way}
			if drawn {
				dash = append(dash, at)
			}
			if left > 0 {
				continue
			}
			if drawn {
				if !hidden {
					all = append(all, dash)
				}
				left = gap
			} else {
				dash, left = []Point{at}, on
			}
			drawn = !drawn
		}
		if hidden && drawn {
			dash = []Point{to}
		}
	}
	if drawn && len(dash) > 1 {
		all = append(all, dash)
	}
	return all
}
