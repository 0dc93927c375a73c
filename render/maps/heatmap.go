package maps

import (
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// Heatmap is one layer's synapses as cells of colour. Its picture has one pixel
// a cell and is drawn enlarged by whole factors, never smoothed. It keeps the
// values that it shows and does nothing where they have not changed.
type Heatmap struct {
	pre, post int
	preAlongX bool
	by        image.Point // pre and post neurons that share a cell

	values []float32 // as shown, [pre][post]
	scale  float32
	table  *kit.Table
	frozen []bool // as shown, nil for none

	pix    []byte
	img    *ebiten.Image
	stale  bool
	dots   *ebiten.Image // the frozen synapses' grid at the drawn size
	dotFor image.Point   // cell size that dots are made for
}

// NewHeatmap returns a map of pre×post synapses, all zero, with its pre neurons
// along x or along y. Where pair is set, two pre neurons share a column and the
// larger |w| of the two is seen.
func NewHeatmap(pre, post int, preAlongX, pair bool) *Heatmap {
	by := image.Pt(1, 1)
	if pair && preAlongX {
		by.X = 2
	}
	return NewFoldedHeatmap(pre, post, preAlongX, by)
}

// NewFoldedHeatmap is NewHeatmap where so many pre (X) and post neurons (Y) share a cell, in
// which the largest |w| is seen.
func NewFoldedHeatmap(pre, post int, preAlongX bool, by image.Point) *Heatmap {
	return &Heatmap{
		pre: pre, post: post, preAlongX: preAlongX, by: by,
		values: make([]float32, pre*post), scale: 1, stale: true,
	}
}

// Grid is the number of cells across and down.
func (h *Heatmap) Grid() (columns, rows int) {
	pres, posts := (h.pre+h.by.X-1)/h.by.X, (h.post+h.by.Y-1)/h.by.Y
	if !h.preAlongX {
		return posts, pres
	}
	return pres, posts
}

// Synapse gives the synapse in a cell; of several, the one that is seen.
func (h *Heatmap) Synapse(column, row int) (pre, post int) {
	if !h.preAlongX {
		column, row = row, column
	}
	pre, post = column*h.by.X, row*h.by.Y
	if h.by == image.Pt(1, 1) {
		return pre, post
	}
	most := magnitude(h.values[pre*h.post+post])
	for i := column * h.by.X; i < min((column+1)*h.by.X, h.pre); i++ {
		for j := row * h.by.Y; j < min((row+1)*h.by.Y, h.post); j++ {
			if v := magnitude(h.values[i*h.post+j]); v > most {
				pre, post, most = i, j, v
			}
		}
	}
	return pre, post
}

// Cell gives the cell of a synapse.
func (h *Heatmap) Cell(pre, post int) (column, row int) {
	if pre, post = pre/h.by.X, post/h.by.Y; !h.preAlongX {
		return post, pre
	}
	return pre, post
}

func magnitude(v float32) float32 { return max(v, -v) }

// Update takes values, [pre][post], to be drawn with full colour at ±scale, and
// the synapses that are frozen (nil for none). Both slices are copied. It
// reports whether anything changed.
func (h *Heatmap) Update(values []float32, scale float64, frozen []bool, theme *kit.Theme) bool {
	changed := false
	if len(values) == len(h.values) && !slices.Equal(values, h.values) {
		copy(h.values, values)
		changed = true
	}
	if s := float32(scale); s > 0 && s != h.scale {
		h.scale = s
		changed = true
	}
	if t := theme.Colours(); t != h.table {
		h.table = t
		changed = true
	}
	if changed {
		h.stale = true
	}
	if !slices.Equal(frozen, h.frozen) {
		h.frozen = append(h.frozen[:0], frozen...)
		h.dotFor = image.Point{}
		changed = true
	}
	return changed
}

// paint renews the pixels from the values.
func (h *Heatmap) paint() {
	columns, rows := h.Grid()
	if len(h.pix) != 4*columns*rows {
		h.pix = make([]byte, 4*columns*rows)
	}
	inverse := 1 / h.scale
	switch one := h.by == image.Pt(1, 1); {
	case !h.preAlongX && one:
		for k, v := range h.values {
			*(*[4]byte)(h.pix[4*k:]) = h.table.At(v * inverse)
		}
	case h.preAlongX && h.by == image.Pt(2, 1):
		for column := range columns {
			a := h.values[2*column*h.post:][:h.post]
			b := a
			if 2*column+1 < h.pre {
				b = h.values[(2*column+1)*h.post:][:h.post]
			}
			for row := range rows {
				v := a[row]
				if magnitude(b[row]) > magnitude(v) {
					v = b[row]
				}
				*(*[4]byte)(h.pix[4*(row*columns+column):]) = h.table.At(v * inverse)
			}
		}
	case !one:
		for row := range rows {
			for column := range columns {
				pre, post := h.Synapse(column, row)
				*(*[4]byte)(h.pix[4*(row*columns+column):]) = h.table.At(h.values[pre*h.post+post] * inverse)
			}
		}
	default:
		for column := range columns {
			line := h.values[column*h.post:][:rows]
			at := 4 * column
			for _, v := range line {
				*(*[4]byte)(h.pix[at:]) = h.table.At(v * inverse)
				at += 4 * columns
			}
		}
	}
}

// Draw draws the map at a place whose size is a whole multiple of its grid, at
// a share of full brightness.
func (h *Heatmap) Draw(dst *ebiten.Image, place image.Rectangle, brightness float64, theme *kit.Theme) {
	columns, rows := h.Grid()
	if columns == 0 || rows == 0 || place.Empty() {
		return
	}
	if h.img == nil {
		h.img = ebiten.NewImage(columns, rows)
		h.stale = true
	}
	if h.table == nil {
		h.table, h.stale = theme.Colours(), true
	}
	if h.stale {
		h.paint()
		h.img.WritePixels(h.pix)
		h.stale = false
	}
	theme.DrawPixels(dst, h.img, place, brightness)
	h.drawFrozen(dst, place, theme)
}

// drawFrozen lays the fine grid of dots over frozen synapses.
func (h *Heatmap) drawFrozen(dst *ebiten.Image, place image.Rectangle, theme *kit.Theme) {
	if !slices.Contains(h.frozen, true) {
		return
	}
	columns, rows := h.Grid()
	cell := image.Pt(place.Dx()/columns, place.Dy()/rows)
	if cell != h.dotFor {
		if h.dots == nil || h.dots.Bounds().Size() != place.Size() {
			h.dots = ebiten.NewImage(place.Dx(), place.Dy())
		}
		h.dots.WritePixels(h.frozenDots(place.Size(), cell))
		h.dotFor = cell
	}
	theme.DrawPixels(dst, h.dots, place, 1)
}

// frozenDots makes the grid: a dot in the middle of each cell, or every third
// pixel where cells are smaller.
func (h *Heatmap) frozenDots(size, cell image.Point) []byte {
	pix := make([]byte, 4*size.X*size.Y)
	for y := range size.Y {
		for x := range size.X {
			inX, inY := x%3 == 1, y%3 == 1
			if cell.X >= 3 {
				inX = x%cell.X == cell.X/2
			}
			if cell.Y >= 3 {
				inY = y%cell.Y == cell.Y/2
			}
			if !inX || !inY {
				continue
			}
			pre, post := h.Synapse(x/cell.X, y/cell.Y)
			if h.frozen[pre*h.post+post] {
				*(*[4]byte)(pix[4*(y*size.X+x):]) = [4]byte{225, 232, 240, 255}
			}
		}
	}
	return pix
}

// Value is the value shown of a synapse.
func (h *Heatmap) Value(pre, post int) float32 { return h.values[pre*h.post+post] }
