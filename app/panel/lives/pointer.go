package lives

import (
	"fmt"
	"image"

	"hebbarium/app/desk"
	"hebbarium/app/many"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/recovery"
	"hebbarium/render/kit"
)

// Pointer lights a life up, outlines it, compares it or opens it. It also takes what there
// is new to see: it comes once a tick.
func (p *Panel) Pointer(m ui.Pointer) {
	if p.on() {
		p.crowd.Latest()
	}
	p.controls.Tick(m)
	if all := p.controls.Named("many").Rect(); m.Wheel != 0 && m.Over(all.Union(p.controls.Named("one").Rect())) && p.view.Refuses(desk.Many{}) == "" {
		by := 1
		if m.Wheel < 0 {
			by = -1
		}
		p.more(by)
	}
	if !p.on() {
		return
	}
	life := 0
	if m.Free && m.At.In(p.region) {
		life = p.grid.at(m.At)
	}
	if life > 0 || p.grid.at(p.at) > 0 {
		p.eye.Hover = life
	}
	p.at = m.At
	if m.Pressed && life > 0 && p.eye.Press(life, m.Tick, m.Shift) {
		p.Open(life)
	}
}

// Hint is what a tile says of its life, and what the figures mean.
func (p *Panel) Hint(at image.Point) (string, image.Rectangle) {
	if !p.on() {
		return "", image.Rectangle{}
	}
	if at.In(p.words.key.place) {
		return barTip, p.words.key.place
	}
	if at.In(p.words.place) {
		return p.words.tip, p.words.place
	}
	s, life := p.crowd.Seen(), p.grid.at(at)
	if life == 0 || life > len(s.Lives) {
		return "", image.Rectangle{}
	}
	return tileHint(s, life, p.view.World), p.grid.tile(life)
}

// tileHint says what has become of a life.
func tileHint(s *many.Snapshot, life int, world string) string {
	l := &s.Lives[life-1]
	text := fmt.Sprintf("Life %d, seed %d", life, l.Seed)
	if l.Err != nil {
		return text + ": " + words.Brief(l.Err)
	}
	v, steps := l.Verdict(len(s.Damaged) - 1)
	text += map[many.Verdict]string{
		many.Unhurt: "", many.Measuring: ": being measured", many.Kept: ": never slowed under 90 % of its control's pace, so that it had nothing to come back from", many.Back: fmt.Sprintf(": back after %d steps", steps),
		many.Recovering: ": under 90 % of its control's pace", many.Held: ": what was done is still in force", many.Lost: lost(l),
		many.Missed: missed(l),
		many.Down:   ": " + words.Nowhere(world), many.Lain: ": " + words.NowhereBefore(world), many.Slow: ": nothing to compare with, its twin is slow itself", many.Over: ": over too soon to say",
	}[v]
	switch {
	case l.Lap:
		text += fmt.Sprintf("  ·  finished its lap in %d steps", l.Live)
	case l.Off && v == many.Unhurt:
		text += ": left the field"
	}
	if l.Share == l.Share {
		of := "of its control's pace"
		if measured(l) {
			of += " now"
		}
		if v == many.Unhurt {
			of = "of the rules' usual pace"
		}
		text += fmt.Sprintf("  ·  the bar: %s %% %s", kit.Number(100*l.Share, 0), of)
	}
	return text + "  ·  double click opens it alone"
}

// lost says of what it was before that.
func lost(l *many.Life) string {
	if n := len(l.Recoveries); n > 0 && l.Recoveries[n-1].Standing == recovery.NoFall {
		return ": did not slow at first, but later"
	}
	return ": was back, and has slowed again"
}

// missed says by when it is not back.
func missed(l *many.Life) string {
	if n := len(l.Recoveries); n > 0 && l.Recoveries[n-1].Ended == recovery.ByTime {
		return ": not back within " + kit.Count(recovery.OverSteps) + " steps"
	}
	return ": not back when its episode, or its control's, was over"
}
