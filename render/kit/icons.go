package kit

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// Icon is one of the window's signs.
type Icon uint8

// The signs. NoIcon draws nothing.
const (
	NoIcon Icon = iota
	IconLeaf
	IconDice
	IconZero
	IconFreeze
	IconScissors
	IconPlay
	IconPause
	IconStep
	IconStepBack
	IconRestart
	IconRecord
	IconPlus
	IconMinus
	IconUp
	IconDown
	IconLeft
	IconRight
	IconClose
	IconCheck
	IconWarning
	IconLock
	IconHold
	IconPush
	IconSearch
	IconPlasticity
	IconRules
	IconUndo
	IconRedo
	IconPhysics
	IconLink
	IconEye
	IconWorld
)

// glyph draws signs on a grid of 16×16 about its middle.
type glyph struct {
	p     *Pen
	at    Point
	unit  float64
	width float64
	c     Color
}

func (g glyph) pt(x, y float64) Point { return Point{g.at.X + x*g.unit, g.at.Y + y*g.unit} }

// path strokes through pairs of coordinates.
func (g glyph) path(closed bool, xy ...float64) {
	at := make([]Point, 0, len(xy)/2)
	for i := 0; i+1 < len(xy); i += 2 {
		at = append(at, g.pt(xy[i], xy[i+1]))
	}
	g.p.Path(at, g.width, g.c, closed)
}

// fill fills a convex polygon of pairs of coordinates.
func (g glyph) fill(xy ...float64) {
	at := make([]Point, 0, len(xy)/2)
	for i := 0; i+1 < len(xy); i += 2 {
		at = append(at, g.pt(xy[i], xy[i+1]))
	}
	g.p.Polygon(at, g.c)
}

func (g glyph) frame(x, y, w, h, r float64) {
	q := g.pt(x, y)
	g.p.Frame(q.X-g.width/2, q.Y-g.width/2, w*g.unit+g.width, h*g.unit+g.width, r*g.unit, g.width, g.c)
}

func (g glyph) dot(x, y, r float64)  { g.p.Disc(g.pt(x, y), r*g.unit, g.c) }
func (g glyph) ring(x, y, r float64) { g.p.Ring(g.pt(x, y), r*g.unit, g.width, g.c) }

func (g glyph) arc(x, y, r, from, to float64) {
	g.p.Path(g.p.arc(nil, g.pt(x, y), r*g.unit, from, to), g.width, g.c, false)
}

// Icon draws a sign with its middle at (x, y); size is that of its 16×16 grid
// in pixels.
func (p *Pen) Icon(icon Icon, x, y, size float64, c Color) {
	g := glyph{p, Point{x, y}, size / 16, max(1.25, 1.5*size/16), c}
	switch icon {
	case IconLeaf:
		g.leaf()
	case IconDice:
		g.frame(-5.5, -5.5, 11, 11, 2.5)
		for _, s := range [...]float64{-1, 1} {
			g.dot(s*2.2, -2.2, 1.1)
			g.dot(s*2.2, 2.2, 1.1)
		}
	case IconZero:
		g.frame(-5.5, -5.5, 11, 11, 2.5)
		g.path(false, -3.3, 3.3, 3.3, -3.3)
	case IconFreeze:
		for k := range 3 {
			s, co := math.Sincos(float64(k)*math.Pi/3 + math.Pi/2)
			g.path(false, -6*co, -6*s, 6*co, 6*s)
		}
	case IconScissors:
		g.ring(-4.2, -3.6, 2)
		g.ring(-4.2, 3.6, 2)
		g.path(false, -2.6, -2.4, 6, 4)
		g.path(false, -2.6, 2.4, 6, -4)
	case IconPlay:
		g.fill(-4, -5.5, 5.5, 0, -4, 5.5)
	case IconPause:
		g.fill(-4.5, -5.5, -1.5, -5.5, -1.5, 5.5, -4.5, 5.5)
		g.fill(1.5, -5.5, 4.5, -5.5, 4.5, 5.5, 1.5, 5.5)
	case IconStep:
		g.fill(-4.5, -5, 3, 0, -4.5, 5)
		g.fill(3.4, -5, 5, -5, 5, 5, 3.4, 5)
	case IconStepBack:
		g.fill(4.5, -5, -3, 0, 4.5, 5)
		g.fill(-3.4, -5, -5, -5, -5, 5, -3.4, 5)
	case IconRestart:
		g.arc(0, 0.5, 5, -2.6, 2.4)
		g.path(false, -5.5, -6, -4.6, -2, -0.8, -2.6)
	case IconRecord:
		g.dot(0, 0, 4.5)
	case IconPlus:
		g.path(false, -5, 0, 5, 0)
		g.path(false, 0, -5, 0, 5)
	case IconMinus:
		g.path(false, -5, 0, 5, 0)
	case IconUp:
		g.path(false, -4, 2, 0, -2, 4, 2)
	case IconDown:
		g.path(false, -4, -2, 0, 2, 4, -2)
	case IconLeft:
		g.path(false, 2, -4, -2, 0, 2, 4)
	case IconRight:
		g.path(false, -2, -4, 2, 0, -2, 4)
	default:
		g.more(icon)
	}
}

// more draws the rarer signs.
func (g glyph) more(icon Icon) {
	switch icon {
	case IconClose:
		g.path(false, -4, -4, 4, 4)
		g.path(false, -4, 4, 4, -4)
	case IconCheck:
		g.path(false, -5, 0, -1.5, 3.5, 5, -4)
	case IconWarning:
		g.path(true, 0, -6, 6.5, 5.5, -6.5, 5.5)
		g.path(false, 0, -2, 0, 2)
		g.dot(0, 3.7, 0.9)
	case IconLock:
		g.frame(-4.5, -1, 9, 7, 1.5)
		g.arc(0, -2, 3, -math.Pi, 0)
	case IconHold:
		g.ring(0, 0, 5.5)
		g.fill(-2.6, -2.6, 2.6, -2.6, 2.6, 2.6, -2.6, 2.6)
	case IconPush:
		g.path(false, -6, 0, 5, 0)
		g.path(false, 1, -4, 5, 0, 1, 4)
	case IconSearch:
		g.ring(-1, -1, 4.2)
		g.path(false, 2.2, 2.2, 6, 6)
	case IconPlasticity:
		g.ring(-4.2, 0, 1.8)
		g.ring(4.2, 0, 1.8)
		g.path(false, -2.2, 0, 2.2, 0)
		g.path(false, 0, -4, 0, 4)
	case IconRules:
		g.path(false, -5, -4, 5, -4)
		g.path(false, -5, 0, 5, 0)
		g.path(false, -5, 4, 2, 4)
	case IconUndo, IconRedo:
		side := 1.0
		if icon == IconRedo {
			side = -1
		}
		g.path(false, -1.5*side, -6, -5*side, -2.5, -1.5*side, 1)
		g.path(false, -5*side, -2.5, 1.5*side, -2.5)
		g.path(false, 1.5*side, 4.8, -1.5*side, 4.8)
		// Half a circle, from the upper end of the arrow to its lower one.
		if side > 0 {
			g.arc(1.5, 1.15, 3.65, -math.Pi/2, math.Pi/2)
		} else {
			g.arc(-1.5, 1.15, 3.65, math.Pi/2, 3*math.Pi/2)
		}
	case IconPhysics: // a ball on the floor
		g.ring(0, -1, 3.6)
		g.path(false, -6, 5.2, 6, 5.2)
	case IconEye:
		g.path(true, -6.5, 0, -3.6, -3, 0, -4.2, 3.6, -3, 6.5, 0, 3.6, 3, 0, 4.2, -3.6, 3)
		g.dot(0, 0, 2)
	case IconWorld: // a hill under a sun
		g.path(true, -6.5, 5, 6.5, 5, 6.5, -1)
		g.ring(-2.8, -3, 2)
	case IconLink: // one thing, and two that it goes to
		g.ring(-4.4, 0, 1.7)
		g.ring(4.4, -4.2, 1.7)
		g.ring(4.4, 4.2, 1.7)
		g.path(false, -2.7, -0.9, 2.7, -3.4)
		g.path(false, -2.7, 0.9, 2.7, 3.4)
	}
}

// leaf is the program's mark: a leaf with its vein, stem at the lower left.
func (g glyph) leaf() {
	curve := func(x0, y0, x1, y1, x2, y2, x3, y3 float64, at []Point) []Point {
		for i := range 13 {
			t := float64(i) / 12
			u := 1 - t
			a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
			at = append(at, g.pt(a*x0+b*x1+c*x2+d*x3, a*y0+b*y1+c*y2+d*y3))
		}
		return at
	}
	outline := curve(-4.4, 4.2, -8, -3, -3, -6.6, 6.5, -6.5, nil)
	outline = curve(6.5, -6.5, 7, 2, 3.5, 7, -4.4, 4.2, outline)
	g.p.Path(outline, g.width, g.c, true)
	g.p.Path(curve(-6.5, 7, -5, 2, -1, -1, 2.4, -2.2, nil), g.width, g.c, false)
}

// Image draws a sign into an image of its own, for widgets that want one. Make
// it once and keep it.
func (i Icon) Image(size int, c Color) *ebiten.Image {
	img := ebiten.NewImage(size, size)
	p := NewPen()
	p.Icon(i, float64(size)/2, float64(size)/2, float64(size), c)
	p.Flush(img)
	return img
}
