package car

import (
	"image"
	"testing"

	"hebbarium/physics/car"
	"hebbarium/render/kit"
	"hebbarium/render/kit/kittest"
)

// The car's twin keeps its tag off the agent's view, and when it has driven away.
func TestCarTwinHasATag(t *testing.T) {
	v := NewView(kittest.Theme(t))
	v.Camera.View = image.Rect(0, 56, 744, 572)
	v.Camera.Follow(car.HullState{}, 0, true)
	agent := image.Rect(544, 72, 728, 288)
	twin := new(car.State)
	scene := Scene{State: new(car.State), Twin: twin, TwinTag: "twin, intact +12 tiles", Taken: []image.Rectangle{agent}}
	for _, c := range []struct {
		x, y  float64
		arrow bool
	}{{0, 5, false}, {26, 10, false}, {200, 0, true}, {0, -90, true}, {-60, 300, true}} {
		twin.Hull.X, twin.Hull.Y = c.x, c.y
		v.placeTags(v.Camera.lens(), scene)
		if len(v.tags.Notes) != 1 {
			t.Fatalf("%d tags with the twin at %v, %v", len(v.tags.Notes), c.x, c.y)
		}
		n := v.tags.Notes[0]
		if !n.Place.In(v.Camera.View) || n.Place.Overlaps(agent) {
			t.Errorf("with the twin at %v, %v its tag is at %v", c.x, c.y, n.Place)
		}
		if c.arrow != (n.Arrow != kit.Point{}) || n.Arrow.X*c.x < 0 || c.arrow && n.Arrow.Y*c.y > 0 {
			t.Errorf("the twin is at %v, %v, its tag's arrow points along %v", c.x, c.y, n.Arrow)
		}
	}
}
