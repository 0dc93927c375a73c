package maps

import (
	"fmt"
	"image"
	"strconv"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// newControls makes the panel's controls, in Tab's order.
func (p *Panel) newControls() ui.Controls {
	list := append(p.beside.controls(), p.ordering.control())
	for i := range modes() {
		b := ui.NewButton(fmt.Sprint("mode ", i), "", p.mode.face(i), nil)
		b.Act = func() {
			if p.mode.lists(i) {
				p.mode.open(p.popups, b.Rect, p.setMode)
				return
			}
			p.setMode(i)
		}
		b.Tip = func() string { return p.mode.modeTip(i) }
		b.Why = func() string {
			if p.mode.has(i) || p.mode.lists(i) {
				return ""
			}
			return "The rule " + p.mode.rule.String() + " has no such coefficient"
		}
		list = append(list, b)
	}
	list = append(list, p.terms.kinds()...)
	for i, k := range brushes() {
		b := ui.NewButton(k.name, "", ui.Brush(k.icon, k.title, func() bool { return p.brush.armed == i }), func() { p.arm(i) })
		b.Tip = func() string { return p.brushHint(i) }
		b.Why = func() string { return p.brushOff(i) }
		list = append(list, b)
	}
	size := ui.NewButton("size", "Side of the brush in synapses; the wheel over a map changes it", p.brush.sizeFace, p.brush.grow)
	size.Why = func() string { return p.brushOff(freezeBrush) }
	legend := ui.NewButton("legend", "", p.mode.legendFace, p.mode.lock)
	legend.Tip = func() string {
		if p.mode.way() {
			return ""
		}
		if p.mode.locked() {
			return "The colours of the map, up to the number at each end, which stays as it is: click to let it follow, right click for more"
		}
		return "The colours of the map, up to the number at each end, which follows the largest: click to lock it, right click for more"
	}
	return append(append(append(append(list, size), p.terms.Controls()...), legend), p.headline.Controls()...)
}

// face is a mode's in its row.
func (m *mode) face(i int) ui.Face {
	on := func() bool { return m.lit(i) }
	return func(g *ui.Painter, r image.Rectangle, c ui.State) {
		title := m.label(i)
		ui.Segment(title, g.Fit(shortMode(title), float64(r.Dx())-4, kit.Body, kit.Regular), on)(g, r, c)
	}
}

// brushOff says why a brush cannot be used, "" where it can.
func (p *Panel) brushOff(i int) string {
	if why := p.view.Refuses(desk.Injure{}); why != "" {
		return why
	}
	if p.mode.way() || p.mode.at > 0 && i != freezeBrush {
		return p.brushHint(i)
	}
	return ""
}

// brushHint says what a brush does, or why it is off.
//
// The design turns the brushes off while a replay plays. They stay on here: an injury
// begins a branch of that life, as it does at any other step that was lived before, which
// is the more useful answer, and one that undo takes back. The hint says so.
func (p *Panel) brushHint(i int) string {
	switch k := brushes()[i]; {
	case p.mode.way():
		return "There is no map to paint on: choose one"
	case p.mode.at > 0 && i != freezeBrush:
		return k.title + " paints on the weights: choose their map"
	case p.view.Recorded.Following:
		return "Paint, and the replay goes on as a life of your own"
	default:
		return k.hint
	}
}

// sizeFace shows the side of the brush.
func (b *brush) sizeFace(g *ui.Painter, r image.Rectangle, c ui.State) {
	g.Round(r, kit.Radius, ui.Ground(c))
	_, y := ui.Middle(r)
	x := float64(r.Min.X) + g.Px(12)
	name, value := kit.Text2, ui.Ink(c)
	if c.Off {
		name = kit.Off
	}
	g.Text("size", x, y, kit.Caption, kit.Regular, name, kit.Left)
	g.Text(strconv.Itoa(b.side), x+g.Width("size ", kit.Caption, kit.Regular)+g.Px(4), y, kit.Caption, kit.MonoMedium, value, kit.Left)
}

// legendFace frames the legend, which is drawn before, under the pointer.
func (m *mode) legendFace(g *ui.Painter, r image.Rectangle, c ui.State) {
	if !c.Hover || m.way() {
		return
	}
	pen := g.Theme.Pen()
	pen.Frame(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.Radius, 1, kit.Line)
	pen.Flush(g.Dst)
}
