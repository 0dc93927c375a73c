package car

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/physics/car"
	"hebbarium/render/kit"
)

// Tiles draws many small pictures of cars, each on a track of its own.
type Tiles struct {
	camera FollowCamera
	theme  *kit.Theme
	pix    []byte
	seen   *ebiten.Image
}

// tileZoom is how many pixels a metre has in a tile that is 64 high: a car is 12 px long.
const tileZoom = 2.4

// NewTiles returns a painter of tiles.
func NewTiles(theme *kit.Theme) *Tiles { return &Tiles{theme: theme} }

// Draw draws a car from above, on the usual road or a darker one, into a place of an image
// that is cut to that place.
func (t *Tiles) Draw(clip *ebiten.Image, place image.Rectangle, track *car.Track, s *car.State, dark bool) {
	c, p := &t.camera, t.theme.Pen()
	c.Zoom, c.View = tileZoom*max(0.7, float64(place.Dy())/64), place
	c.Follow(s.Hull, 0, true)
	drawTrack(p, c, track, s.Touched, dark)
	drawCar(p, c.lens(), s)
	p.Flush(clip)
}

// DrawSeen draws what an agent sees, a square of RGB bytes, in the middle of a place, in
// its raw colours.
func (t *Tiles) DrawSeen(clip *ebiten.Image, place image.Rectangle, rgb []byte) {
	if t.seen == nil {
		t.seen = ebiten.NewImage(car.Seen, car.Seen)
		t.pix = make([]byte, 4*car.Seen*car.Seen)
	}
	for i := range car.Seen * car.Seen {
		t.pix[4*i], t.pix[4*i+1], t.pix[4*i+2], t.pix[4*i+3] = rgb[3*i], rgb[3*i+1], rgb[3*i+2], 255
	}
	t.seen.WritePixels(t.pix)
	p := t.theme.Pen()
	p.FillRect(float64(place.Min.X), float64(place.Min.Y), float64(place.Dx()), float64(place.Dy()), kit.BG1)
	p.Flush(clip)
	on := t.theme.Density().Rect(place)
	side := float64(min(on.Dx(), on.Dy()))
	o := &ebiten.DrawImageOptions{Filter: ebiten.FilterLinear}
	o.GeoM.Scale(side/car.Seen, side/car.Seen)
	o.GeoM.Translate(float64(on.Min.X)+(float64(on.Dx())-side)/2, float64(on.Min.Y)+(float64(on.Dy())-side)/2)
	clip.DrawImage(t.seen, o)
}
