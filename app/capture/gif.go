package capture

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"io"
	"math"
	"time"

	"hebbarium/brain/file"
)

// leastDelay is the shortest time between two frames that viewers keep to.
const leastDelay = 2 // 1/100 s

// mostDelay is the longest that the format can tell.
const mostDelay = math.MaxUint16 // 1/100 s

// hundredths is a time from the first frame on in the format's unit. Rounded so, delays
// add up to the film's length, however many there are.
func hundredths(d time.Duration) int {
	return int(d.Round(10*time.Millisecond) / (10 * time.Millisecond))
}

// WriteGIF writes the film as an animated GIF that repeats for ever. Only what
// has changed since the frame before is stored. Colours are not dithered: the
// window's are flat.
func (f *Film) WriteGIF(w io.Writer) error {
	if len(f.frames) == 0 {
		return errors.New("GIF: expected at least one frame, found none")
	}
	palette, entries := quantise(f, 255)
	clear := uint8(len(palette))
	palette = append(palette, color.RGBA{})
	g := &gif.GIF{Config: image.Config{ColorModel: palette, Width: f.frames[0].size.X, Height: f.frames[0].size.Y}}
	first := f.frames[0].at
	for i := range f.frames {
		now := &f.frames[i]
		var before []uint16
		if i > 0 {
			before = f.frames[i-1].pixels
		}
		pic := image.NewPaletted(changed(before, now.pixels, now.size), palette)
		b := pic.Rect
		for y := b.Min.Y; y < b.Max.Y; y++ {
			row := pic.Pix[(y-b.Min.Y)*pic.Stride:]
			for x := b.Min.X; x < b.Max.X; x++ {
				k := y*now.size.X + x
				row[x-b.Min.X] = entries[now.pixels[k]]
				if before != nil && before[k] == now.pixels[k] {
					row[x-b.Min.X] = clear
				}
			}
		}
		g.Image = append(g.Image, pic)
		g.Disposal = append(g.Disposal, gif.DisposalNone)
		next := now.at + lastStands
		if i+1 < len(f.frames) {
			next = f.frames[i+1].at
		}
		g.Delay = append(g.Delay, min(max(hundredths(next-first)-hundredths(now.at-first), leastDelay), mostDelay))
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		return err
	}
	// What the program is stands in a comment before the last byte, which ends the file.
	says := file.Program()
	says = says[:min(len(says), 255)]
	b.Truncate(b.Len() - 1)
	b.WriteString("\x21\xfe" + string([]byte{byte(len(says))}) + says + "\x00\x3b")
	_, err := w.Write(b.Bytes())
	return err
}

// changed is the smallest rectangle in which two frames differ, of at least one
// pixel; all of it where there is none before.
func changed(before, now []uint16, size image.Point) image.Rectangle {
	whole := image.Rectangle{Max: size}
	if before == nil {
		return whole
	}
	r := image.Rectangle{Min: size}
	for y := range size.Y {
		a, b := before[y*size.X:(y+1)*size.X], now[y*size.X:(y+1)*size.X]
		for x := range a {
			if a[x] != b[x] {
				r.Min.X, r.Max.X = min(r.Min.X, x), max(r.Max.X, x+1)
				r.Min.Y, r.Max.Y = min(r.Min.Y, y), y+1
			}
		}
	}
	if r.Empty() {
		return image.Rect(0, 0, 1, 1)
	}
	return r
}
