package app

import (
	"errors"
	"fmt"
	"image"
	"strings"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/render"
)

// card is what the world's panel says in place of a dialog: an empty state or
// an error, with at most two things to do about it.
type card struct {
	title string
	lines []string
	icon  render.Icon
	tone  render.Color
	first choice
	other choice
}

// choice is a button of a card.
type choice struct {
	title string
	act   func()
}

// emptyCard is shown while there is no rule set.
func (g *Game) emptyCard() *card {
	return &card{
		title: "No rule set yet.", lines: []string{"Open one, or watch random weights."}, icon: render.IconLeaf, tone: render.Accent,
		first: choice{"Open…", g.openPath}, other: choice{"Random rules", g.watchRandom},
	}
}

// fail shows why something could not be opened; what was there stays.
func (g *Game) fail(path string, err error) {
	lines := wrapError(err)
	c := &card{title: nameOf(path), lines: lines, icon: render.IconWarning, tone: render.Warn}
	c.first = choice{"Choose another", func() { g.closeCard(); g.openRulesList() }}
	c.other = choice{"Close", g.closeCard}
	g.card = c
	g.relayout()
}

// wrapError cuts an error's text into lines at its colons.
func wrapError(err error) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(err.Error()) {
		if len(line)+len(word) > 64 && line != "" {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if lines = append(lines, line); len(lines) > 4 {
		lines = append(lines[:4], "…")
	}
	return lines
}

func (g *Game) closeCard() {
	g.card = nil
	if g.norules {
		g.card = g.emptyCard()
	}
	g.relayout()
}

// divergedCard is shown where a number has left its range.
func (g *Game) divergedCard(s *session.Snapshot) *card {
	what := "The body"
	if errors.Is(s.Err, brain.ErrDiverged) {
		what = "The brain"
	}
	return &card{
		title: fmt.Sprintf("%s left the numbers' range at step %d.", what, s.Step), lines: wrapError(s.Err), icon: render.IconWarning, tone: render.Warn,
		first: choice{"Step back", func() { g.closeCard(); g.session.Back(1) }},
		other: choice{"Restart", func() { g.restart(g.seed) }},
	}
}

// cardControls are the two buttons of whatever card is shown.
func (g *Game) cardControls() {
	g.other("card first", "", func(p *painter, r imageRect, c *control) {
		if g.card == nil {
			return
		}
		back := render.AccentBG
		if c.hover {
			back = render.AccentBG.Mix(render.Accent, 0.15)
		}
		p.round(r, render.Radius, back)
		faceText(p, r, c, render.NoIcon, render.Text, g.card.first.title, render.Accent)
	}, func() {
		if g.card != nil {
			g.card.first.act()
		}
	})
	g.other("card other", "", labelled(render.NoIcon, render.Text, func() string {
		if g.card == nil {
			return ""
		}
		return g.card.other.title
	}), func() {
		if g.card != nil {
			g.card.other.act()
		}
	})
}

// place is where a card lies: in the middle of the world.
func (c *card) place(g *Game) image.Rectangle {
	s := g.layout.Scene
	w, h := min(g.layout.px(520), s.Dx()-32), g.layout.px(float64(136+24*(len(c.lines)-1)))
	x, y := s.Min.X+(s.Dx()-w)/2, s.Min.Y+(s.Dy()-h)/2
	return image.Rect(x, y, x+w, y+h)
}

// placeOf places a card's buttons.
func (c *card) placeOf(name string, g *Game) (image.Rectangle, bool) {
	if c == nil {
		return image.Rectangle{}, false
	}
	r := c.place(g)
	y, w := r.Max.Y-g.layout.px(48), g.layout.px(136)
	x := r.Min.X + g.layout.px(16)
	switch name {
	case "card first":
		return image.Rect(x, y, x+w, y+g.layout.px(32)), true
	case "card other":
		return image.Rect(x+w+g.layout.px(8), y, x+2*w+g.layout.px(8), y+g.layout.px(32)), true
	}
	return image.Rectangle{}, false
}

// drawCard draws the card's ground and words.
func (g *Game) drawCard(p *painter) {
	c := g.card
	if c == nil {
		return
	}
	r := c.place(g)

	p.round(r.Inset(-1), render.CardRadius+1, render.BG3)
	p.round(r, render.CardRadius, render.BG1)
	x, y := float64(r.Min.X)+p.px(16), float64(r.Min.Y)
	p.icon(c.icon, x+p.px(8), y+p.px(26), p.px(16), c.tone)
	width := float64(r.Dx()) - p.px(32)
	p.text(p.theme.Type.Fit(c.title, width-p.px(28), render.Body, render.SemiBold), x+p.px(28), y+p.px(26), render.Body, render.SemiBold, render.Text, render.Left)
	for i, line := range c.lines {
		p.text(p.theme.Type.Fit(line, width, render.Body, render.Regular), x, y+p.px(56)+float64(i)*p.px(24), render.Body, render.Regular, render.Text2, render.Left)
	}
}
