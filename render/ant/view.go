package ant

import (
	"fmt"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/assets"
	"hebbarium/physics/ant"
	"hebbarium/render/kit"
)

// limbs is the number of parts of an ant that are drawn: the torso and three
// capsules a leg.
const limbs = 13

// wholeLower is the length of an intact lower leg, m.
var wholeLower = 0.4 * math.Sqrt2

// Scene is what a View shows.
type Scene struct {
	State *ant.State
	Twin  *ant.State // nil for none
	Rival *ant.State // likewise
	Trail *kit.Trail // nil for none
	Push  *Push      // nil while none is being drawn or applied
	Hover Part       // lit up
	Grow  [4]float64 // share of a restored lower leg's length that has filled in so far; 0 for all of it

	Slope float64 // degrees that the floor rises towards +x
	Load  float64 // kg that the torso carries

	Contacts bool // the floor's force is shown where it bears the ant, not the twin

	TwinTag  string            // over the twin
	RivalTag string            // over the rival
	LegTags  [4]string         // beside the ends of legs 1…4, "leg 4 cut off"; empty for none
	HoverTag string            // beside the leg that is lit up, "cut off leg 4"; empty for none
	Taken    []image.Rectangle // of dst, where tags would hide: what is written over the world

	Still bool // nothing moves: one traced picture is enough
}

// Push is a force on the torso, shown as an arrow.
type Push = kit.Push

// Part is a part of the ant.
type Part struct {
	Kind PartKind
	Leg  int // 1…4, of a leg
}

// PartKind tells the parts of an ant apart.
type PartKind uint8

// What a point of the scene may be on.
const (
	Nothing PartKind = iota
	OnTorso
	OnLeg
)

// View draws the ant's world in three dimensions.
type View struct {
	Camera OrbitCamera
	Style  Style

	pace   pace
	still  still
	solid  solid
	behind int // limbs behind the torso
	tags   kit.TagBoard

	theme    *kit.Theme
	body     *ebiten.Shader
	cloud    *ebiten.Shader // for shadows
	shadow   *ebiten.Image
	twin     [2]*ebiten.Image // its parts enlarged by the outline, and made smaller
	part     [limbs]limbPart
	ribbon   []kit.RibbonPoint
	ring     [contactCorners]kit.Point
	vertices []ebiten.Vertex
	indices  []uint16
}

// NewView returns the usual view. It fails only on a program whose embedded
// shaders are damaged.
func NewView(theme *kit.Theme) (*View, error) {
	v := &View{Camera: NewOrbitCamera(), theme: theme}
	for name, shader := range map[string]**ebiten.Shader{"ant": &v.body, "shadow": &v.cloud} {
		source, err := assets.Shaders.ReadFile("shaders/" + name + ".kage")
		if err != nil {
			return nil, fmt.Errorf("shader %s: %w", name, err)
		}
		if *shader, err = ebiten.NewShader(source); err != nil {
			return nil, fmt.Errorf("shader %s: %w", name, err)
		}
	}
	return v, nil
}

// Draw draws the scene into a rectangle of dst. dt is the time since the last
// frame in seconds, by which the camera follows.
func (v *View) Draw(dst *ebiten.Image, place image.Rectangle, s Scene, dt float64) {
	c, p := &v.Camera, v.theme.Pen()
	if s.State != nil {
		c.Follow(s.State.Torso, dt, v.theme.ReducedMotion)
	}
	c.Slope = s.Slope * math.Pi / 180
	c.aim(place)
	v.placeTags(s)
	clip := dst.SubImage(v.theme.Density().Rect(place)).(*ebiten.Image)
	drawFloor(p, c)
	v.drawGrid(clip)
	v.drawIncline(clip, s.Slope)
	if s.Trail != nil {
		s.Trail.Draw(p, func(q kit.Point) (kit.Point, bool) {
			at, _, ok := c.ToScreen([3]float64{q.X, q.Y, 0.005})
			return at, ok && math.Hypot(q.X-c.target[0], q.Y-c.target[1]) < gridReach
		}, v.theme.TraceWidth())
		p.Flush(clip)
	}
	shown := v.Shown()
	if s.State != nil {
		v.prepare(s.State, &s.Grow)
		shown = v.picture(&s)
		if shown == Triangles {
			v.drawPlainShadow(clip)
		} else {
			v.drawShadow(clip, s.State)
		}
		if s.Contacts {
			v.drawContacts(s.State.Contacts)
			p.Flush(clip)
		}
	}
	if s.Rival != nil {
		v.prepare(s.Rival, &[4]float64{})
		v.drawTwin(clip, kit.Rival)
	}
	if s.Twin != nil {
		v.prepare(s.Twin, &[4]float64{})
		v.drawTwin(clip, kit.Accent)
	}
	if s.State != nil {
		v.prepare(s.State, &s.Grow)
		switch {
		case shown == Triangles:
			v.drawTriangles(clip, s.Hover)
		case s.Still:
			v.drawStill(clip, s.State, s.Hover)
		default:
			v.drawBody(clip, s.State, s.Hover)
		}
		v.weigh(clip, s.State.Torso, s.State.Radius, s.Load)
		v.drawMissing(p, s.State, &s.Grow)
		if s.Push != nil {
			if from, _, ok := c.ToScreen(s.State.Torso); ok {
				kit.DrawArrow(p, from, s.Push.Tip)
			}
		}
		p.Flush(clip)
	}
	v.tags.Draw(clip, v.theme)
}

// drawMissing dots the parts that cut legs have lost, or have yet to fill in.
func (v *View) drawMissing(p *kit.Pen, s *ant.State, grow *[4]float64) {
	for leg := 1; leg <= 4; leg++ {
		growing := grow[leg-1] > 0 && grow[leg-1] < 1
		if s.Body.Lower[leg-1] >= 1 && !growing {
			continue
		}
		from, to := Missing(s, leg)
		if growing {
			lower := s.Lower[leg-1]
			from = vec3(lower.A).add(vec3(lower.B).sub(lower.A).by(grow[leg-1]))
		}
		a, scale, ok := v.Camera.ToScreen(from)
		b, _, ok2 := v.Camera.ToScreen(to)
		if ok && ok2 {
			r := max(1.2, 0.008*scale)
			p.Dots(a, b, r, 4.5*r, kit.Warn)
		}
	}
}

// Missing gives the world points, in metres, between which leg 1…4 is missing:
// from where it ends to where an intact one would.
func Missing(s *ant.State, leg int) (from, to [3]float64) {
	aux, lower := s.Aux[leg-1], s.Lower[leg-1]
	out := vec3(aux.B).sub(aux.A).unit()
	x, y, z, w := s.Quat[0], s.Quat[1], s.Quat[2], s.Quat[3]
	up := vec3{2 * (x*z + w*y), 2 * (y*z - w*x), 1 - 2*(x*x+y*y)}
	// The ankle turns the lower leg from the way outwards downwards.
	sin, cos := math.Sincos(math.Abs(s.Q[2*leg-1]))
	along := out.by(cos).sub(up.by(sin))
	share := s.Body.Lower[leg-1]
	ankle := vec3(lower.A)
	return ankle.add(along.by(share*wholeLower + lower.Radius)), ankle.add(along.by(wholeLower + lower.Radius))
}

// HUD words the figures at the top left of the world; speed is in m/s.
func HUD(s *ant.State, speed float64) (large, small string) {
	if s == nil {
		return "", ""
	}
	return kit.Number(s.BodyXY[0], 1) + " m", fmt.Sprintf("%s m/s · step %d", kit.Number(speed, 2), s.Step)
}
