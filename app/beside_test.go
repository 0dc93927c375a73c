package app

import (
	"fmt"
	"image"
	"testing"

	"hebbarium/render/kit"
)

// Two lives side by side at their first step, the second from other first weights, and the
// maps of both with like neurons together, against pictures that were looked at.
func TestBesideGolden(t *testing.T) {
	for _, world := range []string{"car", "ant"} {
		t.Run(world, func(t *testing.T) {
			size := image.Pt(1440, 900)
			w := openWindow(t, world, size)
			l := layoutOf(t, world, size)
			w.until("a brain", func(p *image.RGBA) bool { return share(p, l.maps(world)[1].Place, bright) > 0.02 })
			w.key("space")
			w.still()
			w.key("BackSpace")
			palette := func(rows ...string) {
				w.key("ctrl+k")
				for _, words := range rows {
					w.still()
					w.typing(words)
					w.still()
					w.key("Return")
				}
				w.away()
			}
			palette("live beside", "7")
			w.until("its name", func(p *image.RGBA) bool { return share(p, l.Region("world"), like(kit.Rival, 40)) > 0.0005 })
			golden(t, fmt.Sprintf("%s-beside", world), shrunk(withoutMuJoCo(l, w.still()), image.Rectangle{Max: size}, 4))
			palette("like neurons together")
			title := l.Region("maps")
			title.Max.Y = title.Min.Y + 60
			before := share(w.picture(), title, like(kit.AccentBG, 3))
			w.until("the order", func(p *image.RGBA) bool { return share(p, title, like(kit.AccentBG, 3)) > before || before > 0.02 })
			golden(t, fmt.Sprintf("%s-ordered", world), shrunk(withoutMuJoCo(l, w.still()), image.Rectangle{Max: size}, 4))
		})
	}
}
