package window

import (
	"image"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/screen"
	"hebbarium/app/settings"
	"hebbarium/app/ui/uitest"
)

// A window is never larger than its monitor, and lies on it.
func TestFitsTheMonitor(t *testing.T) {
	usual := settings.Default()
	at := func(w, h, x, y int) desk.Settings {
		return desk.Settings{Width: w, Height: h, X: x, Y: y, Placed: true}
	}
	for _, c := range []struct {
		s       desk.Settings
		monitor image.Point
		want    fitting
	}{
		{usual, image.Pt(1920, 1080), fitting{size: image.Pt(1440, 900), least: image.Pt(1024, 640)}},
		{usual, image.Pt(1366, 768), fitting{size: image.Pt(1366, 768), least: image.Pt(1024, 640), fills: true}},
		{usual, image.Pt(1280, 800), fitting{size: image.Pt(1280, 800), least: image.Pt(1024, 640), fills: true}},
		{usual, image.Pt(1024, 600), fitting{size: image.Pt(1024, 600), least: image.Pt(1024, 600), fills: true}},
		{usual, image.Pt(0, 0), fitting{size: image.Pt(1440, 900), least: image.Pt(1024, 640)}},
		{at(1300, 700, 80, 60), image.Pt(1920, 1080), fitting{size: image.Pt(1300, 700), least: image.Pt(1024, 640), at: image.Pt(80, 60), put: true}},
		{at(1300, 700, 1800, -40), image.Pt(1920, 1080), fitting{size: image.Pt(1300, 700), least: image.Pt(1024, 640), at: image.Pt(620, 0), put: true}},
	} {
		if got := fit(c.s, Way{}.least(), c.monitor); got != c.want {
			t.Errorf("%v at %d,%d on %v: %+v, want %+v", image.Pt(c.s.Width, c.s.Height), c.s.X, c.s.Y, c.monitor, got, c.want)
		}
	}
}

// frame is a system's window.
type frame struct {
	full   bool
	at     image.Point
	hidden bool
	bared  bool
	rests  []time.Duration
	heard  []screen.Press
	moves  []screen.Move
	told   bool // of moves
}

func (f *frame) Hidden() bool            { return f.hidden }
func (f *frame) Bared() bool             { b := f.bared; f.bared = false; return b }
func (f *frame) Rest(once time.Duration) { f.rests = append(f.rests, once) }

func (f *frame) Presses() []screen.Press {
	heard := f.heard
	f.heard = nil
	return heard
}

func (f *frame) Moves() ([]screen.Move, bool) {
	moves := f.moves
	f.moves = nil
	return moves, f.told
}

func (f *frame) Full() bool        { return f.full }
func (f *frame) SetFull(full bool) { f.full = full }
func (f *frame) Stands() (image.Point, string, bool) {
	return f.at, "screen", !f.full
}

// Where the window stands, and how large it is, is remembered, but not what it is while it
// fills the screen; F11 and Esc leave that.
func TestWindowIsRemembered(t *testing.T) {
	w, _ := open(t)
	w.Actions.Add(w.Keymap(w.Desk.Hand())...)
	f := &frame{at: image.Pt(30, 40)}
	w.Frame = f
	stand := func() {
		for range standEvery {
			w.tick++
			w.stand()
		}
	}
	w.LayoutF(1300, 700)
	stand()
	want := desk.Stand{X: 30, Y: 40, Monitor: "screen", Width: 1300, Height: 700}
	if s := w.Desk.View().Settings; !s.Stands(settings.Stand(want)) {
		t.Errorf("remembered %+v", s)
	}
	if w.Press(uitest.Press(ebiten.KeyF11)); !f.full {
		t.Fatal("F11 does not fill the screen")
	}
	w.LayoutF(1920, 1080)
	stand()
	if s := w.Desk.View().Settings; !s.Stands(settings.Stand(want)) {
		t.Errorf("of the full screen is remembered %+v", s)
	}
	if w.Press(uitest.Press(ebiten.KeyEscape)); f.full {
		t.Error("Esc does not leave the full screen")
	}
}

// On a monitor that is too small for the least window, all of it is shown, smaller.
func TestSmallMonitorsShowAll(t *testing.T) {
	w, _ := open(t)
	x, y := w.LayoutF(1024, 600)
	if w.size.X < settings.LeastWidth || w.size.Y < settings.LeastHeight {
		t.Errorf("the window is laid out in %v", w.size)
	}
	if wide := x / y; wide < 1024.0/600-0.01 || wide > 1024.0/600+0.01 {
		t.Errorf("it is drawn in %v by %v, another shape than the screen's", x, y)
	}
}
