package bar

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
)

// Actions are what keys and the palette do with time, seeds, worlds and rule sets.
func (p *Panel) Actions() []ui.Action {
	do := p.hand.Action
	list := []ui.Action{
		do("play", "Play or pause", "Space", ui.Key(ebiten.KeySpace), desk.Play{}),
		do("step", "One step", "→", []ui.Chord{{Key: ebiten.KeyArrowRight, Again: true}}, desk.Step{N: 1}),
		do("step 10", "Ten steps", "Shift →", []ui.Chord{{Key: ebiten.KeyArrowRight, Shift: true, Again: true}}, desk.Step{N: 10}),
		do("back", "One step back", "←", []ui.Chord{{Key: ebiten.KeyArrowLeft, Again: true}}, desk.Back{N: 1}),
		do("back 10", "Ten steps back", "Shift ←", []ui.Chord{{Key: ebiten.KeyArrowLeft, Shift: true, Again: true}}, desk.Back{N: 10}),
		do("faster", "Faster", "+", []ui.Chord{{Key: ebiten.KeyEqual, AnyShift: true, Again: true}, {Key: ebiten.KeyNumpadAdd, Again: true}}, desk.Gear{By: 1}),
		do("slower", "Slower", "−", []ui.Chord{{Key: ebiten.KeyMinus, AnyShift: true, Again: true}, {Key: ebiten.KeyNumpadSubtract, Again: true}}, desk.Gear{By: -1}),
		do("restart", "Restart with the same seed", "Backspace", ui.Key(ebiten.KeyBackspace), desk.Restart{Same: true}),
		{
			ID: "next seed", Title: "Restart with the next seed", Keys: "Shift Backspace", Chords: []ui.Chord{{Key: ebiten.KeyBackspace, Shift: true}},
			Run: func() { p.restart(p.view.Seed + 1) },
		},
		{
			ID: "seed", Title: "Restart with a seed of your choice…",
			Run: func() { p.ask("Seed, a whole number", func(s string) { p.takeSeed(s) }) },
		},
		{ID: "rules", Title: "Rule sets", Run: p.openRules, Hidden: true}, // the palette lists them itself
	}
	for _, w := range listed() {
		list = append(list, do("world "+w.name, "World: "+w.name, "", nil, desk.Enter{World: w.name}))
	}
	return append(list, do("random", "Watch random rules", "", nil, desk.WatchRandom{}))
}
