package timeline

import (
	"image"
	"slices"
	"testing"

	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
)

// A drag goes to the steps under the pointer, within those that are known, and the
// newest is the last.
func TestDragScrubs(t *testing.T) {
	b := newBench(t, 200)
	b.give(uitest.Drag(b.at(150), b.at(150), b.at(20), b.at(290))...)
	if got, want := b.scrubs(), []int{150, 20, 200}; !slices.Equal(got, want) || len(b.sent) != len(want) {
		t.Errorf("asked for the steps %v, want %v", got, want)
	}
	b.sent = nil
	b.hover(b.at(40))
	if len(b.sent) > 0 {
		t.Error("what was let go scrubs on")
	}
	// A drag goes on beyond the panel, and over its buttons.
	b.give(uitest.Drag(b.at(100), image.Pt(b.at(50).X, 10), b.rect("live").Min.Add(image.Pt(4, 4)))...)
	if got, want := b.scrubs(), []int{100, 50}; !slices.Equal(got[:2], want) {
		t.Errorf("asked for the steps %v, want %v", got, want)
	}
}

// While the episode goes to a step, no other is asked for; the one under the pointer is
// as soon as it has come.
func TestScrubWaits(t *testing.T) {
	b := newBench(t, 200)
	press := uitest.Drag(b.at(150))[0]
	b.give(press)
	going := life(200)
	going.Step, going.Seeking = 170, 150
	b.show(going)
	on := ui.Pointer{At: b.at(60), Free: true, Down: true}
	if b.give(on, on); len(b.sent) != 1 {
		t.Errorf("on the way it asked for %v", b.scrubs())
	}
	come := life(200)
	come.Step = 150
	b.show(come)
	if b.give(on, on); !slices.Equal(b.scrubs(), []int{150, 60}) {
		t.Errorf("having come it asked for %v", b.scrubs())
	}
}

// Nothing is scrubbed on the header's line, under something that lies over the panel, by
// a press on a button, or where no rules were chosen.
func TestWhatDoesNotScrub(t *testing.T) {
	b := newBench(t, 200)
	header := image.Pt(b.at(100).X, usual.Min.Y+20)
	b.give(uitest.Drag(header, b.at(50))...)
	covered := uitest.Drag(b.at(100), b.at(50))
	for i := range covered {
		covered[i].Free = false
	}
	b.give(covered...)
	b.give(uitest.Drag(image.Pt(b.at(100).X, 500), b.at(50))...)
	b.view.NoRules = true
	b.give(uitest.Drag(b.at(100), b.at(50))...)
	if len(b.sent) > 0 {
		t.Errorf("asked for the steps %v", b.scrubs())
	}
	b.view.NoRules = false
	// Nor by a press on a button, wherever that lies.
	past := life(200)
	past.Step = 100
	b.show(past)
	b.controls.Named("live").SetRect(image.Rect(800, 800, 1000, 860))
	if b.give(uitest.Click(image.Pt(900, 830))...); len(b.scrubs()) > 0 {
		t.Errorf("a button asked for the steps %v", b.scrubs())
	}
}

// The wheel zooms about the pointer, within the episode, and out to all of it again.
func TestWheelZooms(t *testing.T) {
	b := newBench(t, 900)
	wheel := func(step int, by float64) {
		b.give(ui.Pointer{At: b.at(step), Free: true, Wheel: by})
		b.draw()
	}
	whole := [2]float64{b.frame.From, b.frame.To}
	if whole != [2]float64{0, 950} {
		t.Fatalf("in view are %v", whole)
	}
	x := b.at(600).X
	wheel(600, 3)
	if b.frame.From <= 0 || b.frame.To >= 900 || b.frame.From >= 600 || b.frame.To <= 600 {
		t.Errorf("in view are %v to %v", b.frame.From, b.frame.To)
	}
	if d := b.plot.StepAt(x) - 600; d < -1 || d > 1 {
		t.Errorf("the step under the pointer has moved by %d", d)
	}
	for range 40 {
		wheel(600, 3)
	}
	if n := b.frame.To - b.frame.From; n < 20 || n > 60 {
		t.Errorf("from near, %v steps are in view", n)
	}
	// What is in view stays while the episode goes on.
	from, to := b.frame.From, b.frame.To
	if b.show(life(950)); b.frame.From != from || b.frame.To != to {
		t.Errorf("as it goes on, %v to %v are in view", b.frame.From, b.frame.To)
	}
	for range 40 {
		wheel(600, -3)
	}
	if b.frame.From != 0 || b.frame.To != 1000 {
		t.Errorf("from far, %v to %v are in view", b.frame.From, b.frame.To)
	}
	b.give(ui.Pointer{At: b.at(600), Wheel: 3}) // something lies over it
	b.give(ui.Pointer{At: image.Pt(600, 300), Free: true, Wheel: 3})
	if b.frame.To != 1000 {
		t.Error("the wheel elsewhere zooms")
	}
}

// Another session begins with all of its steps in view, and with no drag.
func TestAnotherSessionBeginsAnew(t *testing.T) {
	b := newBench(t, 900)
	b.give(ui.Pointer{At: b.at(600), Free: true, Wheel: 5}, uitest.Drag(b.at(600))[0])
	b.show(onTrack(hurt(life(900), zeroed(800)), 0))
	b.view.Opened++
	b.show(life(10))
	if b.frame.From != 0 || b.frame.To != 300 || len(b.frame.Markers) > 0 || len(b.frame.Reward) != 10 || b.spent != "" || b.drag {
		t.Errorf("it begins with %+v, dragged: %v", b.frame, b.drag)
	}
	b.sent = nil
	if b.give(ui.Pointer{At: b.at(5), Free: true, Down: true}); len(b.sent) > 0 {
		t.Error("a drag of the session before goes on")
	}
}
