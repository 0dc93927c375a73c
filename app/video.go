package app

import (
	"errors"
	"fmt"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/capture"
	"hebbarium/render/kit"
)

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

// frameOfVideo adds the frame to the video, at the window's size in the layout: a screen
// of many pixels makes no larger file. A video has one size: it ends where the window's
// changes.
func (c *capturing) frameOfVideo(screen *ebiten.Image, now time.Time) {
	size := c.g.size
	if size != c.video.Size() {
		c.g.say("The window's size has changed: the video ends here")
		c.endVideo()
		return
	}
	if n := 4 * size.X * size.Y; len(c.full) != n {
		c.full = make([]byte, n)
	}
	if screen.Bounds().Size() != size {
		c.whole = c.shrink(c.whole, screen, size, 1)
		screen = c.whole
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
	back, dot, ink, label := ground(b), kit.Text2, ink(b), "Record"
	if c.video != nil {
		d := int(time.Since(c.began).Seconds())
		dot, ink, label = kit.Accent, kit.Accent, fmt.Sprintf("%d:%02d", d/60, d%60)
	}
	if b.hover || c.video != nil {
		p.round(r, kit.Radius, back)
	}
	_, y := middle(r)
	pen := p.theme.Pen()
	pen.Disc(kit.Point{X: float64(r.Min.X) + p.px(12), Y: y}, p.px(5), dot)
	pen.Flush(p.dst)
	p.text(label, float64(r.Min.X)+p.px(26), y, kit.Body, kit.Regular, ink, kit.Left)
}
