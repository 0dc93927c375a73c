package app

import (
	"fmt"
	"image"

	"hebbarium/render/kit"
)

// place is where the caption lies, empty while no lesson runs.
func (ls *lessons) place() image.Rectangle {
	if !ls.running() {
		return image.Rectangle{}
	}
	return ls.g.layout.Caption
}

// placeOf is where a control of the caption lies.
func (ls *lessons) placeOf(name string) (image.Rectangle, bool) {
	r := ls.place()
	if r.Empty() {
		return image.Rectangle{}, false
	}
	l := &ls.g.layout
	size := l.px(28)
	for i, n := range []string{"lesson next", "lesson back"} {
		if n == name {
			x, y := r.Max.X-l.px(12)-(i+1)*size, r.Min.Y+(r.Dy()-size)/2
			return image.Rect(x, y, x+size, y+size), true
		}
	}
	return image.Rectangle{}, false
}

// lessonControls are the two buttons of the caption.
func (g *Game) lessonControls() {
	g.other("lesson back", "Back in the lesson", ghost(kit.IconLeft), g.lessons.back)
	g.other("lesson next", "On in the lesson", ghost(kit.IconRight), g.lessons.next)
}

// draw draws the caption over the foot of the world.
func (ls *lessons) draw(p *painter) {
	r := ls.place()
	if r.Empty() {
		return
	}
	l := ls.player.Lesson
	pen := p.theme.Pen()
	x, y, w, h := float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy())
	pen.FillRect(x, y, w, h, kit.BG1)
	pen.FillRect(x, y, 4, h, kit.Accent)
	pen.Flush(p.dst)
	_, m := middle(r)
	count := fmt.Sprintf("%d / %d", ls.turn.Entry+1, len(l.Script))
	caption := l.Script[ls.turn.Entry].Caption
	if ls.restAt > 0 {
		count, caption = "end", "The end of “"+l.Title+"”. › goes on to “"+ls.following().Title+"”, Esc ends the lesson."
	}
	x += p.px(20)
	p.text(count, x, m, kit.Caption, kit.Mono, kit.Text2, kit.Left)
	x += p.width(count, kit.Caption, kit.Mono) + p.px(16)
	back, _ := ls.placeOf("lesson back")
	ls.write(p, caption, x, m, float64(back.Min.X)-p.px(8)-x)
}

// write fits a caption into a width: on one line, or on two in the smaller size.
func (ls *lessons) write(p *painter, s string, x, y, width float64) {
	if p.width(s, kit.Body, kit.Medium) <= width {
		p.text(s, x, y, kit.Body, kit.Medium, kit.Text, kit.Left)
		return
	}
	first, rest := breakLine(s, func(s string) bool { return p.width(s, kit.Caption, kit.Medium) <= width })
	gap := p.px(9)
	if rest == "" {
		gap = 0
	}
	p.text(first, x, y-gap, kit.Caption, kit.Medium, kit.Text, kit.Left)
	p.text(p.theme.Type.Fit(rest, width, kit.Caption, kit.Medium), x, y+gap, kit.Caption, kit.Medium, kit.Text, kit.Left)
}

// breakLine cuts a line at the last space before which it fits.
func breakLine(s string, fits func(string) bool) (first, rest string) {
	if fits(s) {
		return s, ""
	}
	at := 0
	for i, r := range s {
		if r == ' ' {
			if !fits(s[:i]) {
				break
			}
			at = i
		}
	}
	if at == 0 {
		return s, ""
	}
	return s[:at], s[at+1:]
}

// looks is what the lesson points at, and the panel that it lies in.
func (ls *lessons) looks() (image.Rectangle, panel, bool) {
	if !ls.running() || ls.restAt > 0 {
		return image.Rectangle{}, 0, false
	}
	l := &ls.g.layout
	switch ls.player.Lesson.Script[ls.turn.Entry].Look {
	case "world":
		return l.Scene, scenePanel, true
	case "brain":
		return l.Brain, mapPanel, true
	case "pca":
		if r := ls.g.brain.pcaPlace(); !r.Empty() {
			return r, mapPanel, true
		}
		return l.Brain, mapPanel, true
	case "rack":
		return l.Rack, rackPanel, true
	case "timeline":
		return l.Timeline, stepsPanel, true
	}
	return image.Rectangle{}, 0, false
}

// frame draws a line around what the lesson points at, where its panel is drawn
// in this frame.
func (ls *lessons) frame(p *painter, drawn [panels]bool) {
	r, in, ok := ls.looks()
	if !ok || r.Empty() || !drawn[in] {
		return
	}
	pen := p.theme.Pen()
	pen.Frame(float64(r.Min.X)+1, float64(r.Min.Y)+1, float64(r.Dx())-2, float64(r.Dy())-2, 2, 2, kit.Accent)
	pen.Flush(p.dst)
}
