package render

import (
	"fmt"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/physics/car"
)

// CarScene is what a CarView shows.
type CarScene struct {
	Track *car.Track
	State *car.State
	Twin  *car.State // nil for none
	Trail *Trail     // nil for none
	Skids *Skids     // nil for none
	Push  *Push      // nil while none is being drawn or applied

	TwinTag   string // beside the twin
	DamageTag string // beside the trail's mark
	TagIcon   Icon   // of the damage tag

	Taken []image.Rectangle // of dst, where tags would hide: the agent's view, what is written over the world
}

// Push is a force on the body, shown as an arrow.
type Push struct {
	X, Y    float64 // world point where the arrow ends, m; it begins at the body
	Newtons float64
}

// CarView draws the car's world from above.
type CarView struct {
	Camera FollowCamera
	theme  *Theme
	tags   tagBoard
}

// NewCarView returns a view.
func NewCarView(theme *Theme) *CarView { return &CarView{theme: theme} }

// Draw draws the scene into a rectangle of dst. dt is the time since the last
// frame in seconds, by which the camera turns.
func (v *CarView) Draw(dst *ebiten.Image, place image.Rectangle, s CarScene, dt float64) {
	c, p := &v.Camera, v.theme.pen
	c.View = place
	var touched []bool
	if s.State != nil {
		c.Follow(s.State.Hull, dt, v.theme.ReducedMotion)
		touched = s.State.Touched
	} else if c.Zoom == 0 {
		c.Zoom = usualZoom
	}
	clip := dst.SubImage(v.theme.Density().Rect(place)).(*ebiten.Image)
	drawTrack(p, c, s.Track, touched)
	l := c.lens()
	if s.Skids != nil {
		s.Skids.draw(p, c, l)
	}
	width := v.theme.TraceWidth()
	if s.Trail != nil {
		reach := c.reach() + 1
		s.Trail.draw(p, func(q Point) (Point, bool) {
			return l.at(q.X, q.Y), math.Abs(q.X-c.X) < reach && math.Abs(q.Y-c.Y) < reach
		}, width)
	}
	if s.Twin != nil {
		drawTwin(p, l, s.Twin, v.theme.TwinWidth()*min(1, max(0.5, c.Zoom/usualZoom)))
	}
	if s.State != nil {
		drawCar(p, l, s.State)
	}
	if s.Push != nil && s.State != nil {
		drawArrow(p, l.at(s.State.Hull.X, s.State.Hull.Y), l.at(s.Push.X, s.Push.Y))
	}
	p.Flush(clip)
	v.placeTags(l, s)
	v.tags.draw(clip, v.theme)
}

// placeTags places the tags of a scene, each beside what it names.
func (v *CarView) placeTags(l lens, s CarScene) {
	b, t := &v.tags, v.theme
	b.begin(v.Camera.View, s.Taken)
	if s.Push != nil && s.State != nil {
		q := l.at(s.Push.X, s.Push.Y)
		b.add(tagNote{text: Count(int(math.Round(s.Push.Newtons))) + " N", x: q.X + 12, y: q.Y})
	}
	if s.Trail != nil && s.DamageTag != "" {
		if x, y, ok := s.Trail.Marked(); ok {
			if q := l.at(x, y); image.Pt(int(q.X), int(q.Y)).In(v.Camera.View) {
				b.add(tagNote{tone: Damage, icon: s.TagIcon, text: s.DamageTag, x: v.beside(q, 16, s.TagIcon, s.DamageTag), y: q.Y})
			}
		}
	}
	if s.Twin != nil && s.TwinTag != "" {
		q := l.at(s.Twin.Hull.X, s.Twin.Hull.Y)
		b.twinNote(t, s.TwinTag, q, v.beside(q, 3.2*v.Camera.Zoom, NoIcon, s.TwinTag), q.Y)
	}
	b.settle(t)
}

// beside is where a tag begins to the right of a point, or to its left where there is no
// room.
func (v *CarView) beside(at Point, away float64, icon Icon, s string) float64 {
	x, w := at.X+away, v.theme.TagWidth(icon, s)
	h := int(v.theme.Type.Px(TagHeight)) / 2
	room := image.Rect(int(x), int(at.Y)-h, int(x+w), int(at.Y)+h)
	taken := room.Max.X > v.Camera.View.Max.X-Gap
	for _, r := range v.tags.taken {
		taken = taken || room.Overlaps(r)
	}
	if taken {
		return at.X - away - w
	}
	return x
}

// drawArrow draws an arrow from a body to where a force pulls it.
func drawArrow(p *Pen, from, to Point) {
	n := normal(from, to)
	d := math.Hypot(to.X-from.X, to.Y-from.Y)
	if d < 4 {
		return
	}
	head := min(14, d)
	ux, uy := (to.X-from.X)/d, (to.Y-from.Y)/d
	neck := Point{to.X - ux*head, to.Y - uy*head}
	p.Line(from, neck, 3, Text)
	p.Polygon([]Point{to, {neck.X + n.X*7, neck.Y + n.Y*7}, {neck.X - n.X*7, neck.Y - n.Y*7}}, Text)
	p.Ring(from, 5, 2, Text)
}

// Over tells whether a pixel is on the car, or within six pixels of it.
func (v *CarView) Over(at Point, s *car.State) bool {
	if s == nil || v.Camera.Zoom == 0 {
		return false
	}
	x, y := v.Camera.ToWorld(at)
	return touches(s.Hull, x, y, 6/v.Camera.Zoom)
}

// CarHUD words the figures at the top left of the world.
func CarHUD(t *car.Track, s *car.State) (large, small string) {
	if t == nil || s == nil {
		return "", ""
	}
	speed := math.Hypot(s.Hull.VX, s.Hull.VY)
	return fmt.Sprintf("%d / %d tiles", s.Visited, len(t.Tiles)),
		fmt.Sprintf("speed %s · reward %s · step %d", Number(speed, 0), Number(s.Reward, 0), s.Step)
}
