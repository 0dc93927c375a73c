package render

import (
	"math"

	"hebbarium/physics/car"
)

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

// draw strokes the trail through a projection that says which points are seen.
func (t *Trail) draw(p *Pen, project func(Point) (Point, bool), width float64) {
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

// Skids are the marks that sliding wheels leave.
type Skids struct {
	runs [4][][]Point // per wheel: stretches of rubber, oldest first
	down [4]bool
	on   []Point
}

// Constants of the marks: CarRacing-v0 draws them where the force that a wheel
// would need is more than twice what it can have.
const (
	slipForce    = 82.0
	gripRoad     = 400.0
	gripGrass    = 240.0
	skidRunsMost = 40
	skidRunMost  = 300
)

// Add looks at the car after a step.
func (k *Skids) Add(s *car.State) {
	for i := range s.Wheels {
		w := &s.Wheels[i]
		sin, cos := math.Sincos(w.Angle)
		forward, side := -w.VX*sin+w.VY*cos, w.VX*cos+w.VY*sin
		grip := gripGrass
		if w.Tiles > 0 {
			grip = gripRoad
		}
		slides := slipForce*math.Hypot(w.Spin*car.TyreHalfLength-forward, side) > 2*grip
		runs := &k.runs[i]
		if slides && (!k.down[i] || len((*runs)[len(*runs)-1]) >= skidRunMost) {
			if len(*runs) == skidRunsMost {
				copy(*runs, (*runs)[1:])
				*runs = (*runs)[:skidRunsMost-1]
			}
			*runs = append(*runs, nil)
		}
		if slides {
			last := &(*runs)[len(*runs)-1]
			*last = append(*last, Point{w.X, w.Y})
		}
		k.down[i] = slides
	}
}

// Reset takes all marks away.
func (k *Skids) Reset() { *k = Skids{on: k.on} }

func (k *Skids) draw(p *Pen, c *FollowCamera, l lens) {
	reach := c.reach() + 1
	for i := range k.runs {
		for _, run := range k.runs[i] {
			k.on = k.on[:0]
			for _, q := range run {
				if math.Abs(q.X-c.X) > reach || math.Abs(q.Y-c.Y) > reach {
					p.Path(k.on, 2*car.TyreHalfWidth*c.Zoom, Skid, false)
					k.on = k.on[:0]
					continue
				}
				k.on = append(k.on, l.at(q.X, q.Y))
			}
			p.Path(k.on, 2*car.TyreHalfWidth*c.Zoom, Skid, false)
		}
	}
}
