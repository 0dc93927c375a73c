package rack

import (
	"fmt"
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
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
	buttons  ui.Controls            // that open a section in a small window
	lots     []lot                  // of the present world's sections
	over     image.Rectangle        // of the open section, empty for none
	open     int                    // section that is open in a small window, or −1

	legs               *legs
	share              *ui.Slider
	value, steps, twin ui.Control // which several sections hold

	opened int        // of the view that was taken last
	card   *desk.Card // that stood there
	drawn  ui.Sum
}

// New makes the panel. Its buttons do the window's actions, of which its own are a part.
func New(hand *desk.Hand, theme *kit.Theme, popups *ui.Popups, actions *ui.Actions) *Panel {
	p := &Panel{hand: hand, theme: theme, popups: popups, actions: actions, open: -1, controls: map[string]ui.Controls{}}
	p.legs = newLegs(p)
	p.common()
	p.all = p.worlds()
	most := 0
	for _, sections := range p.all {
		most = max(most, len(sections))
	}
	for i := range most {
		p.buttons = append(p.buttons, p.opener(i))
	}
	for world, sections := range p.all {
		for _, s := range sections {
			p.controls[world] = append(p.controls[world], s.controls...)
		}
		p.controls[world] = append(p.controls[world], p.buttons...)
	}
	return p
}

// opener is the button that opens a section of a small window, or closes it.
func (p *Panel) opener(i int) *ui.Button {
	at := func() section {
		if s := p.sections(); i < len(s) {
			return s[i]
		}
		return section{}
	}
	title := func(words bool) func() string {
		return func() string {
			if p.titles() != words {
				return ""
			}
			return at().title
		}
	}
	face := ui.Section(func() kit.Icon { return at().sign }, title(true), func() bool { return p.open == i })
	b := ui.NewButton(fmt.Sprint("section ", i), "", face, func() {
		open := i
		if p.open == i {
			open = -1
		}
		p.show(open)
	})
	b.Tip = title(false)
	return b
}

// titles tells whether every section of a small window has room for its title beside
// its sign: where one has not, none shows its own.
func (p *Panel) titles() bool {
	g := &ui.Painter{Theme: p.theme}
	for i, s := range p.sections() {
		if r := p.buttons[i].Rect(); !r.Empty() && !ui.FitsSign(g, r, s.title) {
			return false
		}
	}
	return true
}

// show opens a section of a small window, −1 for none.
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

// Over is where the open section of a small window lies, empty for none.
func (p *Panel) Over() image.Rectangle { return p.over }

// Keep is where the body's diagram lies, which a tip should not hide.
func (p *Panel) Keep() []image.Rectangle { return []image.Rectangle{p.legs.place} }

// Escape closes the section that is open.
func (p *Panel) Escape() bool {
	if p.open < 0 || !p.px.Compact {
		return false
	}
	p.show(-1)
	return true
}

// Take shows a new moment. Another session, and a card that says what is wrong, close
// what is open.
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
	s.Flag(v.Snap.Plastic, v.Snap.RandomRules, v.Snap.Twin != nil, v.NoRules, p.px.Compact)
	s.Add(uint64(v.Snap.Status))
	s.Text(v.World)
	s.Text(v.Snap.Engine)
	s.Text(v.Next.Init)
	p.legs.look(&s)
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
	if !p.px.Compact {
		for i, l := range p.lots[1:] {
			x := (p.lots[i].place.Max.X + l.place.Min.X) / 2
			pen.FillRect(float64(x), float64(r.Min.Y)+g.Px(16), 1, g.Px(128), kit.Line)
		}
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
