package rack

import (
	"fmt"
	"image"
	"math"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// The shelf stands at the end of a rack that lies open: a button for each section that
// opens over the world, and under them one that gives back what these have struck. Widths
// are before scaling; the wider one has room for titles.
const (
	shelfWidth  = 36
	shelfTitled = 104
)

// shelve puts the shelf at a place.
func (p *Panel) shelve(at image.Rectangle) {
	l, row := lot{at, p.px}, 0
	for i, s := range p.sections() {
		if s.shelved {
			p.buttons[i].SetRect(l.whole(row))
			row++
		}
	}
	p.back.SetRect(l.whole(row))
}

// opener is the button that opens a section over the world, or closes it.
func opener(p *Panel, i int) *ui.Button {
	at := func() section {
		if s := p.sections(); i < len(s) {
			return s[i]
		}
		return section{}
	}
	struck := func() int {
		if s := at(); s.struck != nil {
			return s.struck()
		}
		return 0
	}
	face := func(g *ui.Painter, r image.Rectangle, c ui.State) {
		back, ink := ui.Ground(c), ui.Ink(c)
		sign := ink
		n := struck()
		if n > 0 {
			sign = kit.Warn
		}
		if p.open == i {
			back, ink = kit.AccentBG, kit.Accent
			if n == 0 {
				sign = ink
			}
		}
		g.Round(r, kit.Radius, back)
		drawTitle(p, g, r, at(), sign, ink)
		if n > 0 {
			badge(g, r, n)
		}
	}
	b := ui.NewButton(fmt.Sprint("section ", i), "", face, func() {
		open := i
		if p.open == i {
			open = -1
		}
		p.show(open)
	})
	b.Tip = func() string {
		s, n := at(), struck()
		_, titled := titlesOf(p)
		switch {
		case n > 0:
			return fmt.Sprintf("%s: %d not as usual", s.title, n)
		case s.tip != "":
			return s.title + ": " + s.tip
		case titled:
			return ""
		}
		return s.title
	}
	return b
}

// badge writes a number into the corner of a button.
func badge(g *ui.Painter, r image.Rectangle, n int) {
	x, y, radius := float64(r.Max.X)-g.Px(2), float64(r.Min.Y)+g.Px(3), g.Px(8)
	pen := g.Theme.Pen()
	pen.Disc(kit.Point{X: x, Y: y}, radius, kit.WarnBG)
	pen.Flush(g.Dst)
	g.Text(fmt.Sprint(n), x, y, kit.Caption, kit.Mono, kit.Warn, kit.Centre)
}

// titleSizes are the sizes that a section's button has its title in.
var titleSizes = [...]kit.Size{kit.Body, kit.Caption}

// spare is room that a size must leave in every button: type has whole sizes, so that on a
// screen between two densities a title is some pixels shorter, and is not to be larger there.
var spare = map[kit.Size]int{kit.Body: 4}

// titledAs is how wide a button is that has room for its sign and its title in a size.
func titledAs(p *Panel, title string, size kit.Size) int {
	g := &ui.Painter{Theme: p.theme}
	return int(math.Ceil(g.Width(title, size, kit.Medium) + g.Px(15+7+8)))
}

// titlesOf is the size in which every button of a section has room for its title beside its
// sign; ok is false for none: where one has not, none shows its own.
func titlesOf(p *Panel) (size kit.Size, ok bool) {
	for _, size := range titleSizes {
		fits := true
		for i, s := range p.sections() {
			r := p.buttons[i].Rect()
			fits = fits && (r.Empty() || titledAs(p, s.title, size)+spare[size] <= r.Dx())
		}
		if fits {
			return size, true
		}
	}
	return 0, false
}

// drawTitle draws the sign of a section and, where all have room, its title.
func drawTitle(p *Panel, g *ui.Painter, r image.Rectangle, s section, sign, ink kit.Color) {
	x, y := ui.Middle(r)
	icon := g.Px(15)
	size, ok := titlesOf(p)
	if !ok {
		g.Icon(s.sign, x, y, icon, sign)
		return
	}
	left := x - (icon+g.Px(7)+g.Width(s.title, size, kit.Medium))/2
	g.Icon(s.sign, left+icon/2, y, icon, sign)
	g.Text(s.title, left+icon+g.Px(7), y, size, kit.Medium, ink, kit.Left)
}

// giveBack is the button at the foot of the shelf.
func (o *outside) giveBack() *ui.Button {
	face := func(g *ui.Painter, r image.Rectangle, c ui.State) {
		title := "All back"
		if !ui.FitsSign(g, r, title) {
			title = ""
		}
		g.Round(r, kit.Radius, ui.Ground(c))
		ui.SignAndWords(g, r, c, kit.IconUndo, ui.Ink(c), title, ui.Ink(c))
	}
	b := ui.NewButton("all back", "Give back every sense, and the usual world", face, func() { o.backWith(true, true) })
	b.Why = func() string { return o.nothing(true, true) }
	return b
}

// backButton is the button beside a section's title that gives back what it has struck.
func (o *outside) backButton(name, tip string, senses bool) *ui.Button {
	b := ui.NewButton(name, tip, ui.Words(ui.Constant("All back")), func() { o.backWith(senses, !senses) })
	b.Why = func() string { return o.nothing(senses, !senses) }
	return b
}

// inForce are the conditions that the life is under, of senses, of the world, or of both.
func (o *outside) inForce(senses, world bool) (all []words.InForce) {
	for _, c := range words.Conditions(o.p.hand.View().Snap) {
		if c.Sense && senses || !c.Sense && world {
			all = append(all, c)
		}
	}
	return all
}

// nothing says why nothing can be given back, "" where something can.
func (o *outside) nothing(senses, world bool) string {
	if len(o.inForce(senses, world)) > 0 {
		return o.p.hand.View().Refuses(desk.Injure{})
	}
	switch {
	case !world:
		return "No sense is struck"
	case !senses:
		return "The world is as usual"
	}
	return "No sense is struck, and the world is as usual"
}

// backWith gives them back, as one.
func (o *outside) backWith(senses, world bool) {
	var back desk.Injure
	struck := false
	for _, c := range o.inForce(senses, world) {
		if !c.Sense {
			back.Events = append(back.Events, c.Back)
		} else if !struck {
			struck = true
			back.Events = append(back.Events, episode.Event{Kind: "sense", Args: "all=on"})
		}
	}
	o.p.hand.Send(back)
}
