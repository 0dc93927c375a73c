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
}

// Push is a force on the body, shown as an arrow.
type Push struct {
	X, Y    float64 // world point where the arrow ends, m; it begins at the body
	Newtons float64
}

// CarView draws the car's world from above.
type CarView struct {
	Camera FollowCamera
	Taken  image.Rectangle // of dst, where tags would hide: the agent's view
	theme  *Theme
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
	clip := dst.SubImage(place).(*ebiten.Image)
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
	v.drawTags(clip, l, s)
}

func (v *CarView) drawTags(dst *ebiten.Image, l lens, s CarScene) {
	inside := func(q Point, margin int) bool {
		return image.Pt(int(q.X), int(q.Y)).In(v.Camera.View.Inset(margin))
	}
	if s.Twin != nil && s.TwinTag != "" {
		if q := l.at(s.Twin.Hull.X, s.Twin.Hull.Y); inside(q, 10) {
			v.tag(dst, q, 3.2*v.Camera.Zoom, Good, NoIcon, s.TwinTag)
		}
	}
	if s.Trail != nil && s.DamageTag != "" {
		if x, y, ok := s.Trail.Marked(); ok {
			if q := l.at(x, y); inside(q, 10) {
				v.tag(dst, q, 16, Damage, s.TagIcon, s.DamageTag)
			}
		}
	}
	if s.Push != nil && s.State != nil {
		q := l.at(s.Push.X, s.Push.Y)
		v.theme.Tag(dst, q.X+12, q.Y, Neutral, NoIcon, Count(int(math.Round(s.Push.Newtons)))+" N")
	}
}

// tag puts a tag to the right of a point, or to its left where there is no room.
func (v *CarView) tag(dst *ebiten.Image, at Point, away float64, tone Tone, icon Icon, s string) {
	x, w := at.X+away, v.theme.TagWidth(icon, s)
	room := image.Rect(int(x), int(at.Y)-TagHeight, int(x+w), int(at.Y)+TagHeight)
	if room.Max.X > v.Camera.View.Max.X-Gap || room.Overlaps(v.Taken) {
		x = at.X - away - w
	}
	v.theme.Tag(dst, x, at.Y, tone, icon, s)
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
