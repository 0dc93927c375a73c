package maps

import (
	"fmt"
	"image"

	"hebbarium/app/panel/maps/term"
	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

// Notes say what the maps, the strips of activity, the brushes and the weights' way are.
func (p *Panel) Notes() []ui.Note {
	var notes []ui.Note
	if fold := p.brain.Layout(); !p.mode.way() && len(fold.Maps) > 0 {
		m := fold.Maps[0]
		n := ui.Note{Title: "The brain: one square, one synapse", Text: readMap(m.PreAlongX) + " " + colours(p.mode.at)}.In(m.Place)
		n.At = n.At.Sub(m.Place.Size().Div(5))
		notes = append(notes, n)
		for i := len(fold.Strips) - 1; i > 0; i-- {
			if s := fold.Strips[i]; s.Set == 1 {
				n := ui.Note{Title: "Activity", Text: "What each neuron says at this moment: inputs first, hidden neurons between the maps, motors at the end."}.In(s.Place)
				n.At.X += s.Place.Dx() / 4
				notes = append(notes, n)
				break
			}
		}
	}
	way := p.wayPlace()
	if way.Empty() { // it has a tab
		way = p.controls[pcaMode].Rect()
	}
	notes = append(notes, wayNote(p.view.Snap.Rules.Genome.Arch.Synapses()).In(way))
	tools := p.controls.Named("brush zero").Rect()
	if p.terms.on {
		return append(notes, ui.Note{Title: "The terms of its rule", Text: "Switch a term off and see what it was good for. Ctrl+Z brings it back."}.In(p.controls.Named("term 0").Rect()))
	}
	return append(notes, ui.Note{Title: "Zero, randomise, freeze", Text: "Hover a synapse for its weight and its own rule. A brush changes what it passes over; Ctrl+Z takes that back."}.In(tools))
}

// readMap says how a map is read, whose senders are along x or not.
func readMap(preAlongX bool) string {
	if preAlongX {
		return "A column sends, a row receives."
	}
	return "A row sends, a column receives."
}

// colours says what the colours of a mode's map mean.
func colours(mode int) string {
	switch mode {
	case 0:
		return "Blue holds back, orange drives, black is zero. At birth all of it was noise."
	case 1:
		return "Shown is what the last step changed: orange up, blue down, black not at all."
	}
	return "Shown is a number of its rule, evolved and fixed: orange above zero, blue below."
}

// wayNote is about the way of so many weights.
func wayNote(synapses int) ui.Note {
	return ui.Note{
		Title: "Where the weights are going",
		Text:  kit.Count(synapses) + " weights as one point, in the three directions in which it moves most. A ring: they change on and on, in step.",
	}
}

// modeTip says what a mode shows.
func (m *mode) modeTip(i int) string {
	switch name := modes()[i]; {
	case name == "Weights":
		return "The weights at this step: blue holds back, orange drives, black is zero  ·  M"
	case name == "Change":
		return "What the last step changed of each weight: orange up, blue down, black not at all  ·  M"
	case name == "PCA":
		return wayNote(0).Title + ": all weights as one point  ·  M"
	case m.plane(i) >= 0:
		return term.Tip(m.rule, m.rule.Coefficients()[m.plane(i)])
	case name == "η":
		return term.Tip(brain.ABCD_lr, eta)
	default:
		return term.Tip(brain.ABCD_lr, name)
	}
}

// Hint says what the weights' way is, and the captions of the maps; what is under the
// pointer on a map is read out over everything.
func (p *Panel) Hint(at image.Point) (string, image.Rectangle) {
	if p.brain == nil || p.brush.stroke != nil || p.way.turning {
		return "", image.Rectangle{}
	}
	if way := p.wayPlace(); at.In(way) {
		return wayNote(p.view.Snap.Rules.Genome.Arch.Synapses()).Text, way
	}
	for i, m := range p.brain.Layout().Maps {
		if p.mode.way() {
			break
		}
		x, y := int(m.Caption.X), int(m.Caption.Y)
		if r := image.Rect(x, y-9, x+int(p.theme.Type.Width(p.brain.Name(i+1), kit.Caption, kit.Regular)), y+9); at.In(r) {
			return fmt.Sprintf("Layer %d. %s %s", m.Layer, readMap(m.PreAlongX), colours(p.mode.at)), r
		}
	}
	if p.title.Empty() || !at.In(p.title) {
		return "", image.Rectangle{}
	}
	return "Each square of the maps is a synapse; its weight changes by a rule of its own, evolved", p.title
}
