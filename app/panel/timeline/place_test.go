package timeline

import (
	"image"
	"math"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/render/plot"
)

// places are timelines of windows that the design draws, in each size of text.
func places() map[image.Rectangle]ui.Scale {
	return map[image.Rectangle]ui.Scale{
		image.Rect(0, 544, 1024, 640):  {Percent: 100, Compact: true},
		image.Rect(0, 520, 1024, 640):  {Percent: 150, Compact: true},
		usual:                          usualScale,
		image.Rect(0, 731, 1440, 899):  {Percent: 125, Compact: true},
		image.Rect(0, 896, 1920, 1080): {Percent: 100},
		image.Rect(0, 912, 1920, 1080): {Percent: 150, Compact: true},
	}
}

// The controls lie on the line of the read-out, in the panel, and not on each other.
func TestControlsLieOnTheirLine(t *testing.T) {
	b := newBench(t, 100)
	b.view.Undoes, b.view.Snap.Step = true, 60
	b.Take(b.view)
	for r, px := range places() {
		b.Place(r, px)
		line := float64(r.Min.Y + plot.TimelineHeader(r.Dy()))
		var before []image.Rectangle
		for _, c := range b.Controls() {
			at := c.Rect()
			if _, y := ui.Middle(at); math.Abs(y-line) > 1 || !at.In(r) || at.Empty() || ui.Overlaps(at, before) {
				t.Errorf("%v, %d %%: %s lies at %v, its line at %v", r, px.Percent, c.Name(), at, line)
			}
			before = append(before, at)
		}
	}
	b.Place(usual, usualScale)
	for name, want := range map[string]image.Rectangle{
		"undo": image.Rect(12, 738, 40, 766), "redo": image.Rect(40, 738, 68, 766), "live": image.Rect(1288, 738, 1424, 766),
	} {
		if got := b.rect(name); got != want {
			t.Errorf("%s lies at %v, want %v", name, got, want)
		}
	}
}

// Each control is there only while there is a use for it, and none in a talk.
func TestControlsComeAndGo(t *testing.T) {
	b := newBench(t, 100)
	check := func(what string, want ...string) {
		t.Helper()
		var shown []string
		for _, c := range b.Controls() {
			if !c.Rect().Empty() {
				shown = append(shown, c.Name())
			}
		}
		if !slices.Equal(shown, want) {
			t.Errorf("%s: found %q, want %q", what, shown, want)
		}
	}
	check("live, without an injury")
	past := life(100)
	past.Step = 40
	b.show(past)
	check("in the past", "live")
	past.CanUndo = true
	b.show(past)
	check("in the past, after an injury", "undo", "redo", "live")
	now := life(100)
	now.CanRedo = true
	b.show(now)
	check("with an injury that was undone", "undo", "redo")
	b.Place(image.Rectangle{}, usualScale)
	check("in a talk")
	b.draw()
	if b.Dirty() {
		t.Error("what is not shown must be drawn anew")
	}
}

// Buttons and keys do what they are called, and say why they are off.
func TestActionsSendCommands(t *testing.T) {
	b := newBench(t, 100)
	ctrl := uitest.Press(ebiten.KeyZ)
	ctrl.Control = true
	both := ctrl
	both.Shifted = true
	for _, c := range []struct {
		id, hint, why string
		keys          uitest.Keys
		want          desk.Command
		injures       bool
	}{
		{"undo", "Undo an injury  ·  Ctrl Z", "There is no injury to undo", ctrl, desk.Undo{}, true},
		{"redo", "Redo an injury  ·  Ctrl Shift Z", "No injury was undone", both, desk.Redo{}, true},
		{"live", "Go to the live edge  ·  End", "", uitest.Press(ebiten.KeyEnd), desk.GoLive{}, false},
	} {
		s := life(100)
		s.Step, s.CanUndo, s.CanRedo = 60, true, true
		b.show(s)
		a := b.table.Find(c.id)
		if a == nil || a.Injures != c.injures || a.Hidden {
			t.Fatalf("%s: found %+v", c.id, a)
		}
		b.sent = nil
		if !b.table.Press(c.keys) || len(b.sent) != 1 || b.sent[0] != c.want {
			t.Errorf("%s: its key sent %v", c.id, b.sent)
		}
		b.sent = nil
		b.give(uitest.Click(uitest.Middle(b.rect(c.id)))...)
		if len(b.sent) != 1 || b.sent[0] != c.want {
			t.Errorf("%s: a click sent %v", c.id, b.sent)
		}
		w := b.controls.Named(c.id)
		if w.Off() || w.Hint() != c.hint {
			t.Errorf("%s: off %v, says %q", c.id, w.Off(), w.Hint())
		}
		s.CanUndo, s.CanRedo = false, false
		if why := a.Refused(); w.Off() != (c.why != "") || why != c.why || c.why != "" && w.Hint() != c.why {
			t.Errorf("%s: off %v, because %q, says %q, want %q", c.id, w.Off(), why, w.Hint(), c.why)
		}
	}
	if len(b.Actions()) != 3 || len(b.Mouse()) != 2 {
		t.Errorf("%d actions and %d rows of help", len(b.Actions()), len(b.Mouse()))
	}
}
