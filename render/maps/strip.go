package maps

import (
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Strip is a layer's activations as a line of cells, with full colour at ±1.
type Strip struct {
	values []float32
	across bool // along x
	by     int  // neighbours that share a cell
	table  *kit.Table
	img    *ebiten.Image
	pix    []byte
	stale  bool
}

// NewStrip returns a strip of n activations along x or along y; by neighbours share a cell,
// and the largest of them is seen.
func NewStrip(n int, across bool, by int) *Strip {
	return &Strip{values: make([]float32, n), across: across, by: by, stale: true}
}

func (s *Strip) cells() int { return (len(s.values) + s.by - 1) / s.by }

// Update takes the activations, which are copied.
func (s *Strip) Update(values []float32, theme *kit.Theme) {
	if len(values) == len(s.values) && !slices.Equal(values, s.values) {
		copy(s.values, values)
		s.stale = true
	}
	if t := theme.Colours(); t != s.table {
		s.table, s.stale = t, true
	}
}

// Draw draws the strip at a place.
func (s *Strip) Draw(dst *ebiten.Image, place image.Rectangle, brightness float64, theme *kit.Theme) {
	n := s.cells()
	if n == 0 || place.Empty() {
		return
	}
	w, h := 1, n
	if s.across {
		w, h = n, 1
	}
	if s.img == nil {
		s.img, s.pix = ebiten.NewImage(w, h), make([]byte, 4*n)
		s.stale = true
	}
	if s.table == nil {
		s.table, s.stale = theme.Colours(), true
	}
	if s.stale {
		for k := range n {
			v := s.values[k*s.by]
			for _, other := range s.values[k*s.by : min((k+1)*s.by, len(s.values))] {
				if magnitude(other) > magnitude(v) {
					v = other
				}
			}
			*(*[4]byte)(s.pix[4*k:]) = s.table.At(v)
		}
		s.img.WritePixels(s.pix)
		s.stale = false
	}
	theme.DrawPixels(dst, s.img, place, brightness)
}
