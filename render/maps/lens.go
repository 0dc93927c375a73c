package maps

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/brain"
	"hebbarium/render/kit"
)

// lensTimes is how many times larger than on the map a synapse is in the lens,
// and lensBelow how many pixels a synapse has to have to do without it.
const (
	lensTimes = 4
	lensBelow = 9
)

// magnifier is the picture of the synapses about one of them. It is made when it is
// drawn for the first time.
type magnifier struct {
	img *ebiten.Image
	pix []byte
}

// Lensed tells whether a layer's synapses are so small, or two of them share a
// pixel, that a hover should open the lens.
func (v *BrainView) Lensed(layer int) bool {
	if layer < 1 || layer >= len(v.net.Sizes) {
		return false
	}
	m := v.layout.Maps[layer-1]
	return m.Pair || m.Cell.X*m.Cell.Y < lensBelow
}

// mapOf is the map that a synapse is on, in places of the order.
func (v *BrainView) mapOf(h Hit) (*Heatmap, MapPlace) {
	for i, m := range v.layout.Maps {
		if m.Layer == h.Layer && h.Pre >= m.Pre.From && h.Pre < m.Pre.To {
			return v.maps[i], m
		}
	}
	return v.maps[h.Layer-1], v.layout.Maps[h.Layer-1]
}

// lensGrid is the size of a synapse in the lens, and how many of them a place
// has room for, odd so that one is in the middle.
func (v *BrainView) lensGrid(h Hit, place image.Rectangle) (cell image.Point, columns, rows int) {
	_, m := v.mapOf(h)
	cell = m.Cell.Mul(lensTimes)
	odd := func(n int) int { return max(n-1+n%2, 1) }
	return cell, odd(place.Dx() / cell.X), odd(place.Dy() / cell.Y)
}

// lensSynapse gives the synapse in a cell of the lens about a hit; ok is false
// beyond the map's edge.
func (v *BrainView) lensSynapse(h Hit, column, row, columns, rows int) (pre, post int, ok bool) {
	m, at := v.mapOf(h)
	pre, post = h.Pre+column-columns/2, h.Post+row-rows/2
	if !m.preAlongX {
		pre, post = h.Pre+row-rows/2, h.Post+column-columns/2
	}
	return pre, post, pre >= at.Pre.From && pre < at.Pre.To && post >= 0 && post < m.post
}

// DrawLens draws the synapses about one of a layer's at four times their size on
// the map, each on its own, in the middle of a place, with what is outlined on
// the map. It draws nothing for a neuron.
func (v *BrainView) DrawLens(dst *ebiten.Image, h Hit, place image.Rectangle) {
	if h.Layer < 1 || h.Layer >= len(v.net.Sizes) {
		return
	}
	h = v.order.Placed(h)
	cell, columns, rows := v.lensGrid(h, place)
	l := &v.lens
	if l.img == nil || l.img.Bounds().Size() != image.Pt(columns, rows) {
		l.img = ebiten.NewImage(columns, rows)
	}
	l.pix = v.paintLens(l.pix, h, columns, rows)
	l.img.WritePixels(l.pix)
	at := place.Min.Add(image.Pt((place.Dx()-columns*cell.X)/2, (place.Dy()-rows*cell.Y)/2))
	all := image.Rect(0, 0, columns*cell.X, rows*cell.Y).Add(at)
	v.theme.DrawPixels(dst, l.img, all, v.Brightness)
	p := v.theme.Pen()
	for _, r := range v.Outline {
		if q := v.lensPlace(r, h, at, cell, columns, rows).Intersect(all); !q.Empty() {
			frame(p, q, -2, 2, kit.Warn)
		}
	}
	middle := image.Rectangle{Max: cell}.Add(at).Add(image.Pt(columns/2*cell.X, rows/2*cell.Y))
	frame(p, middle, 2, 1, 0x000000FF)
	frame(p, middle, 0, 2, kit.White)
	p.Flush(dst)
}

// lensPlace is where a region lies in the lens, which may be beyond its edges.
func (v *BrainView) lensPlace(r brain.Region, h Hit, at, cell image.Point, columns, rows int) image.Rectangle {
	if r.Layer != 0 && r.Layer != h.Layer {
		return image.Rectangle{}
	}
	m, place := v.mapOf(h)
	across, down := place.within(r.Pre), whole(r.Post, m.post)
	x, y := h.Pre-place.Pre.From, h.Post
	if !m.preAlongX {
		across, down, x, y = down, across, y, x
	}
	x, y = columns/2-x, rows/2-y
	return image.Rect((across.From+x)*cell.X, (down.From+y)*cell.Y, (across.To+x)*cell.X, (down.To+y)*cell.Y).Add(at)
}

// paintLens renews the lens's pixels: one for a synapse, frozen ones lighter, as
// their dots make them on the map.
func (v *BrainView) paintLens(pix []byte, h Hit, columns, rows int) []byte {
	m, at := v.mapOf(h)
	table := v.theme.Colours()
	if len(pix) != 4*columns*rows {
		pix = make([]byte, 4*columns*rows)
	}
	const beyond = kit.BG1 // the map's edge
	for row := range rows {
		for column := range columns {
			out := pix[4*(row*columns+column):][:4]
			pre, post, ok := v.lensSynapse(h, column, row, columns, rows)
			if !ok {
				out[0], out[1], out[2], out[3] = byte(beyond>>24), byte(beyond>>16&0xFF), byte(beyond>>8&0xFF), 255
				continue
			}
			k := (pre-at.Pre.From)*m.post + post
			*(*[4]byte)(out) = table.At(m.values[k] / m.scale)
			if k < len(m.frozen) && m.frozen[k] {
				for c := range 3 {
					out[c] += (255 - out[c]) / 3
				}
			}
		}
	}
	return pix
}
