package app

import (
	"fmt"
	"image"

	"hebbarium/app/session"
	"hebbarium/render/kit"
)

type imageRect = image.Rectangle

// drawBar draws what the top bar holds beside its controls.
func (g *Game) drawBar(p *painter) {
	l := &g.layout
	p.fill(l.Bar, kit.BG1)
	logo := l.At["logo"]
	_, y := middle(logo)
	p.round(l.At["ant"].Union(l.At["car"]), kit.Radius, kit.BG2)
	if r, ok := l.At["seed"]; ok {
		p.round(r, kit.Radius, kit.BG2)
		p.text("seed", float64(r.Min.X)+p.px(10), y, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	}
	if r, ok := l.At["speed value"]; ok {
		_, y := middle(r)
		p.text(speedWords(g.snap.Speed), float64(r.Min.X), y, kit.Body, kit.Mono, kit.Text, kit.Left)
	}
}

// logoFace is the program's name, under which a campaign that runs shows how far
// it is. It opens the Evolve view.
func (g *Game) logoFace(p *painter, r image.Rectangle, c *control) {
	if c.hover {
		p.round(r.Inset(-4), kit.Radius, kit.BG2)
	}
	_, y := middle(r)
	x := float64(r.Min.X)
	p.icon(kit.IconLeaf, x+p.px(9), y, p.px(18), kit.Accent)
	if name := p.px(28) + p.width("Hebbarium", kit.Body, kit.SemiBold); name <= float64(r.Dx())+1 {
		p.text("Hebbarium", x+p.px(28), y, kit.Body, kit.SemiBold, kit.Text, kit.Left)
	}
	g.evolve.mark(p, r)
}

// noticePlace is where the notice lies, empty while there is none.
func (g *Game) noticePlace() image.Rectangle {
	if g.clock() >= g.notice.until {
		return image.Rectangle{}
	}
	l, t := &g.layout, g.theme.Type
	w := int(t.Width(g.noticeText(), kit.Caption, kit.Regular) + t.Px(24))
	foot := l.Scene.Max.Y
	for _, over := range []image.Rectangle{g.lessons.place(), g.cardPlace(), l.Popover} {
		if !over.Empty() {
			foot = min(foot, over.Min.Y)
		}
	}
	return l.noticeOf(w, foot)
}

// noticeOf places a line of a width: in the free stretch of the top bar, or, where it
// does not fit there, over the foot of the world, which the rack's controls are near.
func (l *Layout) noticeOf(w, foot int) image.Rectangle {
	h := l.px(28)
	left, right := l.Bar.Min.X, l.Bar.Max.X
	for _, name := range []string{"step", "speed", "speed value"} {
		if r, ok := l.At[name]; ok {
			left = max(left, r.Max.X+l.px(16))
		}
	}
	for _, name := range []string{"record", "evolve", "lessons", "commands", "help"} {
		if r, ok := l.At[name]; ok {
			right = min(right, r.Min.X-l.px(16))
		}
	}
	if w <= right-left {
		y := (l.Bar.Dy() - h) / 2
		return image.Rect(right-w, y, right, y+h)
	}
	x, y := max((l.Scene.Min.X+l.Scene.Max.X-w)/2, 8), foot-8-h
	return image.Rect(x, y, x+w, y+h)
}

func (g *Game) noticeText() string {
	return g.theme.Type.Fit(g.notice.text, float64(g.layout.Size.X)*0.6, kit.Caption, kit.Regular)
}

// drawNotice shows one line of news.
func (g *Game) drawNotice(p *painter) {
	r := g.noticePlace()
	if r.Empty() {
		return
	}
	p.round(r, kit.Radius, kit.BG3)
	_, m := middle(r)
	p.text(g.noticeText(), float64(r.Min.X)+p.px(12), m, kit.Caption, kit.Regular, kit.Text, kit.Left)
}

// speedWords writes a speed.
func speedWords(v float64) string {
	switch {
	case v >= session.Max:
		return "max"
	case v < 0.995:
		return fmt.Sprintf("%.2g×", v)
	}
	return fmt.Sprintf("%.1f×", v)
}

// rulesFace shows the rule set with its score.
func (g *Game) rulesFace(p *painter, r image.Rectangle, c *control) {
	p.round(r, kit.Radius, ground(c))
	_, y := middle(r)
	arrow := float64(r.Max.X) - p.px(20)
	p.icon(kit.IconDown, arrow, y, p.px(14), kit.Text2)
	left, right := float64(r.Min.X)+p.px(12), arrow-p.px(14)
	name, score := "No rule set", ""
	if !g.norules {
		rules := g.snap.Rules
		name, score = rules.Name, scoreWords(rules.Card)
	}
	if score != "" && r.Dx() >= int(p.px(200)) {
		p.text(score, right, y, kit.Caption, kit.Mono, kit.Accent, kit.Right)
		right -= p.width(score, kit.Caption, kit.Mono) + p.px(12)
	}
	p.text(p.theme.Type.Fit(name, right-left, kit.Body, kit.Medium), left, y, kit.Body, kit.Medium, ink(c), kit.Left)
}
