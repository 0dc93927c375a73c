package app

import (
	"fmt"
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/session"
	"hebbarium/render/ant"
	"hebbarium/render/car"
	"hebbarium/render/kit"
)

// writing is what is written over the world, and the grounds on which it can be read.
type writing struct {
	large      string
	size       kit.Size // of it
	small      []string // lines below it, the last ones in accent
	plain      int      // lines that are not
	meter      string
	hint       []string // lines
	hud        image.Rectangle
	again      image.Rectangle // of the button at the end, in hud
	hintPlace  image.Rectangle
	meterPlace image.Rectangle
}

// write says what is to be written over the world, and where.
func (s *scene) write(p *painter) (w writing) {
	g, l := s.g, &s.g.layout
	snap, place := g.snap, l.Scene
	left, room := place.Min.X+int(p.px(16)), place.Dx()*11/20
	if !l.Agent.Empty() {
		room = l.Agent.Min.X - int(p.px(16)) - left
	}
	fits := func(s string) bool { return int(p.width(s, kit.Body, kit.Medium)) <= room }
	large, small := s.hud()
	w.large, w.size = large, kit.HUD
	if int(p.width(large, kit.HUD, kit.SemiBold)) > room {
		w.size = kit.Title
	}
	w.small = breakHint(small, fits)
	w.plain = len(w.small)
	if line := statusWords(snap); line != "" && !g.norules {
		w.small = append(w.small, breakHint(line, fits)...)
	}
	widest := p.width(large, w.size, kit.SemiBold)
	for _, line := range w.small {
		widest = max(widest, p.width(line, kit.Body, kit.Medium))
	}
	w.hud = image.Rect(place.Min.X+8, place.Min.Y+8, left+int(widest+p.px(8)), place.Min.Y+int(p.px(52+26*float64(len(w.small)))))
	if g.norules {
		return w
	}
	if g.over != "" {
		w.again = image.Rect(left, w.hud.Max.Y, left+int(p.px(128)), w.hud.Max.Y+int(p.px(32)))
		w.hud.Max = image.Pt(max(w.hud.Max.X, w.again.Max.X+8), w.again.Max.Y+8)
	}
	foot := place.Max.Y - 8
	if r := g.lessons.place(); !r.Empty() {
		foot = r.Min.Y - 8
	}
	line := int(p.px(22))
	if g.meter {
		w.meter = fmt.Sprintf("%.1f updates and %.1f frames a second", ebiten.ActualTPS(), ebiten.ActualFPS())
		left := place.Min.X + 8
		w.meterPlace = image.Rect(left, foot-line, left+int(p.width(w.meter, kit.Caption, kit.Mono)+p.px(16)), foot)
	}
	hint := "drag car: push · scroll: zoom"
	room = place.Dx() - 16
	if snap.Ant != nil {
		hint, room = "click a leg: cut · drag body: push · drag ground: orbit", place.Max.X-8-w.hud.Max.X-8
	}
	padding := int(p.px(16))
	w.hint = breakHint(hint, func(s string) bool {
		return int(p.width(s, kit.Caption, kit.Regular))+padding <= room
	})
	widest = 0
	for _, h := range w.hint {
		widest = max(widest, p.width(h, kit.Caption, kit.Regular))
	}
	tall := len(w.hint)*int(p.px(18)) + int(p.px(4))
	top := foot - tall
	if snap.Ant != nil {
		top = place.Min.Y + int(p.px(15))
	}
	w.hintPlace = image.Rect(place.Max.X-8-padding-int(widest), top, place.Max.X-8, top+tall)
	if w.meterPlace.Overlaps(w.hintPlace) {
		w.meterPlace = w.meterPlace.Sub(image.Pt(0, tall+4))
	}
	if w.hintPlace.Overlaps(l.Popover) {
		w.hint, w.hintPlace = nil, image.Rectangle{}
	}
	return w
}

// breakHint breaks a line between its pieces into lines that fit.
func breakHint(line string, fits func(string) bool) (lines []string) {
	const between = " · "
	for _, piece := range strings.Split(line, between) {
		if n := len(lines); n > 0 && fits(lines[n-1]+between+piece) {
			lines[n-1] += between + piece
		} else {
			lines = append(lines, piece)
		}
	}
	return lines
}

// draw writes it.
func (w *writing) draw(p *painter) {
	for _, r := range []image.Rectangle{w.hud, w.hintPlace, w.meterPlace} {
		p.theme.Plate(p.dst, r)
	}
	x, y := float64(w.hud.Min.X-8)+p.px(16), float64(w.hud.Min.Y-8)
	p.text(w.large, x, y+p.px(32), w.size, kit.SemiBold, kit.Text, kit.Left)
	for i, line := range w.small {
		weight, ink := kit.Regular, kit.Text2.Mix(kit.Text, 0.4)
		if i >= w.plain {
			weight, ink = kit.Medium, kit.Accent
		}
		p.text(line, x, y+p.px(62+26*float64(i)), kit.Body, weight, ink, kit.Left)
	}
	if w.meter != "" {
		_, m := middle(w.meterPlace)
		p.text(w.meter, float64(w.meterPlace.Min.X)+p.px(8), m, kit.Caption, kit.Mono, kit.Text2, kit.Left)
	}
	for i, h := range w.hint {
		y := float64(w.hintPlace.Min.Y) + p.px(11) + float64(i)*p.px(18)
		p.text(h, float64(w.hintPlace.Max.X)-p.px(8), y, kit.Caption, kit.Regular, kit.Text2, kit.Right)
	}
}

// taken is where tags would hide what lies over the world.
func (s *scene) taken() []image.Rectangle {
	var all []image.Rectangle
	l := &s.g.layout
	for _, r := range []image.Rectangle{s.words.hud, s.words.hintPlace, s.words.meterPlace, l.Agent, l.Popover, s.g.lessons.place()} {
		if !r.Empty() {
			all = append(all, r)
		}
	}
	return all
}

// hoverTag says what a click on the leg under the pointer does.
func (s *scene) hoverTag() string {
	snap := s.g.snap
	if s.hovered.Kind != ant.OnLeg || s.g.norules || snap.Ant == nil {
		return ""
	}
	verb := "cut"
	if snap.Ant.Body.Lower[s.hovered.Leg-1] < 1 {
		verb = "restore"
	}
	return fmt.Sprintf("%s leg %d", verb, s.hovered.Leg)
}

// hud words the figures of the world.
func (s *scene) hud() (large, small string) {
	snap := s.g.snap
	if snap.Car != nil {
		return car.HUD(snap.Car.Track, &snap.Car.State)
	}
	rate, n := 0.0, 0
	for i := max(0, snap.Step-20); i < min(snap.Step, len(snap.Rewards)); i++ {
		rate, n = rate+snap.Rewards[i], n+1
	}
	if n > 0 {
		rate /= float64(n)
	}
	large, _ = ant.HUD(snap.Ant, rate)
	return large, fmt.Sprintf("%s m/s · step %d", kit.Number(rate, 2), snap.Step)
}

// statusWords says how an episode ended, "" while it goes on.
func statusWords(s *session.Snapshot) string {
	if s.Seeking >= 0 {
		return fmt.Sprintf("going to step %d", s.Seeking)
	}
	return ending(s)
}
