package app

import (
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/window"
)

// shown tells the page when the window has drawn its first frame.
func shown(w *window.Window) ebiten.Game { return &first{Window: w} }

type first struct {
	*window.Window
	drawn bool
}

// Draw draws a frame; the page has it before it is asked for the next one.
func (f *first) Draw(screen *ebiten.Image) {
	f.Window.Draw(screen)
	if f.drawn {
		return
	}
	f.drawn = true
	page := js.Global().Get("hebbarium")
	if ready := page.Get("ready"); ready.Truthy() {
		js.Global().Call("requestAnimationFrame", ready)
	}
	if said := page.Get("said"); said.Truthy() {
		f.Desk.Say(said.String())
	}
}
