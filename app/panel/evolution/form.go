package evolution

import (
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// form is where everything lies that asks for a campaign.
type form struct {
	rows  []formRow
	spots []spot
	foot  int // under the buttons
}

// formRow is where a row of choices lies.
type formRow struct {
	choiceRow
	top, height int
	end         int // of its choices, along x
}

// form lays the form out.
func (s *sheet) form() form {
	var f form
	p, r := s.p, s.body()
	rows := p.rows()
	full := s.px(32)
	// Rows draw together where the window is small and the text large.
	pitch := min(s.px(40), (r.Dy()-full-8)/len(rows))
	y, h := r.Min.Y, min(full, pitch-2)
	for _, row := range rows {
		x := r.Min.X + s.px(128)
		for i, name := range row.names {
			w := s.widthOf(name, kit.NoIcon)
			b := spot{place: image.Rect(x, y, x+w, y+h), label: name, act: func() { s.choose(row, i) }}
			if i == row.on {
				b.tone = chosenSpot
			}
			f.spots = append(f.spots, b)
			x += w + 4
		}
		f.rows = append(f.rows, formRow{row, y, h, x})
		y += pitch
	}
	y += 8
	x, w := r.Min.X, s.widthOf("Begin", kit.IconPlay)
	f.spots = append(f.spots, spot{place: image.Rect(x, y, x+w, y+h), label: "Begin", icon: kit.IconPlay, tone: firstSpot, act: p.begin})
	if p.view.Campaign.Last.Dir != "" {
		label := p.goOnWords()
		x += w + 8
		f.spots = append(f.spots, spot{place: image.Rect(x, y, x+s.widthOf(label, kit.NoIcon), y+h), label: label, act: p.goOn})
	}
	f.foot = y + h
	return f
}

// choose takes a choice, and what was wrong with those before is no trouble any more.
func (s *sheet) choose(row choiceRow, i int) {
	row.choose(i)
	if s.p.view.Campaign.Trouble != nil {
		s.p.hand.Send(desk.Trouble{})
	}
}

// drawForm draws the words of the form.
func (s *sheet) drawForm(g *ui.Painter) {
	r, f := s.body(), s.form()
	for _, row := range f.rows {
		_, m := ui.Middle(image.Rect(0, row.top, 0, row.top+row.height))
		g.Text(row.title, float64(r.Min.X), m, kit.Body, kit.Regular, kit.Text2, kit.Left)
		room := float64(r.Max.X-row.end) - g.Px(8)
		if note := g.Fit(row.note, room, kit.Caption, kit.Regular); len(note) > 4 {
			g.Text(note, float64(row.end)+g.Px(8), m, kit.Caption, kit.Regular, kit.Text3, kit.Left)
		}
	}
	y := f.foot + s.px(24)
	if y > r.Max.Y-s.px(8) {
		s.drawBeside(g, f)
		return
	}
	for _, line := range s.p.formLines() {
		if y > r.Max.Y-s.px(8) {
			break
		}
		g.Text(g.Fit(line, float64(r.Dx()), kit.Caption, kit.Regular), float64(r.Min.X), float64(y), kit.Caption, kit.Regular, kit.Text3, kit.Left)
		y += s.px(22)
	}
	if trouble := s.p.view.Campaign.Trouble; trouble != nil {
		y = min(y+s.px(8), r.Max.Y-s.px(8))
		g.Icon(kit.IconWarning, float64(r.Min.X)+g.Px(8), float64(y), g.Px(15), kit.Warn)
		for _, line := range g.Theme.Type.Wrap(words.Explain(trouble, ""), float64(r.Dx())-g.Px(28), 4, kit.Caption, kit.Regular) {
			g.Text(line, float64(r.Min.X)+g.Px(28), float64(y), kit.Caption, kit.Regular, kit.Text, kit.Left)
			y += s.px(22)
		}
	}
}

// drawBeside writes what stands under the buttons beside them, where there is no room under
// them: the first of it alone.
func (s *sheet) drawBeside(g *ui.Painter, f form) {
	line, colour := s.p.formLines()[0], kit.Text3
	if trouble := s.p.view.Campaign.Trouble; trouble != nil {
		line, colour = words.Explain(trouble, ""), kit.Warn
	}
	last := f.spots[len(f.spots)-1].place
	x := float64(last.Max.X) + g.Px(12)
	_, m := ui.Middle(last)
	if line = g.Fit(line, float64(s.body().Max.X)-x, kit.Caption, kit.Regular); len(line) > 4 {
		g.Text(line, x, m, kit.Caption, kit.Regular, colour, kit.Left)
	}
}
