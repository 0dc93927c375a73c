package app

import (
	"fmt"
	"image"
	"io"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/capture"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// capturing keeps pictures, films and videos of the window. Frames are read where
// they are drawn; all else is done on other goroutines.
type capturing struct {
	g      *Game
	wanted shot
	state  bool // the episode is to be kept beside the picture

	video *capture.Video
	began time.Time
	last  time.Time // of the last frame of the video

	ring    *capture.Ring
	small   *ebiten.Image // the window at half its size in the layout
	whole   *ebiten.Image // the window at its size in the layout
	looked  time.Time     // at the last frame of the ring
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

func newCapturing(g *Game) *capturing {
	c := &capturing{g: g, ring: capture.NewRing(int(filmSeconds * time.Second / filmEvery)), buffers: make(chan []byte, 2)}
	for range cap(c.buffers) {
		c.buffers <- nil
	}
	return c
}

// subject is what is shown, for the names of files.
func (c *capturing) subject() capture.Subject {
	s := c.g.snap
	return capture.Subject{World: s.World, Rules: s.Rules.Name, Seed: s.Setup.Seed, Step: s.Step}
}

// folder is where files go.
func (c *capturing) folder() (string, error) {
	if c.g.options.Out != "" {
		return c.g.options.Out, nil
	}
	return capture.Folder()
}

// tell says from any goroutine what became of a file. It never waits.
func (c *capturing) tell(what, path string, err error) {
	line := what + " kept: " + path
	if err != nil {
		line = what + " not kept: " + err.Error()
	}
	select {
	case c.g.news <- line:
	default:
	}
}

// write writes a file of its own name on another goroutine.
func (c *capturing) write(what, extension string, content func(io.Writer) error) {
	folder, err := c.folder()
	name := c.subject().Name(extension)
	if err != nil {
		c.tell(what, "", err)
		return
	}
	go func() {
		path, err := capture.Free(folder, name)
		if err == nil {
			err = capture.Write(path, content)
		}
		c.tell(what, path, err)
	}()
}

// snapshot keeps the next frame, and the episode so far as a replay beside it.
func (c *capturing) snapshot() { c.take(windowShot, !c.g.norules) }

// take asks for a picture of the next frame.
func (c *capturing) take(s shot, state bool) {
	c.wanted, c.state = s, state
	c.g.repaint.all = true
}

// frame is called when a frame has been drawn, before what lies over it.
func (c *capturing) frame(screen *ebiten.Image, drawn bool) {
	now := time.Now()
	if c.video != nil && now.Sub(c.last) >= time.Second/capture.FPS {
		c.frameOfVideo(screen, now)
	}
	if c.wanted != noShot {
		c.picture(screen)
	}
	if drawn && now.Sub(c.looked) >= filmEvery {
		c.looked = now
		c.frameOfFilm(screen, now)
	}
}

// picture writes the frame as the screen shows it, pixel by pixel, and the state of the
// episode.
func (c *capturing) picture(screen *ebiten.Image) {
	part := image.Rectangle{Max: screen.Bounds().Size()}
	if c.wanted == worldShot {
		part = c.g.theme.Density().Rect(c.g.layout.Scene)
	}
	size := screen.Bounds().Size()
	pixels := make([]byte, 4*size.X*size.Y)
	screen.ReadPixels(pixels)
	c.write("Picture", ".png", func(w io.Writer) error { return capture.WritePNG(w, pixels, size, part) })
	if c.state {
		c.keepState()
	}
	c.wanted = noShot
}

// keepState writes the episode so far.
func (c *capturing) keepState() {
	folder, err := c.folder()
	if err != nil {
		return // the picture has said so
	}
	path, err := capture.Free(folder, c.subject().Name(replay.ReplayExtension))
	if err != nil {
		c.tell("Episode", "", err)
		return
	}
	keeper := c.g.recording
	c.g.session.Observe(func(*episode.Episode) { keeper.Keep(path) })
}

// episode is what is known of the episode, for tables and figures.
func (c *capturing) episode() *capture.Episode {
	s := c.g.snap
	e := &capture.Episode{Subject: c.subject(), Rewards: s.Rewards, Changes: s.Changes}
	e.Step = s.Edge
	for i := range s.Markers {
		if !s.Markers[i].Due {
			e.Events = append(e.Events, s.Markers[i].Event)
		}
	}
	return e
}

// table writes the episode as CSV, and figure its timeline as SVG.
func (c *capturing) table() { c.write("Table", ".csv", c.episode().WriteCSV) }

func (c *capturing) figure() { c.write("Figure", ".svg", c.episode().WriteSVG) }

// actions are what the palette and the keys offer of it.
func (c *capturing) actions() []action {
	key := func(k ebiten.Key) []chord { return []chord{{key: k}} }
	return []action{
		{id: "picture", title: "Snapshot: a picture and the episode so far", keys: "S", chords: key(ebiten.KeyS), run: c.snapshot},
		{id: "picture world", title: "Picture of the world alone", run: func() { c.take(worldShot, false) }},
		{id: "video", title: "Record a video, or stop", keys: "V", chords: key(ebiten.KeyV), run: c.toggleVideo},
		{id: "film", title: fmt.Sprintf("The last %d seconds as a GIF", filmSeconds), keys: "Shift V", chords: []chord{{key: ebiten.KeyV, shift: true}}, run: c.film},
		{id: "table", title: "The episode as a table (CSV)", run: c.table},
		{id: "figure", title: "The timeline as a figure (SVG)", run: c.figure},
		{id: "pack", title: "The episode with its rule set in one file, to share", run: c.pack},
	}
}
