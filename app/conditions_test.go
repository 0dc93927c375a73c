package app

import (
	"image"
	"testing"

	"hebbarium/render/kit"
)

// In the real window, in both worlds, senses are struck and the world is changed by mouse
// and keys, against pictures that were looked at: the parts of the rack, the marks on the
// strip of inputs or on the agent's view, the badges, and the world as it is then.
func TestSensesAndWorldGolden(t *testing.T) {
	size := image.Pt(1440, 900)
	for _, world := range []string{"ant", "car"} {
		t.Run(world, func(t *testing.T) {
			w := openWindow(t, world, size)
			l := layoutOf(t, world, size)
			w.until("a brain", func(p *image.RGBA) bool { return share(p, l.maps(world)[1].Place, bright) > 0.02 })
			w.key("space")
			w.still()
			w.key("BackSpace")
			w.until("the start", func(p *image.RGBA) bool { return atStart(p, l.Region("timeline")) })
			press := func(names ...string) {
				for _, name := range names {
					w.click(l.at(name))
				}
			}
			picture := func(part, key, action string, do func()) {
				w.key(key)
				l.Actions.Do(action)
				l.LayoutF(float64(size.X), float64(size.Y))
				w.still()
				do()
				w.away()
				golden(t, world+"-1440x900-"+part, shrunk(withoutMuJoCo(l, w.still()), image.Rectangle{Max: size}, 4))
			}
			warns := func(p *image.RGBA, r image.Rectangle) bool { return share(p, r, like(kit.Warn, 40)) > 0.01 }
			if world == "ant" {
				picture("senses", "q", "open Senses", func() {
					press("sense feet", "how noise", "sense posture", "how freeze", "sense joint-speeds")
					w.until("struck keys", func(p *image.RGBA) bool { return warns(p, l.at("sense joint-speeds")) && warns(p, l.at("sense feet")) })
				})
				picture("world", "g", "open World", func() {
					for _, c := range [][2]string{{"slope value", "8"}, {"load value", "40"}} {
						press(c[0])
						w.typing(c[1])
						w.key("Return")
					}
					w.until("a slope and a load", func(p *image.RGBA) bool { return warns(p, l.at("slope name")) && warns(p, l.at("load name")) })
				})
			} else {
				picture("senses", "q", "open Senses", func() {
					press("grey")
					w.drag(image.Pt(600, 130), image.Pt(620, 150), image.Pt(659, 169))
					w.until("a struck picture", func(p *image.RGBA) bool { return warns(p, l.at("grey")) && warns(p, l.at("blind spot")) })
				})
				picture("world", "g", "open World", func() {
					press("track narrower")
					w.until("another road", func(p *image.RGBA) bool { return accent(p, l.at("track narrower")) > 0.02 })
				})
			}
			press("all back")
			w.until("nothing struck", func(p *image.RGBA) bool { return !warns(p, image.Rect(8, 120, 300, 170)) })
		})
	}
}
