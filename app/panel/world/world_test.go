package world

import (
	"image"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
)

// Every world has a stage; the car's has the agent's view in its corner, in a small window
// without its label.
func TestWorldsHaveStages(t *testing.T) {
	for _, world := range episode.Worlds() {
		l, ok := looks()[world]
		if !ok || l.make == nil || l.hint == "" || l.newtons == 0 || len(l.mouse) == 0 {
			t.Errorf("%s: %+v", world, l)
		}
	}
	if at := newRig(t, "car", large).card(); at != image.Rect(544, 72, 728, 288) {
		t.Errorf("the agent's view lies at %v", at)
	}
	if at := newRig(t, "car", small).card(); at != image.Rect(308, 64, 492, 248) {
		t.Errorf("in a small window the agent's view lies at %v", at)
	}
	if at := newRig(t, "ant", large).card(); !at.Empty() {
		t.Errorf("the ant's world has an agent's view at %v", at)
	}
}

// counted counts what a stage is told.
type counted struct {
	stage
	takes, backs, forgets, follows int
}

func (c *counted) take(s *session.Snapshot, back bool) {
	c.takes++
	if back {
		c.backs++
	}
}
func (c *counted) forget() { c.forgets++ }
func (c *counted) follow() { c.follows++ }

// A moment is taken once, however often the window shows it; a step back and another
// session begin anew.
func TestMomentIsTakenOnce(t *testing.T) {
	r := newRig(t, "car", large)
	c := &counted{stage: r.stages["car"]}
	r.stages["car"] = c
	is := func(what string, takes, backs, forgets, follows int) {
		t.Helper()
		if c.takes != takes || c.backs != backs || c.forgets != forgets || c.follows != follows {
			t.Errorf("%s: taken %d times, back %d times, forgotten %d, followed %d, want %d, %d, %d, %d",
				what, c.takes, c.backs, c.forgets, c.follows, takes, backs, forgets, follows)
		}
	}
	r.Take(r.view)
	is("the same moment", 0, 0, 0, 0)
	r.view.Snap.Poses = make([]session.Pose, 20)
	r.view.Snap.Step = 10
	r.moment()
	is("a new one", 1, 0, 0, 0)
	r.view.Snap.Step = 5
	r.moment()
	is("a step back", 2, 1, 0, 0)
	r.view.Opened++
	r.Take(r.view)
	is("another session", 3, 2, 1, 0)
	r.view.Opened++
	r.view.Lesson = lessonOf(nil)
	r.Take(r.view)
	is("a lesson's session", 4, 3, 2, 1)
}

// Another session forgets what the hand was about.
func TestHandIsForgotten(t *testing.T) {
	r := newRig(t, "ant", large)
	at := r.body()
	r.mouse(uitest.Drag(at, at.Add(image.Pt(60, 0)))[:2])
	r.view.World, r.view.Snap = "car", start("car")
	r.view.Opened++
	if r.Take(r.view); r.grip != (grip{}) {
		t.Errorf("the hand is still about %+v", r.grip)
	}
	r.draw()
	r.Pointer(ui.Pointer{At: at, Free: true, Released: true})
	r.ask("a hand that was about another body")
}

// The trail follows the body, with a mark where it was damaged, until it is back.
func TestTrackFollowsTheBody(t *testing.T) {
	var k track
	k.init()
	s := &session.Snapshot{Poses: make([]session.Pose, 41)}
	for i := range s.Poses {
		s.Poses[i] = session.Pose{X: float64(i)}
	}
	marked := func(what string, x float64, tag string) {
		t.Helper()
		at, _, ok := k.trail.Marked()
		if text, icon := k.tag(s); ok != (x >= 0) || ok && at != x || text != tag || (icon != 0) != (tag != "") {
			t.Errorf("%s: a mark at %v (%v), %q; want %v, %q", what, at, ok, text, x, tag)
		}
	}
	s.Step = 10
	if back := k.take(s); !back || k.step != 10 {
		t.Errorf("the beginning is one: %v, the track goes to %d", back, k.step)
	}
	marked("no damage", -1, "")
	s.Markers = []session.Marker{{Event: episode.Event{Step: 12, Kind: "zero", Args: "0.33"}}, {Event: episode.Event{Step: 15, Kind: "plasticity", Args: "on"}}}
	s.Step = 20
	if k.take(s) {
		t.Error("going on is taken for a beginning")
	}
	marked("zeroed", 12, "zeroed 33 % at 12")
	s.Step = 11
	if !k.take(s) || k.step != 11 {
		t.Error("going back is not noticed")
	}
	marked("before it", -1, "")
	s.Step = 30
	k.take(s)
	s.Markers[0].Measured = true
	s.Markers[0].Recovery.BackAfter = -1
	k.take(s)
	marked("not back yet", 12, "zeroed 33 % at 12")
	s.Markers[0].Recovery.BackAfter = 9
	k.take(s)
	marked("back", -1, "")
}

// A leg's tag is shown for a while after its injury, and as long as the episode stands
// still.
func TestLegTagsStayForAWhile(t *testing.T) {
	s := &session.Snapshot{Step: 100, Playing: true, Markers: []session.Marker{{Event: episode.Event{Step: 90, Kind: "leg", Args: "4=0"}, Does: episode.Leg{Leg: 4}}}}
	if !tagged(s, 4) || tagged(s, 3) {
		t.Error("at speed, leg 4 alone was injured just now")
	}
	if s.Step = 90 + tagSteps; tagged(s, 4) {
		t.Error("the tag stays at speed")
	}
	if s.Playing = false; !tagged(s, 4) || !tagged(s, 3) {
		t.Error("an episode that stands still shows no tag")
	}
}

// The world is drawn anew for a while after a new moment, while a hand or the camera
// moves, and where it shows something else; and rests otherwise.
func TestDirty(t *testing.T) {
	for _, world := range episode.Worlds() {
		r := newRig(t, world, large)
		r.moment()
		r.rest()
		r.moment()
		for range 3 {
			if r.draw(); !r.Dirty() {
				t.Errorf("%s: it rests right after a new moment", world)
			}
		}
		r.rest()
		at := r.body()
		for _, c := range []struct {
			what string
			make func()
		}{
			{"it plays", func() { r.view.Snap.Playing = !r.view.Snap.Playing }},
			{"the end", func() { r.view.Snap.Status, r.view.Over = episode.Done, "left the field" }},
			{"contacts", func() { r.view.Settings.Contacts = false }},
			{"another picture of the ant", func() { r.view.Settings.AntPicture = "triangles" }},
			{"a projector", func() { r.view.Settings.Projector = true }},
			{"the meter", func() { r.Actions()[1].Run() }},
			{"the camera put back", func() { r.Actions()[0].Run() }},
			{"the wheel", func() { r.Pointer(ui.Pointer{At: r.ground(), Free: true, Wheel: 1}) }},
			{"a caption", func() { r.Cover(map[string]image.Rectangle{"caption": large.caption}) }},
			{"another place", func() { r.put(small) }},
			{"a hand", func() { r.mouse([]ui.Pointer{{At: r.ground(), Free: true, Pressed: true, Down: true}}) }},
		} {
			if c.make(); !r.Dirty() {
				t.Errorf("%s, %s: not drawn anew", world, c.what)
			}
			if r.grip.drag == noDrag {
				r.rest()
			}
		}
		if r.draw(); !r.Dirty() {
			t.Errorf("%s: it rests in a hand", world)
		}
		r.Pointer(ui.Pointer{At: r.ground(), Free: true, Released: true})
		r.rest()
		if world == "ant" {
			r.put(large)
			r.rest()
			if r.Pointer(ui.Pointer{At: at, Free: true}); !r.Dirty() {
				t.Error("a part that lights up is not drawn anew")
			}
		}
	}
}

// Only a frame after one that had the ant in it too tells how long its picture takes.
func TestFramesAreMeasured(t *testing.T) {
	r := newRig(t, "ant", large)
	r.moment()
	st := r.stage()
	frame := func(after time.Duration) float64 {
		r.clock = r.clock.Add(after)
		return r.took(st)
	}
	frame(0)
	if got := frame(20 * time.Millisecond); got != 0.02 {
		t.Errorf("the next frame took %v s", got)
	}
	r.rest()
	r.Dirty() // a frame that did not draw
	if got := frame(5 * time.Second); got != 0 {
		t.Errorf("after a rest a frame took %v s", got)
	}
	if got := frame(30 * time.Millisecond); got < 0.0299 || got > 0.0301 {
		t.Errorf("the frame after it took %v s", got)
	}
	if got := r.took(r.stages["car"]); got != 0 {
		t.Errorf("a frame with another world took %v s", got)
	}
}

// Everything that a world can show is drawn, with a twin and a push and damage.
func TestEverythingIsDrawn(t *testing.T) {
	for _, world := range episode.Worlds() {
		for _, at := range []place{large, small} {
			r := newRig(t, world, at)
			s := start(world)
			s.Poses = make([]session.Pose, 41)
			s.Step, s.Playing = 40, true
			s.Markers = []session.Marker{{Event: episode.Event{Step: 30, Kind: "zero", Args: "0.33"}}}
			other := start(world)
			s.Twin = &session.TwinView{Ant: other.Ant, Lead: -1}
			if other.Car != nil {
				s.Twin.Car = &other.Car.State
			}
			if s.Ant != nil {
				s.Ant.Body.Lower = [4]float64{1, 0, 0.5, 1}
			}
			r.view.Snap = s
			r.moment()
			body := r.body()
			r.mouse(uitest.Drag(body, body.Add(image.Pt(60, 20)))[:2])
			r.draw()
			if len(r.said) > 0 {
				t.Errorf("%s at %v: %q", world, at, r.said)
			}
		}
	}
}
