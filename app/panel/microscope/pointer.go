package microscope

import (
	"fmt"
	"image"

	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

// Pointer scrubs and zooms along the timeline's steps, and reads steps out.
func (p *Panel) Pointer(m ui.Pointer) {
	over := p.controls.Tick(m)
	p.at, p.hover = m.At, -1
	p.inside = p.open && !over && m.Over(p.place.lanes)
	if !p.inside {
		return
	}
	p.hover = p.plot.MarkerAt(m.At.X, m.At.Y)
	if m.Wheel != 0 {
		p.axis.Zoom(m.At.X, m.Wheel)
		p.follow()
	}
	if m.Pressed {
		p.axis.Press(m, m.At.In(p.plot.Bar()))
	}
	if p.axis.Busy() {
		p.follow()
	}
}

// Hint is what a marker is, or what a step did.
func (p *Panel) Hint(at image.Point) (string, image.Rectangle) {
	if !p.inside || p.axis.Busy() {
		return "", image.Rectangle{}
	}
	if text := p.axis.Says(p.hover); p.hover >= 0 && text != "" {
		x, y := p.plot.MarkerPlace(p.hover)
		return text + "  ·  click to go to its step", image.Rect(x+16, y-4, x+40, y+4)
	}
	lane := p.plot.LaneAt(at.Y)
	if lane == "" {
		return "", image.Rectangle{}
	}
	step := p.plot.StepAt(at.X)
	about := image.Rect(at.X-1, at.Y-8, at.X+1, at.Y+8)
	i := step - p.seen.from
	if i < 0 || i >= len(p.seen.moments) || !p.seen.moments[i].Known {
		return p.meaning(lane), p.plot.Lanes()
	}
	m, at0 := &p.seen.moments[i], "step "+kit.Count(step)+": "
	if m.Kept != brain.Learnt && lane != "activity" && lane != "weight" {
		return at0 + p.why(m.Kept, step), about
	}
	d := p.digits(m)
	switch lane {
	case "weight":
		return at0 + pick(p.target.Neuron(), "Σ w ", "w ") + kit.Number(rounded(m.After, d), d), about
	case "scaled":
		return at0 + "scaling the layer moves the weight by " + kit.Signed(rounded(m.Scaled, d), d), about
	case "activity":
		return fmt.Sprintf("%spre %s · post %s", at0, kit.Number(float64(m.Pre), 4), kit.Number(float64(m.Post), 4)), about
	}
	if !m.Apart {
		return at0 + "Δw " + kit.Signed(rounded(m.After-m.Before, d), d), about
	}
	text := ""
	for _, span := range p.shares(m) {
		text += span.Text
	}
	return at0 + text, about
}

// meaning says what a lane shows.
func (p *Panel) meaning(lane string) string {
	switch lane {
	case "weight":
		return pick(p.target.Neuron(), "The sum of all weights that lead into the neuron", "The weight of the synapse")
	case "change":
		return "How far each term of the rule moves it in a step; white is their sum"
	case "scaled":
		return "How far scaling the whole layer moves it: " + p.genome().Arch.Weights()
	}
	return pick(p.target.Neuron(), "The mean activity before the neuron, and its own", "The activity before the synapse, and after it")
}

// shares are the parts of a change, in their colours, and its sum: they add up as they are
// shown.
func (p *Panel) shares(m *momentOf) []kit.Span {
	rule := p.genome().Rule
	var parts []float64
	for _, t := range termsOf(rule) {
		parts = append(parts, m.Shares[t.Plane])
	}
	d := p.digits(m)
	var spans []kit.Span
	sum := 0.0
	for i, t := range termsOf(rule) {
		v := steps(m.Before, parts, d)[i]
		sum += v
		sign := kit.Signed(v, d)
		if v == 0 {
			sign = "+0"
		}
		spans = append(spans, kit.Span{Text: words.Coefficient(t.Name) + " " + sign + "  ", Weight: kit.Mono, Color: kit.TermColour(t.Name)})
	}
	return append(spans, kit.Span{Text: "= " + kit.Signed(rounded(sum, d), d), Weight: kit.Mono, Color: kit.White})
}

// digits are the decimals that show the parts of a change to some three digits.
func (p *Panel) digits(m *momentOf) int {
	most := abs(m.Scaled)
	for _, v := range m.Shares {
		most = max(most, abs(v))
	}
	d := 4
	for d < 7 && most > 0 && most < pow10(2-d) {
		d++
	}
	return d
}

// why says why nothing was learnt at a step.
func (p *Panel) why(k brain.Kept, step int) string {
	switch k {
	case brain.KeptStatic:
		return "a static rule set: nothing changes"
	case brain.KeptOff:
		return "plasticity is off: nothing changes"
	case brain.KeptFrozen:
		return "the synapse is frozen: it keeps its weight"
	case brain.KeptAtTheEnd:
		return "the last step of a life does not learn"
	case brain.KeptNotDue:
		every := max(p.genome().Arch.Every, 1)
		return fmt.Sprintf("an update comes every %d steps: the next with step %s", every, kit.Count((step/every+1)*every))
	}
	return ""
}
