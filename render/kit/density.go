package kit

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// Density is the number of the screen's pixels, on each axis, that one pixel of
// the layout takes: 1 on an ordinary display, 2 on one of twice its resolution.
// Everything that is placed, measured or taken by the pointer is in pixels of the
// layout; what draws turns them into those of the screen, here and nowhere else:
// the pen its corners, the type its sizes, and pictures their places.
type Density float64

// Of is a length in the screen's pixels, whole.
func (d Density) Of(v float64) int { return int(math.Round(v * float64(d))) }

// Rect is a rectangle in the screen's pixels. Edges are rounded each by itself, so
// that places which touch in the layout touch on the screen.
func (d Density) Rect(r image.Rectangle) image.Rectangle {
	at := func(v int) int { return d.Of(float64(v)) }
	return image.Rect(at(r.Min.X), at(r.Min.Y), at(r.Max.X), at(r.Max.Y))
}

// Point is the point of the layout that lies at a pixel of the screen, in each place that
// Rect gives the pixel to.
func (d Density) Point(x, y int) image.Point {
	at := func(v int) int { return int(math.Floor((float64(v) + 0.5 - off) / float64(d))) }
	return image.Pt(at(x), at(y))
}

// whole moves both ends of a length onto the screen's pixels. What is as thin as a
// line keeps one thickness wherever it lies, and never vanishes.
func (d Density) whole(at, length float64) (from, size float64) {
	if d == 1 {
		return at, length
	}
	start := d.Of(at)
	n := d.Of(at+length) - start
	if length <= thin {
		n = max(d.Of(length), 1)
	}
	return float64(start) / float64(d), float64(n) / float64(d)
}

// thin is the greatest thickness of what counts as a line, in pixels of the layout.
const thin = 3

// Density is how many of the screen's pixels one of the layout takes.
func (t *Theme) Density() Density { return t.pen.density }

// SetDensity makes everything that the theme draws sharp on a screen with so many
// pixels to one of the layout.
func (t *Theme) SetDensity(d Density) {
	t.pen.density = d
	t.Type.setDensity(d)
}

// DrawPixels draws a picture enlarged to a place of the layout, at a share of full
// brightness. It is not smoothed: each of its pixels has sharp edges, which lie where
// Rect puts them. Where the factor is not whole, they differ in size by one pixel of the
// screen.
func (t *Theme) DrawPixels(dst, img *ebiten.Image, place image.Rectangle, brightness float64) {
	d, size := float64(t.Density()), img.Bounds().Size()
	options := &ebiten.DrawImageOptions{}
	options.GeoM.Scale(d*float64(place.Dx())/float64(size.X), d*float64(place.Dy())/float64(size.Y))
	options.GeoM.Translate(d*float64(place.Min.X)+off, d*float64(place.Min.Y)+off)
	b := float32(brightness)
	options.ColorScale.Scale(b, b, b, 1)
	dst.DrawImage(img, options)
}

// off keeps the middles of the screen's pixels from lying on edges, where chance would
// decide to which side they belong: in pixels of the screen, to the right and downwards,
// as Of rounds.
const off = 1.0 / 64
