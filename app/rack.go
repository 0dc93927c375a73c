package app

import (
	"fmt"
	"strconv"
	"strings"

	"hebbarium/render/kit"
)

// drawRack draws what the injury rack holds beside its controls.
func (g *Game) drawRack(p *painter) {
	l := &g.layout
	if l.Rack.Empty() {
		return
	}
	p.fill(l.Rack, kit.BG1)
	pen := p.theme.Pen()
	pen.FillRect(float64(l.Rack.Min.X), float64(l.Rack.Min.Y), float64(l.Rack.Dx()), 1, kit.Line)
	if !l.Popover.Empty() {
		r := l.Popover
		pen.RoundRect(float64(r.Min.X)-1, float64(r.Min.Y)-1, float64(r.Dx())+2, float64(r.Dy())+2, kit.CardRadius+1, kit.Line)
		pen.RoundRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.CardRadius, kit.BG1)
	}
	if !l.Compact {
		for i, s := range l.Sections[1:] {
			x := (l.Sections[i].Place.Max.X + s.Place.Min.X) / 2
			pen.FillRect(float64(x), float64(l.Rack.Min.Y)+p.px(16), 1, p.px(128), kit.Line)
		}
	}
	pen.Flush(p.dst)
	for i := range l.Sections {
		s := &l.Sections[i]
		if s.Place.Empty() {
			continue
		}
		p.text(s.Title, float64(s.Place.Min.X), float64(s.Place.Min.Y)+p.px(20), kit.Caption, kit.Medium, kit.Text2, kit.Left)
		switch s.Title {
		case "Brain":
			r := l.At["share value"]
			_, y := middle(r)
			p.text(percent(g.share), float64(r.Max.X), y, kit.Caption, kit.Mono, kit.Text, kit.Right)
		case "Actuators":
			if l.World == "car" {
				g.drawCarActuators(p)
			} else {
				for j, label := range []string{"hip", "ankle", "hold"} {
					p.text(label, float64(s.Place.Min.X), float64(l.row(s, j))+p.px(16), kit.Caption, kit.Regular, kit.Text3, kit.Left)
				}
			}
		case "Body":
			g.body.draw(p)
		case "Hold":
			first, second := engineWords(g.snap.Engine)
			x, y := float64(s.Place.Min.X), float64(l.row(s, 2))+p.px(16)
			p.text(first, x, y-p.px(8), kit.Caption, kit.Regular, kit.Text2, kit.Left)
			p.text(second, x, y+p.px(9), kit.Caption, kit.Regular, kit.Text3, kit.Left)
		}
	}
}

// engineWords name the physics that the car is in: which, and in what precision.
func engineWords(engine string) (first, second string) {
	if name, _, _ := strings.Cut(engine, "/"); name == "box2d" {
		return "Physics: Box2D", "in double precision"
	}
	return "Physics: built-in", "in single precision"
}

// drawCarActuators shows the last action as bars: steering from the middle.
func (g *Game) drawCarActuators(p *painter) {
	pen := p.theme.Pen()
	for i, name := range []string{"steer", "gas", "brake"} {
		r := g.layout.At[name+" bar"]
		v := 0.0
		if i < len(g.snap.Action) {
			v = float64(g.snap.Action[i])
		}
		fill := kit.Limb
		if g.heldSteps(name) > 0 {
			fill = kit.Warn
		}
		_, y := middle(r)
		x, w := float64(r.Min.X), float64(r.Dx())
		pen.RoundRect(x, y-3, w, 6, 3, kit.BG3)
		if name == "steer" {
			c := x + w/2
			at := c + min(max(v, -1), 1)*w/2
			pen.RoundRect(min(c, at), y-3, max(c, at)-min(c, at), 6, 2, fill)
			pen.FillRect(c-1, y-8, 2, 16, kit.Text3)
		} else {
			pen.RoundRect(x, y-3, w*min(max(v, 0), 1), 6, 3, fill)
		}
		pen.Flush(p.dst)
		n := g.layout.At[name+" value"]
		p.text(kit.Number(v, 2), float64(n.Max.X), y, kit.Caption, kit.Mono, kit.Text, kit.Right)
	}
}

// openInits lists what weights can be drawn from.
func (g *Game) openInits() {
	var rows []row
	for _, init := range []string{"uniform=0.1", "uniform=1", "normal=0.1", "normal=1"} {
		rows = append(rows, row{title: initWords(init), chosen: init == g.init, act: func() { g.init = init }})
	}
	for layer := 1; layer <= len(g.snap.Weights); layer++ {
		init := fmt.Sprintf("uniform=0.1,layer=%d", layer)
		rows = append(rows, row{title: fmt.Sprintf("U ±0.1, only layer %d", layer), chosen: init == g.init, act: func() { g.init = init }})
	}
	g.openList(g.under("init"), rows, 220)
}

// parseNumber reads a number with either kind of minus sign.
func parseNumber(s string) (float64, error) {
	return strconv.ParseFloat(strings.ReplaceAll(s, "−", "-"), 64)
}
