package world

import (
	"fmt"
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// writing is what is written over the world, and the grounds on which it can be read.
type writing struct {
	large      string
	size       kit.Size // of it
	small      []string // lines below it, the last ones in accent
	plain      int      // lines that are not
	warns      int      // the line that warns, −1 for none
	rival      int      // the first line about what lives beside the agent, after all others
	meter      string
	hint       []string // lines
	hud        image.Rectangle
	again      image.Rectangle            // of the button at the end, in hud
	getUp      image.Rectangle            // of the button beside a fallen body's words, in hud
	badges     map[string]image.Rectangle // places of the badges, in hud
	beside     image.Rectangle            // of the button that lets another life be lived beside this one
	hintPlace  image.Rectangle
	meterPlace image.Rectangle
}

// write says anew what is written over the world, and puts the button there.
func (p *Panel) write() {
	if p.view == nil {
		return
	}
	p.words = p.writing()
	at := p.words.badges
	at["again"], at["get up"], at["beside"] = p.words.again, p.words.getUp, p.words.beside
	p.controls.Put(at)
}

// writing says what is to be written over the world, and where.
func (p *Panel) writing() (w writing) {
	g, v, place, look := &ui.Painter{Theme: p.theme}, p.view, p.place, p.looks[p.view.World]
	left, room := place.Min.X+int(g.Px(16)), place.Dx()*11/20
	if card := p.card(); !card.Empty() {
		room = card.Min.X - int(g.Px(16)) - left
	}
	fits := func(s string) bool { return int(g.Width(s, kit.Body, kit.Medium)) <= room }
	large, small := p.stage().figures(v.Snap)
	w.large, w.size = large, kit.HUD
	if int(g.Width(large, kit.HUD, kit.SemiBold)) > room {
		w.size = kit.Title
	}
	rival := p.rivalLine()
	if rival != "" {
		small = v.Snap.Rules.Name + " · " + small
	}
	w.small = breakHint(small, fits)
	w.plain, w.warns = len(w.small), -1
	if line := words.Status(v.Snap); line != "" && !v.NoRules {
		w.small = append(w.small, breakHint(line, fits)...)
	}
	if line := words.MissedTiles(v.Snap); line != "" && !v.NoRules {
		w.small = append(w.small, breakHint(line, fits)...)
	}
	fallen := words.Fallen(v.Snap.Fallen)
	if fallen != "" && !v.NoRules && v.Over == "" {
		w.warns = len(w.small)
		w.small = append(w.small, fallen)
	}
	if w.rival = len(w.small); rival != "" {
		w.small = append(w.small, breakHint(rival, fits)...)
	}
	widest := g.Width(large, w.size, kit.SemiBold)
	for _, line := range w.small {
		widest = max(widest, g.Width(line, kit.Body, kit.Medium))
	}
	w.hud = image.Rect(place.Min.X+8, place.Min.Y+8, left+int(widest+g.Px(8)), place.Min.Y+int(g.Px(52+26*float64(len(w.small)))))
	w.badges = map[string]image.Rectangle{}
	if v.NoRules {
		return w
	}
	if all := words.Conditions(v.Snap); len(all) > 0 {
		var taken image.Rectangle
		w.badges, taken = p.badges.place(g, image.Pt(left, w.hud.Max.Y), room, all)
		w.hud.Max = image.Pt(max(w.hud.Max.X, taken.Max.X+8), taken.Max.Y+8)
	}
	if v.Over != "" {
		w.again = image.Rect(left, w.hud.Max.Y, left+int(g.Px(128)), w.hud.Max.Y+int(g.Px(32)))
		w.hud.Max = image.Pt(max(w.hud.Max.X, w.again.Max.X+8), w.again.Max.Y+8)
	}
	if fallen != "" && v.Over == "" && look.stands {
		w.getUp = image.Rect(left, w.hud.Max.Y, left+int(g.Px(188)), w.hud.Max.Y+int(g.Px(32)))
		w.hud.Max = image.Pt(max(w.hud.Max.X, w.getUp.Max.X+8), w.getUp.Max.Y+8)
	}
	foot := place.Max.Y - 8
	if !p.caption.Empty() {
		foot = p.caption.Min.Y - 8
	}
	w.beside = p.besidePlace(g, foot)
	line := int(g.Px(22))
	if p.meter {
		w.meter = fmt.Sprintf("%.1f updates and %.1f frames a second", ebiten.ActualTPS(), ebiten.ActualFPS())
		left := place.Min.X + 8
		w.meterPlace = image.Rect(left, foot-line, left+int(g.Width(w.meter, kit.Caption, kit.Mono)+g.Px(16)), foot)
	}
	room = place.Dx() - 16
	if look.beside {
		room = place.Max.X - 8 - w.hud.Max.X - 8
	}
	padding := int(g.Px(16))
	w.hint = breakHint(look.hint, func(s string) bool {
		return int(g.Width(s, kit.Caption, kit.Regular))+padding <= room
	})
	widest = 0
	for _, h := range w.hint {
		widest = max(widest, g.Width(h, kit.Caption, kit.Regular))
	}
	tall := len(w.hint)*int(g.Px(18)) + int(g.Px(4))
	top := foot - tall
	if look.beside {
		top = max(place.Min.Y+int(g.Px(15)), p.lives.Max.Y+8)
	}
	w.hintPlace = image.Rect(place.Max.X-8-padding-int(widest), top, place.Max.X-8, top+tall)
	if w.meterPlace.Overlaps(w.hintPlace) {
		w.meterPlace = w.meterPlace.Sub(image.Pt(0, tall+4))
	}
	if w.meterPlace.Overlaps(w.beside) {
		w.meterPlace = w.meterPlace.Sub(image.Pt(0, w.meterPlace.Max.Y-w.beside.Min.Y+4))
	}
	if w.hintPlace.Overlaps(p.open) || w.hintPlace.Overlaps(p.wheel) {
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
func (w *writing) draw(g *ui.Painter) {
	for _, r := range []image.Rectangle{w.hud, w.hintPlace, w.meterPlace} {
		g.Theme.Plate(g.Dst, r)
	}
	x, y := float64(w.hud.Min.X-8)+g.Px(16), float64(w.hud.Min.Y-8)
	g.Text(w.large, x, y+g.Px(32), w.size, kit.SemiBold, kit.Text, kit.Left)
	for i, line := range w.small {
		weight, ink := kit.Regular, kit.Text2.Mix(kit.Text, 0.4)
		if i >= w.plain {
			weight, ink = kit.Medium, kit.Accent
		}
		if i == w.warns {
			ink = kit.Warn
		}
		if i >= w.rival {
			weight, ink = kit.Medium, kit.Rival
		}
		g.Text(line, x, y+g.Px(62+26*float64(i)), kit.Body, weight, ink, kit.Left)
	}
	if w.meter != "" {
		_, m := ui.Middle(w.meterPlace)
		g.Text(w.meter, float64(w.meterPlace.Min.X)+g.Px(8), m, kit.Caption, kit.Mono, kit.Text2, kit.Left)
	}
	for i, h := range w.hint {
		y := float64(w.hintPlace.Min.Y) + g.Px(11) + float64(i)*g.Px(18)
		g.Text(h, float64(w.hintPlace.Max.X)-g.Px(8), y, kit.Caption, kit.Regular, kit.Text2, kit.Right)
	}
}

// taken is where tags would hide what lies over the world.
func (p *Panel) taken() []image.Rectangle {
	var all []image.Rectangle
	for _, r := range []image.Rectangle{p.words.hud, p.words.hintPlace, p.words.meterPlace, p.words.beside, p.card(), p.open, p.caption, p.lives, p.wheel} {
		if !r.Empty() {
			all = append(all, r)
		}
	}
	return all
}
