package car

import (
	"image"
	"math"
	"testing"

	"hebbarium/physics/car"
)

// What is out of sight is pointed to from the edge of the view, in its direction.
func TestArrowToWhatIsOutOfSight(t *testing.T) {
	c := &FollowCamera{View: image.Rect(0, 56, 744, 572)}
	c.Follow(car.HullState{X: 10, Y: 20, Angle: 1}, 0, true)
	l := c.lens()
	if _, _, out := beyond(c, l.at(12, 25)); out {
		t.Error("a place in sight is pointed to")
	}
	for _, q := range [][2]float64{{400, 20}, {-300, 5}, {10, 300}, {14, -200}} {
		to := l.at(q[0], q[1])
		at, way, out := beyond(c, to)
		from := c.anchor()
		if !out || !image.Pt(int(at.X), int(at.Y)).In(c.View) {
			t.Errorf("%v: the arrow lies at %v, out of sight: %v", q, at, out)
		}
		if d := math.Hypot(to.X-from.X, to.Y-from.Y); math.Abs(way.X-(to.X-from.X)/d) > 1e-9 || math.Abs(way.Y-(to.Y-from.Y)/d) > 1e-9 {
			t.Errorf("%v: it points in the direction %v", q, way)
		}
	}
}
