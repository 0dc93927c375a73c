package rack

import (
	"fmt"
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/body"
	"hebbarium/render/kit"
)

// legs is the diagram of the ant's legs, in which a leg is clicked to be cut and its tip
// dragged to set its length, and the slider that sets the length of one.
type legs struct {
	p       *Panel
	diagram *body.Diagram
	place   image.Rectangle // of the diagram, empty where it is not shown
	name    *ui.Button      // of the leg that the slider sets
	length  *ui.Slider

	leg    int // chosen last, 0 for none
	drag   int // leg whose tip is dragged, 0 for none
	share  float64
	moved  bool
	from   image.Point
	slides bool // the slider is being moved
}

// clickReach is the distance, in pixels, up to which a drag is a click, and wholeFrom the
// share from which a leg that is dragged out is whole again.
const (
	clickReach = 4
	wholeFrom  = 0.96
)

func newLegs(p *Panel) *legs {
	b := &legs{p: p, diagram: body.NewDiagram(p.theme)}
	why := func() string { return p.hand.View().Refuses(desk.SetLeg{}) }
	b.name = ui.NewButton("leg", "The leg whose length the slider sets", b.face, b.openList)
	b.length = ui.NewSlider("length", "Length of the leg that is named here and lit in the diagram", kit.Warn, b.shown, b.slide)
	b.length.Done = b.let
	b.name.Why, b.length.Why = why, why
	return b
}

// section is the section of the ant's body.
func (b *legs) section() section {
	return section{
		title: "Body", sign: kit.IconScissors, width: 172,
		controls: ui.Controls{b.name, b.length},
		lay: func(l lot) {
			px := l.px.Px
			at := l.cell(0, 0, px(112))
			at.Max.Y = at.Min.Y + px(112)
			b.place = at
			x, y := l.place.Min.X+px(120), l.row(0)-px(4)
			b.name.SetRect(image.Rect(x, y, x+px(56), y+px(24)))
			b.length.SetRect(l.rest(2, px(120)))
		},
		draw: b.draw,
	}
}

func (b *legs) forget() { b.leg, b.drag, b.slides = 0, 0, false }

// lower are the lengths of the legs, as shares; nil in another world.
func (b *legs) lower() *[4]float64 {
	if b.p.view == nil || b.p.view.Snap.Ant == nil {
		return nil
	}
	return &b.p.view.Snap.Ant.Body.Lower
}

// update lets the diagram follow the body.
func (b *legs) update() {
	d := b.diagram
	d.Middle.X, d.Middle.Y = ui.Middle(b.place)
	d.Shares, d.Touches = *b.lower(), b.p.view.Snap.Ant.Feet
	if b.drag > 0 {
		d.Shares[b.drag-1] = b.share
	}
	d.Chosen = b.spoken()
	if b.slides && b.leg > 0 {
		d.Shares[b.leg-1] = b.share
	}
}

// shown is the share that the slider shows.
func (b *legs) shown() float64 {
	lower := b.lower()
	switch {
	case lower == nil:
		return 1
	case b.slides:
		return b.share
	}
	return lower[b.spoken()-1]
}

// spoken is the leg that the words beside the diagram and the slider are about: the
// one chosen last, or the first that is short, or the first of all.
func (b *legs) spoken() int {
	if b.leg > 0 {
		return b.leg
	}
	for k, share := range b.lower() {
		if share < 1 {
			return k + 1
		}
	}
	return 1
}

// slide moves the slider; the event is made when it, or the key, is let go.
func (b *legs) slide(v float64) {
	b.leg = b.spoken()
	b.share, b.slides = float64(int(v*100+0.5))/100, true
}

// let makes the event of the slider.
func (b *legs) let() {
	if b.slides {
		b.slides = false
		b.set(b.leg, b.share)
	}
}

// pointer lets legs be clicked and tips be dragged.
func (b *legs) pointer(m ui.Pointer) {
	if b.place.Empty() || b.lower() == nil {
		return
	}
	b.update()
	d, p := b.diagram, kit.Point{X: float64(m.At.X), Y: float64(m.At.Y)}
	d.Hover = 0
	if m.Over(b.place.Inset(-8)) {
		if d.Hover = d.TipAt(p); d.Hover == 0 {
			d.Hover = d.LegAt(p)
		}
	}
	if m.Pressed && d.Hover > 0 && !b.p.view.NoRules {
		b.drag, b.leg, b.moved, b.from = d.Hover, d.Hover, false, m.At
		b.share = b.lower()[b.leg-1]
	}
	if b.drag == 0 {
		return
	}
	if by := m.At.Sub(b.from); by.X*by.X+by.Y*by.Y > clickReach*clickReach {
		b.moved = true
	}
	if b.moved {
		if b.share = d.ShareAt(b.drag, p); b.share > wholeFrom {
			b.share = 1
		}
	}
	if !m.Down {
		leg := b.drag
		b.drag = 0
		if b.moved {
			b.set(leg, b.share)
		} else {
			b.p.hand.Send(desk.CutLeg{Leg: leg})
		}
	}
}

// set makes the event that gives a leg a length.
func (b *legs) set(leg int, share float64) {
	if lower := b.lower(); lower != nil && leg > 0 && share != lower[leg-1] {
		b.p.hand.Send(desk.SetLeg{Leg: leg, Share: share})
	}
}

// words say how the leg that is spoken of is: one line for its name and one for its
// state.
func (b *legs) words() (name, state string, hurt bool) {
	leg := b.spoken()
	share := b.diagram.Shares[leg-1]
	return fmt.Sprint("Leg ", leg), legState(share), share < 1
}

// look adds what the mouse shows.
func (b *legs) look(s *ui.Sum) {
	s.Add(uint64(b.leg)<<16 | uint64(b.diagram.Hover)<<8 | uint64(b.drag))
	s.Number(b.share)
	s.Flag(b.slides)
}

// draw draws the diagram and what is said beside it.
func (b *legs) draw(g *ui.Painter, _ lot) {
	if b.lower() == nil {
		return
	}
	b.update()
	b.diagram.Draw(g.Dst)
	_, state, hurt := b.words()
	ink := kit.Text2
	if hurt {
		ink = kit.Warn
	}
	r, s := b.name.Rect(), b.length.Rect()
	x := float64(r.Min.X)
	g.Text(state, x, float64(r.Max.Y)+g.Px(12), kit.Body, kit.Medium, ink, kit.Left)
	g.Text("length", x, float64(s.Min.Y)-g.Px(8), kit.Caption, kit.Regular, kit.Text3, kit.Left)
}

// face names the leg that the slider sets; a click lists the others.
func (b *legs) face(g *ui.Painter, r image.Rectangle, c ui.State) {
	if b.lower() == nil {
		return
	}
	if c.Hover && !c.Off {
		g.Round(r.Inset(-4), kit.Radius, kit.BG2)
	}
	_, y := ui.Middle(r)
	name, _, _ := b.words()
	g.Text(name, float64(r.Min.X), y, kit.Body, kit.Medium, ui.Ink(c), kit.Left)
	sign := kit.Text2
	if c.Off {
		sign = kit.Off
	}
	g.Icon(kit.IconDown, float64(r.Max.X)-g.Px(4), y, g.Px(10), sign)
}

// openList lists the legs, one of which is chosen for the slider.
func (b *legs) openList() {
	var rows []ui.Row
	for k, share := range b.lower() {
		leg := k + 1
		rows = append(rows, ui.Row{Title: fmt.Sprint("Leg ", leg), Note: legState(share), Chosen: leg == b.spoken(), Act: func() { b.leg = leg }})
	}
	ui.OpenList(b.p.popups, b.name.Rect, rows, 160)
}

// legState says how long a leg is.
func legState(share float64) string {
	switch {
	case share >= 1:
		return "intact"
	case share <= 0:
		return "cut off"
	}
	return words.Percent(share)
}
