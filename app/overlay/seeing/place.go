package seeing

import (
	"image"
	"math"

	"hebbarium/render/kit"
)

// box is a note as it lies over the window.
type box struct {
	of    int // of the notes
	place image.Rectangle
	title []string // lines
	text  []string
}

// ways are in what width notes are written, before scaling, and how many lines of text each
// may have: the first in which none covers another is taken.
var ways = []struct {
	width float64
	lines int
}{{248, 5}, {210, 6}, {180, 7}, {248, 0}, {180, 0}}

// place finds a place for the formula at the foot, and for each note. Where there is too
// little room it goes without the formula.
func (o *Overlay) place() {
	for _, way := range ways {
		for _, with := range []bool{true, false} {
			o.putFormula(with)
			if o.tryPlace(o.theme.Type.Px(way.width), way.lines) {
				return
			}
		}
	}
}

// putFormula puts the formula in the middle of the window's foot, or nowhere.
func (o *Overlay) putFormula(with bool) {
	o.sum = image.Rectangle{}
	spans, size := o.formula()
	if !with || spans == nil || size.X > o.window.Dx()-2*kit.Gap {
		return
	}
	x, y := (o.window.Min.X+o.window.Max.X-size.X)/2, o.window.Max.Y-3*kit.Gap-size.Y
	if r := image.Rect(x, y, x+size.X, y+size.Y); free(r, o.anchors()) {
		o.sum = r
	}
}

// anchorRoom is how far around the point that a line leads to no note lies, and thin how high
// a thing is, before scaling, that is kept free whole: a line of text, a row of buttons.
const (
	anchorRoom = 7
	thin       = 36
)

// anchors are the places about what the notes lead to.
func (o *Overlay) anchors() []image.Rectangle {
	var all []image.Rectangle
	for _, n := range o.notes {
		all = append(all, image.Rectangle{Min: n.At, Max: n.At}.Inset(-anchorRoom))
		if n.About.Dy() <= o.px.Px(thin) {
			all = append(all, n.About)
		}
	}
	return all
}

// tryPlace places all notes in a width, and tells whether each is free of all others.
// Of several places about its thing a note takes the one with the shortest line that
// crosses neither another note nor another line.
func (o *Overlay) tryPlace(width float64, lines int) bool {
	o.boxes = o.boxes[:0]
	taken := o.anchors()
	if !o.sum.Empty() {
		taken = append(taken, o.sum)
	}
	alone := true
	for i := range o.notes {
		b := o.write(i, width, lines)
		size, at := b.place.Size(), o.notes[i].At
		least := math.Inf(1)
		for _, wish := range wishes(at, size) {
			r := kit.PlaceTag(o.window, taken, wish)
			cost := o.cost(at, r, -1)
			if !free(r, taken) {
				cost += 1e6
			}
			if cost < least {
				least, b.place = cost, r
			}
		}
		alone = alone && least < 1e6
		o.boxes = append(o.boxes, b)
		taken = append(taken, b.place)
	}
	fixed := taken[:len(taken)-len(o.boxes)]
	o.uncross(fixed)
	o.move(fixed)
	return alone
}

// uncross lets two notes whose lines cross change places, where both are free there of all
// else. taken is what notes keep off beside each other.
func (o *Overlay) uncross(taken []image.Rectangle) {
	for i := range o.boxes {
		for k := range i {
			a, b := &o.boxes[i], &o.boxes[k]
			p, q := o.notes[a.of].At, o.notes[b.of].At
			if !cross(p, nearest(a.place, p), q, nearest(b.place, q)) {
				continue
			}
			was := [2]image.Rectangle{a.place, b.place}
			a.place, b.place = a.place.Sub(a.place.Min).Add(was[1].Min), b.place.Sub(b.place.Min).Add(was[0].Min)
			others := append([]image.Rectangle{}, taken...)
			for n, other := range o.boxes {
				if n != i && n != k {
					others = append(others, other.place)
				}
			}
			fits := a.place.In(o.window) && b.place.In(o.window) && free(a.place, append(others, b.place)) && free(b.place, others)
			if !fits || cross(p, nearest(a.place, p), q, nearest(b.place, q)) {
				a.place, b.place = was[0], was[1]
			}
		}
	}
}

// move lets each note whose line still crosses something go to another place about its thing,
// where that is better, a few times over: one that goes may let another be.
func (o *Overlay) move(taken []image.Rectangle) {
	for range 4 {
		moved := false
		for i := range o.boxes {
			b := &o.boxes[i]
			at := o.notes[b.of].At
			least := o.cost(at, b.place, i)
			if least < crossing {
				continue
			}
			others := append([]image.Rectangle{}, taken...)
			for k := range o.boxes {
				if k != i {
					others = append(others, o.boxes[k].place)
				}
			}
			for _, wish := range wishes(at, b.place.Size()) {
				r := kit.PlaceTag(o.window, others, wish)
				if cost := o.cost(at, r, i); cost < least && free(r, others) && r.In(o.window) {
					least, b.place, moved = cost, r, true
				}
			}
		}
		if !moved {
			return
		}
	}
}

// crossing is what a crossing costs, and hiding what it costs to lie over a thing that a note
// is about, where that is small: less than a share of the window.
const (
	crossing   = 500
	hiding     = 250
	smallShare = 12
)

// reaches are how far from its thing a note may begin, in pixels, and usual is how far it
// had best be, so that it does not hide what it is about.
var reaches = []float64{50, 90, 150, 220}

const usual = 64

// wishes are places of a size about a point: in eight directions, at some distances.
func wishes(at, size image.Point) []image.Rectangle {
	var all []image.Rectangle
	for _, far := range reaches {
		for k := range 8 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 4)
			m := at.Add(image.Pt(int(cos*(far+float64(size.X)/2)), int(sin*(far+float64(size.Y)/2))))
			min := m.Sub(size.Div(2))
			all = append(all, image.Rectangle{Min: min, Max: min.Add(size)})
		}
	}
	return all
}

// cost is how bad a note's place is: how much longer or shorter its line is than usual, and
// what that crosses, or what crosses it, but for itself.
func (o *Overlay) cost(at image.Point, r image.Rectangle, itself int) float64 {
	to := nearest(r, at)
	cost := math.Abs(math.Hypot(float64(to.X-at.X), float64(to.Y-at.Y)) - usual)
	for _, n := range o.notes {
		if small := n.About.Dx()*n.About.Dy() < o.window.Dx()*o.window.Dy()/smallShare; small && r.Overlaps(n.About) {
			cost += hiding
		}
	}
	for i, b := range o.boxes {
		if i == itself {
			continue
		}
		from := o.notes[b.of].At
		end := nearest(b.place, from)
		if cuts(at, to, b.place) || cuts(from, end, r) {
			cost += crossing
		}
		if cross(at, to, from, end) {
			cost += crossing
		}
	}
	return cost
}

// free tells whether a place overlaps none of those that are taken.
func free(r image.Rectangle, taken []image.Rectangle) bool {
	for _, t := range taken {
		if r.Overlaps(t) {
			return false
		}
	}
	return true
}

// nearest is the point of a rectangle that is nearest to another point.
func nearest(r image.Rectangle, to image.Point) image.Point {
	return image.Pt(min(max(to.X, r.Min.X), r.Max.X-1), min(max(to.Y, r.Min.Y), r.Max.Y-1))
}

// cross tells whether two lines cross.
func cross(a, b, c, d image.Point) bool {
	side := func(p, q, r image.Point) int { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// cuts tells whether a line runs through a rectangle.
func cuts(a, b image.Point, r image.Rectangle) bool {
	if a.In(r) || b.In(r) {
		return true
	}
	p, q := r.Min, r.Max
	return cross(a, b, p, q) || cross(a, b, image.Pt(q.X, p.Y), image.Pt(p.X, q.Y))
}
