package overlay

import (
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// Card says over the world, in place of a dialog, what the desk has to say: an empty
// state or an error. It implements window.Panel.
type Card struct {
	hand    *desk.Hand
	theme   *kit.Theme
	actions *ui.Actions
	ask     Ask
	copy    func(text string) (lines []string)
	view    *desk.View
	shown   *desk.Card
	copied  copied
	wrapped struct {
		of    wrapping
		lines []string
	}
	scene    image.Rectangle
	px       ui.Scale
	by       map[string]image.Rectangle
	controls ui.Controls
	drawn    ui.Sum
}

// copied is whether the details of the card's error were copied.
type copied struct {
	done  bool
	lines []string // said under the error: where else they are
}

// NewCard makes the card. copy puts an error's details where a person can have them,
// and says, where that is no clipboard, where they are.
func NewCard(hand *desk.Hand, theme *kit.Theme, actions *ui.Actions, ask Ask, copy func(text string) []string) *Card {
	c := &Card{hand: hand, theme: theme, actions: actions, ask: ask, copy: copy}
	c.controls = ui.Controls{
		ui.NewButton("card first", "", ui.Invite(func() string { return c.shown.First.Title }), func() { c.choose(c.shown.First) }),
		ui.NewButton("card other", "", ui.Words(func() string { return c.shown.Other.Title }), func() { c.choose(c.shown.Other) }),
		ui.NewButton("card copy", "The whole error, with what was going on", ui.Words(c.label), c.copyDetails),
		hand.Button("card close", "Close  ·  Esc", ui.Ghost(kit.IconClose), desk.CloseCard{}),
	}
	return c
}

// Name is "card".
func (c *Card) Name() string { return "card" }

// Actions has none.
func (c *Card) Actions() []ui.Action { return nil }

// Controls are the card's buttons.
func (c *Card) Controls() []ui.Control { return c.controls }

// Pointer lets the buttons follow the mouse.
func (c *Card) Pointer(m ui.Pointer) { c.controls.Tick(m) }

// Hint has nothing to say.
func (c *Card) Hint(image.Point) (string, image.Rectangle) { return "", image.Rectangle{} }

// choose goes the way of a choice.
func (c *Card) choose(to desk.Choice) {
	switch {
	case to.Command != nil:
		if c.shown.Warns {
			c.hand.Send(desk.CloseCard{})
		}
		c.hand.Send(to.Command)
	case to.Take != nil:
		c.hand.Send(desk.CloseCard{})
		c.ask(to.Ask, func(path string) { c.hand.Send(to.Take(path)) })
	case to.Action != "":
		if c.shown.Warns {
			c.hand.Send(desk.CloseCard{})
		}
		c.actions.Do(to.Action)
	}
}

// Place takes the world's region, at whose foot the card lies.
func (c *Card) Place(r image.Rectangle, px ui.Scale) {
	c.scene, c.px = r, px
	c.place()
}

// Cover hears where a lesson's caption and a part of the rack that is open lie.
func (c *Card) Cover(by map[string]image.Rectangle) {
	c.by = by
	c.place()
}

// Take shows what the desk has to say.
func (c *Card) Take(v *desk.View) {
	c.view = v
	if v.Card != c.shown {
		c.shown, c.copied = v.Card, copied{}
	}
	c.place()
}

// Escape closes an error's card.
func (c *Card) Escape() bool {
	if c.shown == nil || c.view.NoRules {
		return false
	}
	c.hand.Send(desk.CloseCard{})
	return true
}

// mostLines is how many lines a card has for what happened; the details have all of it.
const mostLines = 5

// said are the lines under the title: what happened, and where its details are.
func (c *Card) said() []string {
	room := float64(c.width() - c.px.Px(32))
	if of := (wrapping{c.shown, room, c.theme.Type.Scale(), len(c.copied.lines)}); of != c.wrapped.of {
		c.wrapped.of, c.wrapped.lines = of, c.wrap(room)
	}
	return c.wrapped.lines
}

// wrapping is what the lines were broken for: they are asked for many times a frame.
type wrapping struct {
	card   *desk.Card
	room   float64
	scale  int
	copied int
}

func (c *Card) wrap(room float64) []string {
	var lines []string
	for _, s := range c.shown.Lines {
		lines = append(lines, c.theme.Type.Wrap(s, room, mostLines, kit.Body, kit.Regular)...)
	}
	for _, s := range c.copied.lines {
		lines = append(lines, c.theme.Type.Wrap(s, room, 2, kit.Body, kit.Regular)...)
	}
	return lines
}

// width is the card's.
func (c *Card) width() int { return min(c.px.Px(520), c.scene.Dx()-32) }

// Over is where the card lies: at the foot of the world, where a lesson's caption is, so
// that it does not hide what the world shows. Empty where there is none, or where a part
// of the rack is open there.
func (c *Card) Over() image.Rectangle {
	if c.shown == nil || !c.by["rack"].Empty() {
		return image.Rectangle{}
	}
	s, px := c.scene, c.px.Px
	w, h := c.width(), px(float64(136+24*(len(c.said())-1)))
	foot := s.Max.Y - px(16)
	if r := c.by["caption"]; !r.Empty() {
		foot = r.Min.Y - 8
	}
	x, y := s.Min.X+(s.Dx()-w)/2, max(foot-h, s.Min.Y+8)
	return image.Rect(x, y, x+w, y+h)
}

// place places the buttons: side by side along the card's foot, and the cross in its
// corner.
func (c *Card) place() {
	at := map[string]image.Rectangle{}
	defer func() { c.controls.Put(at) }()
	r, p := c.Over(), c.px.Px
	if r.Empty() {
		return
	}
	names := []string{"card first"}
	if c.shown.Other.Title != "" {
		names = append(names, "card other")
	}
	if c.shown.Err != nil {
		names = append(names, "card copy")
		at["card close"] = image.Rect(r.Max.X-p(40), r.Min.Y+p(10), r.Max.X-p(8), r.Min.Y+p(42))
	}
	w := min(p(136), (r.Dx()-p(32)-p(8)*(len(names)-1))/len(names))
	for i, name := range names {
		x, y := r.Min.X+p(16)+i*(w+p(8)), r.Max.Y-p(48)
		at[name] = image.Rect(x, y, x+w, y+p(32))
	}
}

// Dirty tells whether there is something else to say.
func (c *Card) Dirty() bool { return c.look() != c.drawn }

func (c *Card) look() ui.Sum {
	s := ui.NewSum()
	s.Flag(c.shown != nil, c.copied.done)
	if c.shown != nil {
		s.Text(c.shown.Title)
		for _, line := range c.said() {
			s.Text(line)
		}
	}
	c.controls.Look(&s)
	return s
}

// Draw draws the card's ground, its words and its buttons.
func (c *Card) Draw(p *ui.Painter, _ float64) {
	c.drawn = c.look()
	r := c.Over()
	if r.Empty() {
		return
	}
	p.Round(r.Inset(-1), kit.CardRadius+1, kit.BG3)
	p.Round(r, kit.CardRadius, kit.BG1)
	icon, tone := kit.IconLeaf, kit.Accent
	if c.shown.Warns {
		icon, tone = kit.IconWarning, kit.Warn
	}
	x, y := float64(r.Min.X)+p.Px(16), float64(r.Min.Y)
	p.Icon(icon, x+p.Px(8), y+p.Px(26), p.Px(16), tone)
	width := float64(r.Dx()) - p.Px(32)
	p.Text(p.Fit(c.shown.Title, width-p.Px(28+32), kit.Body, kit.SemiBold), x+p.Px(28), y+p.Px(26), kit.Body, kit.SemiBold, kit.Text, kit.Left)
	for i, line := range c.said() {
		p.Text(p.Fit(line, width, kit.Body, kit.Regular), x, y+p.Px(56)+float64(i)*p.Px(24), kit.Body, kit.Regular, kit.Text2, kit.Left)
	}
	c.controls.Draw(p)
}
