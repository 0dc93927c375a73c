package world

import (
	"image"
	"math"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/render/ant"
	"hebbarium/render/car"
)

// lessonOf is a lesson that is told, whose entry asks for a view.
func lessonOf(c *lesson.Camera) desk.Lesson {
	return desk.Lesson{Lesson: &lesson.Lesson{Script: []lesson.Entry{{Camera: c}}}, Stage: 1}
}

func ptr(v float64) *float64 { return &v }

// The ant's camera turns to the view that an entry asks for, little by little, and what
// the entry leaves open stays.
func TestCameraEasesToTheEntry(t *testing.T) {
	r := newRig(t, "ant", large)
	usual := ant.NewOrbitCamera()
	r.view.Lesson = lessonOf(&lesson.Camera{Yaw: ptr(1), Distance: 6})
	r.Take(r.view)
	c := &r.ant().picture.Camera
	if c.Yaw != usual.Yaw {
		t.Error("the camera jumps")
	}
	r.Pointer(ui.Pointer{})
	if want := usual.Yaw + (1-usual.Yaw)*easeShare; math.Abs(c.Yaw-want) > 1e-9 || !r.Dirty() {
		t.Errorf("after a tick the yaw is %v, want %v", c.Yaw, want)
	}
	ticks := 1
	for r.ant().wish != nil && ticks < 500 {
		r.Take(r.view) // the same stage again
		r.Pointer(ui.Pointer{})
		ticks++
	}
	if math.Abs(c.Yaw-1) > 0.002 || math.Abs(c.Distance-6) > 0.002 || c.Pitch != usual.Pitch || ticks < 60 || ticks > 200 {
		t.Errorf("after %d ticks the view is %v, %v, %v", ticks, c.Yaw, c.Pitch, c.Distance)
	}
	// An entry without a view leaves it; the next one turns it on.
	r.view.Lesson = lessonOf(nil)
	r.view.Lesson.Stage = 2
	r.Take(r.view)
	if r.Pointer(ui.Pointer{}); math.Abs(c.Yaw-1) > 0.002 {
		t.Errorf("an entry without a view turns it to %v", c.Yaw)
	}
	r.view.Lesson = lessonOf(&lesson.Camera{Pitch: ptr(0.9)})
	r.view.Lesson.Stage = 3
	r.Take(r.view)
	for range 300 {
		r.Pointer(ui.Pointer{})
	}
	if math.Abs(c.Pitch-0.9) > 0.002 || math.Abs(c.Yaw-1) > 0.002 {
		t.Errorf("the next entry's view is %v, %v", c.Yaw, c.Pitch)
	}
}

// A drag in the world, and the end of the lesson, leave the camera where it is.
func TestEasingEnds(t *testing.T) {
	for _, what := range []string{"a drag", "the end"} {
		r := newRig(t, "ant", large)
		r.view.Lesson = lessonOf(&lesson.Camera{Yaw: ptr(1)})
		r.Take(r.view)
		r.Pointer(ui.Pointer{})
		if what == "a drag" {
			at := r.ground()
			r.mouse(uitest.Drag(at, at))
		} else {
			r.view.Lesson = desk.Lesson{Stage: 1}
			r.Take(r.view)
		}
		c := &r.ant().picture.Camera
		yaw := c.Yaw
		for range 5 {
			r.Pointer(ui.Pointer{})
		}
		if c.Yaw != yaw || yaw > 0.5 {
			t.Errorf("%s: the camera turns on from %v to %v", what, yaw, c.Yaw)
		}
	}
}

// With reduced motion the camera is there at once; a picture that was never drawn is
// turned once it is.
func TestCameraCutsWithReducedMotion(t *testing.T) {
	r := newRig(t, "ant", large)
	r.view.Settings.ReducedMotion = true
	r.ant().picture = nil
	r.view.Lesson = lessonOf(&lesson.Camera{Yaw: ptr(1), Pitch: ptr(0.2), Distance: 2})
	r.Take(r.view)
	r.Pointer(ui.Pointer{At: image.Pt(100, 300), Free: true, Wheel: 1})
	r.draw()
	r.Pointer(ui.Pointer{})
	if c := &r.ant().picture.Camera; c.Yaw != 1 || c.Pitch != 0.2 || c.Distance != 2 {
		t.Errorf("the view is %v, %v, %v", c.Yaw, c.Pitch, c.Distance)
	}
}

// The car's view is a zoom, taken up at once; a lesson that begins puts views back.
func TestCarIsZoomedByALesson(t *testing.T) {
	r := newRig(t, "car", large)
	var usual car.FollowCamera
	usual.ZoomUsual()
	c := &r.car().picture.Camera
	r.view.Lesson = lessonOf(&lesson.Camera{Zoom: 2})
	if r.Take(r.view); c.Zoom != 2*usual.Zoom || !r.Dirty() {
		t.Errorf("the zoom is %v", c.Zoom)
	}
	r.view.Lesson = lessonOf(nil)
	r.view.Lesson.Stage = 2
	if r.Take(r.view); c.Zoom != 2*usual.Zoom {
		t.Errorf("an entry without a view zooms to %v", c.Zoom)
	}
	r.view.Opened++
	if r.Take(r.view); c.Zoom != usual.Zoom {
		t.Errorf("a lesson begins with a zoom of %v", c.Zoom)
	}
}
