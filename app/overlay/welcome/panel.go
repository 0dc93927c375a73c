package welcome

import (
	"fmt"
	"image"
	"slices"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// Panel is the cards. It implements window.Panel, window.Covering, window.Covered and
// window.Escaping.
type Panel struct {
	hand   *desk.Hand
	theme  *kit.Theme
	region func(name string) image.Rectangle
	terms  func() // shows the switches of the rule's terms
	view   *desk.View
	px     ui.Scale
	by     map[string]image.Rectangle

	on       bool
	at       int     // of the cards
	watches  bool    // the first was pressed
	held     bool    // the life has been held once for what is read now
	blacked  bool    // it waits right after an injury that is seen for one step alone
	says     string  // while it waits
	waits    *choice // an injury that comes once the life, begun again, is under way; nil for none
	controls ui.Controls
	drawn    ui.Sum
	text     text // of the last card
}

// New makes the panel. region tells where the window's panels lie, and terms shows the
// switches of the rule's terms.
func New(hand *desk.Hand, theme *kit.Theme, region func(name string) image.Rectangle, terms func()) *Panel {
	p := &Panel{hand: hand, theme: theme, region: region, terms: terms}
	for i := range 2 {
		face := ui.Invite(func() string { return p.choice(i).title })
		b := ui.NewButton(fmt.Sprint("welcome ", i), "", face, func() { p.choose(p.choice(i)) })
		b.Why = func() string { return p.why(p.choice(i)) }
		p.controls = append(p.controls, b)
	}
	p.controls = append(p.controls, ui.NewButton("welcome skip", "Skip the cards: they do not come again  ·  Esc", ui.Words(ui.Constant("Skip")), p.end))
	return p
}

// Begin shows the cards from the first on.
func (p *Panel) Begin() {
	p.on, p.at, p.watches, p.waits, p.held, p.blacked = true, 0, false, nil, false, false
	p.place()
}

// end takes them away, for ever.
func (p *Panel) end() {
	if p.held { // also where it is not seen to stand yet
		p.hand.Send(desk.Run{On: true})
	}
	if p.on, p.waits, p.held, p.blacked = false, nil, false, false; !p.view.Settings.Welcomed {
		p.hand.Send(desk.Welcomed{})
	}
	p.place()
}

// card is the one that is shown.
func (p *Panel) card() step {
	s := steps(p.view.World)[p.at]
	switch {
	case p.watches:
		s.text, s.choices = watching, []choice{onward()}
	case p.blacked:
		s.text, s.choices = black, []choice{healing()}
	case p.waits != nil:
		s.text, s.choices = p.says, nil
	}
	return s
}

// choice is the one of a button, empty where the card has fewer.
func (p *Panel) choice(i int) choice {
	if p.view == nil || !p.on || i >= len(p.card().choices) {
		return choice{}
	}
	return p.card().choices[i]
}

// why says why a choice cannot be taken now, "" where it can.
func (p *Panel) why(c choice) string {
	if !c.injures {
		return ""
	}
	if why := p.view.Refuses(desk.Injure{}); why != "" {
		return why
	}
	return early(p.view.Snap)
}

// choose does what a choice says, and goes on to the next card.
func (p *Panel) choose(c choice) {
	s := p.view.Snap
	if c.injures && p.waits == nil && late(s) {
		p.wait(c, waiting, desk.Restart{Same: true}, desk.SetSpeed{Speed: 1})
		return
	}
	if c.first && len(s.Markers) == 0 {
		if s.Step < injured {
			p.wait(c, coming, desk.Run{On: true})
			return
		}
		p.hand.Send(desk.Scrub{Step: injured})
	} else if c.holds {
		p.hand.Send(desk.Run{})
	}
	for _, command := range c.does {
		p.hand.Send(command)
	}
	if len(c.does) > 0 && !c.holds && !(c.stays && p.held) {
		p.hand.Send(desk.Run{On: true})
	}
	if c.terms {
		p.terms()
	}
	switch {
	case c.restarts:
		p.watches, p.held = true, false
	case c.holds:
		p.blacked, p.held = true, true
	case c.ends, p.at == len(steps(p.view.World))-1:
		p.end()
	default:
		p.at, p.watches, p.held, p.blacked = p.at+1, false, c.stays && p.held, false
	}
	p.place()
}

// wait lets an injury come once the life is under way, and says why meanwhile.
func (p *Panel) wait(c choice, says string, commands ...desk.Command) {
	p.waits, p.says = &c, says
	for _, command := range commands {
		p.hand.Send(command)
	}
	p.place()
}

// Name is "welcome".
func (p *Panel) Name() string { return "welcome" }

// Actions show the cards again.
func (p *Panel) Actions() []ui.Action {
	return []ui.Action{{ID: "welcome", Title: "First steps, in six cards", Run: p.Begin}}
}

// Controls are the buttons of the card.
func (p *Panel) Controls() []ui.Control { return p.controls }

// Pointer lets the buttons follow the mouse.
func (p *Panel) Pointer(m ui.Pointer) { p.controls.Tick(m) }

// Hint has nothing to say beside what the buttons say.
func (p *Panel) Hint(image.Point) (string, image.Rectangle) { return "", image.Rectangle{} }

// Place lays the card out; it has no region of its own.
func (p *Panel) Place(_ image.Rectangle, px ui.Scale) {
	p.px = px
	p.place()
}

// Cover hears what else lies over the world.
func (p *Panel) Cover(by map[string]image.Rectangle) {
	p.by = by
	p.place()
}

// Take follows what is shown.
func (p *Panel) Take(v *desk.View) {
	p.view = v
	if c := p.waits; c != nil && v.Snap.Step >= injured && !late(v.Snap) && p.why(*c) == "" {
		p.choose(*c)
		p.waits = nil
	}
	p.hold()
	p.place()
}

// hold lets the life wait once while a card is read, so that what it speaks of is still to be
// seen: at its birth, when it walks, and before an injury.
func (p *Panel) hold() {
	s := p.view.Snap
	if p.held || !p.shown() || !s.Playing || s.Status != 0 || p.waits != nil {
		return
	}
	from := [...]int{0, underWay, 0, untilCounted}
	switch {
	case p.watches && s.Step < untilRead, p.at >= len(from), !p.watches && s.Step < from[p.at], late(s):
		return
	case p.card().at == "timeline" && !told(s):
		return
	}
	p.held = true
	if p.at < 2 && s.Step > injured && len(s.Markers) == 0 { // where the first injury comes
		p.hand.Send(desk.Scrub{Step: injured})
		return
	}
	p.hand.Send(desk.Run{})
}

// Escape skips the cards.
func (p *Panel) Escape() bool {
	if p.Over().Empty() {
		return false
	}
	p.end()
	return true
}

// shown tells whether there is a card to see: none beside a lesson, or another card.
func (p *Panel) shown() bool {
	return p.on && p.view != nil && p.view.Card == nil && !p.view.NoRules && !p.view.Lesson.Running() && !p.view.Talk && p.by["rack"].Empty()
}

// text is what a card says, in lines of some width.
type text struct {
	says  string
	width float64 // of a line in pixels
	scale int     // of the type
	lines []string
}

// lines are what the card says. Where the mouse is over the card is asked many times a frame.
func (p *Panel) lines(width int) []string {
	now := text{says: p.card().text, width: float64(width - p.px.Px(40)), scale: p.theme.Type.Scale()}
	if was := p.text; was.says != now.says || was.width != now.width || was.scale != now.scale {
		now.lines = p.theme.Type.Wrap(now.says, now.width, 6, kit.Body, kit.Regular)
		p.text = now
	}
	return p.text.lines
}

// low is the height of a world that a card would hide, as on a phone: there it lies beside
// the world, below the scale of the maps.
const low = 320

// Over is where the card lies: at the foot of the world, or right over the read-out.
func (p *Panel) Over() image.Rectangle {
	if !p.shown() {
		return image.Rectangle{}
	}
	world, px := p.region("world"), p.px.Px
	if world.Empty() {
		world = p.region("lives") // many of them in its place
	}
	if world.Empty() {
		return image.Rectangle{}
	}
	ground, foot := world, world.Max.Y-16
	timeline, maps := p.region("timeline"), p.region("maps")
	if world.Dy() < px(low) && maps.Dx() > world.Dx()/2 {
		ground, foot = maps, max(timeline.Max.Y, maps.Max.Y)-8
	}
	w := min(px(440), ground.Dx()-32)
	h := px(56) + px(22)*len(p.lines(w)) + px(52)
	switch brains := p.region("brains"); {
	case p.card().at == "timeline":
		foot = timeline.Min.Y - 6
	case p.card().at == "brains" && !brains.Empty():
		ground, foot = brains, brains.Max.Y-16
	}
	x, y := ground.Min.X+16, max(foot-h, ground.Min.Y+8)
	return image.Rect(x, y, x+w, y+h)
}

// place places the buttons along the card's foot.
func (p *Panel) place() {
	at := map[string]image.Rectangle{}
	defer func() { p.controls.Put(at) }()
	r, px := p.Over(), p.px.Px
	if r.Empty() {
		return
	}
	x, y := r.Min.X+px(20), r.Max.Y-px(46)
	for i, c := range p.card().choices {
		w := int(p.theme.Type.Width(c.title, kit.Body, kit.Medium)) + px(32)
		at[fmt.Sprint("welcome ", i)] = image.Rect(x, y, x+w, y+px(32))
		x += w + px(8)
	}
	if !slices.ContainsFunc(p.card().choices, func(c choice) bool { return c.ends }) {
		at["welcome skip"] = image.Rect(r.Max.X-px(16)-px(64), y, r.Max.X-px(16), y+px(32))
	}
}

// Dirty tells whether the card is another than was drawn.
func (p *Panel) Dirty() bool { return p.look() != p.drawn }

func (p *Panel) look() ui.Sum {
	s := ui.NewSum()
	r := p.Over()
	s.Add(uint64(uint32(r.Min.Y))<<32 | uint64(uint32(r.Max.Y)))
	s.Add(uint64(uint32(r.Max.X)))
	s.Add(uint64(p.at))
	s.Flag(p.watches, p.on, p.waits != nil, p.blacked)
	if !r.Empty() {
		p.controls.Look(&s)
	}
	return s
}

// Draw draws the card.
func (p *Panel) Draw(g *ui.Painter, _ float64) {
	p.drawn = p.look()
	r := p.Over()
	if r.Empty() {
		return
	}
	c := p.card()
	g.Round(r.Inset(-1), kit.CardRadius+1, kit.Accent)
	g.Round(r, kit.CardRadius, kit.BG1)
	x, y := float64(r.Min.X)+g.Px(20), float64(r.Min.Y)
	g.Text(c.title, x, y+g.Px(28), kit.Title, kit.SemiBold, kit.Text, kit.Left)
	g.Text(fmt.Sprintf("%d / %d", p.at+1, len(steps(p.view.World))), float64(r.Max.X)-g.Px(20), y+g.Px(28), kit.Caption, kit.Mono, kit.Text3, kit.Right)
	for i, line := range p.lines(r.Dx()) {
		g.Text(line, x, y+g.Px(60)+float64(i)*g.Px(22), kit.Body, kit.Regular, kit.Text2, kit.Left)
	}
	p.controls.Draw(g)
}
