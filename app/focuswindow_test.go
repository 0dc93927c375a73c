package app

import (
	"image"
	"testing"
)

// A slider is reached by Tab in the real window, and changed by the arrows, which are
// the episode's again after Esc.
func TestWindowChangesASliderByKey(t *testing.T) {
	b := openLab(t)
	g := playing(t, "ant") // whose order of controls is the window's
	presses := 0
	for g.tab(false, false); g.focus != g.named(t, "randomise"); {
		g.tab(false, false)
	}
	for ; g.focus != g.named(t, "share"); presses++ {
		g.tab(false, false)
	}
	ring := func(name string) func(p *image.RGBA) bool {
		r := b.l.At[name].Inset(-4)
		return func(p *image.RGBA) bool {
			return accent(p, image.Rect(r.Min.X+10, r.Min.Y, r.Max.X-10, r.Min.Y+2)) > 0.9
		}
	}
	b.key("ctrl+Tab")
	b.until("the focus in the bar", ring("logo"))
	b.key("ctrl+Tab")
	b.until("the focus in the rack", ring("randomise"))
	for range presses {
		b.key("Tab")
	}
	b.until("the focus on the slider", ring("share"))
	step := image.Rect(10, 48, 190, 76).Add(b.l.Scene.Min) // its read-out
	value := b.l.At["share value"]
	before := b.picture()
	b.key("shift+Right")
	b.until("another fraction", func(p *image.RGBA) bool { return differ(before, p, value) > 0.01 && letters(before, p, step) < 8 })
	b.keep("focus-slider")
	b.key("shift+Left")
	b.until("the fraction as it was", func(p *image.RGBA) bool { return differ(before, p, value) == 0 })
	b.key("End")
	b.until("all of the weights", func(p *image.RGBA) bool { return differ(before, p, value) > 0.01 })
	b.key("Escape")
	b.until("no focus", func(p *image.RGBA) bool { return !ring("share")(p) })
	b.key("Right")
	b.until("a step", func(p *image.RGBA) bool { return letters(before, p, step) >= 8 })
}
