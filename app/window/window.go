package window

import (
	"image"
	"os"
	"sync/atomic"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/ui"
	"hebbarium/evolve/turn"
	"hebbarium/render/kit"
)

// Parts is what a window is made of.
type Parts struct {
	Desk     *desk.Desk
	Theme    *kit.Theme
	Seats    Seats // panels, in the order of Tab and of drawing
	Popups   *ui.Popups
	Actions  *ui.Actions
	Overlays []Overlay // drawn over all, the last on top
	Tip      Tip
	Film     Film
	Chooser  *library.Chooser // nil for none
}

// Window implements ebiten.Game.
type Window struct {
	Parts
	Ended  chan os.Signal // the program was asked to end
	Closes func() bool    // someone closes the window in this tick; nil where nobody can
	Screen func() float64 // scale of the one that the window is on; nil where there is none
	Frame  Frame          // the system's; nil where there is none

	asked   int // how often the window was asked to go
	regions Regions
	size    image.Point // in pixels of the layout
	outside image.Point // of the system's window, in device-independent pixels
	tick    int
	keys    *keyboard
	focus   focus
	repaint repaint
	quiet   quiet
	pointer ui.Pointer
	held    bool // the left button was down in the tick before
	lain    lain
	waiting waiting
	frames  atomic.Uint64 // in which something was drawn
}

// lain is what the regions were made for.
type lain struct {
	size     image.Point
	percent  int
	way      Way
	world    string
	undoes   bool
	live     bool
	over     bool
	settings desk.Settings
	opened   int
}

// New makes a window's content. It needs no display; Update and Draw do.
func New(p Parts) *Window {
	w := &Window{Parts: p, Ended: make(chan os.Signal, 1), keys: newKeyboard()}
	w.Actions.Written = func(keys string) string { return w.keys.written(keys) }
	s := p.Desk.View().Settings
	w.size = image.Pt(s.Width, s.Height)
	w.repaint.init(len(p.Seats))
	w.Popups.Heard = func() { w.waiting.hear(w) }
	w.take(true)
	return w
}

// Close ends what is open and finishes what is being written.
func (w *Window) Close() error {
	err := w.Film.Close() // which may still ask the episode for its recipe
	w.Desk.Close()
	return err
}

// Update reads the input and takes what there is to show.
func (w *Window) Update() error {
	w.tick++
	if w.left() {
		return ebiten.Termination
	}
	w.Refresh()
	w.drops()
	w.keys.read(w.Frame)
	meant(w)
	w.mouse()
	w.Press(w.keys)
	w.tap()
	w.stand()
	w.Refresh() // what was just done
	w.repose(w.quiet.input(w.pointer.At, w))
	return nil
}

// Refresh takes what the desk has to show.
func (w *Window) Refresh() {
	if fresh, moment := w.Desk.Update(); fresh {
		w.take(moment)
	}
	if w.Theme.Type.Renewed() {
		w.repaint.all = true // with fonts for what had none
	}
	w.Popups.Fit(w.Bounds(), w.regions.Scale)
}

// take shows what is new on the desk.
func (w *Window) take(moment bool) {
	v := w.Desk.View()
	w.layOut(v)
	for _, s := range w.Seats {
		turn.First()
		s.Take(v)
	}
	if moment {
		w.repaint.arrived(w.Seats)
	}
	w.cover()
}

// Draw shows the window.
func (w *Window) Draw(screen *ebiten.Image) {
	now := time.Now()
	draws := w.plan(now)
	if draws {
		w.frames.Add(1)
		w.quiet.drew = true
	}
	p := &ui.Painter{Dst: screen, Theme: w.Theme, Focus: w.focus.shown(), Pause: turn.First}
	for i := range w.Seats {
		if w.repaint.now[i] {
			turn.First()
			w.Seats[i].Draw(p, w.repaint.since(i, now))
		}
	}
	w.frameLook(p)
	turn.First()
	if draws {
		if open := w.Popups.Open(); open != nil && !w.Popups.Place().Empty() {
			open.Draw(p)
		}
	}
	w.Film.Frame(screen, draws)
	if draws {
		for _, o := range w.overlays() {
			if !o.Lies().Empty() {
				o.DrawOver(p)
			}
		}
	}
	if !w.quiet.hidden {
		w.Desk.Drawn()
	}
	w.keys.taps.drawn(heard(w.Frame))
}

// Frames is the number of frames in which something was drawn. It may be called from
// any goroutine.
func (w *Window) Frames() uint64 { return w.frames.Load() }

// Redraw has the whole window drawn in the next frame.
func (w *Window) Redraw() { w.repaint.all = true }

// Region is where a panel lies, by its name.
func (w *Window) Region(name string) image.Rectangle { return w.regions.Of(name) }

// Free is what of a panel's region nothing lies over at its foot.
func (w *Window) Free(name string) image.Rectangle {
	r := w.regions.Of(name)
	for _, s := range w.Seats {
		if c, ok := s.Panel.(Covering); ok && s.Name() != name && s.Name() != "lives" {
			if over := c.Over(); !over.Empty() && over.Overlaps(r) {
				r.Max.Y = min(r.Max.Y, over.Min.Y)
			}
		}
	}
	return r
}

// Bounds is the whole window, in device-independent pixels.
func (w *Window) Bounds() image.Rectangle { return image.Rectangle{Max: w.size} }

// Scale is the size of text, and whether the window is small.
func (w *Window) Scale() ui.Scale { return w.regions.Scale }

// overlays are what is drawn over all.
func (w *Window) overlays() []Overlay {
	var all []Overlay
	for _, s := range w.Seats {
		if o, ok := s.Panel.(Overlay); ok {
			all = append(all, o)
		}
	}
	return append(append(all, w.Overlays...), w.Tip)
}

// frameLook draws a line around what a lesson points at, where its panel is drawn in
// this frame.
func (w *Window) frameLook(p *ui.Painter) {
	look := w.Desk.View().Lesson.Look()
	if look == "" {
		return
	}
	for i, s := range w.Seats {
		var r image.Rectangle
		if parted, ok := s.Panel.(Parted); ok {
			r = parted.Part(look)
		}
		if s.Name() == look && r.Empty() {
			r = w.regions.At[look]
		}
		if r.Empty() || !w.repaint.now[i] {
			continue
		}
		pen := p.Theme.Pen()
		pen.Frame(float64(r.Min.X)+1, float64(r.Min.Y)+1, float64(r.Dx())-2, float64(r.Dy())-2, 2, 2, kit.Accent)
		pen.Flush(p.Dst)
	}
}
