package app

import (
	"fmt"
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/render/body"
	"hebbarium/render/kit"
)

// bodyPanel is the diagram of the ant's legs in the rack, in which a leg is
// clicked to be cut and its tip dragged to set its length.
type bodyPanel struct {
	g       *Game
	diagram *body.Diagram
	leg     int // chosen last, 0 for none: the one that the slider sets
	drag    int // leg whose tip is dragged, 0 for none
	share   float64
	moved   bool
	from    image.Point
	slides  bool // the slider is being dragged
}

func newBodyPanel(g *Game) *bodyPanel {
	return &bodyPanel{g: g, diagram: body.NewDiagram(g.theme)}
}

func (b *bodyPanel) reset() { b.leg, b.drag, b.slides = 0, 0, false }

// shown tells whether the diagram is in the layout.
func (b *bodyPanel) shown() bool {
	_, ok := b.g.layout.At["body"]
	return ok && b.g.snap.Ant != nil
}

// update lets the diagram follow the body.
func (b *bodyPanel) update() {
	x, y := middle(b.g.layout.At["body"])
	b.diagram.Middle = kit.Point{X: x, Y: y}
	b.diagram.Shares = b.g.snap.Ant.Body.Lower
	b.diagram.Touches = b.g.snap.Ant.Feet
	if b.drag > 0 {
		b.diagram.Shares[b.drag-1] = b.share
	}
	b.diagram.Chosen = b.spoken()
	if b.slides && b.leg > 0 {
		b.diagram.Shares[b.leg-1] = b.share
	}
}

// length is the share that the slider shows: that of the leg chosen last.
func (b *bodyPanel) length() float64 {
	if b.g.snap.Ant == nil {
		return 1
	}
	if b.slides {
		return b.share
	}
	return b.g.snap.Ant.Body.Lower[b.spoken()-1]
}

// spoken is the leg that the words beside the diagram and the slider are about: the
// one chosen last, or the first that is short, or the first of all.
func (b *bodyPanel) spoken() int {
	if b.leg > 0 {
		return b.leg
	}
	for k, share := range b.g.snap.Ant.Body.Lower {
		if share < 1 {
			return k + 1
		}
	}
	return 1
}

// slide sets the length by the slider; the event is made when it, or the key, is let
// go.
func (b *bodyPanel) slide(v float64) {
	b.leg = b.spoken()
	b.share, b.slides = float64(int(v*100+0.5))/100, true
}

// pointer lets legs be clicked and tips be dragged.
func (b *bodyPanel) pointer(at image.Point, free bool) {
	if !b.shown() {
		return
	}
	b.update()
	pressed := ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)
	if b.slides && !pressed && !b.g.turning {
		b.set(b.leg, b.share)
		b.slides = false
	}
	p := kit.Point{X: float64(at.X), Y: float64(at.Y)}
	inside := free && at.In(b.g.layout.At["body"].Inset(-8))
	b.diagram.Hover = 0
	if inside {
		if b.diagram.Hover = b.diagram.TipAt(p); b.diagram.Hover == 0 {
			b.diagram.Hover = b.diagram.LegAt(p)
		}
	}
	if inside && inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft) && b.diagram.Hover > 0 && !b.g.norules {
		b.drag, b.leg, b.moved, b.from = b.diagram.Hover, b.diagram.Hover, false, at
		b.share = b.g.snap.Ant.Body.Lower[b.leg-1]
	}
	if b.drag == 0 {
		return
	}
	if d := at.Sub(b.from); d.X*d.X+d.Y*d.Y > 16 {
		b.moved = true
	}
	if b.moved {
		b.share = b.diagram.ShareAt(b.drag, p)
		if b.share > 0.96 {
			b.share = 1 // a leg that is dragged out is whole again
		}
	}
	if !pressed {
		if b.moved {
			b.set(b.drag, b.share)
		} else {
			b.g.cutLeg(b.drag, 0)
		}
		b.drag = 0
	}
}

// set makes the event that gives a leg a length.
func (b *bodyPanel) set(leg int, share float64) {
	if leg > 0 && share != b.g.snap.Ant.Body.Lower[leg-1] {
		b.g.inject("leg", fmt.Sprintf("%d=%s", leg, number(share)))
	}
}

// words say how that leg is: one line for its name and one for its state.
func (b *bodyPanel) words() (name, state string, hurt bool) {
	leg := b.spoken()
	share := b.diagram.Shares[leg-1]
	return fmt.Sprint("Leg ", leg), legState(share), share < 1
}

// draw draws the diagram and what is said beside it.
func (b *bodyPanel) draw(p *painter) {
	if !b.shown() {
		return
	}
	b.update()
	b.diagram.Draw(p.dst)
	_, state, hurt := b.words()
	ink := kit.Text2
	if hurt {
		ink = kit.Warn
	}
	r, s := b.g.layout.At["leg"], b.g.layout.At["length"]
	x := float64(r.Min.X)
	p.text(state, x, float64(r.Max.Y)+p.px(12), kit.Body, kit.Medium, ink, kit.Left)
	p.text("length", x, float64(s.Min.Y)-p.px(8), kit.Caption, kit.Regular, kit.Text3, kit.Left)
}

// legFace names the leg that the slider sets; a click lists the others.
func legFace(b *bodyPanel) face {
	return func(p *painter, r image.Rectangle, c *control) {
		if b.g.snap.Ant == nil {
			return
		}
		if c.hover && !c.disabled() {
			p.round(r.Inset(-4), kit.Radius, kit.BG2)
		}
		_, y := middle(r)
		name, _, _ := b.words()
		p.text(name, float64(r.Min.X), y, kit.Body, kit.Medium, ink(c), kit.Left)
		sign := kit.Text2
		if c.disabled() {
			sign = kit.Off
		}
		p.icon(kit.IconDown, float64(r.Max.X)-p.px(4), y, p.px(10), sign)
	}
}

// openLegs lists the legs, one of which is chosen for the slider.
func (g *Game) openLegs() {
	var rows []row
	for leg := 1; leg <= 4; leg++ {
		rows = append(rows, row{
			title: fmt.Sprint("Leg ", leg), note: legState(g.snap.Ant.Body.Lower[leg-1]), chosen: leg == g.body.spoken(),
			act: func() { g.body.leg = leg },
		})
	}
	g.openList(g.under("leg"), rows, 160)
}

// legState says how long a leg is.
func legState(share float64) string {
	switch {
	case share >= 1:
		return "intact"
	case share <= 0:
		return "cut"
	}
	return percent(share)
}

// antActuator tells whether an actuator belongs to a leg that is cut off.
func (g *Game) antActuator(name string) (leg int, ok bool) {
	for _, joint := range []string{"hip", "ankle"} {
		if n, found := strings.CutPrefix(name, joint); found && len(n) == 1 {
			return int(n[0] - '0'), true
		}
	}
	return 0, false
}
