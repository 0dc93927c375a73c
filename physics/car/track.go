package car

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
)

// The track's constants, from CarRacing-v0, in world units after division by
// its SCALE of 6.
const (
	trackRadius   = 900.0 / 6  // radius about which the checkpoints lie
	Playfield     = 2000.0 / 6 // half side of the grass square; leaving it ends the episode
	pointDistance = 21.0 / 6   // distance between two track points
	turnRate      = 0.31       // greatest turn per point, rad
	trackHalf     = 40.0 / 6   // half width of the road
	kerbWidth     = 8.0 / 6
	kerbCount     = 4          // consecutive turning points that make a kerb
	kerbTurn      = 0.31 * 0.2 // least turn per point that counts for a kerb, rad
	checkpoints   = 12
	drawsPerTry   = 2 * checkpoints
	walkBudget    = 2500 // points after which a walk is given up
	maxAttempts   = 1000 // 6 to 10 of 100 attempts fail, so this many in a row mean a broken source
)

// ErrTrack is wrapped by the errors of Generate.
var ErrTrack = errors.New("car: no track")

// Point is one point of the track's centre line.
type Point struct {
	Alpha float64 // angle about the playfield's centre, rad
	Beta  float64 // the track's transverse direction: driving goes along (−sin β, cos β)
	X, Y  float64
}

// Tile is one quad of road. Corners are in drawing order: left and right of
// this point, then right and left of the point before it.
type Tile struct {
	Corners [4][2]float64
	Shade   int // 0, 1, 2: the grey 0.4 + 0.01·Shade while untouched
	Kerb    int // index into Track.Kerbs of the kerb drawn right after the tile, −1 for none
}

// Kerb is one red or white quad beside a sharp turn. It is only drawn.
type Kerb struct {
	Index   int // the tile that it follows in drawing order
	Corners [4][2]float64
	White   bool
}

// Track is a closed road. It never changes once generated and may be shared by
// any number of worlds.
type Track struct {
	Points   []Point
	Border   []bool // per point: has a kerb
	Attempts int    // attempts that generation took, the successful one counted
	Tiles    []Tile // one per point; tile i joins point i to the point before it
	Kerbs    []Kerb // ascending by Index
}

// trackStream sets the random stream of tracks apart from all others.
const trackStream = 0x7452_6163_6b53_7452

// Stream returns a uniform source for Generate that depends on the seed alone.
func Stream(seed uint64) func(lo, hi float64) float64 {
	source := rand.New(rand.NewPCG(seed, trackStream))
	return func(lo, hi float64) float64 {
		return lo + float64((hi-lo)*source.Float64())
	}
}

// Generate makes a track as CarRacing-v0 does: it draws twelve checkpoints on
// a rough circle, walks between them with a bounded turn rate and keeps one lap
// of the walk. Each attempt takes exactly 24 draws in [lo, hi); attempts that do
// not close are repeated. It fails, with ErrTrack, on a draw that is not a
// number within its range (a recording that ran out) and when no attempt closes.
func Generate(draw func(lo, hi float64) float64) (*Track, error) {
	walk := make([]Point, 0, walkBudget)
	for attempt := 1; attempt <= maxAttempts; attempt++ {
		marks, err := drawCheckpoints(draw)
		if err != nil {
			return nil, fmt.Errorf("attempt %d: %w", attempt, err)
		}
		walk = walkCheckpoints(marks, walk[:0])
		lap, ok := cutLap(walk)
		if !ok {
			continue
		}
		return build(append([]Point(nil), lap...), attempt), nil
	}
	return nil, fmt.Errorf("%w: expected a closed lap within %d attempts, found none", ErrTrack, maxAttempts)
}

// startAlpha is where laps are cut, half a sector before the first checkpoint.
const startAlpha = 2 * math.Pi * -0.5 / checkpoints

type checkpoint struct{ alpha, x, y float64 }

func drawCheckpoints(draw func(lo, hi float64) float64) (marks [checkpoints]checkpoint, err error) {
	for c := range marks {
		noise, rad := draw(0, 2*math.Pi/checkpoints), draw(trackRadius/3, trackRadius)
		if !(noise >= 0 && noise <= 2*math.Pi/checkpoints && rad >= trackRadius/3 && rad <= trackRadius) {
			return marks, fmt.Errorf("%w: checkpoint %d: expected draws within [0, π/6] and [%g, %g], found %g and %g",
				ErrTrack, c, trackRadius/3, trackRadius, noise, rad)
		}
		alpha := 2*math.Pi*float64(c)/checkpoints + noise
		switch c {
		case 0:
			alpha, rad = 0, 1.5*trackRadius
		case checkpoints - 1:
			alpha, rad = 2*math.Pi*float64(c)/checkpoints, 1.5*trackRadius
		}
		sin, cos := sincos64(alpha)
		marks[c] = checkpoint{alpha, rad * cos, rad * sin}
	}
	return marks, nil
}

// walkCheckpoints walks almost five laps from checkpoint to checkpoint.
func walkCheckpoints(marks [checkpoints]checkpoint, walk []Point) []Point {
	x, y, beta := 1.5*trackRadius, 0.0, 0.0
	next, laps := 0, 0
	otherSide := false
	for budget := walkBudget; budget > 0 && laps <= 4; budget-- {
		alpha := atan2(y, x)
		if otherSide && alpha > 0 {
			laps++
			otherSide = false
		}
		if alpha < 0 {
			otherSide = true
			alpha += 2 * math.Pi
		}
		for alpha > marks[next].alpha {
			next++
			if next == checkpoints {
				next = 0
				alpha -= 2 * math.Pi
			}
		}
		sin, cos := sincos64(beta)
		proj := 6 * (float64(cos*(marks[next].x-x)) + float64(sin*(marks[next].y-y)))
		for beta-alpha > 1.5*math.Pi {
			beta -= 2 * math.Pi
		}
		for beta-alpha < -1.5*math.Pi {
			beta += 2 * math.Pi
		}
		before := beta
		turn := math.Min(turnRate, math.Abs(0.001*proj))
		if proj > 0.3 {
			beta -= turn
		}
		if proj < -0.3 {
			beta += turn
		}
		x += float64(pointDistance * -sin)
		y += float64(pointDistance * cos)
		walk = append(walk, Point{alpha, (before + beta) / 2, x, y})
	}
	return walk
}

// cutLap finds the last whole lap of a walk and reports whether it closes.
func cutLap(walk []Point) (lap []Point, ok bool) {
	crossing := func(i int) int {
		for i--; i > 0; i-- {
			if walk[i].Alpha > startAlpha && walk[i-1].Alpha <= startAlpha {
				return i
			}
		}
		return 0
	}
	end := crossing(len(walk))
	if end == 0 {
		return nil, false
	}
	start := crossing(end)
	if start == 0 || end-1-start < kerbCount+1 {
		return nil, false
	}
	lap = walk[start : end-1]
	first, last := lap[0], lap[len(lap)-1]
	sin, cos := sincos64(first.Beta)
	gapX, gapY := float64(cos*(first.X-last.X)), float64(sin*(first.Y-last.Y))
	return lap, math.Sqrt(float64(gapX*gapX)+float64(gapY*gapY)) <= pointDistance
}

func build(points []Point, attempts int) *Track {
	t := &Track{Points: points, Border: borders(points), Attempts: attempts}
	t.lay(trackHalf, trackHalf+kerbWidth)
	return t
}

// lay makes the tiles of a road of half a width, and its kerbs up to a distance from the
// middle.
func (t *Track) lay(half, kerb float64) {
	points, n := t.Points, len(t.Points)
	t.Tiles, t.Kerbs = make([]Tile, n), nil
	for i := range points {
		at, before := points[i], points[(i+n-1)%n]
		tile := Tile{Shade: i % 3, Kerb: -1}
		tile.Corners[0], tile.Corners[1] = at.beside(-half), at.beside(half)
		tile.Corners[2], tile.Corners[3] = before.beside(half), before.beside(-half)
		if t.Border[i] {
			side := 1.0
			if before.Beta < at.Beta {
				side = -1
			}
			inner, outer := side*half, side*kerb
			tile.Kerb = len(t.Kerbs)
			t.Kerbs = append(t.Kerbs, Kerb{Index: i, White: i%2 == 0, Corners: [4][2]float64{
				at.beside(inner), at.beside(outer), before.beside(outer), before.beside(inner)}})
		}
		t.Tiles[i] = tile
	}
}

// beside is the point at a signed distance across the track.
func (p Point) beside(distance float64) [2]float64 {
	sin, cos := sincos64(p.Beta)
	return [2]float64{p.X + float64(distance*cos), p.Y + float64(distance*sin)}
}

// borders marks the points whose last four turns all go sharply one way, and
// the three before each. Marks are spread in place and in ascending order, so
// that those that wrap round to the end spread once more.
func borders(points []Point) []bool {
	n := len(points)
	border := make([]bool, n)
	for i := range border {
		good, signs := true, 0
		for k := range kerbCount {
			turn := points[(i-k+n)%n].Beta - points[(i-k-1+n)%n].Beta
			good = good && math.Abs(turn) > kerbTurn
			if turn > 0 {
				signs++
			} else if turn < 0 {
				signs--
			}
		}
		border[i] = good && (signs == kerbCount || signs == -kerbCount)
	}
	for i := range border {
		for k := range kerbCount {
			j := (i - k + n) % n
			border[j] = border[j] || border[i]
		}
	}
	return border
}
