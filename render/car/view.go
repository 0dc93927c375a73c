package car

import (
	"fmt"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/physics/car"
	"hebbarium/render/kit"
)

// Scene is what a View shows.
type Scene struct {
	Track *car.Track
	Dark  bool // its road is the darker one
	State *car.State
	Twin  *car.State // nil for none
	Rival *car.State // likewise
	Trail *kit.Trail // nil for none
	Skids *Skids     // nil for none
	Push  *Push      // nil while none is being drawn or applied

	Missed bool // tiles that have yet to be visited are marked, and the next pointed to
	Next   int  // index of that

	TwinTag   string   // beside the twin
	RivalTag  string   // beside the rival
	DamageTag string   // beside the trail's mark
	TagIcon   kit.Icon // of the damage tag

	Taken []image.Rectangle // of dst, where tags would hide: the agent's view, what is written over the world
}

// Push is a force on the body, shown as an arrow.
type Push = kit.Push

// View draws the car's world from above.
type View struct {
	Camera FollowCamera
	theme  *kit.Theme
	tags   kit.TagBoard
}

// NewView returns a view.
func NewView(theme *kit.Theme) *View { return &View{theme: theme} }

// Draw draws the scene into a rectangle of dst. dt is the time since the last
// frame in seconds, by which the camera turns.
func (v *View) Draw(dst *ebiten.Image, place image.Rectangle, s Scene, dt float64) {
	c, p := &v.Camera, v.theme.Pen()
	c.View = place
	var touched []bool
	if s.State != nil {
		c.Follow(s.State.Hull, dt, v.theme.ReducedMotion)
		touched = s.State.Touched
	} else if c.Zoom == 0 {
		c.Zoom = usualZoom
	}
	clip := dst.SubImage(v.theme.Density().Rect(place)).(*ebiten.Image)
	drawTrack(p, c, s.Track, touched, s.Dark)
	l := c.lens()
	if s.Missed && s.State != nil {
		drawMissed(p, c, l, s.Track, s.State.Paid, s.Next)
	}
	if s.Skids != nil {
		s.Skids.draw(p, c, l)
	}
	width := v.theme.TraceWidth()
	if s.Trail != nil {
		reach := c.reach() + 1
		s.Trail.Draw(p, func(q kit.Point) (kit.Point, bool) {
			return l.at(q.X, q.Y), math.Abs(q.X-c.X) < reach && math.Abs(q.Y-c.Y) < reach
		}, width)
	}
	outline := v.theme.TwinWidth() * min(1, max(0.5, c.Zoom/usualZoom))
	if s.Rival != nil {
		drawTwin(p, l, s.Rival, outline, kit.Rival)
	}
	if s.Twin != nil {
		drawTwin(p, l, s.Twin, outline, kit.Accent)
	}
	if s.State != nil {
		drawCar(p, l, s.State)
	}
	if s.Push != nil && s.State != nil {
		kit.DrawArrow(p, l.at(s.State.Hull.X, s.State.Hull.Y), s.Push.Tip)
	}
	p.Flush(clip)
	v.placeTags(l, s)
	v.tags.Draw(clip, v.theme)
}

// placeTags places the tags of a scene, each beside what it names.
func (v *View) placeTags(l lens, s Scene) {
	b, t := &v.tags, v.theme
	b.Begin(v.Camera.View, s.Taken)
	if s.Push != nil && s.State != nil {
		b.Add(s.Push.Note())
	}
	if s.Trail != nil && s.DamageTag != "" {
		if x, y, ok := s.Trail.Marked(); ok {
			if q := l.at(x, y); image.Pt(int(q.X), int(q.Y)).In(v.Camera.View) {
				b.Add(kit.TagNote{Tone: kit.Damage, Icon: s.TagIcon, Text: s.DamageTag, X: v.beside(q, 16, s.TagIcon, s.DamageTag), Y: q.Y})
			}
		}
	}
	v.otherNote(l, s.Twin, kit.Good, s.TwinTag)
	v.otherNote(l, s.Rival, kit.Other, s.RivalTag)
	b.Settle(t)
}

// otherNote asks for the tag of another car, beside it.
func (v *View) otherNote(l lens, s *car.State, tone kit.Tone, tag string) {
	if s != nil && tag != "" {
		q := l.at(s.Hull.X, s.Hull.Y)
		v.tags.TwinNote(v.theme, tone, tag, q, v.beside(q, 3.2*v.Camera.Zoom, kit.NoIcon, tag), q.Y)
	}
}

// beside is where a tag begins to the right of a point, or to its left where there is no
// room.
func (v *View) beside(at kit.Point, away float64, icon kit.Icon, s string) float64 {
	x, w := at.X+away, v.theme.TagWidth(icon, s)
	h := int(v.theme.Type.Px(kit.TagHeight)) / 2
	room := image.Rect(int(x), int(at.Y)-h, int(x+w), int(at.Y)+h)
	if room.Max.X > v.Camera.View.Max.X-kit.Gap || v.tags.Covers(room) {
		return at.X - away - w
	}
	return x
}

// Over tells whether a pixel is on the car, or within six pixels of it.
func (v *View) Over(at kit.Point, s *car.State) bool {
	if s == nil || v.Camera.Zoom == 0 {
		return false
	}
	x, y := v.Camera.ToWorld(at)
	return touches(s.Hull, x, y, 6/v.Camera.Zoom)
}

// HUD words the figures at the top left of the world.
func HUD(t *car.Track, s *car.State) (large, small string) {
	if t == nil || s == nil {
		return "", ""
	}
	speed := math.Hypot(s.Hull.VX, s.Hull.VY)
	return fmt.Sprintf("%d / %d tiles", s.Visited, len(t.Tiles)),
		fmt.Sprintf("speed %s · reward %s · step %d", kit.Number(speed, 0), kit.Number(s.Reward, 0), s.Step)
}
