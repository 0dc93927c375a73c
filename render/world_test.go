package render

import (
	"image"
	"math"
	"testing"

	"hebbarium/physics/ant"
	"hebbarium/physics/car"
)

func TestFollowCameraRoundTrip(t *testing.T) {
	c := FollowCamera{View: image.Rect(0, 56, 744, 572)}
	c.Follow(car.HullState{X: 30, Y: -12, Angle: 0.8}, 0, false)
	if p := c.ToScreen(30, -12); math.Abs(p.X-372) > 1e-9 || p.Y < 314 || p.Y > 400 {
		t.Errorf("the car is at %v, want below the middle", p)
	}
	// What lies ahead of the car is straight above it.
	ahead := c.ToScreen(30-10*math.Sin(0.8), -12+10*math.Cos(0.8))
	if here := c.ToScreen(30, -12); math.Abs(ahead.X-here.X) > 1e-9 || math.Abs(here.Y-ahead.Y-10*c.Zoom) > 1e-9 {
		t.Errorf("10 m ahead is at %v of a car at %v", ahead, here)
	}
	l := c.lens()
	for _, q := range [][2]float64{{30, -12}, {0, 0}, {-100, 250}} {
		p := c.ToScreen(q[0], q[1])
		if x, y := c.ToWorld(p); math.Abs(x-q[0]) > 1e-9 || math.Abs(y-q[1]) > 1e-9 {
			t.Errorf("%v came back as %v, %v", q, x, y)
		}
		if at := l.at(q[0], q[1]); math.Abs(at.X-p.X) > 1e-9 || math.Abs(at.Y-p.Y) > 1e-9 {
			t.Errorf("%v is drawn at %v, want %v", q, at, p)
		}
	}
}

func TestFollowCameraTurnsTheShortWay(t *testing.T) {
	c := FollowCamera{}
	c.Follow(car.HullState{Angle: 3.1}, 0, false)
	before := c.Angle
	c.Follow(car.HullState{Angle: -3.1}, 0.1, false)
	if turn := c.Angle - before; turn <= 0 || turn > 0.1 {
		t.Errorf("turned by %v, want a little to the left", turn)
	}
	c.Follow(car.HullState{X: 100, Angle: 1}, 0.01, false)
	if c.Angle != 1 || c.X != 100 {
		t.Errorf("after a jump the camera is at %v, angle %v", c.X, c.Angle)
	}
}

// Only what is near is drawn: a track costs the same wherever the car is.
func TestTrackIsCulled(t *testing.T) {
	track, err := car.Generate(car.Stream(1))
	if err != nil {
		t.Fatal(err)
	}
	p := NewPen()
	c := FollowCamera{View: image.Rect(0, 0, 744, 516)}
	for i := 0; i < len(track.Points); i += 10 {
		c.Follow(car.HullState{X: track.Points[i].X, Y: track.Points[i].Y, Angle: track.Points[i].Beta}, 0, true)
		drawTrack(p, &c, track, nil)
		vertices, _ := p.Count()
		if vertices == 0 || vertices > 4000 {
			t.Fatalf("%d vertices at point %d, want some and at most 4,000", vertices, i)
		}
		p.vertices, p.indices = p.vertices[:0], p.indices[:0]
	}
}

func TestCarIsUnderThePointer(t *testing.T) {
	h := car.HullState{X: 5, Y: 5, Angle: math.Pi / 2} // heading along −x
	for _, c := range []struct {
		x, y float64
		want bool
	}{{5, 5, true}, {2.6, 5, true}, {7.3, 5, true}, {7.6, 5, false}, {5, 6.4, true}, {5, 6.7, false}} {
		if got := touches(h, c.x, c.y, 0); got != c.want {
			t.Errorf("(%v, %v) on the car: %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

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

func TestOrbitCameraRoundTrip(t *testing.T) {
	c := NewOrbitCamera()
	c.Follow([3]float64{3, 1, 0.6}, 0, false)
	c.aim(image.Rect(0, 56, 744, 572))
	if p, _, ok := c.ToScreen([3]float64{3, 1, 0.4}); !ok || math.Hypot(p.X-c.middle().X, p.Y-c.middle().Y) > 1e-9 {
		t.Errorf("the target is at %v, want %v", p, c.middle())
	}
	higher, _, _ := c.ToScreen([3]float64{3, 1, 0.9})
	farther, _, _ := c.ToScreen([3]float64{4, 1, 0.4})
	if m := c.middle(); higher.Y >= m.Y || farther.X <= m.X {
		t.Errorf("up is at %v and the way ahead at %v of %v", higher, farther, m)
	}
	for _, q := range [][3]float64{{3, 1, 0}, {4, 3, 0}, {2.5, 0.2, 0}} {
		p, _, ok := c.ToScreen(q)
		back, ok2 := c.ToHeight(p, 0)
		if !ok || !ok2 || math.Hypot(back[0]-q[0], back[1]-q[1]) > 1e-9 {
			t.Errorf("%v came back as %v", q, back)
		}
	}
	if _, _, ok := c.ToScreen(c.eye.sub(c.forward)); ok {
		t.Error("a point behind the camera was drawn")
	}
}

func standing(t *testing.T, shares ...string) (*AntView, *ant.State) {
	t.Helper()
	v, err := NewAntView(theme(t))
	if err != nil {
		t.Fatal(err)
	}
	w := ant.NewWorld()
	if len(shares) > 0 {
		body, err := ant.ParseBody(shares[0])
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Reset(body, func(lo, hi float64) float64 { return (lo + hi) / 2 }); err != nil {
			t.Fatal(err)
		}
	}
	for range 30 {
		w.Step(make([]float64, 8))
	}
	s := new(ant.State)
	w.State(s)
	v.Camera.Follow(s.Torso, 0, true)
	v.Camera.aim(image.Rect(0, 56, 744, 572))
	return v, s
}

func TestPick(t *testing.T) {
	v, s := standing(t)
	if p, _, _ := v.Camera.ToScreen(s.Torso); v.Pick(p, s) != (Part{OnTorso, 0}) {
		t.Errorf("picked %+v at the torso", v.Pick(p, s))
	}
	for leg := range 4 {
		foot, _, _ := v.Camera.ToScreen(s.Lower[leg].B)
		if got := v.Pick(foot, s); got != (Part{OnLeg, leg + 1}) {
			t.Errorf("picked %+v at the foot of leg %d", got, leg+1)
		}
	}
	if got := v.Pick(Point{10, 560}, s); got != (Part{}) {
		t.Errorf("picked %+v on the floor", got)
	}
}

// The missing part of a leg lies where an intact one's lower leg is.
func TestMissingPart(t *testing.T) {
	_, s := standing(t)
	for leg := 1; leg <= 4; leg++ {
		s.Body.Lower[leg-1] = 0
		from, to := Missing(s, leg)
		lower := s.Lower[leg-1]
		along := vec3(lower.B).sub(lower.A).unit()
		for name, c := range map[string][2]vec3{
			"start": {vec3(from), vec3(lower.A).add(along.by(lower.Radius))},
			"end":   {vec3(to), vec3(lower.B).add(along.by(lower.Radius))},
		} {
			if d := c[0].sub(c[1]).size(); d > 1e-6 {
				t.Errorf("leg %d: the %s of what is missing is %.4f m from the intact leg's", leg, name, d)
			}
		}
	}
}

// Of two capsules that share a joint, just the one drawn first has a round end
// there.
func TestJointsAreRoundOnce(t *testing.T) {
	v, s := standing(t, "leg4=0")
	v.prepare(s, &[4]float64{})
	ends := map[[2]int]int{} // leg, joint between capsule n and n+1
	for i := range v.part[1:] {
		q := &v.part[1+i]
		if q.b.sub(q.a).size() < 1e-6 {
			continue
		}
		open := int(q.open)
		if q.joint > 1 && open&startOpen == 0 {
			ends[[2]int{q.part.Leg, q.joint - 1}]++
		}
		if open&endOpen == 0 {
			ends[[2]int{q.part.Leg, q.joint}]++
		}
	}
	for leg := 1; leg <= 4; leg++ {
		last := 3
		if leg == 4 {
			last = 2 // the stump ends there
		}
		for joint := 1; joint <= last; joint++ {
			if n := ends[[2]int{leg, joint}]; n != 1 {
				t.Errorf("leg %d: %d round ends at joint %d, want 1", leg, n, joint)
			}
		}
	}
}

func TestBodyDiagram(t *testing.T) {
	b := NewBodyDiagram(theme(t))
	b.Middle = Point{100, 100}
	b.Shares = [4]float64{1, 0.5, 0, 0.25}
	for leg := 1; leg <= 4; leg++ {
		if got := b.TipAt(b.Tip(leg)); got != leg {
			t.Errorf("the tip of leg %d is leg %d's", leg, got)
		}
		if got := b.ShareAt(leg, b.Tip(leg)); math.Abs(got-b.Shares[leg-1]) > 0.005 {
			t.Errorf("leg %d dragged to its own tip has a share of %v, want %v", leg, got, b.Shares[leg-1])
		}
		if got := b.LegAt(b.along(leg, 35)); got != leg {
			t.Errorf("leg %d was taken for leg %d", leg, got)
		}
	}
	if b.Tip(1).X <= 100 || b.Tip(1).Y >= 100 || b.Tip(4).Y <= 100 {
		t.Error("leg 1 is not at the upper right, or leg 4 not at the lower right")
	}
	if got := b.ShareAt(1, Point{400, -200}); got != 1 {
		t.Errorf("a tip dragged far away gives %v, want 1", got)
	}
}

func TestTimelineStepsRoundTrip(t *testing.T) {
	tl := NewTimeline(theme(t))
	tl.SetPlace(image.Rect(0, 732, 1440, 900))
	tl.frame = TimelineFrame{From: 0, To: 450, Markers: []Marker{{Step: 150}, {Step: 300}}}
	for _, step := range []int{0, 1, 77, 320, 450} {
		if got := tl.StepAt(int(math.Round(tl.X(float64(step))))); got != step {
			t.Errorf("step %d came back as %d", step, got)
		}
	}
	if got := tl.MarkerAt(int(tl.X(300))+8, 776); got != 1 {
		t.Errorf("marker %d at the second, want 1", got)
	}
	if got := tl.MarkerAt(int(tl.X(220)), 776); got != -1 {
		t.Errorf("marker %d where there is none", got)
	}
}

func TestAgentViewRefusesOtherSizes(t *testing.T) {
	var a AgentView
	if err := a.Update(make([]byte, 84*84*3), 84); err != nil {
		t.Error(err)
	}
	if err := a.Update(make([]byte, 84*84*3), 96); err == nil {
		t.Error("84×84 pixels were taken for 96×96")
	}
}
