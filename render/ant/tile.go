package ant

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/physics/ant"
	"hebbarium/render/kit"
)

// Tiles draws ants so small that a few flat shapes do: each from the same side, in the
// middle of its tile.
type Tiles struct{ view View }

// tileDistance is how far the camera is away, in metres: nearer than usually, as there is
// nothing else to see.
const tileDistance = 3.1

// NewTiles returns a painter of tiles.
func NewTiles(theme *kit.Theme) *Tiles {
	t := &Tiles{View{Camera: NewOrbitCamera(), theme: theme}}
	t.view.Camera.Distance = tileDistance
	return t
}

// Draw draws a state, or an empty floor for none, into a place of an image that is cut to
// that place.
func (t *Tiles) Draw(clip *ebiten.Image, place image.Rectangle, s *ant.State) {
	v := &t.view
	p, c := v.theme.Pen(), &v.Camera
	if s != nil {
		c.Follow(s.Torso, 0, true)
	}
	c.aim(place)
	x, y, w, h := float64(place.Min.X), float64(place.Min.Y), float64(place.Dx()), float64(place.Dy())
	at := [4]kit.Point{kit.Pt(x, y), kit.Pt(x+w, y), kit.Pt(x+w, y+h), kit.Pt(x, y+h)}
	near := kit.GroundNear.Mix(kit.Ground, 0.25)
	p.Blend(at, [4]kit.Color{kit.Ground, kit.Ground, near, near})
	t.floor(p)
	if s != nil {
		v.prepare(s, &[4]float64{})
		t.shade(p)
		for k := range v.part {
			t.limb(p, v.drawn(k))
		}
		v.drawMissing(p, s, &[4]float64{})
	}
	p.Flush(clip)
}

// floor draws a line every metre about the ant.
func (t *Tiles) floor(p *kit.Pen) {
	c := &t.view.Camera
	ink := t.view.theme.GridColor().Alpha(0.55)
	const reach = 4
	line := func(ax, ay, bx, by float64) {
		a, _, ok := c.ToScreen([3]float64{ax, ay, 0})
		b, _, ok2 := c.ToScreen([3]float64{bx, by, 0})
		if ok && ok2 {
			p.Line(a, b, 1, ink)
		}
	}
	x, y := float64(int(c.target[0])), float64(int(c.target[1]))
	for k := -float64(reach); k <= reach; k++ {
		line(x+k, y-1.5, x+k, y+reach)
		line(x-reach, y+k, x+reach, y+k)
	}
}

// shade darkens the floor under the limbs.
func (t *Tiles) shade(p *kit.Pen) {
	c := &t.view.Camera
	for k := range t.view.part {
		q := &t.view.part[k]
		a, sa, ok := c.ToScreen([3]float64{q.a[0] + 0.12*q.a[2], q.a[1] + 0.1*q.a[2], 0})
		b, _, ok2 := c.ToScreen([3]float64{q.b[0] + 0.12*q.b[2], q.b[1] + 0.1*q.b[2], 0})
		if ok && ok2 {
			r := q.radius * sa * 0.8
			p.Taper(a, r, b, r*0.9, kit.BG0.Alpha(0.35))
		}
	}
}

// limb draws one part, lit from above.
func (t *Tiles) limb(p *kit.Pen, q *limbPart) {
	c := &t.view.Camera
	a, sa, ok := c.ToScreen(q.a)
	b, sb, ok2 := c.ToScreen(q.b)
	if !ok || !ok2 {
		return
	}
	ra, rb := q.radius*sa, q.radius*sb
	if q.joint == 0 {
		p.Disc(a, ra, kit.Torso.Mix(kit.Ground, 0.55))
		p.Disc(kit.Pt(a.X-0.1*ra, a.Y-0.12*ra), 0.86*ra, kit.Torso.Mix(kit.Ground, 0.32))
		p.Disc(kit.Pt(a.X-0.2*ra, a.Y-0.24*ra), 0.62*ra, kit.Torso.Mix(kit.Ground, 0.16))
		p.Disc(kit.Pt(a.X-0.28*ra, a.Y-0.34*ra), 0.34*ra, kit.Torso)
		return
	}
	up := (q.b[2] - q.a[2]) / max(q.b.sub(q.a).size(), 1e-6)
	dark := 0.38 + 0.14*max(up, -up)
	p.Taper(a, ra, b, rb, kit.Limb.Mix(kit.Ground, dark+0.2))
	p.Taper(kit.Pt(a.X-0.15*ra, a.Y-0.28*ra), 0.66*ra, kit.Pt(b.X-0.15*rb, b.Y-0.28*rb), 0.66*rb, kit.Limb.Mix(kit.Ground, dark-0.3))
	if q.marked < 1 {
		m := q.a.add(q.b.sub(q.a).by(q.marked))
		if at, s, ok := c.ToScreen(m); ok {
			p.Taper(at, max(q.radius*s, 1.5), b, max(rb, 1.5), kit.Warn)
		}
	}
}
