package film

import (
	"fmt"
	"image"
	"io"
	"os"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/capture"
	"hebbarium/app/desk"
	"hebbarium/app/many"
	"hebbarium/app/ui"
	"hebbarium/brain/file"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
	"hebbarium/render/kit"
)

// Film keeps pictures of a window. It implements window.Film.
type Film struct {
	desk    *desk.Desk
	lives   func() *many.Snapshot // that are shown, nil while it is one
	theme   *kit.Theme
	out     string                 // folder for what is kept; "" is the user's own
	world   func() image.Rectangle // where the world lies in the window
	size    func() image.Point     // of the window, in device-independent pixels
	redraw  func()                 // has the whole window drawn in the next frame
	begun   time.Time
	wanted  shot
	state   bool // the episode is to be kept beside the picture
	video   *capture.Video
	began   time.Time
	last    time.Time // of the last frame of the video
	ring    *capture.Ring
	filming bool          // the last seconds are being kept, where that is asked for
	small   *ebiten.Image // the window at half its size in the layout
	whole   *ebiten.Image // the window at its size in the layout
	looked  time.Time     // at the last frame of the ring
	saving  saving
	buffers chan []byte
	full    []byte
}

// shot is a picture that is to be taken of the next frame.
type shot uint8

const (
	noShot shot = iota
	windowShot
	worldShot
)

// Stage is what a film needs to know of the window that it keeps.
type Stage struct {
	World  func() image.Rectangle // where the world lies
	Size   func() image.Point     // of the window, in device-independent pixels
	Redraw func()                 // has the whole window drawn in the next frame
	Lives  func() *many.Snapshot  // many that are shown, nil while it is one; may be nil
}

// New makes the film of what is on a desk.
func New(d *desk.Desk, theme *kit.Theme, stage Stage) *Film {
	f := &Film{
		desk: d, theme: theme, out: d.Options().Out, world: stage.World, size: stage.Size, redraw: stage.Redraw, lives: stage.Lives, begun: time.Now(),
		ring: newRing(), buffers: make(chan []byte, 2),
	}
	for _, kind := range []capture.Kind{capture.Pictures, capture.Videos, capture.Documents} {
		if folder, err := f.folder(kind); err == nil {
			file.SweepAll(folder) // of what a killed window left half written
		}
	}
	for range cap(f.buffers) {
		f.buffers <- nil
	}
	return f
}

// Actions are what the palette and the keys offer of it.
func (f *Film) Actions() []ui.Action {
	return []ui.Action{
		{ID: "picture", Title: "Snapshot: a picture and the episode so far", Keys: "S", Chords: ui.Key(ebiten.KeyS), Run: f.snapshot},
		{ID: "picture world", Title: "Picture of the world alone", Run: func() { f.take(worldShot, false) }},
		{ID: "video", Title: "Record a video, or stop", Keys: "V", Chords: ui.Key(ebiten.KeyV), Run: f.toggleVideo},
		{ID: "film", Title: fmt.Sprintf("The last %d seconds as a GIF", lastSeconds), Keys: "Shift V", Chords: []ui.Chord{{Key: ebiten.KeyV, Shift: true}}, Run: f.lastAsGIF},
		{ID: "table", Title: "The episode as a table (CSV)", Run: f.table},
		{ID: "figure", Title: "The timeline as a figure (SVG)", Run: f.figure},
		{ID: "pack", Title: "The episode with its rule set in one file, to share", Run: f.pack},
	}
}

// subject is what is shown, for the names of files.
func (f *Film) subject() capture.Subject {
	s := f.desk.View().Snap
	return capture.Subject{World: s.World, Rules: s.Rules.Name, Seed: s.Setup.Seed, Step: s.Step}
}

// folder is where files of a kind go.
func (f *Film) folder(kind capture.Kind) (string, error) {
	if f.out != "" {
		return f.out, nil
	}
	return capture.Folder(kind)
}

// write writes a file of its own name on another goroutine.
func (f *Film) write(what, extension string, kind capture.Kind, content func(io.Writer) error) {
	folder, err := f.folder(kind)
	name := f.subject().Name(extension)
	if err != nil {
		f.desk.TellKept(what, "", err)
		return
	}
	done := f.saving.begin(what)
	go func() {
		defer done()
		path, err := capture.Place(folder, name)
		if err == nil {
			path, err = file.WriteNewWith(path, content)
		}
		f.desk.TellKept(what, path, err)
	}()
}

// snapshot keeps the next frame, and the episode so far as a replay beside it.
func (f *Film) snapshot() { f.take(windowShot, !f.desk.View().NoRules) }

// take asks for a picture of the next frame.
func (f *Film) take(s shot, state bool) {
	f.wanted, f.state = s, state
	f.redraw()
}

// Frame is called when a frame has been drawn, before what lies over it.
func (f *Film) Frame(screen *ebiten.Image, drawn bool) {
	now := time.Now()
	if f.video != nil && now.Sub(f.last) >= time.Second/capture.FPS {
		f.frameOfVideo(screen, now)
	}
	if f.wanted != noShot {
		f.picture(screen)
	}
	if drawn && (filmsAlways || f.filming) && now.Sub(f.looked) >= every {
		f.looked = now
		f.frameOfLast(screen, now)
	}
}

// Busy tells whether a video is being recorded or a picture waited for, which need frames.
func (f *Film) Busy() bool { return f.video != nil || f.wanted != noShot }

// picture writes the frame as the screen shows it, pixel by pixel, and the state of the
// episode.
func (f *Film) picture(screen *ebiten.Image) {
	part := image.Rectangle{Max: screen.Bounds().Size()}
	if f.wanted == worldShot {
		part = f.theme.Density().Rect(f.world())
	}
	size := screen.Bounds().Size()
	pixels := make([]byte, 4*size.X*size.Y)
	screen.ReadPixels(pixels)
	f.write("Picture", ".png", capture.Pictures, func(w io.Writer) error { return capture.WritePNG(w, pixels, size, part) })
	if f.state {
		f.keepState()
	}
	f.wanted = noShot
}

// keepState writes the episode so far.
func (f *Film) keepState() {
	folder, err := f.folder(capture.Pictures)
	if err != nil {
		return // the picture has said so
	}
	path, err := capture.Place(folder, f.subject().Name(replay.ReplayExtension))
	if err != nil {
		f.desk.TellKept("Episode", "", err)
		return
	}
	keeper := f.desk.Recording()
	f.desk.Session().Observe(func(*episode.Episode) { keeper.Keep(path) })
}

// Finish ends a video that is being recorded.
func (f *Film) Finish() {
	if f.video != nil {
		f.endVideo()
	}
}

// Saving names what is still being written, "" for nothing.
func (f *Film) Saving() string { return f.saving.what() }

// Close ends a video when the window is closed, and waits for all that is being written.
func (f *Film) Close() error {
	f.Finish()
	if what := f.Saving(); what != "" {
		fmt.Fprintf(os.Stderr, "hebbarium: saving %s\n", what)
	}
	return f.saving.wait()
}
