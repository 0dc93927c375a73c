package rack

import (
	"fmt"
	"strconv"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// legCount is how many legs the ant has.
const legCount = 4

// jointNames are the joints of a leg.
func jointNames() []string { return []string{"hip", "ankle"} }

// joints is the section of the ant's actuators: a key for each leg's hip and ankle, and
// what they are held at.
func (p *Panel) joints() section {
	wheel := takeWheel(p, "Mixer")
	var keys ui.Controls // of the hips, then of the ankles
	for _, joint := range jointNames() {
		for leg := 1; leg <= legCount; leg++ {
			name := fmt.Sprint(joint, leg)
			tip := fmt.Sprintf("Hold the %s of leg %d, or release it", joint, leg)
			keys = append(keys, p.hand.Button(name, tip, ui.Actuator(strconv.Itoa(leg), p.left(name)), desk.Hold{Actuator: name}))
		}
	}
	return section{
		title: "Actuators", sign: kit.IconHold, width: 164,
		controls: append(append(ui.Controls{wheel}, keys...), p.value, p.steps),
		lay: func(l lot) {
			// Side by side in what the labels leave.
			px := l.px.Px
			wheel.SetRect(l.beside(60))
			key := (l.place.Dx()-px(36)+px(4))/legCount - px(4)
			for i, k := range keys {
				k.SetRect(l.cell(i/legCount, px(36)+i%legCount*(key+px(4)), key))
			}
			p.value.SetRect(l.cell(2, px(36), px(50)))
			p.steps.SetRect(l.cell(2, px(90), legCount*key+px(3*4-54)))
		},
		draw: func(g *ui.Painter, l lot) {
			for i, label := range append(jointNames(), "hold") {
				g.Text(label, float64(l.place.Min.X), float64(l.row(i))+g.Px(16), kit.Caption, kit.Regular, kit.Text3, kit.Left)
			}
		},
	}
}
