package timeline

import (
	"image"
	"strings"
	"testing"

	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// In a talk the read-out stays, at 55 pixels with the projector's preset, and whole; it
// takes no presses, and nothing else is there.
func TestReadOutStaysInATalk(t *testing.T) {
	for _, c := range []struct {
		wide, percent int
		pixels        float64
	}{{1440, 100, 44}, {1440, 125, 55}, {1920, 125, 55}, {1920, 150, 66}, {1024, 125, 55}} {
		b := newBench(t, 300)
		if err := b.theme.Type.SetScale(c.percent); err != nil {
			t.Fatal(err)
		}
		b.view.Talk = true
		s := hurt(life(300), zeroed(100))
		s.Step, s.CanUndo = 200, true
		b.show(s)
		px := ui.Scale{Percent: c.percent}
		b.Place(image.Rect(0, 900-px.Px(152), c.wide, 900), px)
		lines, size := b.talk()
		all := ""
		for _, line := range lines {
			width := 0.0
			for _, span := range line {
				all += span.Text
				width += b.theme.Type.Width(span.Text, size, span.Weight)
			}
			if width > float64(c.wide) || strings.HasPrefix(line[0].Text, " · ") {
				t.Errorf("%+v: a line is %.0f pixels wide: %v", c, width, line)
			}
		}
		if got := b.theme.Type.Pixels(size); got != c.pixels || !strings.HasPrefix(all, "zeroed 33 % at 100") || !strings.Contains(all, "did not slow") {
			t.Errorf("%+v: at %v pixels it says %q", c, got, all)
		}
		for _, w := range b.Controls() {
			if !w.Rect().Empty() {
				t.Errorf("%+v: there is the button %s", c, w.Name())
			}
		}
		b.draw()
		b.give(uitest.Drag(uitest.Middle(b.region), b.region.Min.Add(image.Pt(300, 60)))...)
		if hint, _ := b.Hint(uitest.Middle(b.region)); len(b.sent) > 0 || hint != "" {
			t.Errorf("%+v: a drag sent %v, a hint says %q", c, b.sent, hint)
		}
	}
	b := newBench(t, 30)
	b.view.Talk = true
	b.show(life(30))
	if lines, size := b.talk(); size != kit.Title || len(lines) != 1 || !strings.HasPrefix(lines[0][0].Text, "Injure the agent") {
		t.Errorf("before there is anything to read out it says %v", lines)
	}
}

// A long read-out keeps its size in a talk rather than until when it was measured.
func TestLongReadOutStaysLargeInATalk(t *testing.T) {
	for _, c := range []struct {
		wide  int
		until bool
	}{{1440, false}, {1920, true}} {
		b := newBench(t, 300)
		if err := b.theme.Type.SetScale(150); err != nil {
			t.Fatal(err)
		}
		b.view.Talk = true
		s := hurt(life(2000), episode.Event{Step: 314, Kind: "leg", Args: "4=0"})
		s.Markers[0].Recovery = recovery.Recovery{Event: s.Markers[0].Event, Standing: recovery.Back, Steps: 1000, Ended: recovery.ByTime,
			FellTo: 0.68, BackAfter: 42, LostAt: -1, AgainAt: -1, Late: 1, Measured: true, Cost: 0.2, Unit: "m", Born: 1, OfBorn: 1.28}
		b.show(s)
		px := ui.Scale{Percent: 150}
		b.Place(image.Rect(0, 900-px.Px(152), c.wide, 900), px)
		lines, size := b.talk()
		all := ""
		for _, line := range lines {
			for _, span := range line {
				all += span.Text
			}
		}
		if size != kit.HUD || len(lines) != talkLines || strings.Contains(all, "measured until 1314") != c.until || !strings.Contains(all, "born with this body") {
			t.Errorf("%d wide: at size %v it says %q", c.wide, size, all)
		}
	}
}
