package app

import (
	"fmt"
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"hebbarium/render"
)

// bodyPanel is the diagram of the ant's legs in the rack, in which a leg is
// clicked to be cut and its tip dragged to set its length.
type bodyPanel struct {
	g       *Game
	diagram *render.BodyDiagram
	leg     int // chosen last, 0 for none: the one that the slider sets
	drag    int // leg whose tip is dragged, 0 for none
	share   float64
	moved   bool
	from    image.Point
	slides  bool // the slider is being dragged
}

func newBodyPanel(g *Game) *bodyPanel {
	return &bodyPanel{g: g, diagram: render.NewBodyDiagram(g.theme)}
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
	b.diagram.Middle = render.Point{X: x, Y: y}
	b.diagram.Shares = b.g.snap.Ant.Body.Lower
	b.diagram.Touches = b.g.snap.Ant.Feet
	if b.drag > 0 {
		b.diagram.Shares[b.drag-1] = b.share
	}
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
	if leg := b.spoken(); leg > 0 {
		return b.g.snap.Ant.Body.Lower[leg-1]
	}
	return 1
}

// spoken is the leg that the words beside the diagram are about: the one chosen
// last, or the first that is short; 0 for none.
func (b *bodyPanel) spoken() int {
	if b.leg > 0 {
		return b.leg
	}
	for k, share := range b.g.snap.Ant.Body.Lower {
		if share < 1 {
			return k + 1
		}
	}
	return 0
}

// slide sets the length by the slider; the event is made when it is let go.
func (b *bodyPanel) slide(v float64) {
	if b.leg = b.spoken(); b.leg == 0 {
		b.leg = 1
	}
	b.share, b.slides = float64(int(v*100+0.5))/100, true
}

// pointer lets legs be clicked and tips be dragged.
func (b *bodyPanel) pointer(at image.Point, free bool) {
	if !b.shown() {
		return
	}
	b.update()
	pressed := ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)
	if b.slides && !pressed {
		b.set(b.leg, b.share)
		b.slides = false
	}
	p := render.Point{X: float64(at.X), Y: float64(at.Y)}
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
	if leg == 0 {
		return "Legs", "intact", false
	}
	switch share := b.diagram.Shares[leg-1]; {
	case share >= 1:
		state = "intact"
	case share <= 0:
		state, hurt = "cut", true
	default:
		state, hurt = percent(share), true
	}
	return fmt.Sprint("Leg ", leg), state, hurt
}

// draw draws the diagram and what is said beside it.
func (b *bodyPanel) draw(p *painter) {
	if !b.shown() {
		return
	}
	b.update()
	b.diagram.Draw(p.dst)
	name, state, hurt := b.words()
	r := b.g.layout.At["leg"]
	x, y := float64(r.Min.X), float64(r.Min.Y)
	ink := render.Text2
	if hurt {
		ink = render.Warn
	}
	p.text(name, x, y+p.px(12), render.Body, render.Medium, render.Text, render.Left)
	p.text(state, x, y+p.px(34), render.Body, render.Medium, ink, render.Left)
	s := b.g.layout.At["length"]
	p.text("length", x, float64(s.Min.Y)-p.px(10), render.Caption, render.Regular, render.Text3, render.Left)
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
