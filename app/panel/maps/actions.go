package maps

import (
	"fmt"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
)

// Actions are what keys and the palette do with the panel.
func (p *Panel) Actions() []ui.Action {
	list := []ui.Action{
		{ID: "next map", Title: "Next map", Keys: "M", Chords: ui.Key(ebiten.KeyM), Run: func() { p.turnMode(1) }},
		{ID: "last map", Title: "Map before", Keys: "Shift M", Chords: []ui.Chord{{Key: ebiten.KeyM, Shift: true}}, Run: func() { p.turnMode(-1) }},
		{ID: "lens", Title: "Lens over small synapses on or off", Keys: "X", Chords: ui.Key(ebiten.KeyX), Run: p.toggleLens},
	}
	for i, b := range brushes() {
		list = append(list, ui.Action{ID: fmt.Sprint("brush ", i), Title: "Brush: " + b.title, Run: func() { p.arm(i) }, Shown: func() bool { return p.canArm(i) }})
	}
	list = append(list,
		ui.Action{ID: "next brush", Title: "Next brush, or none", Keys: "B", Chords: ui.Key(ebiten.KeyB), Run: p.nextBrush},
		ui.Action{ID: "brush size", Title: "Brush: next size", Run: p.nextSize},
		ui.Action{ID: "lock scale", Title: "Lock the map's scale, or let it follow", Run: p.toggleLock})
	for i, mode := range modes() {
		list = append(list, ui.Action{ID: fmt.Sprint("mode ", i), Title: "Map: " + mode, Run: func() { p.setMode(i) }, Shown: func() bool { return p.has(i) }})
	}
	return list
}

// Mouse is what the mouse does on the maps, for the help.
func (p *Panel) Mouse() []ui.Row {
	return []ui.Row{
		{Title: "Map: read a synapse, or pin it", Note: "point, right click"},
		{Title: "Map: paint, or a rectangle", Note: "drag, Shift drag"},
		{Title: "Map: size of the brush", Note: "scroll"},
	}
}
