package rack

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/session/modulated"
	"hebbarium/app/ui/uitest"
)

// A network with modulating neurons has their list beside the brain's title, in both worlds:
// it clamps m and lets the neurons be heard again, and so does its key; another network has
// neither.
func TestModulationIsClamped(t *testing.T) {
	for _, world := range []string{"ant", "car"} {
		r := newRig(t, world, large)
		key := uitest.Press(ebiten.KeyP)
		key.Shifted = true
		if !r.named("modulation").Rect().Empty() || r.actions.Press(key) {
			t.Errorf("%s: without modulating neurons there is something to clamp", world)
		}
		r.view.Snap.Modulation = modulated.Trace{Said: make([][]float32, 2)}
		r.put(large)
		list := r.button("modulation")
		if list.Rect().Empty() || list.Rect().Overlaps(r.named("init").Rect()) || !list.Rect().In(large.region) {
			t.Errorf("%s: the list lies at %v", world, list.Rect())
		}
		r.actions.Press(key)
		r.ask("the key", desk.One("modulation", "off"))
		r.view.Snap.Clamped, r.view.Snap.Clamp = true, 1
		r.actions.Press(key)
		r.ask("the key again", desk.One("modulation", "on"))
		if clamped(r.Panel) != "off" {
			t.Errorf("m that is 1 is told as %q", clamped(r.Panel))
		}
		r.draw()
		list.Act()
		r.view.Snap.Clamp = -1
		if clamped(r.Panel) != "-1" {
			t.Errorf("m that is −1 is told as %q", clamped(r.Panel))
		}
		r.draw()
	}
}
