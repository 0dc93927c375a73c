package car

import "math"

// Place is how far a car has come along its track, by where it is and not by what it was
// paid for: in tiles from the start, more than a lap's after the finish line, and less
// than 0 behind the start. Off the road it keeps the place where the road was left.
type Place struct {
	tiles float64
	near  int // index of the nearest point
	least float64
	most  float64
}

// offRoad is the distance from the centre line beyond which a car is on no road, m.
const offRoad = trackHalf + kerbWidth + 2

// localReach is how many points on either side of the last one are looked at first: a
// car makes less than one a step.
const localReach = 3

// Reset begins at a position (m).
func (p *Place) Reset(t *Track, x, y float64) {
	*p = Place{}
	p.Move(t, x, y)
	p.least, p.most = p.tiles, p.tiles
}

// Round tells whether the car has been all the way round, in whichever direction.
func (p *Place) Round(t *Track) bool { return t != nil && p.most-p.least >= float64(len(t.Points)-1) }

// Tiles is the place in tiles.
func (p *Place) Tiles() float64 { return p.tiles }

// Move goes to another position. It takes the shorter way round to where that is on the
// track.
func (p *Place) Move(t *Track, x, y float64) {
	if t == nil || len(t.Points) == 0 || math.IsNaN(x) || math.IsNaN(y) {
		return
	}
	n := len(t.Points)
	near, far := p.near, math.Inf(1)
	look := func(i int) {
		i = (i%n + n) % n
		if d := math.Hypot(x-t.Points[i].X, y-t.Points[i].Y); d < far {
			near, far = i, d
		}
	}
	for i := -localReach; i <= localReach; i++ {
		look(p.near + i)
	}
	if far > offRoad { // it may have cut across the grass
		for i := range n {
			look(i)
		}
		if far > offRoad {
			return
		}
	}
	at := &t.Points[near]
	sin, cos := math.Sincos(at.Beta)
	along := (float64(-sin*(x-at.X)) + float64(cos*(y-at.Y))) / pointDistance
	lap := float64(n)
	p.near = near
	p.tiles += math.Remainder(float64(near)+min(max(along, -0.5), 0.5)-p.tiles, lap)
	p.least, p.most = min(p.least, p.tiles), max(p.most, p.tiles)
}
