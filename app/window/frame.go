package window

import (
	"image"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/screen"
	"hebbarium/app/settings"
	"hebbarium/render/emblem"
)

// Frame is the system's window around the content. A test has none.
type Frame interface {
	Full() bool        // it fills the screen
	SetFull(full bool) // lets it fill the screen, or no longer
	// Stands is where the window's corner lies on its monitor, and the monitor's name; not
	// ok where that is nothing to go back to, as of a window that fills the screen.
	Stands() (at image.Point, monitor string, ok bool)

	Hidden() bool // nobody sees any part of it
	Bared() bool  // tells, once, that a part is seen that was hidden and has to be drawn
	// Presses are the keys that went down since the last call, as far as each is known.
	Presses() []screen.Press
	// Moves are what became of the mouse since the last call, where that is told.
	Moves() (all []screen.Move, told bool)
	// Rest lets ticks come at input and news, and else once in a time, or, where that is 0,
	// sixty times a second again.
	Rest(once time.Duration)
}

// system is the real one.
type system struct {
	watch  atomic.Pointer[screen.Watch]
	looked int  // at whether it is minimised, in ticks
	small  bool // it is
	awake  chan struct{}
}

func (s *system) Full() bool     { return ebiten.IsFullscreen() }
func (s *system) SetFull(f bool) { ebiten.SetFullscreen(f) }
func (s *system) Bared() bool    { return s.watch.Load().Bared() }

func (s *system) Presses() []screen.Press      { return s.watch.Load().Presses() }
func (s *system) Moves() ([]screen.Move, bool) { return s.watch.Load().Moves() }

func (s *system) Hidden() bool {
	if s.looked++; s.small || s.looked%standEvery == 0 {
		s.small = ebiten.IsWindowMinimized()
	}
	return s.small || s.watch.Load().Hidden()
}

// follow watches the window on an X server or the page, as soon as it is there.
func (s *system) follow() {
	switch runtime.GOOS {
	case "windows", "darwin":
		return
	}
	for range 40 {
		//lint:ignore SA1019 see Rest
		if w, err := screen.Window("", uint32(os.Getpid()), title, ebiten.ScheduleFrame); err == nil {
			s.watch.Store(w)
			return
		}
		time.Sleep(restTime)
	}
}

// Rest uses the one way that the toolkit has to wait for input. It is marked as replaced by
// frames that are not drawn, which are counted and polled for all the same: at rest these
// cost twice what is left so.
func (s *system) Rest(once time.Duration) {
	if s.awake != nil {
		close(s.awake)
		s.awake = nil
	}
	if once == 0 {
		ebiten.SetFPSMode(ebiten.FPSModeVsyncOn) //lint:ignore SA1019 see above
		ebiten.SetTPS(Ticks)
		return
	}
	ebiten.SetTPS(ebiten.SyncWithFPS)
	ebiten.SetFPSMode(ebiten.FPSModeVsyncOffMinimum) //lint:ignore SA1019 see above
	awake := make(chan struct{})
	s.awake = awake
	go func() {
		t := time.NewTicker(once)
		defer t.Stop()
		for {
			select {
			case <-awake:
				return
			case <-t.C:
				//lint:ignore SA1019 see above
				ebiten.ScheduleFrame()
			}
		}
	}()
}

// Ticks is the number of updates a second.
const Ticks = 60

func (s *system) Stands() (at image.Point, monitor string, ok bool) {
	m := ebiten.Monitor()
	if m == nil || ebiten.IsFullscreen() || ebiten.IsWindowMaximized() || ebiten.IsWindowMinimized() {
		return at, "", false
	}
	at.X, at.Y = ebiten.WindowPosition()
	return at, m.Name(), true
}

// title is the window's.
const title = "Hebbarium"

// icons are the window's, of the sizes that systems choose from.
func icons() []image.Image {
	var all []image.Image
	for _, size := range []int{16, 32, 48} {
		all = append(all, emblem.Draw(size))
	}
	return all
}

// fitting is how a window is opened on a monitor.
type fitting struct {
	size  image.Point
	least image.Point
	at    image.Point
	put   bool // at its place; else in the middle
	fills bool // it was to be larger than the monitor: it gets all that the system leaves it
}

// fit makes a window of remembered size and place, and of a least size, fit a monitor.
func fit(s desk.Settings, least, monitor image.Point) fitting {
	f := fitting{size: image.Pt(s.Width, s.Height), least: least, at: image.Pt(s.X, s.Y), put: s.Placed}
	if monitor.X <= 0 || monitor.Y <= 0 {
		f.put = false
		return f
	}
	f.fills = f.size.X > monitor.X || f.size.Y > monitor.Y
	f.size = image.Pt(min(f.size.X, monitor.X), min(f.size.Y, monitor.Y))
	f.least = image.Pt(min(f.least.X, monitor.X), min(f.least.Y, monitor.Y))
	f.at = image.Pt(min(max(f.at.X, 0), monitor.X-f.size.X), min(max(f.at.Y, 0), monitor.Y-f.size.Y))
	return f
}

// Open makes the system's window ready: of the size and at the place of the last time, on
// the monitor that it was on, as far as that is there and large enough. It is called on the
// main goroutine, before the window is shown.
func (w *Window) Open() {
	s := w.Desk.View().Settings
	monitor := ebiten.Monitor()
	for _, m := range ebiten.AppendMonitors(nil) {
		if s.Placed && m.Name() == s.Monitor {
			monitor = m
			ebiten.SetMonitor(m)
		}
	}
	var room image.Point
	if monitor != nil {
		room.X, room.Y = monitor.Size()
		s.Placed = s.Placed && monitor.Name() == s.Monitor
	}
	f := fit(s, Way{Embed: w.Desk.View().Embed}.least(), room)
	ebiten.SetTPS(Ticks)
	ebiten.SetScreenClearedEveryFrame(false)
	ebiten.SetWindowTitle(title)
	if runtime.GOOS != "js" { // a page has its own
		ebiten.SetWindowIcon(icons())
	}
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetWindowSizeLimits(f.least.X, f.least.Y, -1, -1)
	ebiten.SetWindowSize(f.size.X, f.size.Y)
	if f.put {
		ebiten.SetWindowPosition(f.at.X, f.at.Y)
	}
	if f.fills {
		ebiten.MaximizeWindow() // where the system has panels, it knows how much they leave
	}
	frame := &system{}
	go frame.follow()
	w.Frame, w.Screen = frame, ScreenScale
}

// standEvery is the number of ticks between two looks at where the window stands.
const standEvery = 30

// stand remembers where the window stands, for the next time.
func (w *Window) stand() {
	if w.Frame == nil || w.tick%standEvery != 0 {
		return
	}
	at, monitor, ok := w.Frame.Stands()
	stand := desk.Stand{X: at.X, Y: at.Y, Monitor: monitor, Width: w.outside.X, Height: w.outside.Y}
	if ok && !w.Desk.View().Settings.Stands(settings.Stand(stand)) {
		w.Desk.Send(stand)
	}
}
