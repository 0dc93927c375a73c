package maps

import (
	"fmt"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
)

// Actions are what keys and the palette do with the panel.
func (p *Panel) Actions() []ui.Action {
	list := []ui.Action{
		{ID: "next map", Title: "Next map", Keys: "N", Chords: ui.Key(ebiten.KeyN), Run: func() { p.setMode(p.mode.next(1)) }},
		{ID: "last map", Title: "Map before", Keys: "Shift N", Chords: []ui.Chord{{Key: ebiten.KeyN, Shift: true}}, Run: func() { p.setMode(p.mode.next(-1)) }},
		{ID: "lens", Title: "Lens over small synapses on or off", Keys: "X", Chords: ui.Key(ebiten.KeyX), Run: p.toggleLens},
	}
	for i, b := range brushes() {
		list = append(list, ui.Action{ID: fmt.Sprint("brush ", i), Title: "Brush: " + b.title, Run: func() { p.arm(i) }, Shown: func() bool { return p.canArm(i) }})
	}
	list = append(list,
		ui.Action{ID: "next brush", Title: "Next brush, or none", Keys: "B", Chords: ui.Key(ebiten.KeyB), Run: p.nextBrush},
		ui.Action{ID: "brush size", Title: "Brush: next size", Run: p.brush.grow},
		ui.Action{ID: "lock scale", Title: "Lock the map's scale, or let it follow", Run: p.mode.lock},
		ui.Action{ID: "whole scale", Title: "The map's scale: the largest synapse, or 99 of 100", Run: func() { p.mode.reachAll(!p.mode.whole) }},
		ui.Action{ID: "histograms", Title: "Histogram of each layer, or the weights' way", Keys: "Shift X", Chords: []ui.Chord{{Key: ebiten.KeyX, Shift: true}}, Run: p.spread.toggle})
	list = append(list, ui.Action{ID: "terms", Title: "Brushes, or terms of the rule", Keys: "Shift B", Chords: []ui.Chord{{Key: ebiten.KeyB, Shift: true}}, Run: func() { p.terms.show(!p.terms.on) }, Why: p.terms.none})
	list = append(append(append(list, p.terms.Actions(func() ui.Control { return p.controls.Named("terms") })...), p.ordering.actions()...), p.beside.actions()...)
	return append(list, p.mode.actions(p.setMode)...)
}

// Mouse is what the mouse does on the maps, for the help.
func (p *Panel) Mouse() []ui.Row {
	return []ui.Row{
		{Title: "Map: read a synapse", Note: "point"},
		{Title: "Map: paint, or a rectangle", Note: "drag, Shift drag"},
		{Title: "Map: size of the brush", Note: "scroll"},
	}
}

// setMode chooses what the panel shows, where there is such a thing.
func (p *Panel) setMode(i int) {
	if !p.mode.has(i) {
		return
	}
	p.mode.set(i)
	p.stale = true
	if i == pcaMode || i > 0 && p.brush.armed != freezeBrush {
		p.brush.hold(-1) // only Freeze makes sense on other maps
	}
	layHeadline(p)
}

// lookAtWay shows the weights' way where it has a tab, or the maps again.
func (p *Panel) lookAtWay(on bool) {
	if on {
		p.setMode(pcaMode)
	} else if p.mode.way() {
		p.setMode(p.mode.last)
	}
}

// canArm tells whether a brush can paint on what is shown.
func (p *Panel) canArm(i int) bool { return p.brushOff(i) == "" }

// arm takes a brush in hand, or lays it down.
func (p *Panel) arm(i int) {
	if p.brush.armed == i {
		i = -1
	}
	p.terms.show(false)
	p.brush.hold(i)
}

// nextBrush takes the next brush in hand, and none after the last.
func (p *Panel) nextBrush() {
	for i := p.brush.armed + 1; i <= freezeBrush; i++ {
		if p.canArm(i) {
			p.terms.show(false)
			p.brush.hold(i)
			return
		}
	}
	p.brush.hold(-1)
}

// toggleLens lets the lens open over small synapses, or not.
func (p *Panel) toggleLens() {
	p.lensOff = !p.lensOff
	if p.lensOff {
		p.hand.Say("The lens stays closed")
	} else {
		p.hand.Say("The lens opens over small synapses")
	}
}
