package car

import (
	"image"
	"math"
	"testing"

	"hebbarium/physics/car"
	"hebbarium/render/kit"
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
	p := kit.NewPen()
	c := FollowCamera{View: image.Rect(0, 0, 744, 516)}
	for i := 0; i < len(track.Points); i += 10 {
		c.Follow(car.HullState{X: track.Points[i].X, Y: track.Points[i].Y, Angle: track.Points[i].Beta}, 0, true)
		drawTrack(p, &c, track, nil, false)
		vertices, _ := p.Count()
		if vertices == 0 || vertices > 4000 {
			t.Fatalf("%d vertices at point %d, want some and at most 4,000", vertices, i)
		}
		p.Vertices, p.Indices = p.Vertices[:0], p.Indices[:0]
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

func TestAgentViewRefusesOtherSizes(t *testing.T) {
	var a AgentView
	if err := a.Update(make([]byte, 84*84*3), 84); err != nil {
		t.Error(err)
	}
	if err := a.Update(make([]byte, 84*84*3), 96); err == nil {
		t.Error("84×84 pixels were taken for 96×96")
	}
}
