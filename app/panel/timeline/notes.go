package timeline

import (
	"fmt"
	"image"

	"hebbarium/app/ui"
	"hebbarium/render/plot"
)

// What the parts of the timeline are.
const (
	readOutNote    = "Its pace against its twin, spared: the same life without the injury. Back is 90 % of the twin's pace that lasts for 100 steps."
	steadyLine     = "Did not slow: it kept to 90 % or more of its twin's pace, and had nothing to come back from; an injury may hit what its walk does not need. "
	readOutLine    = "Its pace against its twin, spared: the same life without the injury, lived beside it unseen (T shows it). Back is 90 % of the twin's pace that lasts for 100 steps. A life, or episode, ends by itself when its time is up, its lap is finished or the field is left."
	changeLine     = "How much the weights change in a step, as a share of their size; the higher line is ten times the lower"
	modulationLine = "What the modulating neurons say, from −1 to 1: m of the rule, by which the layers learn more, less or the other way round"
	crowdNote      = "How many of the %d are back from the last injury, and in brackets the share that endlessly many lives would show: 95 %% sure."
	crowdLine      = "The line is the pace of the middle life; 80 % of all lie in the band. Dotted: 90 % of the pace of their twins, spared."
	lifeLine       = "The line is its reward: ground gained. Evolution chose the rules by it; the network never learns of it. Drag to go back: an injury there starts a branch."
)

// Notes say what the read-out and the traces are.
func (p *Panel) Notes() []ui.Note {
	if p.region.Empty() || p.view == nil || p.view.NoRules {
		return nil
	}
	head, lanes := p.headPlace(), p.lanesPlace()
	out := ui.Note{Title: "Did it come back?", Text: readOutNote}.In(head)
	life := ui.Note{Title: "Its whole life", Text: lifeLine}.In(lanes)
	if p.view.Many > 0 {
		out.Title, out.Text = "Did they come back?", fmt.Sprintf(crowdNote, p.view.Many)
		life.Title, life.Text = "The pace of all", crowdLine
	}
	if p.view.Talk {
		return []ui.Note{out}
	}
	out.At.X = int(p.header().x) + p.px.Px(190)
	life.At.Y = lanes.Min.Y + lanes.Dy()/3
	return []ui.Note{out, life}
}

// headPlace is where the sentence is written.
func (p *Panel) headPlace() image.Rectangle {
	r := p.region
	if p.view.Talk {
		return r
	}
	h := p.header()
	r.Min.X, r.Max.X = int(h.x), int(h.right)
	if h.legend {
		r.Max.X -= int(p.plot.LegendWidth())
	}
	r.Max.Y = int(2*p.plot.HeaderY()) - r.Min.Y
	return r
}

// lanesPlace is where the traces are drawn.
func (p *Panel) lanesPlace() image.Rectangle {
	r := p.region
	r.Min.Y = p.headPlace().Max.Y
	if lane := p.plot.ChangeLane(); !lane.Empty() {
		r.Max.Y = lane.Min.Y
	}
	if lane := plot.ModulationLane(p.plot); !lane.Empty() {
		r.Max.Y = lane.Min.Y
	}
	return r
}

// Part is the read-out, where a lesson looks at it.
func (p *Panel) Part(look string) image.Rectangle {
	if look != "readout" || p.region.Empty() {
		return image.Rectangle{}
	}
	r := p.headPlace()
	r.Min.X -= 8
	return r
}
