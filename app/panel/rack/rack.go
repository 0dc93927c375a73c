package rack

import (
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// Panel is the rack. It implements window.Panel, window.Wide, window.Covering,
// window.Escaping and window.Keeping.
type Panel struct {
	hand    *desk.Hand
	theme   *kit.Theme
	popups  *ui.Popups
	actions *ui.Actions
	view    *desk.View
	region  image.Rectangle
	px      ui.Scale

	all      map[string][]section
	controls map[string]ui.Controls // of each world, in Tab's order
	buttons  ui.Controls            // that open a section over the world
	back     *ui.Button             // at the foot of the shelf
	lots     []lot                  // of the present world's sections
	dividers []int                  // x of each
	over     image.Rectangle        // of the open section, empty for none
	open     int                    // section that is to be open over the world, or −1
	outside  *outside

	legs               *legs
	share              *ui.Slider
	value, steps, twin ui.Control // which several sections hold

	opened int        // of the view that was taken last
	hands  bool       // somebody is at the wheel
	card   *desk.Card // that stood there
	drawn  ui.Sum
}

// New makes the panel. Its buttons do the window's actions, of which its own are a part.
func New(hand *desk.Hand, theme *kit.Theme, popups *ui.Popups, actions *ui.Actions) *Panel {
	p := &Panel{hand: hand, theme: theme, popups: popups, actions: actions, open: -1, controls: map[string]ui.Controls{}}
	p.legs, p.outside = newLegs(p), &outside{p, newHow()}
	p.common()
	p.all, p.back = p.worlds(), p.outside.giveBack()
	most := 0
	for _, sections := range p.all {
		most = max(most, len(sections))
	}
	for i := range most {
		p.buttons = append(p.buttons, opener(p, i))
	}
	for world, sections := range p.all {
		for _, s := range sections {
			p.controls[world] = append(p.controls[world], s.controls...)
		}
		p.controls[world] = append(append(p.controls[world], p.buttons...), p.back)
	}
	return p
}

// show opens a section over the world, −1 for none.
func (p *Panel) show(i int) {
	p.open = i
	p.arrange()
}

// Name is "rack".
func (p *Panel) Name() string { return "rack" }

// sections are those of the present world.
func (p *Panel) sections() []section { return p.all[p.view.World] }

// Place lays the rack out in its region.
func (p *Panel) Place(r image.Rectangle, px ui.Scale) {
	p.region, p.px = r, px
	p.arrange()
}

// Over is where the section lies that is open over the world, empty for none.
func (p *Panel) Over() image.Rectangle { return p.over }

// Keep is where the body's diagram lies, which a tip should not hide.
func (p *Panel) Keep() []image.Rectangle { return []image.Rectangle{p.legs.place} }

// Escape closes the section that is open.
func (p *Panel) Escape() bool {
	if p.over.Empty() {
		return false
	}
	p.show(-1)
	return true
}

// Take shows a new moment. Another session, a card that says what is wrong, and hands at the
// wheel, whose card lies in the same place, close what is open.
func (p *Panel) Take(v *desk.View) {
	first := p.view == nil
	p.view = v
	if first || v.Opened != p.opened {
		p.opened, p.open = v.Opened, -1
		p.legs.forget()
		p.arrange()
	}
	if v.Card != p.card {
		if p.card = v.Card; v.Card != nil && v.Card.Err != nil && p.open >= 0 {
			p.show(-1)
		}
	}
	if hands := v.Snap.Hands; hands != p.hands {
		if p.hands = hands; hands && p.open >= 0 {
			p.show(-1)
		}
	}
}

// Controls are those of the present world.
func (p *Panel) Controls() []ui.Control { return p.controls[p.view.World] }

// Pointer lets the controls and the body's diagram follow the mouse.
func (p *Panel) Pointer(m ui.Pointer) {
	if p.controls[p.view.World].Tick(m) {
		m.Free = false
	}
	p.legs.pointer(m)
}

// Dirty tells whether a control, or what the next injury will be, is to be shown anew.
func (p *Panel) Dirty() bool { return p.look() != p.drawn }

func (p *Panel) look() ui.Sum {
	s, v := ui.NewSum(), p.view
	s.Add(uint64(p.region.Min.Y)<<32 | uint64(p.region.Max.X))
	s.Add(uint64(p.px.Percent)<<8 | uint64(p.open+1))
	s.Flag(v.Snap.Plastic, v.Snap.Clamped, v.Snap.RandomRules, v.Snap.Twin != nil, v.NoRules, p.px.Compact)
	s.Add(uint64(v.Snap.Status))
	s.Number(float64(v.Snap.Clamp))
	s.Text(v.World)
	s.Text(v.Snap.Engine)
	s.Text(v.Next.Init)
	p.legs.look(&s)
	for _, c := range words.Conditions(v.Snap) {
		s.Text(c.Text)
	}
	p.controls[v.World].Look(&s)
	return s
}

// Draw draws the rack, with the section that is open over the world.
func (p *Panel) Draw(g *ui.Painter, _ float64) {
	p.drawn = p.look()
	r := p.region
	if r.Empty() {
		return
	}
	g.Fill(r, kit.BG1)
	pen := g.Theme.Pen()
	pen.FillRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), 1, kit.Line)
	if o := p.over; !o.Empty() {
		x, y, w, h := float64(o.Min.X), float64(o.Min.Y), float64(o.Dx()), float64(o.Dy())
		pen.RoundRect(x-1, y-1, w+2, h+2, kit.CardRadius+1, kit.Line)
		pen.RoundRect(x, y, w, h, kit.CardRadius, kit.BG1)
	}
	for _, x := range p.dividers {
		pen.FillRect(float64(x), float64(r.Min.Y)+g.Px(16), 1, g.Px(128), kit.Line)
	}
	pen.Flush(g.Dst)
	for i, s := range p.sections() {
		l := p.lots[i]
		if l.place.Empty() {
			continue
		}
		g.Text(s.title, float64(l.place.Min.X), float64(l.place.Min.Y)+g.Px(20), kit.Caption, kit.Medium, kit.Text2, kit.Left)
		if s.draw != nil {
			s.draw(g, l)
		}
	}
	p.controls[p.view.World].Draw(g)
}

// refused says why nothing can be injured now, "" where it can.
func refused(p *Panel) func() string {
	return func() string { return p.hand.View().Refuses(desk.Injure{}) }
}
