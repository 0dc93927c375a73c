package bar

import (
	"image"

	"hebbarium/app/ui"
)

// room is what the bar has given up so that the rest has room.
type room struct{ more, link, evolve, keys, gaps, name, logo, slider, combo, record, score, help, lessons, seed, speed bool }

// narrow is the width, before scaling, under which the bar has what the design draws for
// the smallest window.
const narrow = 1200

// layOut lays the bar out; where it is too narrow, words and then controls that keys
// and the palette have too give way, in this order. Beside the controls it names the
// ground of the seed and the place of the speed's number.
func layOut(bar image.Rectangle, px ui.Scale) map[string]image.Rectangle {
	if bar.Empty() {
		return nil
	}
	var without room
	order := []*bool{
		nil, &without.evolve, &without.keys, &without.slider, &without.gaps, &without.name, &without.link, &without.combo, &without.record,
		&without.score, &without.help, &without.lessons, &without.seed, &without.speed,
	}
	if bar.Dx() < px.Px(narrow) {
		without = room{help: true, record: true, seed: true, keys: true, lessons: true, evolve: true, gaps: true}
		order = []*bool{nil, &without.link, &without.score, &without.name, &without.speed, &without.logo}
	}
	without.more = bar.Dx() >= px.Px(narrow) // there each has a button of its own
	var at map[string]image.Rectangle
	for _, give := range order {
		if give != nil {
			*give = true
		}
		var free int
		if at, free = try(bar, px, without, 0); free >= 0 {
			if bar.Dx() >= px.Px(narrow) { // what is left over goes to the names of rule sets, as far as they may take it
				at, _ = try(bar, px, without, min(free, max(px.Px(widest)-at["rules"].Dx(), 0)))
			}
			break
		}
	}
	return at
}

// widest is the width, before scaling, of the button with the rule set's name and score.
const widest = 248

// try places the bar's controls, that of the rule sets wider by more, and tells how much
// room is left free: less than 0 where they do not fit.
func try(bar image.Rectangle, px ui.Scale, without room, more int) (at map[string]image.Rectangle, free int) {
	at = map[string]image.Rectangle{}
	put := func(name string, x, y, w, h int) { at[name] = image.Rect(x, y, x+w, y+h).Add(bar.Min) }
	p := px.Px
	h, y := p(32), (bar.Dy()-p(32))/2
	logo, combo, slider := p(112), p(widest), p(112)
	if without.name {
		logo = p(24)
	}
	switch {
	case without.score:
		combo = p(160)
	case bar.Dx() < p(narrow):
		combo = p(196)
	case without.combo:
		combo = p(208)
	}
	if without.slider {
		slider = p(72)
	}
	combo += more
	x := p(16)
	if !without.logo {
		wide := logo
		if px.Touch {
			wide = max(wide, 32) // into the space beside it
		}
		put("logo", x, y, wide, h)
		x += logo + p(16)
	}
	along := 0.0
	for _, w := range listed() {
		put(w.name, x+p(along), y, p(w.width), h)
		along += w.width
	}
	x += p(along + 26)
	put("rules", x, y, combo, h)
	x += combo + p(8)
	if !without.seed {
		put("seed", x, y, p(112), h)
		put("seed value", x+p(38), y, p(42), h)
		put("dice", x+p(82), y, p(30), h)
		x += p(112)
	}
	gap := p(32)
	if without.gaps {
		gap = p(8)
	}
	x += gap
	put("restart", x+p(8), y, h, h)
	put("back", x+p(48), y, h, h)
	put("play", x+p(88), (bar.Dy()-p(40))/2, p(56), p(40))
	put("step", x+p(148), y, h, h)
	x += p(184)
	if !without.speed {
		x += p(20)
		put("speed", x, y, slider, h)
		put("speed value", x+slider+p(12), y, p(52), h)
		x += slider + p(68)
	}
	right := bar.Dx() - p(16)
	fromRight := func(name string, w int) {
		put(name, right-w, y, w, h)
		right -= w + p(8)
	}
	commands, help, lessons, evolve := p(160), p(80), p(100), p(88)
	if without.keys {
		commands, help, lessons = p(104), p(56), p(80)
	}
	if !without.help {
		fromRight("help", help)
	}
	if without.more {
		fromRight("commands", commands)
	} else {
		fromRight("more", p(104))
	}
	if !without.lessons {
		fromRight("lessons", lessons)
	}
	if !without.evolve {
		fromRight("evolve", evolve)
	}
	if !without.record {
		fromRight("record", p(88))
	}
	if !without.link {
		if !without.record {
			right += p(8) // which has room of its own at its left
		}
		fromRight("link", h)
	}
	return at, right - x
}
