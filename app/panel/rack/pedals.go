package rack

import (
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// pedalNames are the car's actuators, in the order of an action.
func pedalNames() []string { return []string{"steer", "gas", "brake"} }

// pedals is the section of the car's actuators: each with a key that holds it, and its
// last action as a bar.
func (p *Panel) pedals() section {
	wheel := takeWheel(p, "Take the wheel")
	var keys ui.Controls
	for _, name := range pedalNames() {
		title := map[string]string{"steer": "Steer", "gas": "Gas", "brake": "Brake"}[name]
		keys = append(keys, p.hand.Button(name, "Hold it at the value under Hold, whatever the network says, or let it go", ui.Actuator(title, p.left(name)), desk.Hold{Actuator: name}))
	}
	return section{
		title: "Actuators", sign: kit.IconHold, width: 250, controls: append(ui.Controls{wheel}, keys...),
		lay: func(l lot) {
			wheel.SetRect(l.beside(104))
			for i, k := range keys {
				k.SetRect(l.cell(i, 0, l.px.Px(80)))
			}
		},
		draw: p.drawPedals,
	}
}

// pedalBar is where the action of one of the car's actuators is shown, and pedalValue
// where it is written.
func pedalBar(l lot, i int) image.Rectangle {
	return l.cell(i, l.px.Px(96), l.place.Dx()-l.px.Px(148))
}

func pedalValue(l lot, i int) image.Rectangle { return l.rest(i, l.place.Dx()-l.px.Px(48)) }

// drawPedals shows the last action as bars: steering from the middle.
func (p *Panel) drawPedals(g *ui.Painter, l lot) {
	pen := g.Theme.Pen()
	for i, name := range pedalNames() {
		r, v := pedalBar(l, i), 0.0
		if i < len(p.view.Snap.Action) {
			v = float64(p.view.Snap.Action[i])
		}
		fill := kit.Limb
		if p.view.Held(name) > 0 {
			fill = kit.Warn
		}
		_, y := ui.Middle(r)
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
		pen.Flush(g.Dst)
		g.Text(kit.Number(v, 2), float64(pedalValue(l, i).Max.X), y, kit.Caption, kit.Mono, kit.Text, kit.Right)
	}
}
