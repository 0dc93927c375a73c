package app

import (
	"fmt"
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
