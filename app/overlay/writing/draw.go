package writing

import (
	"image"

	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// Draw draws the card.
func (c *card) Draw(g *ui.Painter) {
	g.Card(c.place)
	l := &c.lies
	_, y := ui.Middle(l.head)
	x := float64(l.head.Min.X)
	g.Text("Write a rule", x, y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	x += g.Width("Write a rule", kit.Title, kit.SemiBold) + g.Px(16)
	about := "how each synapse of the " + c.w.hand.View().World + "'s brain changes after each step"
	g.Text(g.Fit(about, float64(l.close.Min.X)-x-g.Px(8), kit.Caption, kit.Regular), x, y+1, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	c.drawClose(g)
	_, y = ui.Middle(l.field)
	g.Text("Δw =", float64(l.head.Min.X), y, kit.Body, kit.MonoMedium, kit.White, kit.Left)
	c.field.Draw(g)
	if c.part == typing {
		pen, r := g.Theme.Pen(), l.field
		pen.Frame(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), float64(r.Dy()), kit.Radius, 1, kit.Accent)
		pen.Flush(g.Dst)
	}
	c.drawSaid(g)
	c.drawHas(g)
	c.drawRows(g, "Names  ·  click puts one in", &c.names, l.names, 0.26, kit.Mono)
	c.drawRows(g, "Examples  ·  click takes one", &c.examples, l.examples, 1, kit.Regular)
	y = float64(l.foot.Min.Y) + g.Px(12)
	for _, line := range c.footLines() {
		g.Text(g.Fit(line, float64(l.foot.Dx()), kit.Caption, kit.Regular), float64(l.foot.Min.X), y, kit.Caption, kit.Regular, kit.Text2, kit.Left)
		y += g.Px(20)
	}
	c.drawButton(g, l.evolve, evolveWords, c.usable(), true, c.part == evolveButton)
	c.drawButton(g, l.try, tryWords, c.usable(), false, c.part == tryButton)
	c.drawButton(g, l.cancel, cancelWords, true, false, false)
	c.drawKeys(g)
}

// drawKeys says beside the buttons what the keys do, where there is room.
func (c *card) drawKeys(g *ui.Painter) {
	const keys = "Enter evolves  ·  Shift Enter tries  ·  Tab goes through the lists  ·  Ctrl Z undoes"
	_, y := ui.Middle(c.lies.cancel)
	right := float64(c.lies.head.Max.X)
	for _, text := range []string{keys, "Enter evolves  ·  Shift Enter tries"} {
		if float64(c.lies.cancel.Max.X)+g.Px(16)+g.Width(text, kit.Caption, kit.Regular) <= right {
			g.Text(text, right, y, kit.Caption, kit.Regular, kit.Text3, kit.Right)
			return
		}
	}
}

func (c *card) drawClose(g *ui.Painter) {
	r := c.lies.close
	if c.at.In(r) {
		g.Round(r, kit.Radius, kit.BG3)
	}
	x, y := ui.Middle(r)
	g.Icon(kit.IconClose, x, y, g.Px(15), kit.Text2)
}

// drawSaid writes what is wrong, or the formula as it is understood.
func (c *card) drawSaid(g *ui.Painter) {
	r := c.lies.said
	text, wrong := c.said()
	x, y := float64(c.lies.field.Min.X), float64(r.Min.Y)+g.Px(16)
	room := float64(r.Max.X) - x
	if wrong {
		g.Icon(kit.IconWarning, x+g.Px(8), y, g.Px(15), kit.Warn)
		for i, line := range g.Theme.Type.Wrap(text, room-g.Px(28), 3, kit.Body, kit.Regular) {
			g.Text(line, x+g.Px(28), y+float64(i)*g.Px(22), kit.Body, kit.Regular, kit.Text, kit.Left)
		}
		return
	}
	g.Text(g.Fit(text, room, kit.Caption, kit.Regular), x, y, kit.Caption, kit.Regular, kit.Text3, kit.Left)
	if c.rule == nil {
		return
	}
	y = float64(c.lies.pretty.Min.Y) + g.Px(14)
	rest := append([]kit.Span{{Text: "Δw = ", Weight: kit.Mono, Color: kit.White}}, words.FormulaSpans(c.rule)...)
	for i := range 2 {
		line, more := broken(g.Theme.Type, rest, room, kit.Body)
		if i == 1 && len(more) > 0 {
			line = words.FitSpans(g.Theme.Type, rest, room, kit.Body)
		}
		g.Theme.Type.DrawSpans(g.Dst, x, y, kit.Body, line...)
		rest = more
		y += g.Px(24)
	}
}

// broken parts spans into those that have room on a line and the rest: behind a space, where
// there is one.
func broken(t *kit.Type, spans []kit.Span, room float64, size kit.Size) (line, rest []kit.Span) {
	used := 0.0
	for i, s := range spans {
		w := t.Width(s.Text, size, s.Weight)
		if used+w <= room {
			used += w
			continue
		}
		at := 0
		for k, r := range s.Text {
			if r == ' ' && used+t.Width(s.Text[:k], size, s.Weight) <= room {
				at = k + 1
			}
		}
		if at == 0 && i == 0 {
			return words.FitSpans(t, spans, room, size), nil
		}
		line = append(line, spans[:i]...)
		head, tail := s, s
		head.Text, tail.Text = s.Text[:at], s.Text[at:]
		return append(line, head), append([]kit.Span{tail}, spans[i+1:]...)
	}
	return spans, nil
}

// drawHas lists the coefficients of the formula.
func (c *card) drawHas(g *ui.Painter) {
	r := c.lies.has
	c.headline(g, "It has", r)
	all := c.coefficients()
	h := c.px.Px(row)
	shown := max((r.Dy()-2*ui.RowGap)/h, 1)
	for i, has := range all {
		y := float64(r.Min.Y+ui.RowGap+i*h) + float64(h)/2
		if i == shown-1 && len(all) > shown {
			g.Text("and "+kit.Count(len(all)-i)+" more", float64(r.Min.X), y, kit.Caption, kit.Regular, kit.Text3, kit.Left)
			return
		}
		x := float64(r.Min.X)
		g.Text(has.name, x, y, kit.Body, kit.Mono, has.ink, kit.Left)
		x += max(g.Px(36), g.Width(has.name, kit.Body, kit.Mono)+g.Px(10))
		right := float64(r.Max.X)
		g.Text(has.count, right, y, kit.Caption, kit.Mono, kit.Text2, kit.Right)
		right -= g.Width(has.count, kit.Caption, kit.Mono) + g.Px(8)
		g.Text(g.Fit(has.scope, right-x, kit.Caption, kit.Regular), x, y, kit.Caption, kit.Regular, kit.Text3, kit.Left)
	}
	if len(all) == 0 && c.rule != nil {
		g.Text("no coefficient: nothing to evolve", float64(r.Min.X), float64(r.Min.Y+ui.RowGap)+float64(h)/2, kit.Caption, kit.Regular, kit.Text3, kit.Left)
	}
}

// headline stands over a list.
func (c *card) headline(g *ui.Painter, text string, r image.Rectangle) {
	y := float64(r.Min.Y) - g.Px(12)
	g.Text(g.Fit(text, float64(r.Dx()), kit.Caption, kit.Medium), float64(r.Min.X), y, kit.Caption, kit.Medium, kit.Text2, kit.Left)
	pen := g.Theme.Pen()
	pen.FillRect(float64(r.Min.X), float64(r.Min.Y), float64(r.Dx()), 1, kit.Line)
	pen.Flush(g.Dst)
}

// drawRows draws a list: titles in a share of the width, and behind them what they are.
func (c *card) drawRows(g *ui.Painter, title string, rows *ui.Rows, r image.Rectangle, share float64, weight kit.Weight) {
	c.headline(g, title, r)
	for k := range min(rows.Shown, len(rows.List)-rows.First) {
		i := rows.First + k
		top := r.Min.Y + ui.RowGap + k*rows.Height
		at := image.Rect(r.Min.X, top, r.Max.X, top+rows.Height)
		if i == rows.At {
			g.Round(at, 4, kit.BG2)
		}
		_, y := ui.Middle(at)
		x, wide := float64(r.Min.X)+g.Px(6), float64(r.Dx())-g.Px(12)
		name := wide * share
		g.Text(g.Fit(rows.List[i].Title, name, kit.Caption, weight), x, y, kit.Caption, weight, kit.Text, kit.Left)
		if share < 1 {
			x += name + g.Px(6)
			g.Text(g.Fit(rows.List[i].Note, float64(at.Max.X)-x-g.Px(4), kit.Caption, kit.Regular), x, y, kit.Caption, kit.Regular, kit.Text3, kit.Left)
		}
	}
	// How much of a longer list is in sight.
	if n := len(rows.List); n > rows.Shown {
		high := float64(r.Dy() - 2*ui.RowGap)
		pen := g.Theme.Pen()
		pen.FillRect(float64(r.Max.X)-2, float64(r.Min.Y+ui.RowGap)+high*float64(rows.First)/float64(n), 2, high*float64(rows.Shown)/float64(n), kit.BG3)
		pen.Flush(g.Dst)
	}
}

// widthOf is the width of a button of these words.
func (c *card) widthOf(label string) int {
	t := c.w.theme.Type
	return int(t.Width(label, kit.Body, kit.Medium) + t.Px(32))
}

func (c *card) drawButton(g *ui.Painter, r image.Rectangle, label string, on, first, ringed bool) {
	back, ink := kit.BG2, kit.Text
	over := c.at.In(r)
	switch {
	case !on:
		ink = kit.Off
	case first:
		back, ink = kit.Accent, kit.OnAccent
		if over {
			back = kit.Accent.Mix(kit.White, 0.2)
		}
	case over:
		back = kit.BG3
	}
	g.Round(r, kit.Radius, back)
	x, y := ui.Middle(r)
	g.Text(label, x, y, kit.Body, kit.Medium, ink, kit.Centre)
	if ringed {
		g.Ring(r)
	}
}
