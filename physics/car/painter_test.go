package car

import (
	"math"
	"math/rand/v2"
	"testing"
)

// paintedState is a car that drives along a generated track, far enough into
// the episode for the camera to stand still.
func paintedState(t testing.TB) (*Track, *State) {
	t.Helper()
	track, err := Generate(Stream(1))
	if err != nil {
		t.Fatal(err)
	}
	at := track.Points[40]
	s := &State{Step: 60, Time: 1.22, Shown: 237.4, Touched: make([]bool, len(track.Tiles))}
	s.Hull = HullState{X: at.X, Y: at.Y, Angle: at.Beta, VX: 12, VY: 31, Omega: 0.4}
	for i, w := range [4][2]float64{{-1.1, 1.6}, {1.1, 1.6}, {-1.1, -1.64}, {1.1, -1.64}} {
		s.Wheels[i] = WheelState{X: at.X + w[0], Y: at.Y + w[1], Angle: at.Beta, Spin: 60, Phase: float64(i), JointAngle: 0.2}
	}
	for i := range 41 {
		s.Touched[i] = true
	}
	return track, s
}

func BenchmarkDraw(b *testing.B) {
	track, s := paintedState(b)
	p := NewPainter()
	p.SetTrack(track)
	var img Image
	for b.Loop() {
		p.Draw(s, &img)
	}
}

// BenchmarkDrawStart draws the first image of an episode, which shows the whole
// track from afar: the dearest one.
func BenchmarkDrawStart(b *testing.B) {
	track, s := paintedState(b)
	s.Time = 0.02
	p := NewPainter()
	p.SetTrack(track)
	var img Image
	for b.Loop() {
		p.Draw(s, &img)
	}
}

// TestDrawAllocatesNothing holds the whole way from a state to the network's
// input to no allocation.
func TestDrawAllocatesNothing(t *testing.T) {
	track, s := paintedState(t)
	p := NewPainter()
	p.SetTrack(track)
	var img Image
	var seen [Seen * Seen * 3]uint8
	input := make([]float32, len(seen))
	for _, time := range []float64{0.02, 0.5, 1.22} {
		s.Time = time
		if n := testing.AllocsPerRun(20, func() {
			p.Draw(s, &img)
			Resize(&img, &seen)
			Observe(&seen, input)
		}); n != 0 {
			t.Errorf("at %g s: expected no allocation, found %g", time, n)
		}
	}
}

// TestDrawLeavesNothingBehind draws one state over the image of another.
func TestDrawLeavesNothingBehind(t *testing.T) {
	track, s := paintedState(t)
	p := NewPainter()
	p.SetTrack(track)
	var fresh, used Image
	p.Draw(s, &fresh)
	for i := range used {
		used[i] = 99
	}
	p.Draw(s, &used)
	if fresh != used {
		t.Error("expected the same image over any other, found a difference")
	}
	if again := (Image{}); fresh == again {
		t.Error("expected a picture, found black")
	}
}

// TestDrawFarOff looks at a car in places and states that no episode should
// reach: they must not panic or paint outside the image.
func TestDrawFarOff(t *testing.T) {
	track, s := paintedState(t)
	p := NewPainter()
	p.SetTrack(track)
	var img Image
	for _, far := range []float64{400, 1e5, 1e12, math.Inf(1), math.NaN()} {
		s.Hull.X, s.Hull.Y = far, -far
		s.Hull.VX, s.Hull.Omega, s.Shown = far, -far, -far
		s.Wheels[1].X, s.Wheels[2].Spin = far, far
		p.Draw(s, &img)
	}
	s.Touched = nil
	p.Draw(s, &img)
}

// TestQuadCoversEachPixelOnce fills a fan of quadrilaterals that share edges:
// the rule for edges leaves neither gap nor overlap.
func TestQuadCoversEachPixelOnce(t *testing.T) {
	source := rand.New(rand.NewPCG(1, 2))
	corner := func() vertex {
		return vertex{int64(source.IntN(3*Side*subpixels)) - Side*subpixels, int64(source.IntN(3*Side*subpixels)) - Side*subpixels}
	}
	for range 300 {
		a, b, c := corner(), corner(), corner()
		if (b.x-a.x)*(c.y-a.y) < (b.y-a.y)*(c.x-a.x) {
			b, c = c, b
		}
		// A point inside splits the triangle in three, each of which the
		// triangle's own filling must be the sum of.
		m := vertex{(a.x + b.x + c.x) / 3, (a.y + b.y + c.y) / 3}
		var count [Side * Side]int
		fill := func(v ...vertex) (img Image) {
			p := pen{img: &img}
			var one inkRow
			for i := range one {
				one[i] = 1
			}
			p.convex(v, &one)
			return img
		}
		for _, part := range [][]vertex{{a, b, m}, {b, c, m}, {c, a, m}} {
			img := fill(part...)
			for i := range count {
				count[i] += int(img[3*i])
			}
		}
		whole := fill(a, b, c)
		for i := range count {
			if count[i] != int(whole[3*i]) {
				t.Fatalf("triangle %v %v %v, pixel %d: expected %d filling, found %d", a, b, c, i, whole[3*i], count[i])
			}
		}
	}
}

// TestPenAgainstDefinition compares filled quadrilaterals, convex or not, with
// the rule as it is stated: each pixel's centre against each edge.
func TestPenAgainstDefinition(t *testing.T) {
	source := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		var v [4]vertex
		for i := range v {
			// Whole and half pixels often, so that centres lie on edges.
			v[i] = vertex{int64(source.IntN(2*Side)) * subpixels / 2, int64(source.IntN(2*Side)) * subpixels / 2}
			if source.IntN(2) == 0 {
				v[i].x += int64(source.IntN(subpixels))
			}
		}
		var got Image
		p := pen{img: &got}
		var one inkRow
		for i := range one {
			one[i] = 1
		}
		p.quad(&v, &one)
		for y := range Side {
			for x := range Side {
				at := vertex{int64(x)*subpixels + subpixels/2, int64(y)*subpixels + subpixels/2}
				want := inTriangle(v[0], v[1], v[2], at) || inTriangle(v[0], v[2], v[3], at)
				if found := got[(Side-1-y)*stride+3*x] == 1; found != want {
					t.Fatalf("%v, pixel %d, %d: expected %v, found %v", v, x, y, want, found)
				}
			}
		}
	}
}

// inTriangle applies the left and bottom rule to a centre.
func inTriangle(a, b, c, at vertex) bool {
	area := (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x)
	if area == 0 {
		return false
	}
	if area < 0 {
		b, c = c, b
	}
	for _, e := range [3][2]vertex{{a, b}, {b, c}, {c, a}} {
		dx, dy := e[1].x-e[0].x, e[1].y-e[0].y
		side := dx*(at.y-e[0].y) - dy*(at.x-e[0].x)
		// Going round with the inside on the left, a left edge goes down and
		// a bottom edge goes right.
		inclusive := dy < 0 || dy == 0 && dx > 0
		if side < 0 || side == 0 && !inclusive {
			return false
		}
	}
	return true
}

func TestScoreIsTruncated(t *testing.T) {
	written := func(score float64) (img Image) {
		p := NewPainter()
		p.pen.img = &img
		p.drawScore(score)
		return img
	}
	for _, same := range [][2]float64{{0, -0.9}, {7, 7.99}, {-3, -3.9}, {999, 999.5}} {
		if written(same[0]) != written(same[1]) {
			t.Errorf("expected %g and %g to be written alike, found a difference", same[0], same[1])
		}
	}
	for _, other := range [][2]float64{{0, 1}, {-1, 1}, {34, 35}, {10, 100}, {999, 1000}, {100, 10000}} {
		if written(other[0]) == written(other[1]) {
			t.Errorf("expected %g and %g to be written differently, found no difference", other[0], other[1])
		}
	}
}

func TestCeilDivide(t *testing.T) {
	source := rand.New(rand.NewPCG(9, 10))
	for range 100000 {
		d := 1 + source.Int64N(1<<source.IntN(38))
		want := source.Int64N(1<<20) - 1<<19
		under := min(source.Int64N(d), source.Int64N(d))
		q, over := ceilDivide(want*d-under, d)
		if q != want || over != under {
			t.Fatalf("%d/%d: expected %d and %d over, found %d and %d", want*d-under, d, want, under, q, over)
		}
	}
}
