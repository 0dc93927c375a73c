package lives

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/many"
	"hebbarium/app/recording"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// Panel shows the lives. It implements window.Panel, window.Covering, window.Covered and
// window.Escaping.
type Panel struct {
	hand  *desk.Hand
	theme *kit.Theme
	crowd *many.Crowd
	eye   *many.Eye
	open  Opened

	view     *desk.View
	region   image.Rectangle
	px       ui.Scale
	controls ui.Controls
	opened   int
	told     int // count of lives that the crowd was asked for
	foot     int // from where on a lesson's caption lies over it, 0 for nowhere
	drawn    ui.Sum

	stages map[string]stage
	grid   grid
	words  writing
	at     image.Point // the pointer in the tick before
}

// Opened is what is open.
type Opened interface {
	Session() *session.Session
	Recording() *recording.Recording
}

// New makes the panel of a crowd, which follows the session that is open, and an eye.
func New(hand *desk.Hand, theme *kit.Theme, crowd *many.Crowd, eye *many.Eye, open Opened) *Panel {
	p := &Panel{hand: hand, theme: theme, crowd: crowd, eye: eye, open: open, stages: stages(theme)}
	p.controls = p.newControls()
	return p
}

// Name is "lives".
func (p *Panel) Name() string { return "lives" }

// on tells whether many lives are shown.
func (p *Panel) on() bool { return p.view != nil && p.view.Many > 0 }

// Place lays the panel out in the world's region.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.region, p.px = r, px
	p.lay()
}

// Cover makes room for a lesson's caption.
func (p *Panel) Cover(by map[string]image.Rectangle) {
	foot := 0
	if r := by["caption"]; r.Overlaps(p.region) {
		foot = r.Min.Y
	}
	if foot != p.foot {
		p.foot = foot
		p.lay()
	}
}

// Over is where it lies: all of the world, or the switch alone.
func (p *Panel) Over() image.Rectangle {
	switch {
	case p.region.Empty() || p.view == nil || p.view.NoRules || p.view.Embed && !p.on():
		return image.Rectangle{}
	case p.on():
		return p.region
	}
	return p.switchPlace()
}

// Take lets the crowd follow the session that is shown.
func (p *Panel) Take(v *desk.View) {
	before := p.on()
	p.view = v
	lives := v.Many
	if v.NoRules {
		lives = 0
	}
	if v.Opened != p.opened || lives != p.told {
		p.opened, p.told = v.Opened, lives
		s, rec := p.open.Session(), p.open.Recording()
		p.crowd.Follow(s, lives)
		s.Observe(func(*episode.Episode) { rec.Complete(p.crowd.Complete) })
		p.eye.Within(lives)
	}
	if p.on() != before || p.on() && p.grid.count != p.view.Many {
		p.lay()
	}
}

// Controls are the switch between one and many.
func (p *Panel) Controls() []ui.Control { return p.controls }

// Escape lets go of what is outlined, one thing at a time.
func (p *Panel) Escape() bool {
	switch {
	case !p.on():
		return false
	case p.eye.Pair != [2]int{}:
		p.eye.Pair = [2]int{}
	case p.eye.Chosen != 0:
		p.eye.Chosen = 0
	default:
		return false
	}
	return true
}

// Dirty tells whether there is another picture of the lives, or another of them lit up.
func (p *Panel) Dirty() bool { return p.look() != p.drawn || p.on() && p.grid.waiting }

func (p *Panel) look() ui.Sum {
	s := ui.NewSum()
	p.controls.Look(&s)
	if !p.on() {
		return s
	}
	s.Add(p.crowd.Seen().Serial)
	s.Add(uint64(p.eye.Hover)<<32 | uint64(p.eye.Chosen)<<16 | uint64(p.eye.Pair[1]))
	s.Add(uint64(p.view.Many))
	s.Text(p.view.World)
	return s
}

// Draw draws the lives, or the switch alone.
func (p *Panel) Draw(g *ui.Painter, dt float64) {
	p.drawn = p.look()
	over := p.Over()
	if over.Empty() {
		return
	}
	if !p.on() {
		g.Round(over, kit.Radius, kit.BG2)
		p.controls.Draw(g)
		return
	}
	snap := p.crowd.Seen()
	g.Fill(p.region, kit.BG0)
	p.words = p.write(snap)
	p.words.draw(g, p.region)
	p.drawTiles(g, snap, dt)
	g.Round(p.switchPlace(), kit.Radius, kit.BG2)
	p.controls.Draw(g)
}

// Part is the world's, for a lesson that looks there.
func (p *Panel) Part(look string) image.Rectangle {
	if look == "world" && p.on() {
		return p.region
	}
	return image.Rectangle{}
}

// image is where tiles are kept as they were drawn last, so that only those that have
// changed are drawn anew.
func (t *grid) image(size image.Point) *ebiten.Image {
	if t.kept == nil || t.kept.Bounds().Size() != size {
		if t.kept != nil {
			t.kept.Deallocate()
		}
		t.kept = ebiten.NewImage(size.X, size.Y)
		clear(t.shown)
	}
	return t.kept
}
