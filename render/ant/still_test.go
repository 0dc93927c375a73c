package ant

import (
	"math"
	"testing"
)

// choose is what Draw does to choose a picture, without a screen to draw on.
func (v *View) choose(s *Scene) Style {
	v.prepare(s.State, &s.Grow)
	shown := v.picture(s)
	if shown == Traced && s.Still && !v.still.kept {
		v.still.pose, v.still.drawn = v.still.last, true // as drawStill does
	}
	return shown
}

// Where the traced picture is too slow, an ant that stands still gets a single one.
func TestStillAntIsTracedOnce(t *testing.T) {
	v, s := standing(t)
	frames(v, paceWarmUp+paceFrames, 1)
	scene := &Scene{State: s}
	for range 3 {
		if got := v.choose(scene); got != Triangles || v.Unsettled() {
			t.Fatalf("%v for an ant that moves, unsettled %v", got, v.Unsettled())
		}
	}
	scene.Still = true
	v.Camera.Yaw += 0.1
	v.Camera.aim(v.Camera.View)
	if got := v.choose(scene); got != Triangles || !v.Unsettled() {
		t.Fatalf("%v while the view turns, unsettled %v", got, v.Unsettled())
	}
	if got := v.choose(scene); got != Traced || v.still.kept || v.Unsettled() {
		t.Fatalf("%v once all stands still, unsettled %v", got, v.Unsettled())
	}
	for range 5 {
		if got := v.choose(scene); got != Traced || !v.still.kept {
			t.Fatalf("%v while nothing changes, kept %v", got, v.still.kept)
		}
	}
	// A leg that lights up is another picture, and takes no triangles first.
	scene.Hover = Part{OnLeg, 2}
	if got := v.choose(scene); got != Traced || v.still.kept {
		t.Errorf("%v with a leg lit up, kept %v", got, v.still.kept)
	}
	if v.choose(scene); !v.still.kept {
		t.Error("the picture with a leg lit up is traced again")
	}
	// A step is one too.
	s.Lower[0].B[2] += 0.01
	if got := v.choose(scene); got != Triangles || !v.Unsettled() {
		t.Errorf("%v after a step, unsettled %v", got, v.Unsettled())
	}
	scene.Still = false
	if got := v.choose(scene); got != Triangles || v.Unsettled() {
		t.Errorf("%v for an ant that moves again", got)
	}
}

func TestStillAntKeepsTheSetting(t *testing.T) {
	v, s := standing(t)
	scene := &Scene{State: s, Still: true}
	v.Style = Triangles
	for range 3 {
		if got := v.choose(scene); got != Triangles || v.Unsettled() {
			t.Errorf("%v with triangles by setting, unsettled %v", got, v.Unsettled())
		}
	}
	v.Style = Traced
	v.choose(scene)
	if got := v.choose(scene); got != Traced || !v.still.kept {
		t.Errorf("%v with the traced picture by setting, kept %v", got, v.still.kept)
	}
	// Frames that showed a picture again say nothing about how long one takes.
	v.Style = Auto
	frames(v, 2*(paceWarmUp+paceFrames), 1)
	if v.pace.gaveUp {
		t.Error("pictures that were shown again made the traced one too slow")
	}
}

// The camera comes to rest, so that a still scene has a single pose.
func TestOrbitCameraComesToRest(t *testing.T) {
	c := NewOrbitCamera()
	c.Follow([3]float64{}, 0, false)
	at := [3]float64{0.3, 0.1, 0.5}
	for range 90 { // as long as a frame is drawn after a step
		c.Follow(at, 1.0/60, false)
	}
	rest := c.target
	c.Follow(at, 1.0/60, false)
	if c.target != rest || rest != (vec3{0.3, 0.1, 0.4}) {
		t.Errorf("in the end the camera looks at %v and then %v", rest, c.target)
	}
}

// A camera that is on its way to an ant that stands still has the next frame drawn, until
// it is there; one whose ant has left the numbers' range does not move for ever.
func TestCameraIsFollowedUntilItArrives(t *testing.T) {
	v := &View{}
	v.Camera.Follow([3]float64{0, 0, 0.5}, 0.1, false)
	if v.Unsettled() {
		t.Error("a camera that was put there is on its way")
	}
	frames := 0
	for v.Camera.Follow([3]float64{1.5, 0, 0.5}, 0.1, false); v.Unsettled(); v.Camera.Follow([3]float64{1.5, 0, 0.5}, 0.1, false) {
		if frames++; frames > 100 {
			t.Fatalf("after %d frames the camera looks at %v", frames, v.Camera.target)
		}
	}
	if frames < 5 || v.Camera.target != (vec3{1.5, 0, 0.4}) {
		t.Errorf("after %d frames the camera looks at %v", frames, v.Camera.target)
	}
	if v.Camera.Follow([3]float64{math.NaN(), 0, 0.5}, 0.1, false); v.Unsettled() {
		t.Error("a camera follows what is nowhere")
	}
}
