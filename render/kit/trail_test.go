package kit

import (
	"math"
	"testing"
)

func TestTrail(t *testing.T) {
	trail := NewTrail()
	for i := range 100 {
		trail.Add(float64(i)*0.01, 0)
	}
	if n := len(trail.points); n > 15 {
		t.Errorf("%d points for a metre, want about 8", n)
	}
	trail.Mark()
	for i := range 3 * trailMost {
		trail.Add(1+float64(i)*0.2, 0)
	}
	if len(trail.points) > trailMost {
		t.Errorf("%d points kept, want at most %d", len(trail.points), trailMost)
	}
	if x, _, ok := trail.Marked(); ok && trail.mark > 0 && math.Abs(x-0.99) > 0.02 {
		t.Errorf("the mark moved to %v", x)
	}
}

// However long the way, all of it stays, near to where it went, in as many points as can
// be drawn; what is newest is thinned least.
func TestTrailIsThinned(t *testing.T) {
	at := func(i int) Point { // a long way in bends of 60 m
		s := float64(i) * 0.02
		return Point{s, 20 * math.Sin(s/10)}
	}
	trail := NewTrail()
	for i := range 200_000 {
		q := at(i)
		trail.Add(q.X, q.Y)
		if i == 70_000 {
			trail.Mark()
		}
	}
	n := len(trail.points)
	if n > trailMost || n < trailMost/2 {
		t.Errorf("%d points are kept, want at most %d", n, trailMost)
	}
	if x, y, ok := trail.Marked(); !ok || math.Hypot(x-at(70_000).X, y-at(70_000).Y) > 2*trailStep {
		t.Errorf("the mark lies at %v, %v, want %v", x, y, at(70_000))
	}
	if trail.points[0] != at(0) {
		t.Errorf("it begins at %v", trail.points[0])
	}
	for i := 1; i < n; i++ {
		a, b := trail.points[i-1], trail.points[i]
		for _, share := range []float64{0.25, 0.5, 0.75} {
			q := Point{a.X + share*(b.X-a.X), a.Y + share*(b.Y-a.Y)}
			if want := 20 * math.Sin(q.X/10); math.Abs(q.Y-want) > 1.5 {
				t.Fatalf("between points %d and %d the trail is at %v, the way at %.2f", i-1, i, q, want)
			}
		}
		if d := math.Hypot(a.X-b.X, a.Y-b.Y); i > n-500 && d > 3*trailStep {
			t.Errorf("near its end two points are %.2f m apart", d)
		}
	}
}

// After a mark the way is in dashes, which lie on it and do not all but meet.
func TestTrailIsDashedAfterDamage(t *testing.T) {
	way := []Point{{0, 0}, {1, 0}, {1, 0.3}, {1, 2.5}}
	all := dashes(way, 0.5, 0.3, func(Point) bool { return true })
	long := 0.0
	for _, d := range all {
		for i := 1; i < len(d); i++ {
			long += math.Hypot(d[i].X-d[i-1].X, d[i].Y-d[i-1].Y)
		}
	}
	if len(all) != 5 || math.Abs(long-(4*0.5+0.3)) > 1e-9 {
		t.Errorf("%d dashes, %.2f m long together: %v", len(all), long, all)
	}
	for i := 1; i < len(all); i++ {
		a, b := all[i-1][len(all[i-1])-1], all[i][0]
		if gap := math.Abs(a.X-b.X) + math.Abs(a.Y-b.Y); math.Abs(gap-0.3) > 1e-9 {
			t.Errorf("a gap of %.2f m", gap)
		}
	}
	drawn := func(marked bool) int {
		trail, p := NewTrail(), NewPen()
		for i := range 100 {
			trail.Add(float64(i)*0.2, 0)
			if i == 10 && marked {
				trail.Mark()
			}
		}
		trail.Draw(p, func(q Point) (Point, bool) { return Pt(50*q.X, 50*q.Y), true }, 3)
		n, _ := p.Count()
		return n
	}
	if plain, dashed := drawn(false), drawn(true); dashed <= plain {
		t.Errorf("%d corners with a mark and %d without", dashed, plain)
	}
}
