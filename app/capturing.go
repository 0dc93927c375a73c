package app

import (
	"errors"
	"fmt"
	"image"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/capture"
	"hebbarium/app/session"
	"hebbarium/evolve"
	"hebbarium/render"
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
	small   *ebiten.Image // the window at half its size
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

// The film of the last seconds: its length, and the time between two frames.
const (
	filmSeconds = 6
	filmEvery   = 125 * time.Millisecond
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

// picture writes the frame, and the state of the episode.
func (c *capturing) picture(screen *ebiten.Image) {
	part := image.Rectangle{Max: screen.Bounds().Size()}
	if c.wanted == worldShot {
		part = c.g.layout.Scene
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
	path, err := capture.Free(folder, c.subject().Name(evolve.ReplayExtension))
	if err != nil {
		c.tell("Episode", "", err)
		return
	}
	keeper := c.g.recording
	c.g.session.Observe(func(*evolve.Episode) { keeper.Keep(path) })
}

// frameOfFilm adds the frame, at half its size, to the last seconds.
func (c *capturing) frameOfFilm(screen *ebiten.Image, now time.Time) {
	size := screen.Bounds().Size().Div(2)
	if c.small == nil || c.small.Bounds().Size() != size {
		if c.small != nil {
			c.small.Deallocate()
		}
		c.small = ebiten.NewImage(size.X, size.Y)
	}
	var b []byte
	select {
	case b = <-c.buffers:
	default:
		return // the frames before are still being kept
	}
	options := &ebiten.DrawImageOptions{Filter: ebiten.FilterLinear, Blend: ebiten.BlendCopy}
	options.GeoM.Scale(0.5, 0.5)
	c.small.DrawImage(screen, options)
	if n := 4 * size.X * size.Y; len(b) != n {
		b = make([]byte, n)
	}
	c.small.ReadPixels(b)
	at := now.Sub(c.g.begun)
	go func() {
		c.ring.Add(b, size, at)
		c.buffers <- b
	}()
}

// film writes the last seconds as a GIF.
func (c *capturing) film() {
	if c.ring.Len() == 0 {
		c.g.say("There is no film yet: nothing has moved")
		return
	}
	c.g.say(fmt.Sprintf("The last %d seconds are being written …", filmSeconds))
	c.write("GIF", ".gif", func(w io.Writer) error { return c.ring.Take().WriteGIF(w) })
}

// toggleVideo begins a video, or ends it.
func (c *capturing) toggleVideo() {
	if c.video != nil {
		c.endVideo()
		return
	}
	folder, err := c.folder()
	var path string
	if err == nil {
		path, err = capture.Free(folder, c.subject().Name(".mp4"))
	}
	if err == nil {
		c.video, err = capture.NewVideo(path, c.g.size)
	}
	if err != nil {
		if errors.Is(err, capture.ErrNoFFmpeg) {
			c.g.say("No video: " + err.Error())
		} else {
			c.tell("Video", "", err)
		}
		return
	}
	c.began, c.last = time.Now(), time.Time{}
	c.g.say("Recording · V stops")
}

// endVideo ends the video that is being recorded.
func (c *capturing) endVideo() {
	v := c.video
	c.video = nil
	c.g.repaint.all = true
	go func() {
		path, err := v.Close()
		c.tell("Video", path, err)
	}()
}

// close ends a video when the window is closed, and waits for its file.
func (c *capturing) close() error {
	if c.video == nil {
		return nil
	}
	_, err := c.video.Close()
	c.video = nil
	return err
}

// frameOfVideo adds the frame to the video. A video has one size: it ends where
// the window's changes.
func (c *capturing) frameOfVideo(screen *ebiten.Image, now time.Time) {
	size := screen.Bounds().Size()
	if size != c.video.Size() {
		c.g.say("The window's size has changed: the video ends here")
		c.endVideo()
		return
	}
	if n := 4 * size.X * size.Y; len(c.full) != n {
		c.full = make([]byte, n)
	}
	screen.ReadPixels(c.full)
	if !c.video.Add(c.full, now.Sub(c.began)) {
		c.endVideo() // which says why
		return
	}
	if c.last.Truncate(time.Second) != now.Truncate(time.Second) {
		c.g.repaint.news[barPanel] = true
	}
	c.last = now
}

// recordFace is the button that says whether a video is being recorded.
func (c *capturing) recordFace(p *painter, r imageRect, b *control) {
	back, dot, ink, label := ground(b), render.Text2, ink(b), "Record"
	if c.video != nil {
		d := int(time.Since(c.began).Seconds())
		dot, ink, label = render.Accent, render.Accent, fmt.Sprintf("%d:%02d", d/60, d%60)
	}
	if b.hover || c.video != nil {
		p.round(r, render.Radius, back)
	}
	_, y := middle(r)
	pen := p.theme.Pen()
	pen.Disc(render.Point{X: float64(r.Min.X) + p.px(12), Y: y}, p.px(5), dot)
	pen.Flush(p.dst)
	p.text(label, float64(r.Min.X)+p.px(26), y, render.Body, render.Regular, ink, render.Left)
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

// pack writes the episode and its rule set to one file.
func (c *capturing) pack() {
	g := c.g
	folder, err := c.folder()
	if err != nil || g.norules {
		g.say("There is nothing to pack, or no folder for it")
		return
	}
	name, keeper, rules := c.subject().Name(evolve.PackExtension), g.recording, *g.snap.Rules
	g.session.Observe(func(*evolve.Episode) {
		r := keeper.Replay()
		go func() {
			path, err := writePack(r, &rules, folder, name)
			c.tell("Pack", path, err)
		}()
	})
}

func writePack(r *evolve.Replay, rules *session.Rules, folder, name string) (string, error) {
	if r == nil {
		return "", errors.New("the episode is not being recorded")
	}
	path, err := capture.Free(folder, name)
	if err != nil {
		return "", err
	}
	p, err := evolve.PackWith(r, rules.Path, rules.Genome)
	if err != nil {
		return "", err
	}
	return path, p.Save(path)
}

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

// playPack plays a pack.
func (g *Game) playPack(path string) error {
	p, err := evolve.LoadPack(path)
	if err != nil {
		return err
	}
	return g.playWith(p.Replay, p.Genome, "")
}

// isPack tells by its name whether a file is a pack.
func isPack(path string) bool { return strings.EqualFold(filepath.Ext(path), evolve.PackExtension) }
