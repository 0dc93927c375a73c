package app

import (
	"image"
	"testing"

	"hebbarium/render/kit"
)

// In the real window a rule is written by real keys: what is understood is shown, and Enter
// evolves it, with the middle of the search in the world.
func TestRuleIsWritten(t *testing.T) {
	size := image.Pt(1440, 900)
	w := openWindow(t, "ant", size)
	l := layoutOf(t, "ant", size)
	w.until("a brain", func(p *image.RGBA) bool { return share(p, l.maps("ant")[1].Place, bright) > 0.02 })
	w.key("space")
	w.still()
	w.key("BackSpace")
	w.still()
	w.click(l.at("write rule"))
	place := image.Rect(250, 144, 1190, 756) // of the card
	margin := image.Rect(254, 220, 266, 700) // at its left
	card := func(p *image.RGBA) bool { return share(p, margin, like(kit.BG0, 1)) > 0.95 }
	w.until("the card", card)
	w.typing("eta*(A*prx*post - E*w)")
	w.until("what is wrong", func(p *image.RGBA) bool { return share(p, image.Rect(308, 234, 330, 256), like(kit.Warn, 24)) > 0.02 })
	w.keep("rule-wrong")
	golden(t, "rule-wrong", shrunk(w.still(), place, 2))
	w.key("ctrl+z")
	w.key("ctrl+z")
	w.key("ctrl+a")
	w.typing("eta*(A*pre*post - E*w)")
	w.still()
	w.keep("rule-written")
	golden(t, "rule-written", shrunk(w.still(), place, 2))
	w.key("Return")
	w.until("the rule that is evolved", func(p *image.RGBA) bool {
		// C, which the rule before had, is gone.
		return !card(p) && share(p, l.at("rule"), like(kit.TermA, 24)) > 0.003 && share(p, l.at("rule"), like(kit.TermC, 24)) == 0
	})
	w.keep("rule-evolved")
	golden(t, "rule-above", shrunk(w.picture(), l.at("rule"), 2))
}
