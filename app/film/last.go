package film

import (
	"fmt"
	"image"
	"io"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/capture"
)

// The film of the last seconds: its length, and the time between two frames.
const (
	lastSeconds = 6
	every       = 125 * time.Millisecond
)

func newRing() *capture.Ring { return capture.NewRing(int(lastSeconds*time.Second/every) + 2) }

// frameOfLast adds the frame, at half its size, to the last seconds.
func (f *Film) frameOfLast(screen *ebiten.Image, now time.Time) {
	size := f.size().Div(2)
	var b []byte
	select {
	case b = <-f.buffers:
	default:
		return // the frames before are still being kept
	}
	f.small = f.shrink(f.small, screen, size, 0.5)
	if n := 4 * size.X * size.Y; len(b) != n {
		b = make([]byte, n)
	}
	f.small.ReadPixels(b)
	at := now.Sub(f.begun)
	go func() {
		f.ring.Add(b, size, at)
		f.buffers <- b
	}()
}

// shrink draws the window at a share of its size in the layout, whatever screen it is on.
// It draws into an image that it gave before, nil for none, where that has the size, and
// returns the one that it drew.
func (f *Film) shrink(into, screen *ebiten.Image, size image.Point, share float64) *ebiten.Image {
	if into == nil || into.Bounds().Size() != size {
		if into != nil {
			into.Deallocate()
		}
		into = ebiten.NewImage(size.X, size.Y)
	}
	share /= float64(f.theme.Density())
	options := &ebiten.DrawImageOptions{Filter: ebiten.FilterLinear, Blend: ebiten.BlendCopy}
	options.GeoM.Scale(share, share)
	into.DrawImage(screen, options)
	return into
}

// lastAsGIF writes the last seconds as a GIF.
func (f *Film) lastAsGIF() {
	if !filmsAlways && !f.filming {
		f.filming, f.ring = true, newRing()
		f.desk.Say(fmt.Sprintf("Filming · Shift V again keeps the last %d seconds", lastSeconds))
		return
	}
	f.filming = false
	if f.ring.Len() == 0 {
		f.desk.Say("There is no film yet: nothing has moved")
		return
	}
	f.desk.Say(fmt.Sprintf("Saving the last %d seconds …", lastSeconds))
	film := f.ring.Take(lastSeconds * time.Second) // now: those who wait for the disk go on filming
	f.write("GIF", ".gif", capture.Videos, func(w io.Writer) error { return film.WriteGIF(w) })
}
