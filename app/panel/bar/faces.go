package bar

import (
	"fmt"
	"image"
	"time"

	"hebbarium/app/evolving"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// logoFace is the program's name, under which a campaign that runs shows how far it
// is.
func (p *Panel) logoFace(g *ui.Painter, r image.Rectangle, c ui.State) {
	if c.Hover {
		g.Round(r.Inset(-4), kit.Radius, kit.BG2)
	}
	_, y := ui.Middle(r)
	x := float64(r.Min.X)
	g.Icon(kit.IconLeaf, x+g.Px(9), y, g.Px(18), kit.Accent)
	if name := g.Px(28) + g.Width("Hebbarium", kit.Body, kit.SemiBold); name <= float64(r.Dx())+1 {
		g.Text("Hebbarium", x+g.Px(28), y, kit.Body, kit.SemiBold, kit.Text, kit.Left)
	}
	campaign := &p.view.Campaign
	if !campaign.Running() {
		return
	}
	colour := kit.Accent
	if campaign.Seen.State != evolving.Running {
		colour = kit.Text3
	}
	foot, w := float64(r.Max.Y)-3, float64(r.Dx())
	pen := g.Theme.Pen()
	pen.FillRect(x, foot, w, 2, kit.BG3)
	pen.FillRect(x, foot, w*campaign.Seen.Share(), 2, colour)
	pen.Flush(g.Dst)
}

// rulesFace shows the rule set with its score.
func (p *Panel) rulesFace(g *ui.Painter, r image.Rectangle, c ui.State) {
	g.Round(r, kit.Radius, ui.Ground(c))
	_, y := ui.Middle(r)
	arrow := float64(r.Max.X) - g.Px(20)
	g.Icon(kit.IconDown, arrow, y, g.Px(14), kit.Text2)
	left, right := float64(r.Min.X)+g.Px(12), arrow-g.Px(14)
	name, score := p.ruleWords()
	if score != "" && r.Dx() >= int(g.Px(200)) {
		g.Text(score, right, y, kit.Caption, kit.Mono, kit.Accent, kit.Right)
		right -= g.Width(score, kit.Caption, kit.Mono) + g.Px(12)
	}
	g.Text(g.Fit(name, right-left, kit.Body, kit.Medium), left, y, kit.Body, kit.Medium, ui.Ink(c), kit.Left)
}

// ruleWords are the rule set's name and its score, "" where it was not measured.
func (p *Panel) ruleWords() (name, score string) {
	if p.view.NoRules {
		return "No rule set", ""
	}
	rules := p.view.Snap.Rules
	return rules.Name, words.Score(rules.Card)
}

// recordFace says whether a video is being recorded.
func (p *Panel) recordFace(g *ui.Painter, r image.Rectangle, c ui.State) {
	dot, ink := kit.Text2, ui.Ink(c)
	label, on := p.recordWords()
	if on {
		dot, ink = kit.Accent, kit.Accent
	}
	if c.Hover || on {
		g.Round(r, kit.Radius, ui.Ground(c))
	}
	_, y := ui.Middle(r)
	pen := g.Theme.Pen()
	pen.Disc(kit.Point{X: float64(r.Min.X) + g.Px(12), Y: y}, g.Px(5), dot)
	pen.Flush(g.Dst)
	g.Text(label, float64(r.Min.X)+g.Px(26), y, kit.Body, kit.Regular, ink, kit.Left)
}

// recordWords are what the button says: what it does or, while a video is being
// recorded, its length.
func (p *Panel) recordWords() (label string, on bool) {
	on, since := p.recording()
	if !on {
		return "Record", false
	}
	d := int(since / time.Second)
	return fmt.Sprintf("%d:%02d", d/60, d%60), true
}
