package app

import (
	"github.com/ebitenui/ebitenui/widget"
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
	g.turning = false
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
				if inpututil.IsKeyJustPressed(ebiten.KeyTab) {
					g.tab(shift, ctrl)
				}
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
		g.tab(shift, ctrl)
		return
	}
	if inpututil.IsKeyJustPressed(ebiten.KeyEnter) && g.pressFocused() || !ctrl && g.turn(shift) {
		return
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

// pressFocused presses the control that has the focus, or begins to type in the field
// that has it, and tells whether there was one.
func (g *Game) pressFocused() bool {
	if g.focus == nil || g.focus.GetWidget().Disabled || g.focus.GetWidget().GetVisibility() != widget.Visibility_Show {
		return false
	}
	switch c := g.focus.(type) {
	case *control:
		c.flash = c.lasts
		c.act()
		return true
	case *field:
		g.edit(c)
		return true
	}
	return false
}
