package maps

import (
	"image"

	"hebbarium/render/kit"
)

// FoldPair lays two networks of the same layer sizes, whose first layer has more pre than
// post neurons, into one area: the two first layers one under the other, each all along
// the area, and under both the rest of each, side by side. It fails where they do not fit.
func FoldPair(net Net, area image.Rectangle) (pair [2]BrainLayout, ok bool) {
	n := net.Sizes
	if !net.plain() || len(n) != 4 || n[0] <= n[1] {
		return pair, false
	}
	const output = 14 // width of an output layer's cell
	w := area.Dx()
	columns, paired := n[0], false
	if columns+stripRoom > w {
		columns, paired = (n[0]+1)/2, true
	}
	half := (w - pcaGap) / 2
	room := half - stripRoom - stripGap - output*n[3]
	left := area.Dy() - 2*(stripRoom+n[1]) - captionRoom - rowGap - stripRoom - stripRoom
	cell := min(room/n[1], left/n[2])
	if columns+stripRoom > w || cell < 1 {
		return pair, false
	}
	y2 := area.Min.Y + 2*(stripRoom+n[1]) + captionRoom + rowGap + stripRoom
	for i := range pair {
		top := area.Min.Y + i*(stripRoom+n[1]+captionRoom)
		x0, y0 := area.Min.X, top+stripRoom
		x1, y1 := x0+columns, y0+n[1]
		x := area.Min.X + i*(half+pcaGap)
		x2, y3 := x+n[1]*cell, y2+n[2]*cell
		x3 := x2 + stripRoom + stripGap
		x4 := x3 + n[3]*output
		above := float64(y2 - stripRoom - 14)
		pair[i] = BrainLayout{
			Maps: []MapPlace{
				{Place: image.Rect(x0, y0, x1, y1), Cell: image.Pt(1, 1), PreAlongX: true, Pair: paired, Caption: kit.Pt(float64(x0), float64(top-12))},
				{Place: image.Rect(x, y2, x2, y3), Cell: image.Pt(cell, cell), PreAlongX: true, Caption: kit.Pt(float64(x), above)},
				{Place: image.Rect(x3, y2, x4, y3), Cell: image.Pt(output, cell), Caption: kit.Pt(float64(x3), above)},
			},
			Strips: []StripPlace{
				{Place: image.Rect(x0, top, x1, top+stripWidth), Across: true, Pair: paired},
				{Place: image.Rect(x1+stripGap, y0, x1+stripRoom, y1), Set: 1},
				{Place: image.Rect(x, y2-stripRoom, x2, y2-stripGap), Set: 1, Across: true},
				{Place: image.Rect(x2+stripGap, y2, x2+stripRoom, y3), Set: 2},
				{Place: image.Rect(x3, y3+stripGap, x4, y3+stripRoom), Set: 3, Across: true},
			},
		}
		pair[i] = pair[i].numbered(net)
	}
	return pair, true
}
