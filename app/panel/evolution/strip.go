package evolution

import (
	"fmt"
	"image"
	"path/filepath"
	"strings"
	"time"

	"hebbarium/app/evolving"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// strip is where the machines lie that live a campaign: a line of what they do together, a
// line by which others join, and a tile for each.
type strip struct {
	words, join image.Rectangle
	tiles       []image.Rectangle
	more        int // machines without a tile, whose number the last one shows
}

// stripHeight is that of the whole, 0 where nobody else can join.
func (s *sheet) stripHeight() int {
	if len(s.p.view.Campaign.Seen.Machines.All) == 0 {
		return 0
	}
	return s.px(104)
}

// strip lays the machines out above the figures.
func (s *sheet) strip(r image.Rectangle) strip {
	all := s.p.view.Campaign.Seen.Machines.All
	top := s.foot(r) - s.px(64) - s.stripHeight()
	line := s.px(22)
	t := strip{words: image.Rect(r.Min.X, top, r.Max.X, top+line), join: image.Rect(r.Min.X, top+line, r.Max.X, top+2*line)}
	gap, least, most := 4, s.px(84), s.px(168)
	n := min(len(all), max(1, (r.Dx()+gap)/(least+gap)))
	t.more = len(all) - n
	if t.more > 0 {
		t.more++ // the last tile stands for them
	}
	width := min(most, (r.Dx()-gap*(n-1))/n)
	y := top + 2*line + s.px(6)
	for i := range n {
		x := r.Min.X + i*(width+gap)
		t.tiles = append(t.tiles, image.Rect(x, y, x+width, y+s.px(46)))
	}
	return t
}

// joinSpot copies the command by which others join.
func (s *sheet) joinSpot(r image.Rectangle) (spot, bool) {
	m := &s.p.view.Campaign.Seen.Machines
	if s.stripHeight() == 0 || m.Join == "" || s.p.outside.Copy == nil || s.p.view.Campaign.Seen.State.Over() {
		return spot{}, false
	}
	w, at := s.widthOf("Copy", kit.NoIcon), s.strip(r).join
	return spot{place: image.Rect(at.Max.X-w, at.Min.Y-1, at.Max.X, at.Max.Y-1), label: "Copy", act: s.p.copyJoin}, true
}

// joinCommand is what others are to type, in a shell where the path has spaces.
func joinCommand(m *evolving.Machines) string {
	path := m.Join
	if strings.ContainsAny(path, " '\"$\\") {
		path = "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return "hebbarium worker " + path
}

// copyJoin puts it on the clipboard.
func (p *Panel) copyJoin() {
	if err := p.outside.Copy(joinCommand(&p.view.Campaign.Seen.Machines)); err != nil {
		p.hand.Say("The clipboard does not answer: " + err.Error())
		return
	}
	p.hand.Say("Copied: the command by which other machines join")
}

// drawStrip draws the machines, and tells of the one under the pointer.
func (s *sheet) drawStrip(g *ui.Painter, r image.Rectangle) {
	seen := &s.p.view.Campaign.Seen
	m := &seen.Machines
	if s.stripHeight() == 0 {
		return
	}
	t := s.strip(r)
	write := func(text string, at image.Rectangle, w kit.Weight, c kit.Color, right int) {
		_, y := ui.Middle(at)
		g.Text(g.Fit(text, float64(right-at.Min.X), kit.Caption, w), float64(at.Min.X), y, kit.Caption, w, c, kit.Left)
	}
	colour := kit.Text2
	if m.Away {
		colour = kit.Warn
	}
	write(together(m), t.words, kit.Regular, colour, t.words.Max.X)
	right := t.join.Max.X
	if b, ok := s.joinSpot(r); ok {
		right = b.place.Min.X - s.px(8)
	}
	if !seen.State.Over() {
		write("Others join by  "+joinCommand(m), t.join, kit.Mono, kit.Text3, right)
	}
	fastest := 0.0
	for _, one := range m.All {
		fastest = max(fastest, one.PerSecond)
	}
	over := -1
	for i, place := range t.tiles {
		if s.at.In(place) {
			over = i
		}
		if t.more > 0 && i == len(t.tiles)-1 {
			s.drawMore(g, place, t.more)
			continue
		}
		s.drawMachine(g, place, &m.All[i], fastest, i == over)
	}
	if over < 0 && s.at.In(t.join) && s.at.X < right {
		s.drawTip(g, t.join, []string{filepath.Base(m.Join) + " lets others join; whoever can read it may", "it lies in " + filepath.Dir(m.Join)})
	}
	if over >= 0 && !(t.more > 0 && over == len(t.tiles)-1) {
		s.drawTip(g, t.tiles[over], machineTip(&m.All[over], over == 0))
	}
}

// drawMachine draws a tile: a name, a pace, and a bar that compares it with the fastest.
func (s *sheet) drawMachine(g *ui.Painter, place image.Rectangle, m *evolving.Machine, fastest float64, over bool) {
	back, name, value := kit.BG2, kit.Text2, kit.Text
	text := kit.Number(m.PerSecond, 1) + " /s"
	switch {
	case m.Dropped != "":
		name, value, text = kit.Warn, kit.Warn, "dropped"
	case m.Silent > 0:
		name, value, text = kit.Off, kit.Off, "silent"
	}
	if over {
		back = kit.BG3
	}
	g.Round(place, kit.Radius, back)
	x, width := float64(place.Min.X)+g.Px(10), float64(place.Dx())-g.Px(20)
	g.Text(g.Fit(m.Name, width, kit.Caption, kit.Regular), x, float64(place.Min.Y)+g.Px(13), kit.Caption, kit.Regular, name, kit.Left)
	g.Text(g.Fit(text, width, kit.Body, kit.Mono), x, float64(place.Min.Y)+g.Px(30), kit.Body, kit.Mono, value, kit.Left)
	if m.Dropped != "" || m.Silent > 0 || fastest <= 0 {
		return
	}
	bar := image.Rect(place.Min.X+s.px(10), place.Max.Y-5, place.Max.X-s.px(10), place.Max.Y-2)
	g.Round(bar, 1.5, kit.BG3)
	if w := int(float64(bar.Dx()) * m.PerSecond / fastest); w >= 3 {
		bar.Max.X = bar.Min.X + w
		g.Round(bar, 1.5, kit.Accent)
	}
}

func (s *sheet) drawMore(g *ui.Painter, place image.Rectangle, n int) {
	g.Round(place, kit.Radius, kit.BG1)
	x, y := ui.Middle(place)
	g.Text(fmt.Sprintf("and %d more", n), x, y, kit.Caption, kit.Regular, kit.Text3, kit.Centre)
}

// drawTip writes lines on a card above a place.
func (s *sheet) drawTip(g *ui.Painter, about image.Rectangle, lines []string) {
	width, line := 0.0, s.px(20)
	for _, text := range lines {
		width = max(width, g.Width(text, kit.Caption, kit.Regular))
	}
	in := s.inner()
	w, h := min(int(width)+s.px(24)+4, in.Dx()), line*len(lines)+s.px(12)
	x := min(about.Min.X, in.Max.X-w)
	card := image.Rect(x, about.Min.Y-h-4, x+w, about.Min.Y-4)
	g.Card(card)
	y := float64(card.Min.Y) + g.Px(6) + float64(line)/2
	for i, text := range lines {
		colour := kit.Text2
		if i == 0 {
			colour = kit.Text
		}
		g.Text(g.Fit(text, float64(w)-g.Px(24), kit.Caption, kit.Regular), float64(card.Min.X)+g.Px(12), y, kit.Caption, kit.Regular, colour, kit.Left)
		y += float64(line)
	}
}

// together says what all machines do.
func together(m *evolving.Machines) string {
	text := fmt.Sprintf("%s, %s  ·  %s lives a second  ·  %d waiting", several(m.Count, "machine"), several(m.Workers, "worker"), kit.Number(m.PerSecond, 1), m.Waiting)
	if m.Again > 0 {
		text += fmt.Sprintf("  ·  %d handed out again", m.Again)
	}
	if m.Away {
		text += "  ·  the server is gone, this machine goes on"
	}
	return text
}

// machineTip tells of one.
func machineTip(m *evolving.Machine, own bool) []string {
	first := m.Name
	if m.Processes > 1 {
		first += "  ·  " + several(m.Processes, "process")
	}
	lines := []string{first, fmt.Sprintf("%s at once  ·  %s a second  ·  %d lived", several(m.Workers, "life"), kit.Number(m.PerSecond, 1), m.Lives)}
	switch {
	case m.Dropped != "":
		lines = append(lines, "dropped: "+m.Dropped, "what it had lived of that generation was lived again")
	case m.Silent > 0:
		lines = append(lines, fmt.Sprintf("silent for %s; what it was living goes to others", m.Silent.Round(time.Second)))
	case own:
		lines = append(lines, "leads the campaign, and is the one that is believed")
	case m.Kernel != "":
		lines = append(lines, m.Kernel+" kernels, whose lives are the same to the last bit")
	}
	return lines
}

// several counts things.
func several(n int, what string) string {
	if n != 1 {
		switch what {
		case "life":
			what = "lives"
		case "process":
			what = "processes"
		default:
			what += "s"
		}
	}
	return fmt.Sprintf("%d %s", n, what)
}
