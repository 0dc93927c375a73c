package kit

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// TagNote is a tag that is to be shown over a world.
type TagNote struct {
	Tone  Tone
	Icon  Icon
	Text  string
	X, Y  float64         // where its left end and its middle want to be
	Arrow Point           // unit direction of what it names, where that is out of view; zero for none
	Place image.Rectangle // where Settle puts it
}

// TagBoard is the tags of one frame and what they keep off.
type TagBoard struct {
	view  image.Rectangle
	taken []image.Rectangle
	Notes []TagNote // that were asked for
}

// arrowRoom is what an arrow takes of a tag at a text scale of 1, px.
const arrowRoom = 18

// Begin forgets the tags of the last frame. taken are places of the view that they
// would cover or lie under.
func (b *TagBoard) Begin(view image.Rectangle, taken []image.Rectangle) {
	b.view, b.Notes = view, b.Notes[:0]
	b.taken = append(b.taken[:0], taken...)
}

// Add asks for a tag.
func (b *TagBoard) Add(n TagNote) {
	if n.Text != "" {
		b.Notes = append(b.Notes, n)
	}
}

// width is how wide a note's tag is.
func (b *TagBoard) width(t *Theme, n *TagNote) float64 {
	w := t.TagWidth(n.Icon, n.Text)
	if n.Arrow != (Point{}) {
		w += t.Type.Px(arrowRoom)
	}
	return w
}

// Settle places all tags that were asked for, the first ones first.
func (b *TagBoard) Settle(t *Theme) {
	h := t.Type.Px(TagHeight)
	for i := range b.Notes {
		n := &b.Notes[i]
		w := b.width(t, n)
		wish := image.Rect(int(n.X), int(n.Y-h/2), int(n.X)+int(math.Ceil(w)), int(n.Y-h/2)+int(h))
		n.Place = PlaceTag(b.view, b.taken, wish)
		b.taken = append(b.taken, n.Place)
	}
}

// PlaceTag moves a tag as little as may be, so that it lies in a view, Gap from its edge,
// and at least half a Gap from each place that is taken. Where there is no such room it
// stays within the view.
func PlaceTag(view image.Rectangle, taken []image.Rectangle, wish image.Rectangle) image.Rectangle {
	room := view.Inset(Gap)
	w, h := wish.Dx(), wish.Dy()
	at := func(x, y int) image.Rectangle {
		x, y = max(min(x, room.Max.X-w), room.Min.X), max(min(y, room.Max.Y-h), room.Min.Y)
		return image.Rect(x, y, x+w, y+h)
	}
	free := func(r image.Rectangle) bool {
		for i := range taken {
			if r.Overlaps(taken[i].Inset(-Gap / 2)) {
				return false
			}
		}
		return true
	}
	first := at(wish.Min.X, wish.Min.Y)
	if free(first) {
		return first
	}
	// The nearest free place touches something on each axis on which it was moved: it is
	// flush with a place that is taken, or with the view's edge.
	best, least := first, math.MaxInt
	column := func(x int) {
		try := func(y int) {
			r := at(x, y)
			dx, dy := r.Min.X-wish.Min.X, r.Min.Y-wish.Min.Y
			if d := dx*dx + dy*dy; d < least && free(r) {
				best, least = r, d
			}
		}
		try(wish.Min.Y)
		for i := range taken {
			try(taken[i].Min.Y - Gap/2 - h)
			try(taken[i].Max.Y + Gap/2)
		}
	}
	column(wish.Min.X)
	for i := range taken {
		column(taken[i].Min.X - Gap/2 - w)
		column(taken[i].Max.X + Gap/2)
	}
	return best
}

// Hides tells whether something written in a place would be cut by the view's edge or lie
// under a tag or under what tags keep off.
func (b *TagBoard) Hides(r image.Rectangle) bool {
	return !r.In(b.view) || b.Covers(r)
}

// Covers tells whether a place lies under a tag or under what tags keep off.
func (b *TagBoard) Covers(r image.Rectangle) bool {
	for i := range b.taken {
		if r.Overlaps(b.taken[i]) {
			return true
		}
	}
	return false
}

// Draw draws the tags, the first ones on top.
func (b *TagBoard) Draw(dst *ebiten.Image, t *Theme) {
	for i := len(b.Notes) - 1; i >= 0; i-- {
		n := &b.Notes[i]
		y := float64(n.Place.Min.Y+n.Place.Max.Y) / 2
		if n.Arrow == (Point{}) {
			t.Tag(dst, float64(n.Place.Min.X), y, n.Tone, n.Icon, n.Text)
			continue
		}
		ground, ink := n.Tone.Colours()
		t.pen.RoundRect(float64(n.Place.Min.X), float64(n.Place.Min.Y), float64(n.Place.Dx()), float64(n.Place.Dy()), Radius, ground)
		room := t.Type.Px(arrowRoom)
		// The arrow stands on the side to which it points.
		tag, head := float64(n.Place.Min.X)+room, float64(n.Place.Min.X)+0.6*room
		if n.Arrow.X > 0 {
			tag, head = float64(n.Place.Min.X), float64(n.Place.Max.X)-0.6*room
		}
		t.pen.arrowHead(Point{head, y}, n.Arrow, t.Type.Px(6), ink)
		t.pen.Flush(dst)
		t.Tag(dst, tag, y, n.Tone, n.Icon, n.Text)
	}
}

// arrowHead fills a triangle about a point that points along a unit direction: half as
// wide as it is long, so that none of its other corners seems to be the one that points.
func (p *Pen) arrowHead(at, way Point, r float64, c Color) {
	long, half := 1.15*r, 0.6*r
	p.Polygon([]Point{
		{at.X + way.X*long, at.Y + way.Y*long},
		{at.X - way.X*long - way.Y*half, at.Y - way.Y*long + way.X*half},
		{at.X - way.X*long + way.Y*half, at.Y - way.Y*long - way.X*half},
	}, c)
}

// towards is the unit direction from a view's middle to a point, and where on the view's
// edge the way there leaves it.
func towards(view image.Rectangle, at Point) (way, edge Point) {
	m := Point{float64(view.Min.X+view.Max.X) / 2, float64(view.Min.Y+view.Max.Y) / 2}
	dx, dy := at.X-m.X, at.Y-m.Y
	d := math.Hypot(dx, dy)
	if d < 1e-9 {
		return Point{0, -1}, Point{m.X, float64(view.Min.Y)}
	}
	share := min(float64(view.Dx())/2/max(math.Abs(dx), 1e-9), float64(view.Dy())/2/max(math.Abs(dy), 1e-9))
	return Point{dx / d, dy / d}, Point{m.X + dx*share, m.Y + dy*share}
}

// TwinNote asks for the tag of another body, of a tone, that is at a point of the screen. Where it is
// out of view, the tag lies at the edge and points there; else at x, y.
func (b *TagBoard) TwinNote(t *Theme, tone Tone, text string, at Point, x, y float64) {
	if text == "" {
		return
	}
	n := TagNote{Tone: tone, Text: text, X: x, Y: y}
	if !image.Pt(int(at.X), int(at.Y)).In(b.view) {
		var edge Point
		n.Arrow, edge = towards(b.view, at)
		n.X, n.Y = edge.X-b.width(t, &n)/2, edge.Y
	}
	b.Add(n)
}
