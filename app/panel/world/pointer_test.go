package world

import (
	"image"
	"math"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/render/ant"
	"hebbarium/render/car"
	"hebbarium/render/kit"
)

// Dragging a body pushes it towards the pointer, by so much a pixel; an arrow shows how
// much while it is drawn.
func TestBodyIsPushed(t *testing.T) {
	for _, world := range []string{"car", "ant"} {
		r := newRig(t, world, large)
		at := r.body()
		to := at.Add(image.Pt(80, 30))
		drag := uitest.Drag(at, at.Add(image.Pt(40, 10)), to)
		r.mouse(drag[:3])
		q := r.grip.pull
		if r.grip.drag != dragPush || q == nil || q.Newtons < 1 || !r.Dirty() {
			t.Fatalf("%s: a drag of the body is %d, draws %+v", world, r.grip.drag, q)
		}
		body, x, y, _ := r.stage().reach(point(to), r.view.Snap)
		k := map[string]float64{"car": 32, "ant": 24}[world]
		want := k * math.Hypot(float64(to.X)-body.X, float64(to.Y)-body.Y)
		if math.Abs(q.Newtons-want) > 1e-6 || q.Tip != point(to) || q.Most || math.Abs(q.fx-want*x) > 1e-6 || math.Abs(q.fy-want*y) > 1e-6 {
			t.Errorf("%s: %+v, want %v N to %v", world, q, want, to)
		}
		r.draw()
		r.ask("a push in the hand")
		push := desk.Push{X: q.fx, Y: q.fy, Steps: pushSteps}
		r.mouse(drag[3:])
		r.ask(world+": a push let go", push)
		if r.grip.drag != noDrag || r.grip.pull != nil {
			t.Errorf("%s: after it %+v is left", world, r.grip)
		}
		r.view.NoRules = true
		r.mouse(uitest.Drag(at, to))
		r.ask(world + ": a push without rules")
	}
}

// However low the camera is, the same drag is the same force, which has an end; the arrow
// stays in sight, and away stays away.
func TestPushHasAnEnd(t *testing.T) {
	r := newRig(t, "ant", large)
	c := &r.ant().picture.Camera
	for _, pitch := range []float64{0.06, 0.1, 0.3, 0.54, 1, 1.5} {
		for _, distance := range []float64{1.2, 3.9, 14} {
			for _, z := range []float64{0.3, 0.75} { // one that jumps is seen from below
				c.Pitch, c.Distance, r.view.Snap.Ant.Torso[2] = pitch, distance, z
				r.draw()
				body, _, _ := c.ToScreen(r.view.Snap.Ant.Torso)
				for _, d := range []image.Point{{60, 0}, {-60, 0}, {0, -60}, {0, 60}, {45, -45}, {0, -5000}, {9000, 20}, {-3000, 4000}} {
					r.pullTo(kit.Pt(body.X+float64(d.X), body.Y+float64(d.Y)))
					q := r.grip.pull
					long := math.Hypot(q.Tip.X-body.X, q.Tip.Y-body.Y) // which the picture's edge may cut
					if q.Newtons > 6000+1e-6 || math.Abs(q.Newtons-24*long) > 1e-6 || long > math.Hypot(float64(d.X), float64(d.Y))+1e-6 {
						t.Fatalf("pitch %v, %v m, height %v, drag %v: %+v", pitch, distance, z, d, q)
					}
					if !image.Pt(int(q.Tip.X), int(q.Tip.Y)).In(r.place) || math.Abs(math.Hypot(q.fx, q.fy)-q.Newtons) > 1e-6 {
						t.Errorf("pitch %v, %v m: the arrow ends at %v, the force is %v, %v of %v N", pitch, distance, q.Tip, q.fx, q.fy, q.Newtons)
					}
					sin, cos := math.Sincos(c.Yaw)
					right, away := q.fx*cos+q.fy*sin, -q.fx*sin+q.fy*cos
					if float64(d.X)*right < 0 || float64(d.Y)*away > 0 || d.X == 45 && right < 0.1*away {
						t.Errorf("pitch %v, %v m, height %v: a drag by %v pushes %v to the right and %v away", pitch, distance, z, d, right, away)
					}
				}
			}
		}
	}
}

// body is a point on the body.
func (r *rig) body() image.Point {
	if s := r.view.Snap.Ant; s != nil {
		return r.pixel(s.Torso)
	}
	p := r.car().picture.Camera.ToScreen(r.view.Snap.Car.State.Hull.X, r.view.Snap.Car.State.Hull.Y)
	return image.Pt(int(p.X), int(p.Y))
}

// A click on a leg, or on its stump, asks to cut or restore it; one on the torso, on the
// ground or on the car does nothing.
func TestLegIsClicked(t *testing.T) {
	r := newRig(t, "ant", large)
	for leg := range 4 {
		foot := r.view.Snap.Ant.Lower[leg]
		at := r.pixel([3]float64{(foot.A[0] + foot.B[0]) / 2, (foot.A[1] + foot.B[1]) / 2, (foot.A[2] + foot.B[2]) / 2})
		if part := r.ant().part(point(at), r.view.Snap); part.Kind != ant.OnLeg || part.Leg != leg+1 {
			continue // another one hides it
		}
		r.mouse(uitest.Click(at))
		r.ask("a click", desk.CutLeg{Leg: leg + 1})
		r.mouse(uitest.Drag(at, at.Add(image.Pt(3, 3))))
		r.ask("a click that trembles", desk.CutLeg{Leg: leg + 1})
	}
	r.mouse(uitest.Click(r.pixel(r.view.Snap.Ant.Torso)))
	r.ask("a click on the torso")
	r.mouse(uitest.Click(r.ground()))
	r.ask("a click on the ground")
	r = newRig(t, "car", large)
	r.mouse(uitest.Click(r.body()))
	r.ask("a click on the car")
}

func TestHoverTagSaysWhatAClickDoes(t *testing.T) {
	r := newRig(t, "ant", large)
	for _, c := range []struct {
		part   ant.Part
		length float64
		want   string
	}{
		{ant.Part{Kind: ant.OnLeg, Leg: 4}, 1, "cut off leg 4"},
		{ant.Part{Kind: ant.OnLeg, Leg: 2}, 0, "restore leg 2"},
		{ant.Part{Kind: ant.OnLeg, Leg: 2}, 0.5, "restore leg 2"},
		{ant.Part{Kind: ant.OnTorso}, 1, ""},
		{ant.Part{}, 1, ""},
	} {
		if c.part.Leg > 0 {
			r.view.Snap.Ant.Body.Lower[c.part.Leg-1] = c.length
		}
		r.ant().hovered = c.part
		if got := r.ant().hoverTag(r.view); got != c.want {
			t.Errorf("over %+v of length %v: %q, want %q", c.part, c.length, got, c.want)
		}
	}
	r.ant().hovered = ant.Part{Kind: ant.OnLeg, Leg: 4}
	if r.view.NoRules = true; r.ant().hoverTag(r.view) != "" {
		t.Error("without rules a click is said to cut")
	}
}

// The part under the pointer lights up, where nothing lies over it and nothing is dragged.
func TestPartLightsUp(t *testing.T) {
	r := newRig(t, "ant", large)
	at := r.pixel(r.view.Snap.Ant.Torso)
	for _, c := range []struct {
		m    ui.Pointer
		want ant.PartKind
	}{
		{ui.Pointer{At: at, Free: true}, ant.OnTorso},
		{ui.Pointer{At: at}, ant.Nothing},
		{ui.Pointer{At: r.ground(), Free: true}, ant.Nothing},
		{ui.Pointer{At: at, Free: true}, ant.OnTorso},
		{ui.Pointer{At: at, Free: true, Pressed: true, Down: true}, ant.Nothing},
	} {
		if r.Pointer(c.m); r.ant().hovered.Kind != c.want {
			t.Errorf("at %+v %+v is lit", c.m, r.ant().hovered)
		}
	}
}

// A drag of the ground turns the ant's view, the wheel zooms, and a double click follows
// the body as before.
func TestViewIsTurned(t *testing.T) {
	r := newRig(t, "ant", large)
	usual := ant.NewOrbitCamera()
	c := &r.ant().picture.Camera
	from := r.ground()
	r.mouse(uitest.Drag(from, from.Add(image.Pt(50, 0)), from.Add(image.Pt(100, 20))))
	if math.Abs(c.Yaw-(usual.Yaw-0.8)) > 1e-9 || math.Abs(c.Pitch-(usual.Pitch+0.12)) > 1e-9 {
		t.Errorf("dragged by 100, 20: yaw %v, pitch %v from %v, %v", c.Yaw, c.Pitch, usual.Yaw, usual.Pitch)
	}
	r.Pointer(ui.Pointer{At: from, Free: true, Wheel: 2})
	if want := usual.Distance / math.Exp(0.3); math.Abs(c.Distance-want) > 1e-9 {
		t.Errorf("the wheel brings it to %v m, want %v", c.Distance, want)
	}
	click := func(tick int) {
		for i, m := range uitest.Click(from) {
			m.Tick = tick + i
			r.Pointer(m)
		}
	}
	click(2000)
	if click(2000 + doubleTicks); c.Yaw == usual.Yaw {
		t.Error("two slow clicks put the view back")
	}
	click(3000)
	if click(3000 + doubleTicks - 1); c.Yaw != usual.Yaw || c.Pitch != usual.Pitch || c.Distance != usual.Distance {
		t.Errorf("after a double click the view is %v, %v, %v", c.Yaw, c.Pitch, c.Distance)
	}
	r.ask("the view")

	// The action does the same.
	r.Pointer(ui.Pointer{At: from, Free: true, Wheel: 2})
	var actions ui.Actions
	actions.Add(r.Actions()...)
	if actions.Do("follow"); c.Distance != usual.Distance {
		t.Errorf("after the action it is %v m", c.Distance)
	}
}

// The car's view zooms and does not turn; what lies over the world, and the agent's view,
// keep the mouse.
func TestCarIsZoomed(t *testing.T) {
	r := newRig(t, "car", large)
	c := &r.car().picture.Camera
	var usual car.FollowCamera
	usual.ZoomUsual()
	wheel := func(at image.Point, free bool) { r.Pointer(ui.Pointer{At: at, Free: free, Wheel: 1}) }
	wheel(r.ground(), false)
	wheel(uitest.Middle(r.card()), true)
	wheel(image.Pt(r.place.Max.X+10, 300), true)
	if c.Zoom != usual.Zoom {
		t.Errorf("zoomed to %v where the world is not", c.Zoom)
	}
	wheel(r.ground(), true)
	if want := usual.Zoom * math.Exp(0.15); math.Abs(c.Zoom-want) > 1e-9 || !r.Dirty() {
		t.Errorf("zoomed to %v, want %v", c.Zoom, want)
	}
	angle := c.Angle
	r.mouse(uitest.Drag(r.ground(), r.ground().Add(image.Pt(90, 0))))
	if c.Angle != angle {
		t.Error("a drag turns the car's view")
	}
	r.ask("the view")
	if rows := r.Mouse(); len(rows) != 5 || rows[1].Title != "World: zoom" {
		t.Errorf("the help has %v", rows)
	}
	if rows := newRig(t, "ant", large).Mouse(); len(rows) != 4 || rows[1].Note != "drag the ground, scroll" || rows[3].Note != "click it" {
		t.Errorf("the ant's help has %v", rows)
	}
}
