package rack

import (
	"image"
	"strings"

	"hebbarium/app/ui"
)

// hurt is what the whole rack is for.
const hurt = "Lesions of the brain, injuries of the body, motors held; Ctrl+Z takes back what you did. A red number: so much is in force."

// lines say what the sections are, by their titles.
var lines = map[string]string{
	"Brain":     "Lesions of the whole network: draw its weights anew, zero some, stop its learning, change its rules",
	"Body":      "Click a leg to cut it off, drag its tip for another length; a click on the stump restores it",
	"Actuators": "Motors that are held at a value, whatever the network says",
	"Hold":      "The value that motors are held at, and for how many control steps",
	"Senses":    "What the agent feels can be struck: switched off, frozen, made noisy or late",
	"World":     "The world around it can be another: less weight, less grip, a slope, a load",
	"Physics":   "The physics that the body is in: it can be handed to the other one in mid-life",
}

// Notes say what the rack is, and where a leg is cut.
func (p *Panel) Notes() []ui.Note {
	if p.region.Empty() || p.view == nil {
		return nil
	}
	n := ui.Note{Title: "Hurt it", Text: hurt}
	switch {
	case p.px.Compact:
		return []ui.Note{n.In(p.buttons[0].Rect())}
	case p.legs.place.Empty():
		return []ui.Note{n.In(p.controls[p.view.World].Named("zero").Rect())}
	}
	return []ui.Note{n.In(p.legs.place)}
}

// Hint says what a section is, under its title.
func (p *Panel) Hint(at image.Point) (string, image.Rectangle) {
	for i, l := range p.lots {
		head := l.place
		head.Max.Y = min(head.Max.Y, head.Min.Y+p.px.Px(32))
		if at.In(head) {
			return lines[p.sections()[i].title], head
		}
	}
	if at.In(p.legs.place) {
		return lines["Body"], p.legs.place
	}
	return "", image.Rectangle{}
}

// Part is the section that a lesson looks at, by its title.
func (p *Panel) Part(look string) image.Rectangle {
	if p.region.Empty() || p.view == nil || look == "brain" || look == "world" { // which are panels
		return image.Rectangle{}
	}
	for i, s := range p.sections() {
		if strings.ToLower(s.title) != look {
			continue
		}
		if open := p.lots[i].place; !open.Empty() {
			return open.Inset(-6)
		}
		if button := p.buttons[i].Rect(); !button.Empty() {
			return button.Inset(-4)
		}
	}
	return image.Rectangle{}
}
