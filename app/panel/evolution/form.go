package evolution

import (
	"image"
	"strings"

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

// form lays the present page of the form out.
func (s *sheet) form() form {
	var f form
	p, r := s.p, s.body()
	rows := s.rows()
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
		if row.field != nil {
			b := s.fieldSpot(row, image.Rect(x, y, r.Max.X, y+h))
			f.spots = append(f.spots, b)
			x = b.place.Max.X
		}
		f.rows = append(f.rows, formRow{row, y, h, x})
		y += pitch
	}
	y += 8
	x := r.Min.X
	put := func(label string, icon kit.Icon, t tone, act func()) {
		w := s.widthOf(label, icon)
		f.spots = append(f.spots, spot{place: image.Rect(x, y, x+w, y+h), label: label, icon: icon, tone: t, act: act})
		x += w + 8
	}
	if s.page > 0 {
		put("Back", kit.NoIcon, firstSpot, func() { s.turn(0) })
		if s.pages() > 2 {
			put("More", kit.NoIcon, plainSpot, func() { s.turn(s.page%(s.pages()-1) + 1) })
		}
		put("As in the paper", kit.NoIcon, plainSpot, s.usual)
	} else {
		put("Begin", kit.IconPlay, firstSpot, p.begin)
		put("Network", kit.NoIcon, plainSpot, func() { s.turn(1) })
		if p.view.Campaign.Last.Dir != "" {
			put(p.goOnWords(), kit.NoIcon, plainSpot, p.goOn)
		}
	}
	f.foot = y + h
	return f
}

// rows are the questions of the present page: on the first what every campaign is asked, on
// the others what is asked of its network.
func (s *sheet) rows() []choiceRow {
	if s.page == 0 {
		return s.p.rows()
	}
	all, n := s.p.networkRows(), s.perPage()
	from := min((s.page-1)*n, len(all)-1)
	return all[from:min(from+n, len(all))]
}

// perPage is how many questions about the network a page has room for.
func (s *sheet) perPage() int {
	if !s.touch {
		return 1 << 10
	}
	return max((s.body().Dy()-s.px(32)-8)/36, 1)
}

// pages are how many there are, the first among them.
func (s *sheet) pages() int {
	n := s.perPage()
	return 1 + (len(s.p.networkRows())+n-1)/n
}

// fieldSpot is where a question's field lies.
func (s *sheet) fieldSpot(row choiceRow, room image.Rectangle) spot {
	if row.wide > 0 {
		room.Max.X = min(room.Min.X+s.px(row.wide), room.Max.X)
	}
	row.field.SetRect(room)
	b := spot{place: room, label: row.title, field: row.field}
	if !row.field.Off() {
		b.act = func() { s.typeInto(row.field) }
	}
	return b
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
		g.Text(noteOf(s, row), float64(row.end)+g.Px(8), m, kit.Caption, kit.Regular, kit.Text3, kit.Left)
	}
	lines, trouble := s.said(f)
	y := f.foot + s.px(24)
	if y > r.Max.Y-s.px(8) {
		s.drawBeside(g, f, lines[0], trouble)
		return
	}
	for _, line := range lines {
		for _, part := range g.Theme.Type.Wrap(line, float64(r.Dx()), 3, kit.Caption, kit.Regular) {
			if y > r.Max.Y-s.px(8) {
				break
			}
			g.Text(part, float64(r.Min.X), float64(y), kit.Caption, kit.Regular, kit.Text3, kit.Left)
			y += s.px(22)
		}
	}
	if trouble != nil {
		y = min(y+s.px(8), r.Max.Y-s.px(8))
		g.Icon(kit.IconWarning, float64(r.Min.X)+g.Px(8), float64(y), g.Px(15), kit.Warn)
		for _, line := range g.Theme.Type.Wrap(words.Explain(trouble, ""), float64(r.Dx())-g.Px(28), 4, kit.Caption, kit.Regular) {
			g.Text(line, float64(r.Min.X)+g.Px(28), float64(y), kit.Caption, kit.Regular, kit.Text, kit.Left)
			y += s.px(22)
		}
	}
}

// noteOf is as much of a row's note as there is room for beside its choices, in whole parts; of
// what is chosen by none of them, as much as there is room for.
func noteOf(s *sheet, row formRow) string {
	g := &ui.Painter{Theme: s.p.theme}
	room, note := float64(s.body().Max.X-row.end)-g.Px(8), row.note
	if row.on < 0 && len(row.names) > 0 {
		return g.Fit(note, room, kit.Caption, kit.Regular)
	}
	for note != "" && g.Width(note, kit.Caption, kit.Regular) > room {
		head := strings.LastIndex(note, noteParts)
		note = note[:max(head, 0)]
	}
	return note
}

// noteParts lies between the parts of a note, the most needed first.
const noteParts = "  ·  "

// said is what stands under the buttons, and what is wrong with what is asked for.
func (s *sheet) said(f form) (lines []string, trouble error) {
	asked, _, err := s.p.settings()
	first := func(line string) { lines = append([]string{line}, lines...) }
	trouble = s.p.view.Campaign.Trouble
	switch {
	case s.page == 0:
		if lines = s.p.formLines(); err == nil {
			first(asks(asked, s.p.choices.generations))
		}
	case err != nil:
		trouble = err
	default:
		first(found(asked))
	}
	if tip := s.tip(f); tip != "" {
		first(tip)
	}
	if s.page == 0 && s.p.choices.network != (network{}) {
		if err == nil {
			first(found(asked))
		} else if trouble == nil {
			trouble = err
		}
	}
	if len(lines) == 0 {
		first("")
	}
	return lines, trouble
}

// tip is about the question that the keys or the pointer are on: what stands nowhere else.
func (s *sheet) tip(f form) string {
	y := s.at.Y
	if s.keyed && s.focus >= 0 && s.focus < len(f.spots) {
		y = f.spots[s.focus].place.Min.Y
	}
	for _, row := range f.rows {
		if y >= row.top && y < row.top+row.height || row.field != nil && row.field.Typing() {
			if row.tip == "" && noteOf(s, row) != row.note {
				return row.title + ": " + row.note
			}
			return row.tip
		}
	}
	return ""
}

// drawBeside writes what stands under the buttons beside them, where there is no room under
// them: the first of it alone.
func (s *sheet) drawBeside(g *ui.Painter, f form, line string, trouble error) {
	colour := kit.Text3
	if trouble != nil {
		line, colour = words.Explain(trouble, ""), kit.Warn
	}
	last := f.spots[len(f.spots)-1].place
	x := float64(last.Max.X) + g.Px(12)
	_, m := ui.Middle(last)
	if line = g.Fit(line, float64(s.body().Max.X)-x, kit.Caption, kit.Regular); len(line) > 4 {
		g.Text(line, x, m, kit.Caption, kit.Regular, colour, kit.Left)
	}
}
