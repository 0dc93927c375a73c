package app

// barRoom is what the top bar has given up so that the rest has room.
type barRoom struct{ help, record, keys, lessons, evolve, seed, name, combo, speed bool }

// bar lays the top bar out; where it is too narrow, words and then controls that
// keys and the palette have too give way, in this order.
func (l *Layout) bar() {
	var without barRoom
	if l.Compact {
		without = barRoom{help: true, record: true, seed: true, keys: true, lessons: true, evolve: true}
	}
	for _, give := range []*bool{nil, &without.evolve, &without.keys, &without.record, &without.combo, &without.name, &without.help, &without.lessons, &without.seed, &without.speed} {
		if give != nil {
			*give = true
		}
		if l.tryBar(without) {
			return
		}
	}
}

// tryBar places the bar's controls and tells whether they fit.
func (l *Layout) tryBar(without barRoom) bool {
	p := l.px
	h, y := p(32), (l.Bar.Dy()-p(32))/2
	for _, name := range []string{"seed", "seed value", "dice", "speed", "speed value", "help", "commands", "lessons", "evolve", "record"} {
		delete(l.At, name)
	}
	logo, combo := p(112), p(248)
	if without.name {
		logo = p(24)
	}
	if without.combo {
		combo = p(160)
	} else if l.Compact {
		combo = p(196)
	}
	x := p(16)
	l.put("logo", x, y, logo, h)
	x += logo + p(16)
	l.put("ant", x, y, p(56), h)
	l.put("car", x+p(56), y, p(54), h)
	x += p(136)
	l.put("rules", x, y, combo, h)
	x += combo + p(8)
	if !without.seed {
		l.put("seed", x, y, p(112), h)
		l.put("seed value", x+p(38), y, p(42), h)
		l.put("dice", x+p(82), y, p(30), h)
		x += p(112)
	}
	gap := p(32)
	if l.Compact {
		gap = p(8)
	}
	x += gap
	l.put("restart", x+p(8), y, h, h)
	l.put("back", x+p(48), y, h, h)
	l.put("play", x+p(88), (l.Bar.Dy()-p(40))/2, p(56), p(40))
	l.put("step", x+p(148), y, h, h)
	x += p(184)
	if !without.speed {
		x += p(20)
		l.put("speed", x, y, p(112), h)
		l.put("speed value", x+p(124), y, p(52), h)
		x += p(180)
	}
	right := l.Size.X - p(16)
	place := func(name string, w int) {
		l.put(name, right-w, y, w, h)
		right -= w + p(8)
	}
	commands, help, lessons, evolve := p(160), p(80), p(100), p(88)
	if without.keys {
		commands, help, lessons = p(104), p(56), p(80)
	}
	if !without.help {
		place("help", help)
	}
	place("commands", commands)
	if !without.lessons {
		place("lessons", lessons)
	}
	if !without.evolve {
		place("evolve", evolve)
	}
	if !without.record {
		place("record", p(88))
	}
	return right >= x
}
