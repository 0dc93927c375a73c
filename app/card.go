package app

import (
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"

	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

// card is what the world's panel says in place of a dialog: an empty state or
// an error, with at most two things to do about it. An error's details can be
// copied, and its card be closed.
type card struct {
	title string
	lines []string
	icon  kit.Icon
	tone  kit.Color
	first choice
	other choice // its title is "" where there is none

	err  error  // nil for an empty state
	file string // that the error is about, "" for none
	// The card is of the present moment, and goes when a person leaves that.
	diverged bool
	details  detailState
}

// choice is a button of a card.
type choice struct {
	title string
	act   func()
}

// emptyCard is shown while there is no rule set.
func (g *Game) emptyCard() *card {
	return &card{
		title: "No rule set yet.", lines: []string{"Open one, or watch random weights."}, icon: kit.IconLeaf, tone: kit.Accent,
		first: choice{"Open…", g.openPath}, other: choice{"Random rules", g.watchRandom},
	}
}

// fail shows why something could not be opened; what was there stays.
func (g *Game) fail(path string, err error) {
	c := &card{title: nameOf(path), lines: wrapError(err), icon: kit.IconWarning, tone: kit.Warn, err: err, file: path}
	c.first = choice{"Choose another", func() { g.closeCard(); g.openRulesList() }}
	var wanted *rulesWanted
	if errors.As(err, &wanted) {
		c.other = choice{"Find the rules…", func() { g.closeCard(); g.askRules(path) }}
	}
	g.card, g.open = c, -1
	g.relayout()
}

// rulesWanted is the error of a replay whose rule set was not found.
type rulesWanted struct{ error }

// Unwrap gives the cause.
func (e *rulesWanted) Unwrap() error { return e.error }

// wrapError cuts an error's text into lines of a card, four at most.
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

// divergence says what left the range of numbers, and when; "" where nothing has.
func divergence(s *session.Snapshot) string {
	if s.Err == nil {
		return ""
	}
	what := "The body"
	if errors.Is(s.Err, brain.ErrDiverged) {
		what = "The brain"
	}
	return fmt.Sprintf("%s left the numbers' range at step %d", what, s.Step)
}

// divergedCard is shown where a number has left its range.
func (g *Game) divergedCard(s *session.Snapshot) *card {
	return &card{
		title: divergence(s) + ".", diverged: true, lines: wrapError(s.Err), icon: kit.IconWarning, tone: kit.Warn, err: s.Err,
		first: choice{"Step back", func() { g.closeCard(); g.session.Back(1) }},
		other: choice{"Restart", func() { g.restart(g.seed) }},
	}
}

// cardControls are the buttons of whatever card is shown.
func (g *Game) cardControls() {
	g.other("card first", "", func(p *painter, r imageRect, c *control) {
		if g.card == nil {
			return
		}
		back := kit.AccentBG
		if c.hover {
			back = kit.AccentBG.Mix(kit.Accent, 0.15)
		}
		p.round(r, kit.Radius, back)
		faceText(p, r, c, kit.NoIcon, kit.Text, fitted(p, g.card.first.title, r), kit.Accent)
	}, func() {
		if g.card != nil {
			g.card.first.act()
		}
	})
	g.other("card other", "", cardFace(func() string {
		if g.card == nil {
			return ""
		}
		return g.card.other.title
	}), func() {
		if g.card != nil {
			g.card.other.act()
		}
	})
	g.other("card copy", "The whole error, with what was going on", cardFace(func() string {
		if g.card == nil {
			return ""
		}
		return g.card.details.label()
	}), g.copyDetails)
	g.other("card close", "Close  ·  Esc", ghost(kit.IconClose), g.closeCard)
}

// cardFace is a button of a card, its words cut off where they are too long.
func cardFace(label func() string) face {
	return func(p *painter, r imageRect, c *control) {
		p.round(r, kit.Radius, ground(c))
		faceText(p, r, c, kit.NoIcon, kit.Text, fitted(p, label(), r), ink(c))
	}
}

func fitted(p *painter, s string, r imageRect) string {
	return p.theme.Type.Fit(s, float64(r.Dx())-6, kit.Body, kit.Medium)
}

// said are the lines under the title: what happened, and where its details are.
func (c *card) said() []string {
	return append(c.lines[:len(c.lines):len(c.lines)], c.details.lines...)
}

// place is where a card lies: at the foot of the world, where a lesson's caption is, so
// that it does not hide what the world shows.
func (c *card) place(g *Game) image.Rectangle {
	s := g.layout.Scene
	w, h := min(g.layout.px(520), s.Dx()-32), g.layout.px(float64(136+24*(len(c.said())-1)))
	foot := g.layout.Caption.Max.Y
	if r := g.lessons.place(); !r.Empty() {
		foot = r.Min.Y - 8
	}
	x, y := s.Min.X+(s.Dx()-w)/2, max(foot-h, s.Min.Y+8)
	return image.Rect(x, y, x+w, y+h)
}

// cardPlace is where the present card lies, empty where there is none.
func (g *Game) cardPlace() image.Rectangle {
	if g.card == nil || !g.layout.Popover.Empty() { // a part of the rack that is open lies there
		return image.Rectangle{}
	}
	return g.card.place(g)
}

// placeOf places a card's buttons: side by side along its foot, and the cross in
// its corner.
func (c *card) placeOf(name string, g *Game) (image.Rectangle, bool) {
	if c == nil || !g.layout.Popover.Empty() {
		return image.Rectangle{}, false
	}
	r, p := c.place(g), g.layout.px
	if name == "card close" {
		return image.Rect(r.Max.X-p(40), r.Min.Y+p(10), r.Max.X-p(8), r.Min.Y+p(42)), c.err != nil
	}
	names := []string{"card first"}
	if c.other.title != "" {
		names = append(names, "card other")
	}
	if c.err != nil {
		names = append(names, "card copy")
	}
	i := slices.Index(names, name)
	if i < 0 {
		return image.Rectangle{}, false
	}
	w := min(p(136), (r.Dx()-p(32)-p(8)*(len(names)-1))/len(names))
	x, y := r.Min.X+p(16)+i*(w+p(8)), r.Max.Y-p(48)
	return image.Rect(x, y, x+w, y+p(32)), true
}

// drawCard draws the card's ground and words.
func (g *Game) drawCard(p *painter) {
	c, r := g.card, g.cardPlace()
	if r.Empty() {
		return
	}
	p.round(r.Inset(-1), kit.CardRadius+1, kit.BG3)
	p.round(r, kit.CardRadius, kit.BG1)
	x, y := float64(r.Min.X)+p.px(16), float64(r.Min.Y)
	p.icon(c.icon, x+p.px(8), y+p.px(26), p.px(16), c.tone)
	width := float64(r.Dx()) - p.px(32)
	p.text(p.theme.Type.Fit(c.title, width-p.px(28+32), kit.Body, kit.SemiBold), x+p.px(28), y+p.px(26), kit.Body, kit.SemiBold, kit.Text, kit.Left)
	for i, line := range c.said() {
		p.text(p.theme.Type.Fit(line, width, kit.Body, kit.Regular), x, y+p.px(56)+float64(i)*p.px(24), kit.Body, kit.Regular, kit.Text2, kit.Left)
	}
}
