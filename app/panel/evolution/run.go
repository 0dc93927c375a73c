package evolution

import (
	"fmt"
	"image"

	"hebbarium/app/evolving"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// runSpots are what can be done about a campaign.
func (s *sheet) runSpots(r image.Rectangle) []spot {
	var list []spot
	p := s.p
	x, foot := r.Min.X, s.foot(r)
	put := func(label string, icon kit.Icon, t tone, act func()) {
		w := s.widthOf(label, icon)
		list = append(list, spot{place: image.Rect(x, foot, x+w, r.Max.Y), label: label, icon: icon, tone: t, act: act})
		x += w + 8
	}
	put("Watch the middle of the search", kit.IconLeaf, firstSpot, p.watch)
	switch p.view.Campaign.Seen.State {
	case evolving.Running:
		put("Pause", kit.IconPause, plainSpot, p.pause)
		put("Stop", kit.NoIcon, plainSpot, p.stop)
	case evolving.Pausing, evolving.Paused:
		put("Go on", kit.IconPlay, plainSpot, p.pause)
		put("Stop", kit.NoIcon, plainSpot, p.stop)
	case evolving.Stopping:
		put("Stop", kit.NoIcon, plainSpot, nil)
	default:
		put("Another campaign", kit.NoIcon, plainSpot, p.another)
	}
	if b, ok := s.joinSpot(r); ok {
		list = append(list, b)
	}
	return list
}

// foot is the top of the row of buttons under a campaign.
func (s *sheet) foot(r image.Rectangle) int { return r.Max.Y - s.px(32) }

// drawRun shows a campaign that was begun.
func (s *sheet) drawRun(g *ui.Painter, r image.Rectangle) {
	seen := &s.p.view.Campaign.Seen
	y := float64(r.Min.Y) + g.Px(12)
	g.Text(fmt.Sprintf("generation %d of %d", seen.Generation, seen.Goal), float64(r.Min.X), y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	right, colour := leftWords(seen.Left), kit.Text2
	if seen.State != evolving.Running {
		right, colour = seen.State.String(), kit.Accent
		if seen.State == evolving.Failed {
			colour = kit.Warn
		}
	}
	g.Text(right, float64(r.Max.X), y, kit.Body, kit.Medium, colour, kit.Right)
	bar := image.Rect(r.Min.X, r.Min.Y+s.px(32), r.Max.X, r.Min.Y+s.px(32)+4)
	g.Round(bar, 2, kit.BG3)
	if done := int(float64(bar.Dx()) * seen.Share()); done >= 4 {
		g.Round(image.Rect(bar.Min.X, bar.Min.Y, bar.Min.X+done, bar.Max.Y), 2, kit.Accent)
	}
	y = float64(bar.Max.Y) + g.Px(18)
	line := below(seen)
	if about := aboutFigure(s); about != "" {
		line = about
	}
	g.Text(g.Fit(line, float64(r.Dx()), kit.Caption, kit.Regular), float64(r.Min.X), y, kit.Caption, kit.Regular, kit.Text3, kit.Left)

	foot := s.foot(r)
	top := foot - s.px(64) // of the figures
	place := image.Rect(r.Min.X, int(y)+s.px(20), r.Max.X, top-s.stripHeight())
	c := s.p.curve.of(seen)
	c.Hover = c.GenerationAt(s.at, place, g.Theme)
	if place.Dy() > s.px(80) {
		c.Draw(g.Dst, place, g.Theme)
		if len(c.Mean) == 0 {
			x, m := ui.Middle(place)
			g.Text("The curve begins with the first generation", x, m, kit.Body, kit.Regular, kit.Text3, kit.Centre)
		}
	}
	s.drawFigures(g, image.Rect(r.Min.X, top, r.Max.X, foot), figures(seen, c.Hover))
	s.drawStrip(g, r)
}

// roomFor is the figures that a row has room for: all, or all but the first.
func roomFor(s *sheet, r image.Rectangle, list []figure) []figure {
	if least := s.px(96); r.Dx() < least*len(list) && len(list) > 0 {
		return list[1:]
	}
	return list
}

// aboutFigure says what the figure is that is pointed at, "" for none.
func aboutFigure(s *sheet) string {
	r := s.body()
	r.Max.Y = s.foot(r)
	r.Min.Y = r.Max.Y - s.px(64)
	list := roomFor(s, r, figures(&s.p.view.Campaign.Seen, 0))
	if !s.at.In(r) || len(list) == 0 {
		return ""
	}
	return list[min((s.at.X-r.Min.X)*len(list)/r.Dx(), len(list)-1)].about
}

// drawFigures writes figures side by side, without the first where there is little room.
func (s *sheet) drawFigures(g *ui.Painter, r image.Rectangle, list []figure) {
	if len(list) == 0 {
		return
	}
	list = roomFor(s, r, list)
	width := float64(r.Dx()) / float64(len(list))
	for i, f := range list {
		x := float64(r.Min.X) + width*float64(i)
		g.Text(f.name, x, float64(r.Min.Y)+g.Px(14), kit.Caption, kit.Regular, kit.Text3, kit.Left)
		g.Text(f.value, x, float64(r.Min.Y)+g.Px(36), kit.Body, kit.Mono, f.colour, kit.Left)
	}
}
