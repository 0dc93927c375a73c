package timeline

import (
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
)

// at is the wheel over a step.
func at(b *bench, step int, wheel float64) ui.Pointer {
	return ui.Pointer{At: b.at(step), Free: true, Wheel: wheel}
}

// playing is a life that plays, at a step of those known.
func playing(step, edge int) *session.Snapshot {
	s := life(edge)
	s.Step, s.Playing = step, true
	return s
}

// near looks from near at a step.
func (b *bench) near(step int) {
	for range 4 {
		b.give(at(b, step, 2))
		b.draw()
	}
}

func (b *bench) sees(step int) bool {
	return float64(step) >= b.frame.From && float64(step) <= b.frame.To
}

// From near the view follows the playhead while the episode plays, and goes where a
// person goes in time; who looks at another part of the episode is left there.
func TestZoomedViewFollows(t *testing.T) {
	b := newBench(t, 900)
	b.near(890)
	wide := b.frame.To - b.frame.From
	if wide > 300 || !b.sees(900) {
		t.Fatalf("in view are %v to %v", b.frame.From, b.frame.To)
	}
	for _, edge := range []int{910, 1000, 1500, 5000} {
		b.show(playing(edge, edge))
		b.draw()
		if !b.sees(edge) || b.frame.To-b.frame.From < wide-1e-6 || b.frame.To-b.frame.From > wide+1e-6 {
			t.Errorf("at the edge %d, %v to %v are in view", edge, b.frame.From, b.frame.To)
		}
	}
	gone := life(5000)
	gone.Step = 700
	if b.show(gone); !b.sees(700) {
		t.Errorf("gone back to 700, %v to %v are in view", b.frame.From, b.frame.To)
	}
	b.draw()
	b.all()
	b.draw()
	b.near(2000)
	from := b.frame.From
	for _, step := range []int{710, 720} {
		if b.show(playing(step, 5000)); b.frame.From != from {
			t.Errorf("at %d the view left what was looked at", step)
		}
	}
}

// End goes to the newest step and, from there, to all of the episode; a double click does
// that too, and leaves the episode as it was before.
func TestAllOfItComesBack(t *testing.T) {
	b := newBench(t, 900)
	b.near(200)
	if b.table.Press(uitest.Press(ebiten.KeyEnd)); !b.sees(900) || b.sees(0) {
		t.Errorf("after End %v to %v are in view", b.frame.From, b.frame.To)
	}
	if b.table.Press(uitest.Press(ebiten.KeyEnd)); b.frame.From != 0 || b.frame.To != 950 || b.frame.Whole != 0 {
		t.Errorf("after another %v to %v of %v are in view", b.frame.From, b.frame.To, b.frame.Whole)
	}
	b.draw()
	b.near(200)
	b.show(playing(900, 900))
	b.draw()
	b.sent = nil
	two := append(uitest.Click(b.at(200)), uitest.Click(b.at(200))...)
	for i, m := range two {
		m.Tick = 100 + i
		if b.Pointer(m); i == 2 {
			s := life(900)
			s.Step = 200
			b.show(s) // which the first click has led to
		}
	}
	want := []desk.Command{desk.Scrub{Step: 200}, desk.GoLive{}, desk.Play{}}
	if b.frame.From != 0 || b.frame.To != 950 || !slices.Equal(b.sent, want) {
		t.Errorf("after a double click %v to %v are in view, sent %v", b.frame.From, b.frame.To, b.sent)
	}
	b.draw()
	b.near(200)
	slow := append(uitest.Click(b.at(200)), uitest.Click(b.at(200))...)
	for i, m := range slow {
		m.Tick = 1000 + i*20
		b.Pointer(m)
	}
	if b.frame.Whole == 0 {
		t.Error("two slow clicks bring all into view")
	}
}

// The bar of the whole shows which part is in view, is there only then, and moves it.
func TestBarOfTheWhole(t *testing.T) {
	b := newBench(t, 900)
	if !b.plot.Bar().Empty() {
		t.Error("with all steps in view there is a bar")
	}
	b.near(200)
	bar := b.plot.Bar()
	if bar.Empty() || !bar.In(b.region) {
		t.Fatalf("the bar lies at %v", bar)
	}
	wide := b.frame.To - b.frame.From
	b.sent = nil
	right := bar.Max
	right.X, right.Y = right.X-2, right.Y-2
	middle := uitest.Middle(bar)
	b.give(uitest.Drag(middle)[0])
	if centre := (b.frame.From + b.frame.To) / 2; centre < 460 || centre > 490 {
		t.Errorf("pressed in its middle, the view is about %v", centre)
	}
	b.give(ui.Pointer{At: right, Free: true, Down: true}, ui.Pointer{At: right, Free: true, Released: true})
	if b.frame.To < 949 || b.frame.To-b.frame.From < wide-1e-6 {
		t.Errorf("dragged to its end, %v to %v are in view", b.frame.From, b.frame.To)
	}
	from := b.frame.From
	if b.hover(middle); b.frame.From != from || len(b.sent) > 0 {
		t.Errorf("let go, the view moves on, or %v was sent", b.sent)
	}
}
