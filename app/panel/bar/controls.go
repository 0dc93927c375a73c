package bar

import (
	"math"
	"math/rand/v2"
	"strconv"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/brain/file"
	"hebbarium/render/kit"
)

// newControls makes every control once, from left to right; the layout places and
// hides them.
func (p *Panel) newControls() ui.Controls {
	button := func(name, id string, f ui.Face) *ui.Button { return ui.NewActionButton(name, p.table, id, f) }
	logo := button("logo", "evolve", p.logoFace)
	evolves := logo.Tip
	logo.Tip = func() string { return file.Program() + "  ·  " + evolves() }
	list := ui.Controls{logo}
	for _, w := range listed() {
		list = append(list, button(w.name, "world "+w.name, ui.Segment(w.title, w.title, func() bool { return p.view.World == w.name })))
	}
	return append(list,
		p.newRules(),
		p.newSeed(),
		ui.NewButton("dice", "A new seed", ui.Ghost(kit.IconDice), func() { p.restart(uint64(rand.IntN(10000))) }),
		button("restart", "restart", ui.Ghost(kit.IconRestart)),
		button("back", "back", ui.Ghost(kit.IconStepBack)),
		p.newPlay(),
		button("step", "step", ui.Ghost(kit.IconStep)),
		p.newSpeed(),
		button("link", "copy link", ui.Ghost(kit.IconLink)),
		button("record", "video", p.recordFace),
		button("evolve", "evolve", ui.Keyed("Evolve", "E")),
		button("lessons", "lessons", ui.Keyed("Lessons", "L")),
		button("commands", "commands", ui.Keyed("Commands", "Ctrl K")),
		ui.NewButton("more", "Lessons, help, a link, a video and what else has no room here", ui.Words(ui.Constant("More …")), p.openMore),
		button("help", "help", ui.Keyed("Help", "F1")),
	)
}

// newRules makes the button of the rule sets, which says of the present one what its score is.
func (p *Panel) newRules() *ui.Button {
	b := ui.NewActionButton("rules", p.table, "rules", p.rulesFace)
	usual := b.Tip
	b.Tip = func() string {
		if score := words.ScoreMeans(p.view.Snap.Rules.Card); score != "" && !p.view.NoRules {
			return score + "  ·  " + usual()
		}
		return usual()
	}
	return b
}

// newPlay makes the button that plays and pauses or, at the end, starts again.
func (p *Panel) newPlay() *ui.Button {
	b := ui.NewActionButton("play", p.table, "play", ui.Primary(p.playSign))
	usual := b.Tip
	b.Tip = func() string {
		if p.view.Over != "" {
			return "Start again  ·  Space"
		}
		return usual()
	}
	return b
}

// playSign is what the button does.
func (p *Panel) playSign() kit.Icon {
	switch {
	case p.view.Over != "":
		return kit.IconRestart
	case p.view.Snap.Playing:
		return kit.IconPause
	}
	return kit.IconPlay
}

// newSpeed makes the slider of the speed.
func (p *Panel) newSpeed() *ui.Slider {
	s := ui.NewSlider("speed", "Speed  ·  + −", kit.Accent,
		func() float64 { return speedShare(p.view.Snap.Speed) },
		func(v float64) { p.hand.Send(desk.SetSpeed{Speed: speedOf(v)}) })
	s.Tip = func() string { return "Speed  ·  " + p.table.Label("+ −") }
	s.Step, s.Leap = 0.05, 0.25 // less would not leave the place of session.Max
	return s
}

// newSeed makes the field of the seed. The arrows change it at once.
func (p *Panel) newSeed() *ui.Field {
	seed := func() uint64 { return p.view.Seed }
	f := ui.NewField("seed value", "Seed: the throw of dice for the first weights and the start or the track. The same seed is the same life again", "0123456789",
		func() string { return strconv.FormatUint(seed(), 10) }, p.takeSeed)
	f.Bare, f.Tell = true, p.hand.Say
	f.Turns = ui.Between(0, math.MaxUint64, 1, 10, seed, p.restart)
	f.Turns.End = func(last bool) {
		if !last { // the greatest seed is nobody's
			p.restart(0)
		}
	}
	return f
}

// takeSeed restarts with a seed that was typed, and tells whether it is one.
func (p *Panel) takeSeed(s string) bool {
	v, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		p.hand.Say("Seed: expected a whole number")
		return false
	}
	p.restart(v)
	return true
}

func (p *Panel) restart(seed uint64) { p.hand.Send(desk.Restart{Seed: seed}) }
