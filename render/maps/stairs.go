package maps

import (
	"image"
	"slices"

	"hebbarium/brain"
	"hebbarium/render/kit"
)

// Stairs are how a network of any depth is folded: every second set of neurons lies along x
// and the others along y, so that each layer's map hangs on that of the layer before, by the
// set that both share: down, right, down, and so on. Behind the set before a layer stand its
// own neurons, where it is recurrent, and its bias neuron, each with a map of its own.

const (
	partGap   = 10  // between a layer's maps
	biasWidth = 5   // of the map of one bias neuron, at least
	mostCell  = 20  // width of a cell at most
	fewCell   = 4   // of the cells of few neurons beside so many that several of those share one
	captioned = 72  // width that a map beside a layer's first needs for a caption
	longest   = 150 // caption under a map
	narrow    = 96  // width up to which few neurons beside many grow, to be seen and to bear a caption
)

// track is a line of neurons along an axis.
type track struct {
	at, cell, cells int // where it begins; the pixels of a cell, and how many there are
	by              int // neurons that share a cell
}

func (t track) end() int { return t.at + t.cell*t.cells }

// axis is one direction of the stairs: what lies along it, in order.
type axis struct {
	sets map[int]track // by the set
	own  track         // the neurons of the recurrent layer, as pre neurons
	bias map[int]track // by the layer, from 1
	end  map[int]int   // behind what stands before a layer, from 1
	used int           // where it ends
}

// newAxis lays every second set from first on along an axis from a place, in so much room;
// above is what the caption of a map needs above it on this axis.
func (n Net) newAxis(first, from, room, above int) axis {
	last := len(n.Sizes) - 1
	cells, gaps := 0, 0
	var all []int
	for set := first; set <= last; set += 2 {
		cells += n.Sizes[set]
		all = append(all, n.Sizes[set])
		gaps += stripRoom + stripGap
		if set == last {
			continue
		}
		if n.Recurrent == set+1 {
			cells += n.Sizes[set+1]
			all = append(all, n.Sizes[set+1])
			gaps += partGap + above
		}
		if n.Bias {
			gaps += partGap + biasWidth
		}
	}
	a := axis{sets: map[int]track{}, bias: map[int]track{}, end: map[int]int{}}
	free := max(room-gaps, 1)
	cell, by, few := min(free/cells, mostCell), 1, 0
	if cell < 1 { // several of many share a cell; few keep cells of their own
		few = free / (4 * fewCell * len(all))
		many, left := 0, free
		for _, neurons := range all {
			if neurons <= few {
				left -= fewCell * neurons
			} else {
				many++
			}
		}
		for by = 1; ; by++ {
			taken := 0
			for _, neurons := range all {
				if neurons > few {
					taken += (neurons + by - 1) / by
				}
			}
			if taken <= left || many == 0 || taken == many {
				break
			}
		}
		cell = 1
	}
	tracks := make([]track, len(all))
	for i, neurons := range all {
		if tracks[i] = (track{0, cell, (neurons + by - 1) / by, by}); by > 1 && neurons <= few {
			tracks[i] = track{0, fewCell, neurons, 1}
		}
	}
	grow(tracks, free, (last-first)%2 == 0)
	lay := func() track {
		t := tracks[0]
		t.at, tracks = from, tracks[1:]
		from = t.end()
		return t
	}
	for set := first; set <= last; set += 2 {
		a.sets[set] = lay()
		if set < last && n.Recurrent == set+1 {
			from += partGap + above
			a.own = lay()
		}
		if set < last && n.Bias {
			from += partGap
			a.bias[set+1] = track{from, max(cell, biasWidth), 1, 1}
			from = a.bias[set+1].end()
		}
		a.end[set+1] = from
		from += stripRoom + stripGap
	}
	a.used = from
	return a
}

// grow gives tracks what is left of their room: the narrowest first, up to what is not narrow
// any more, and then the last, where it is the outputs.
func grow(tracks []track, room int, outputs bool) {
	for _, t := range tracks {
		room -= t.cell * t.cells
	}
	for {
		least := -1
		for i, t := range tracks {
			if t.cell < mostCell && t.cells <= room && t.cell*t.cells < narrow && (least < 0 || t.cell*t.cells < tracks[least].cell*tracks[least].cells) {
				least = i
			}
		}
		if least < 0 {
			break
		}
		tracks[least].cell++
		room -= tracks[least].cells
	}
	if last := &tracks[len(tracks)-1]; outputs && room > 0 {
		last.cell = max(last.cell, min(last.cell+room/last.cells, mostCell))
	}
}

// stairs folds a network so.
func stairs(n Net, area image.Rectangle) BrainLayout {
	down := n.Sizes[0] <= n.Sizes[1] // layer 1 has its pre neurons along y
	xs, ys := 0, 1
	x0, y0 := area.Min.X, area.Min.Y+stripRoom
	if down {
		xs, ys, x0, y0 = 1, 0, area.Min.X+stripRoom, area.Min.Y
	}
	x := n.newAxis(xs, x0, area.Max.X-x0, 0)
	y := n.newAxis(ys, y0, area.Max.Y-captionRoom-y0, captionRoom)
	var l BrainLayout
	var others []MapPlace
	for layer := 1; layer < len(n.Sizes); layer++ {
		tall := down == (layer%2 == 1)
		pre, post := x, y
		if tall {
			pre, post = y, x
		}
		for i, span := range n.Parts(layer) {
			t := pre.sets[layer-1]
			if i > 0 {
				if t = pre.bias[layer]; span.From == n.Sizes[layer-1] && n.Recurrent == layer {
					t = pre.own
				}
			}
			m := n.place(layer, span, t, post.sets[layer], tall)
			if m.Caption = kit.Pt(float64(m.Place.Min.X), float64(m.Place.Min.Y-13)); i == 0 {
				if m.Below = layer > 1 && !tall; m.Below {
					m.Caption.Y = float64(m.Place.Max.Y + 18)
				} else if layer == 1 {
					m.Caption.Y = float64(area.Min.Y - 14)
				}
				l.Maps = append(l.Maps, m)
			} else {
				others = append(others, m)
			}
		}
		if layer == 1 {
			l.Strips = append(l.Strips, strip(0, pre.sets[0], map[bool]int{true: area.Min.X, false: area.Min.Y}[tall], !tall))
		}
		l.Strips = append(l.Strips, strip(layer, post.sets[layer], pre.end[layer]+stripGap, tall))
	}
	l.Maps = append(l.Maps, others...)
	l.PCA = l.free(area, x, y)
	return l
}

// place is the place of a map between two tracks.
func (n Net) place(layer int, span brain.Span, pre, post track, tall bool) MapPlace {
	by := image.Pt(pre.by, post.by)
	m := MapPlace{Layer: layer, Pre: span, PreAlongX: !tall, Pair: by != image.Pt(1, 1), By: by}
	if tall {
		pre, post = post, pre
	}
	m.Place, m.Cell = image.Rect(pre.at, post.at, pre.end(), post.end()), image.Pt(pre.cell, post.cell)
	return m
}

// strip is the place of a set's activations along a track.
func strip(set int, t track, beside int, across bool) StripPlace {
	s := StripPlace{Set: set, Across: across, Pair: t.by > 1, By: t.by}
	s.Place = image.Rect(beside, t.at, beside+stripWidth, t.end())
	if across {
		s.Place = image.Rect(t.at, beside, t.end(), beside+stripWidth)
	}
	return s
}

// leaves tells whether nothing lies in a rectangle.
func (l BrainLayout) leaves(r image.Rectangle) bool {
	return !slices.ContainsFunc(l.Maps, func(m MapPlace) bool { return m.Place.Overlaps(r) }) &&
		!slices.ContainsFunc(l.Strips, func(s StripPlace) bool { return s.Place.Overlaps(r) })
}

// free is room for the weights' way: in the corner above the stairs, beside them, or under
// them on the left.
func (l BrainLayout) free(area image.Rectangle, x, y axis) image.Rectangle {
	first := l.Maps[0].Place
	for _, m := range l.Maps {
		if m.Layer == 1 {
			first = first.Union(m.Place)
		}
	}
	corner := image.Rect(first.Max.X+stripRoom+pcaGap, area.Min.Y, area.Max.X, area.Max.Y)
	for _, m := range l.Maps {
		if m.Layer > 1 && m.Place.Max.X > corner.Min.X {
			corner.Max.Y = min(corner.Max.Y, m.Place.Min.Y-captionRoom-stripRoom)
		}
	}
	beside := image.Rect(x.used+pcaGap, area.Min.Y, area.Max.X, area.Max.Y)
	for _, m := range l.Maps {
		if m.Below {
			beside.Min.X = max(beside.Min.X, int(m.Caption.X)+longest)
		}
	}
	under := image.Rect(area.Min.X, first.Max.Y+captionRoom+stripRoom, area.Max.X, area.Max.Y)
	for _, m := range l.Maps {
		if m.Layer > 1 && m.Place.Max.Y > under.Min.Y {
			under.Max.X = min(under.Max.X, m.Place.Min.X-stripRoom-pcaGap)
		}
	}
	best := image.Rectangle{}
	for _, r := range []image.Rectangle{corner, beside, under} {
		if r.Dx() >= pcaLeast && r.Dy() >= pcaLeast && r.Dx()*r.Dy() > best.Dx()*best.Dy() && l.leaves(r) {
			best = r
		}
	}
	return best
}
