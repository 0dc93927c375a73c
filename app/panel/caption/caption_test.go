package caption

import (
	"image"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/session"
	"hebbarium/app/settings"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
	"hebbarium/render/kit/kittest"
)

// newCaption is the panel with a lesson that is told.
func newCaption(t *testing.T) (*Panel, *desk.View) {
	t.Helper()
	l := &lesson.Lesson{Title: "A lesson", Script: []lesson.Entry{{Caption: "One"}, {Caption: "Two"}}}
	v := &desk.View{World: "ant", Snap: &session.Snapshot{}, Settings: settings.Default(), Lesson: desk.Lesson{Lesson: l, Follows: l}}
	p := New(&desk.Hand{Send: func(desk.Command) {}, Say: func(string) {}, View: func() *desk.View { return v }}, &ui.Popups{})
	p.Take(v)
	p.Place(image.Rect(16, 508, 728, 556), ui.Scale{Percent: 100})
	return p, v
}

// A pause is counted down, so that nobody takes it for a stop; each second is drawn.
func TestPauseIsCountedDown(t *testing.T) {
	p, v := newCaption(t)
	g := &ui.Painter{Dst: ebiten.NewImage(744, 572), Theme: kittest.Theme(t)}
	p.Draw(g, 0)
	if p.Dirty() {
		t.Error("it is drawn for nothing")
	}
	for _, n := range []int{6, 5, 0} {
		v.Lesson.Waits = n
		if !p.Dirty() {
			t.Errorf("with %d s left it is not drawn", n)
		}
		p.Draw(g, 0)
	}
	if waiting(6) != "on in 6 s" || waiting(0) != "" {
		t.Errorf("said %q and %q", waiting(6), waiting(0))
	}
}

// Where the microscope lies over its place, a lesson is told over that, with its buttons.
func TestCaptionLiesOverTheMicroscope(t *testing.T) {
	p, _ := newCaption(t)
	usual := p.Over()
	lens := image.Rect(0, 470, 1440, 900)
	p.Cover(map[string]image.Rectangle{"microscope": lens})
	at := p.Over()
	if at.Overlaps(lens) || at.Size() != usual.Size() || !p.controls.Named("lesson next").Rect().In(at) {
		t.Errorf("beside a microscope at %v the caption lies at %v, its button at %v", lens, at, p.controls.Named("lesson next").Rect())
	}
	p.Cover(map[string]image.Rectangle{"microscope": image.Rect(0, 700, 1440, 900), "caption": at})
	if p.Over() != usual {
		t.Errorf("beside one that does not reach it, it lies at %v", p.Over())
	}
}

// For a talk captions grow as the read-out does; the longest is whole in smaller letters.
func TestCaptionsGrowInATalk(t *testing.T) {
	theme := kittest.Theme(t)
	long := strings.Repeat("words of lesson ", 6) // as long as a caption may be
	for _, c := range []struct {
		percent, width int
		pixels         float64
	}{{100, 1400, 26}, {125, 1780, 33}, {125, 1350, 25}, {125, 800, 16}} {
		if err := theme.Type.SetScale(c.percent); err != nil {
			t.Fatal(err)
		}
		measure := func(s string, size kit.Size) float64 { return theme.Type.Width(s, size, kit.Medium) }
		size, lines := fit(long, float64(c.width), true, measure)
		if theme.Type.Pixels(size) != c.pixels || strings.Join(lines, " ") != long {
			t.Errorf("%+v: %v pixels, %q", c, theme.Type.Pixels(size), lines)
		}
		if usual, _ := fit(long, float64(c.width), false, measure); usual > kit.Body {
			t.Errorf("%+v: without a talk its size is %v", c, usual)
		}
	}
}
