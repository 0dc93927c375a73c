package maps

import (
	"fmt"
	"image"

	"hebbarium/app/panel/maps/says"
	"hebbarium/app/panel/maps/switches/term"
	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

// Notes say what the maps, the strips of activity, the brushes and the weights' way are.
func (p *Panel) Notes() []ui.Note {
	if p.region.Empty() { // many brains are shown in their place
		return nil
	}
	var notes []ui.Note
	if fold := p.brain.Layout(); !p.mode.way() && len(fold.Maps) > 0 {
		m := fold.Maps[0]
		n := ui.Note{Title: "The brain: one square, one synapse", Text: says.ReadMap(m.PreAlongX) + " " + p.mode.colours()}.In(m.Place)
		n.At = n.At.Sub(m.Place.Size().Div(5))
		notes = append(notes, n)
		for i := len(fold.Strips) - 1; i > 0; i-- {
			if s := fold.Strips[i]; s.Set == 1 {
				n := says.Activity().In(s.Place)
				n.At.X += s.Place.Dx() / 4
				notes = append(notes, n)
				break
			}
		}
	}
	way := p.wayPlace()
	if way.Empty() { // it has a tab
		way = p.controls.Named(fmt.Sprint("mode ", pcaMode)).Rect()
	}
	notes = append(notes, says.Way(p.view.Snap.Rules.Genome.Arch.Synapses()).In(way))
	if n, ok := says.Rule(p.mode.rule); ok {
		notes = append(notes, n.In(p.controls.Named("mode 2").Rect().Union(p.controls.Named("mode 6").Rect())))
	}
	if p.terms.on {
		return append(notes, says.Tools(true).In(p.controls.Named("term 0").Rect()))
	}
	return append(notes, says.Tools(false).In(p.controls.Named("brush zero").Rect()))
}

// colours says what the colours of the maps mean.
func (m *mode) colours() string { return says.Colours(m.at, m.rule == brain.Static) }

// modeTip says what a mode shows.
func (m *mode) modeTip(i int) string {
	if m.lists(i) {
		return "The rule's other coefficients, by their names: click for a list of their maps  ·  N goes through all"
	}
	switch name := modes()[i]; {
	case name == "Weights":
		return "The weights at this step: blue holds back, orange drives, black is zero  ·  N"
	case name == "Change":
		return "What the last step changed of each weight: orange up, blue down, black not at all  ·  N"
	case name == "PCA":
		return says.Way(0).Title + ": all weights as one point  ·  N"
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
	if p.brain == nil || p.region.Empty() || p.brush.stroke != nil || p.way.turning {
		return "", image.Rectangle{}
	}
	if way := p.wayPlace(); at.In(way) {
		return says.Way(p.view.Snap.Rules.Genome.Arch.Synapses()).Text, way
	}
	for i, m := range p.brain.Layout().Maps {
		if p.mode.way() {
			break
		}
		x, y := int(m.Caption.X), int(m.Caption.Y)
		if r := image.Rect(x, y-9, x+int(p.theme.Type.Width(p.brain.Name(i+1), kit.Caption, kit.Regular)), y+9); at.In(r) {
			return fmt.Sprintf("Layer %d. %s %s", m.Layer, says.ReadMap(m.PreAlongX), p.mode.colours()), r
		}
	}
	if p.title.Empty() || !at.In(p.title) {
		return "", image.Rectangle{}
	}
	return "Each square of the maps is a synapse; its weight changes by a rule of its own, evolved", p.title
}
