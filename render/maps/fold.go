package maps

import (
	"image"

	"hebbarium/brain"
	"hebbarium/render/kit"
)

// Sizes of the folded brain, in pixels.
const (
	stripWidth   = 12
	stripGap     = 4
	stripRoom    = stripWidth + stripGap
	captionRoom  = 20 // a caption below a map or above a row
	rowGap       = 36 // between the car's rows, caption in it
	leastOutput  = 64 // width that an output layer needs beside the others
	pcaWidth     = 180
	pcaLeast     = 120
	pcaGap       = 20
	outputColumn = 20 // greatest width of an output layer's cell
)

// MapPlace says where one map lies: a layer's synapses from some of its pre neurons.
type MapPlace struct {
	Layer     int        // from 1
	Pre       brain.Span // the pre neurons: a part of Net.Parts
	Place     image.Rectangle
	Cell      image.Point // pixels a cell, both whole
	PreAlongX bool
	Pair      bool        // several synapses share a cell
	By        image.Point // so many pre (X) and post neurons (Y) then; the zero value is two pre neurons
	Caption   kit.Point
	Below     bool // the caption is below the map
}

// Room is twice the pixels that a synapse has, rounded down.
func (m MapPlace) Room() int {
	by := m.by()
	return 2 * m.Cell.X * m.Cell.Y / (by.X * by.Y)
}

// by is how many pre and post neurons share a cell.
func (m MapPlace) by() image.Point {
	switch {
	case !m.Pair:
		return image.Pt(1, 1)
	case m.By == image.Point{}:
		return image.Pt(2, 1)
	}
	return m.By
}

// StripPlace says where the activations of one set of neurons lie.
type StripPlace struct {
	Place  image.Rectangle
	Set    int  // 0 for the first layer's pre neurons, n for layer n's post neurons
	Across bool // along x
	Pair   bool // several neurons share a cell
	By     int  // so many then; 0 is two
}

// by is how many neurons share a cell.
func (s StripPlace) by() int {
	switch {
	case !s.Pair:
		return 1
	case s.By == 0:
		return 2
	}
	return s.By
}

// BrainLayout is the folded brain: a map for each layer, strips along their
// edges for each set of neurons (the car's first hidden layer has two, one at
// either map), and what is left for the weights' trace.
type BrainLayout struct {
	Maps   []MapPlace // of the layers in their order, from the set before each; behind them all others
	Strips []StripPlace
	PCA    image.Rectangle // empty where there is no room
}

// Beside is what lies to the right of a caption at its height: maps, strips, and the room of
// the weights' way.
func (l BrainLayout) Beside(caption kit.Point) (all []image.Rectangle) {
	look := func(r image.Rectangle) {
		if float64(r.Min.X) > caption.X && float64(r.Min.Y) < caption.Y+8 && float64(r.Max.Y) > caption.Y-8 {
			all = append(all, r)
		}
	}
	for _, m := range l.Maps {
		look(m.Place)
	}
	for _, s := range l.Strips {
		look(s.Place)
	}
	look(l.PCA)
	return all
}

// FoldBrain is Fold of a network of the given sizes.
func FoldBrain(sizes []int, area image.Rectangle) BrainLayout {
	return Fold(Net{Sizes: sizes}, area)
}

// Fold lays a network into an area. Where it has two hidden layers, layer 1 has its post
// neurons along x where its pre neurons are fewer; layer 2 hangs under it with its pre
// neurons along the same x and shares the strip between; layer 3 stands to the right of
// layer 2. Where layer 1 has more pre than post neurons it takes a row of its own, pre along
// x. Cells are whole pixels. All other networks, and those that have no room so, are laid
// as stairs.
func Fold(n Net, area image.Rectangle) BrainLayout {
	if len(n.Sizes) < 2 {
		return BrainLayout{}
	}
	if n.plain() && len(n.Sizes) == 4 {
		l := foldRows
		if n.Sizes[0] <= n.Sizes[1] {
			l = foldAligned
		}
		if at := l(n.Sizes, area); at.within(area) {
			return at.numbered(n)
		}
	}
	return stairs(n, area)
}

// within tells whether all maps lie in an area.
func (l BrainLayout) within(area image.Rectangle) bool {
	for _, m := range l.Maps {
		if !m.Place.In(area) {
			return false
		}
	}
	return true
}

// numbered says of the maps of the layers, in their order, which they are.
func (l BrainLayout) numbered(n Net) BrainLayout {
	for i := range l.Maps {
		l.Maps[i].Layer, l.Maps[i].Pre = i+1, brain.Span{From: 0, To: n.Sizes[i]}
	}
	return l
}

// foldAligned is the ant's: layers 1 and 2 share their columns.
func foldAligned(n []int, area image.Rectangle) BrainLayout {
	w, h := area.Dx(), area.Dy()
	cx := max(1, (w-2*stripRoom-stripGap-max(leastOutput, 2*n[3]))/n[1])
	cy := max(1, (h-2*stripRoom-stripGap-captionRoom)/(n[0]+n[2]))
	x0, y0 := area.Min.X+stripRoom, area.Min.Y
	x1 := x0 + n[1]*cx
	y1 := y0 + n[0]*cy
	y2 := y1 + stripRoom + stripGap
	y3 := y2 + n[2]*cy
	x2 := x1 + stripRoom + stripGap
	co := max(1, min((area.Max.X-x2)/n[3], outputColumn))
	x3 := x2 + n[3]*co
	l := BrainLayout{
		Maps: []MapPlace{
			{Place: image.Rect(x0, y0, x1, y1), Cell: image.Pt(cx, cy), Caption: kit.Pt(float64(x0), float64(y0-14))},
			{Place: image.Rect(x0, y2, x1, y3), Cell: image.Pt(cx, cy), PreAlongX: true, Caption: kit.Pt(float64(x0), float64(y3+18)), Below: true},
			{Place: image.Rect(x2, y2, x3, y3), Cell: image.Pt(co, cy), Caption: kit.Pt(float64(x2), float64(y3+stripRoom+14)), Below: true},
		},
		Strips: []StripPlace{
			{Place: image.Rect(area.Min.X, y0, area.Min.X+stripWidth, y1)},
			{Place: image.Rect(x0, y1+stripGap, x1, y1+stripRoom), Set: 1, Across: true},
			{Place: image.Rect(x1+stripGap, y2, x1+stripRoom, y3), Set: 2},
			{Place: image.Rect(x2, y3+stripGap, x3, y3+stripRoom), Set: 3, Across: true},
		},
	}
	if area.Max.X-x1-stripGap >= pcaLeast && y1-y0 >= pcaLeast {
		l.PCA = image.Rect(x1+stripGap, y0, area.Max.X, y2-stripGap)
	}
	return l
}

// foldRows is the car's: layer 1 on a row of its own.
func foldRows(n []int, area image.Rectangle) BrainLayout {
	w, h := area.Dx(), area.Dy()
	columns, pair := n[0], false
	if columns+stripRoom > w {
		columns, pair = (n[0]+1)/2, true
	}
	cx := max(1, (w-stripRoom)/columns)
	if cx > 1 {
		cx = 1 // wider columns would leave the next row no height
	}
	cy := 2
	if h < n[1]*2+3*stripRoom+rowGap+2*n[2] {
		cy = 1
	}
	x0, y0 := area.Min.X, area.Min.Y+stripRoom
	x1, y1 := x0+columns*cx, y0+n[1]*cy

	y2 := y1 + rowGap + stripRoom
	room := w - stripRoom - stripGap - outputColumn*n[3]
	c2 := max(1, min((area.Max.Y-y2-stripRoom)/n[2], room/n[1]))
	x2, y3 := x0+n[1]*c2, y2+n[2]*c2
	x3 := x2 + stripRoom + stripGap
	x4 := x3 + n[3]*outputColumn
	l := BrainLayout{
		Maps: []MapPlace{
			{Place: image.Rect(x0, y0, x1, y1), Cell: image.Pt(cx, cy), PreAlongX: true, Pair: pair, Caption: kit.Pt(float64(x0), float64(area.Min.Y-14))},
			{Place: image.Rect(x0, y2, x2, y3), Cell: image.Pt(c2, c2), PreAlongX: true, Caption: kit.Pt(float64(x0), float64(y1+18))},
			{Place: image.Rect(x3, y2, x4, y3), Cell: image.Pt(outputColumn, c2), Caption: kit.Pt(float64(x3), float64(y1+18))},
		},
		Strips: []StripPlace{
			{Place: image.Rect(x0, area.Min.Y, x1, area.Min.Y+stripWidth), Across: true, Pair: pair},
			{Place: image.Rect(x1+stripGap, y0, x1+stripRoom, y1), Set: 1},
			{Place: image.Rect(x0, y2-stripRoom, x2, y2-stripGap), Set: 1, Across: true},
			{Place: image.Rect(x2+stripGap, y2, x2+stripRoom, y3), Set: 2},
			{Place: image.Rect(x3, y3+stripGap, x4, y3+stripRoom), Set: 3, Across: true},
		},
	}
	// Beside both rows, where a column of that height is wide enough.
	left := max(x1+stripRoom, x4) + pcaGap
	column := image.Rect(left, area.Min.Y, area.Max.X, y3+stripRoom)
	switch room := area.Max.X - left; {
	case room >= pcaWidth:
		l.PCA = column
	case area.Max.X-x4-pcaGap >= pcaWidth && area.Max.Y-y1 > 200:
		l.PCA = image.Rect(area.Max.X-pcaWidth, y2-stripRoom, area.Max.X, y3+stripRoom) // under the caption
	case room >= pcaLeast:
		l.PCA = column
	case area.Max.X-x1-stripRoom-pcaGap >= pcaWidth && y1-area.Min.Y >= pcaLeast: // beside the first alone
		l.PCA = image.Rect(x1+stripRoom+pcaGap, area.Min.Y, area.Max.X, y1)
	}
	return l
}
