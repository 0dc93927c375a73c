package app

import (
	"fmt"
	"image"
	"math"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/evolving"
	"hebbarium/render/kit"
)

func nan32() float32 { return float32(math.NaN()) }

// draw draws the sheet and notes where it can be pressed.
func (v *evolveView) draw(dst *ebiten.Image, r image.Rectangle) {
	p := &painter{dst, v.g.theme}
	v.spots, v.hover = v.spots[:0], v.spotAt(v.at)
	overlayCard(p, r)
	in := r.Inset(16)
	x, y := float64(in.Min.X), float64(in.Min.Y)+p.px(16)
	p.text("Evolve", x, y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	x += p.width("Evolve", kit.Title, kit.SemiBold) + p.px(16)
	close := image.Rect(in.Max.X-int(p.px(32)), in.Min.Y, in.Max.X, in.Min.Y+int(p.px(32)))
	words := p.theme.Type.Fit(v.headline(), float64(close.Min.X)-x-p.px(16), kit.Caption, kit.Regular)
	p.text(words, x, y, kit.Caption, kit.Regular, kit.Text2, kit.Left)
	body := image.Rect(in.Min.X, in.Min.Y+int(p.px(48)), in.Max.X, in.Max.Y)
	if v.asks {
		v.drawForm(p, body)
	} else {
		v.drawRun(p, body)
	}
	v.press(p, close, "", kit.IconClose, plainSpot, v.g.closePopup)
}

// headline says what is, or was, evolved.
func (v *evolveView) headline() string {
	if v.asks || v.run == nil {
		return fmt.Sprintf("a rule set for the %s, in the background", v.g.world)
	}
	s := v.seen.Settings
	parts := []string{s.World, ruleWords(s.Rule), fmt.Sprintf("population %d", s.Strategy.Population)}
	if s.Damage != "" {
		parts = append(parts, s.Damage+" damage")
	}
	return strings.Join(parts, " · ")
}

// tone is how a spot looks.
type tone uint8

const (
	plainSpot tone = iota
	chosenSpot
	firstSpot // the one to press first
)

// press draws a button and notes it; one without act is disabled.
func (v *evolveView) press(p *painter, r image.Rectangle, label string, icon kit.Icon, t tone, act func()) {
	i := len(v.spots)
	v.spots = append(v.spots, spot{r, act})
	over := i == v.hover
	back, colour, weight := kit.BG2, kit.Text, kit.Medium
	switch {
	case act == nil:
		colour = kit.Off
	case t == chosenSpot:
		back, colour, weight = kit.AccentBG, kit.Accent, kit.SemiBold
	case t == firstSpot:
		back, colour = kit.Accent, kit.OnAccent
		if over {
			back = kit.Accent.Mix(kit.White, 0.2)
		}
	case over:
		back = kit.BG3
	}
	if label == "" && !over {
		back = kit.BG0
	}
	p.round(r, kit.Radius, back)
	x, y := middle(r)
	w := p.width(label, kit.Body, weight)
	if icon != kit.NoIcon {
		size := p.px(15)
		if label == "" {
			p.icon(icon, x, y, size, colour)
		} else {
			total := size + p.px(10) + w
			p.icon(icon, x-total/2+size/2, y, size, colour)
			x += (total - w) / 2
		}
	}
	p.text(label, x, y, kit.Body, weight, colour, kit.Centre)
	if v.keyed && i == v.focus {
		p.ring(r)
	}
}

// buttonWidth is the width that a button of these words needs.
func buttonWidth(p *painter, label string, icon kit.Icon) int {
	w := p.width(label, kit.Body, kit.SemiBold) + p.px(28)
	if icon != kit.NoIcon {
		w += p.px(25)
	}
	return int(w)
}

// drawForm asks for a new campaign.
func (v *evolveView) drawForm(p *painter, r image.Rectangle) {
	rows := v.rows()
	full := int(p.px(32))
	// Rows draw together where the window is small and the text large.
	pitch := min(int(p.px(40)), (r.Dy()-full-8)/len(rows))
	y, h := r.Min.Y, min(full, pitch-2)
	left := r.Min.X + int(p.px(128))
	for _, row := range rows {
		_, m := middle(image.Rect(0, y, 0, y+h))
		p.text(row.title, float64(r.Min.X), m, kit.Body, kit.Regular, kit.Text2, kit.Left)
		x := left
		for i, name := range row.names {
			w := buttonWidth(p, name, kit.NoIcon)
			t := plainSpot
			if i == row.on {
				t = chosenSpot
			}
			v.press(p, image.Rect(x, y, x+w, y+h), name, kit.NoIcon, t, func() { row.choose(i); v.trouble = nil })
			x += w + 4
		}
		room := float64(r.Max.X-x) - p.px(8)
		if note := p.theme.Type.Fit(row.note, room, kit.Caption, kit.Regular); len(note) > 4 {
			p.text(note, float64(x)+p.px(8), m, kit.Caption, kit.Regular, kit.Text3, kit.Left)
		}
		y += pitch
	}
	y += 8
	w := buttonWidth(p, "Begin", kit.IconPlay)
	v.press(p, image.Rect(r.Min.X, y, r.Min.X+w, y+h), "Begin", kit.IconPlay, firstSpot, v.begin)
	if v.last.dir != "" {
		label := fmt.Sprintf("Go on from generation %d to %d", v.last.generation, v.goalOn())
		x := r.Min.X + w + 8
		v.press(p, image.Rect(x, y, x+buttonWidth(p, label, kit.NoIcon), y+h), label, kit.NoIcon, plainSpot, v.goOn)
	}
	y += h + int(p.px(24))
	for _, line := range v.formLines() {
		if y > r.Max.Y-int(p.px(8)) {
			break
		}
		p.text(p.theme.Type.Fit(line, float64(r.Dx()), kit.Caption, kit.Regular), float64(r.Min.X), float64(y), kit.Caption, kit.Regular, kit.Text3, kit.Left)
		y += int(p.px(22))
	}
	if v.trouble != nil {
		y = min(y+int(p.px(8)), r.Max.Y-int(p.px(8)))
		p.icon(kit.IconWarning, float64(r.Min.X)+p.px(8), float64(y), p.px(15), kit.Warn)
		for _, line := range wrapError(v.trouble) {
			p.text(p.theme.Type.Fit(line, float64(r.Dx())-p.px(28), kit.Caption, kit.Regular), float64(r.Min.X)+p.px(28), float64(y), kit.Caption, kit.Regular, kit.Text, kit.Left)
			y += int(p.px(22))
		}
	}
}

func (v *evolveView) formLines() []string {
	lines := []string{"It runs at low priority while you use the window; closing the window keeps it."}
	if v.last.dir != "" {
		s := v.last.settings
		lines = append(lines, fmt.Sprintf("Kept: %s, %s, population %d, in %s", s.World, ruleWords(s.Rule), s.Strategy.Population, v.last.dir))
	}
	return append(lines, "hebbarium evolve has every setting, and goes on with campaigns of this window.")
}

// drawRun shows a campaign that was begun.
func (v *evolveView) drawRun(p *painter, r image.Rectangle) {
	s := v.seen
	y := float64(r.Min.Y) + p.px(12)
	p.text(fmt.Sprintf("generation %d of %d", s.Generation, s.Goal), float64(r.Min.X), y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	right, colour := leftWords(s.Left), kit.Text2
	if s.State != evolving.Running {
		right, colour = s.State.String(), kit.Accent
		if s.State == evolving.Failed {
			colour = kit.Warn
		}
	}
	p.text(right, float64(r.Max.X), y, kit.Body, kit.Medium, colour, kit.Right)
	bar := image.Rect(r.Min.X, r.Min.Y+int(p.px(32)), r.Max.X, r.Min.Y+int(p.px(32))+4)
	p.round(bar, 2, kit.BG3)
	if done := int(float64(bar.Dx()) * s.Share()); done >= 4 {
		p.round(image.Rect(bar.Min.X, bar.Min.Y, bar.Min.X+done, bar.Max.Y), 2, kit.Accent)
	}
	y = float64(bar.Max.Y) + p.px(18)
	p.text(p.theme.Type.Fit(v.below(), float64(r.Dx()), kit.Caption, kit.Regular), float64(r.Min.X), y, kit.Caption, kit.Regular, kit.Text3, kit.Left)

	foot := r.Max.Y - int(p.px(32))
	figures := foot - int(p.px(64))
	plot := image.Rect(r.Min.X, int(y)+int(p.px(20)), r.Max.X, figures)
	curve := v.points(s.Curve)
	curve.Hover = curve.GenerationAt(v.at, plot, p.theme)
	if plot.Dy() > int(p.px(100)) {
		curve.Draw(p.dst, plot, p.theme)
		if len(curve.Mean) == 0 {
			x, m := middle(plot)
			p.text("The curve begins with the first generation", x, m, kit.Body, kit.Regular, kit.Text3, kit.Centre)
		}
	}
	v.drawFigures(p, image.Rect(r.Min.X, figures, r.Max.X, foot), curve.Hover)
	v.drawRunButtons(p, image.Rect(r.Min.X, foot, r.Max.X, r.Max.Y))
}

// below is the line under the progress.
func (v *evolveView) below() string {
	s := v.seen
	switch {
	case s.State == evolving.Failed:
		return s.Err.Error()
	case s.State.Over():
		return "kept in " + s.Dir
	}
	return fmt.Sprintf("episode %d of %d", s.Episodes, s.Of)
}

// drawFigures writes the figures of the last generation, or of the one under
// the pointer.
func (v *evolveView) drawFigures(p *painter, r image.Rectangle, hover int) {
	curve := v.seen.Curve
	if len(curve) == 0 {
		return
	}
	at := curve[len(curve)-1]
	if hover > 0 && hover <= len(curve) {
		at = curve[hover-1]
	}
	centre := at
	for i := at.Generation - 1; i >= 0 && !centre.Measured; i-- {
		centre = curve[i]
	}
	figures := []struct {
		name, value string
		colour      kit.Color
	}{
		{"generation", fmt.Sprint(at.Generation), kit.Text},
		{"mean", kit.Number(at.Mean, 1), kit.Text},
		{"best", kit.Number(at.Best, 1), kit.Text},
		{"centre", "–", kit.Accent},
		{"best centre", "–", kit.Accent},
		{"diverged", fmt.Sprint(at.Diverged), kit.Text},
	}
	if centre.Measured {
		figures[3].value = kit.Number(centre.Centre, 1)
		if centre.Generation != at.Generation {
			figures[3].name = fmt.Sprintf("centre at %d", centre.Generation)
		}
	}
	if v.seen.Measured {
		figures[4].value = kit.Number(v.seen.BestMean, 1)
	}
	if least := int(p.px(96)); r.Dx() < least*len(figures) {
		figures = figures[1:]
	}
	width := float64(r.Dx()) / float64(len(figures))
	for i, f := range figures {
		x := float64(r.Min.X) + width*float64(i)
		p.text(f.name, x, float64(r.Min.Y)+p.px(14), kit.Caption, kit.Regular, kit.Text3, kit.Left)
		p.text(f.value, x, float64(r.Min.Y)+p.px(36), kit.Body, kit.Mono, f.colour, kit.Left)
	}
}

// drawRunButtons draws what can be done about a campaign.
func (v *evolveView) drawRunButtons(p *painter, r image.Rectangle) {
	x := r.Min.X
	put := func(label string, icon kit.Icon, t tone, act func()) {
		w := buttonWidth(p, label, icon)
		v.press(p, image.Rect(x, r.Min.Y, x+w, r.Max.Y), label, icon, t, act)
		x += w + 8
	}
	put("Watch the centre", kit.IconLeaf, firstSpot, v.watch)
	switch v.seen.State {
	case evolving.Running:
		put("Pause", kit.IconPause, plainSpot, v.pause)
		put("Stop", kit.NoIcon, plainSpot, v.stop)
	case evolving.Pausing, evolving.Paused:
		put("Go on", kit.IconPlay, plainSpot, v.pause)
		put("Stop", kit.NoIcon, plainSpot, v.stop)
	case evolving.Stopping:
		put("Stop", kit.NoIcon, plainSpot, nil)
	default:
		put("Another campaign", kit.NoIcon, plainSpot, func() { v.asks = true; v.look() })
	}
}
