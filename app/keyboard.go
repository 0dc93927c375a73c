package app

import (
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// can tells whether an action may be done now.
func (a *action) can(g *Game) bool {
	return (a.world == "" || a.world == g.world) && (a.enabled == nil || a.enabled())
}

// do does an action by its id.
func (g *Game) do(id string) {
	for i := range g.actions {
		if a := &g.actions[i]; a.id == id && a.can(g) {
			a.run()
			return
		}
	}
}

// pressed tells whether a chord was pressed in this tick.
func (c chord) pressed(ctrl, shift bool) bool {
	if c.ctrl != ctrl || c.shift != shift && !c.anyShift {
		return false
	}
	if c.again {
		return repeats(c.key)
	}
	return inpututil.IsKeyJustPressed(c.key)
}

// keyboard lets the keys act: on what is typed, on what lies over the window, or
// as the map says.
func (g *Game) keyboard() {
	ctrl := ebiten.IsKeyPressed(ebiten.KeyControl) || ebiten.IsKeyPressed(ebiten.KeyMeta)
	shift := ebiten.IsKeyPressed(ebiten.KeyShift)
	switch {
	case g.popup != nil && g.popup.keys != nil:
		g.popup.keys()
		return
	case g.typing != nil:
		f := g.typing
		switch {
		case inpututil.IsKeyJustPressed(ebiten.KeyEnter), inpututil.IsKeyJustPressed(ebiten.KeyNumpadEnter), inpututil.IsKeyJustPressed(ebiten.KeyTab):
			if f.end(true) {
				g.typing = nil
			}
		case inpututil.IsKeyJustPressed(ebiten.KeyEscape):
			f.end(false)
			g.typing = nil
		default:
			f.keys()
		}
		return
	}
	if inpututil.IsKeyJustPressed(ebiten.KeyTab) {
		g.byKeys = true
	}
	if inpututil.IsKeyJustPressed(ebiten.KeyEnter) {
		for _, w := range g.controls {
			if c, ok := w.(*control); ok && c.IsFocused() && c.shown() && !c.disabled() {
				c.flash = c.lasts
				c.act()
				return
			}
		}
	}
	for i := range g.actions {
		a := &g.actions[i]
		for _, c := range a.chords {
			if c.pressed(ctrl, shift) && a.can(g) {
				a.run()
				return
			}
		}
	}
}
