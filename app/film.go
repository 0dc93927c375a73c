package app

import (
	"fmt"
	"image"
	"io"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

// The film of the last seconds: its length, and the time between two frames.
const (
	filmSeconds = 6
	filmEvery   = 125 * time.Millisecond
)

// frameOfFilm adds the frame, at half its size, to the last seconds.
func (c *capturing) frameOfFilm(screen *ebiten.Image, now time.Time) {
	size := c.g.size.Div(2)
	var b []byte
	select {
	case b = <-c.buffers:
	default:
		return // the frames before are still being kept
	}
	c.small = c.shrink(c.small, screen, size, 0.5)
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

// shrink draws the window at a share of its size in the layout, whatever screen it is on.
// It draws into an image that it gave before, nil for none, where that has the size, and
// returns the one that it drew.
func (c *capturing) shrink(into, screen *ebiten.Image, size image.Point, share float64) *ebiten.Image {
	if into == nil || into.Bounds().Size() != size {
		if into != nil {
			into.Deallocate()
		}
		into = ebiten.NewImage(size.X, size.Y)
	}
	share /= float64(c.g.theme.Density())
	options := &ebiten.DrawImageOptions{Filter: ebiten.FilterLinear, Blend: ebiten.BlendCopy}
	options.GeoM.Scale(share, share)
	into.DrawImage(screen, options)
	return into
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
