package app

import (
	"fmt"
	"image"
	"math"
	"testing"

	"github.com/ebitenui/ebitenui/widget"

	"hebbarium/app/session"
)

// named is the widget of a name.
func (g *Game) named(t *testing.T, name string) widget.PreferredSizeLocateableWidget {
	t.Helper()
	for _, w := range g.controls {
		if w.GetWidget().CustomData == name {
			return w
		}
	}
	t.Fatalf("there is no control %s", name)
	return nil
}

// playing is a window with random rules of a world, laid out.
func playing(t *testing.T, world string) *Game {
	t.Helper()
	folder := t.TempDir()
	saveRules(t, folder, world, 1)
	g := newGame(t, Options{World: world, SavesDir: folder})
	t.Cleanup(g.Close)
	g.refresh()
	return g
}

// Tab comes to every control that is on and shown, once, panel after panel, and Shift
// turns it round; with Ctrl it comes to each panel.
func TestTabReachesEveryControl(t *testing.T) {
	for _, world := range []string{"ant", "car"} {
		for _, size := range []image.Point{{1440, 900}, {1024, 640}} {
			g := playing(t, world)
			g.Layout(size.X, size.Y)
			on := 0
			for _, w := range g.controls {
				d := w.GetWidget()
				if _, shown := g.placeOf(d.CustomData.(string)); shown && !d.Disabled {
					on++
				}
			}
			where := func() int {
				r, _ := g.placeOf(g.focus.GetWidget().CustomData.(string))
				x, y := middle(r)
				return g.panelOf(image.Pt(int(x), int(y)))
			}
			var way []widget.PreferredSizeLocateableWidget
			seen := map[widget.PreferredSizeLocateableWidget]bool{}
			last := 0
			for range on {
				g.tab(false, false)
				if seen[g.focus] || where() < last || g.focus.GetWidget().Disabled {
					t.Fatalf("%s %v: Tab came to %v in panel %d after %d others and panel %d", world, size, g.focus.GetWidget().CustomData, where(), len(way), last)
				}
				seen[g.focus], last = true, where()
				way = append(way, g.focus)
			}
			if g.tab(false, false); g.focus != way[0] || !g.ringed(way[0]) {
				t.Errorf("%s %v: after %d controls Tab came to %v", world, size, on, g.focus.GetWidget().CustomData)
			}
			for i := len(way) - 1; i >= 0; i-- {
				if g.tab(true, false); g.focus != way[i] {
					t.Errorf("%s %v: backwards %v came in place of %v", world, size, g.focus.GetWidget().CustomData, way[i].GetWidget().CustomData)
				}
			}
			if size.X == 1440 {
				for _, name := range []string{"speed", "share", "value", "steps", "seed value"} {
					if !seen[g.named(t, name)] {
						t.Errorf("%s: Tab never came to %s", world, name)
					}
				}
			}
			var forth, back []int
			for range 3 {
				g.tab(false, true)
				forth = append(forth, where())
			}
			for range 2 {
				g.tab(true, true)
				back = append(back, where())
			}
			if f := fmt.Sprint(forth); f != fmt.Sprint([]int{int(rackPanel), int(mapPanel), int(barPanel)}) {
				t.Errorf("%s %v: by panels Tab came to %s", world, size, f)
			}
			if back[0] != forth[1] || back[1] != forth[0] {
				t.Errorf("%s %v: backwards by panels Tab came to %v", world, size, back)
			}
		}
	}
}

// The arrows, Home and End change the value that has the focus, and nothing where none
// has it, the pointer gave it, or it is off.
func TestArrowsChangeValues(t *testing.T) {
	g := playing(t, "ant")
	speed := func() float64 { return g.snap.Speed }
	for name, c := range map[string]struct {
		get                                       func() float64
		from, more, much, little, first, lastWant float64
		set                                       func(float64)
	}{
		"share": {func() float64 { return g.share }, 0.33, 0.34, 0.44, 0.43, 0, 1, nil},
		"value": {func() float64 { return g.holdValue }, 0.2, 0.3, 0.8, 0.7, -1, 1, func(v float64) { g.holdValue = v }},
		"steps": {func() float64 { return float64(g.holdSteps) }, 100, 101, 111, 110, 1, 1e6, nil},
		"speed": {speed, 1, math.Pow(10, 0.1), math.Pow(10, 0.6), math.Pow(10, 0.5), 0.1, session.Max, nil},
	} {
		if c.set != nil {
			c.set(c.from)
		}
		g.focusOn(g.named(t, name))
		if g.byKeys = false; g.value() != nil {
			t.Fatalf("%s: it is changed by keys where the pointer gave it the focus", name)
		}
		g.byKeys = true
		v := g.value()
		if v == nil {
			t.Fatalf("%s: nothing is changed by keys", name)
		}
		comes := func(what string, want float64) {
			t.Helper()
			until(t, g, fmt.Sprintf("%s %s to %v", name, what, want), func() bool { return math.Abs(c.get()-want) < 1e-9 })
		}
		comes("as it was", c.from)
		v.by(1, false)
		comes("by one", c.more)
		v.by(1, true)
		comes("by much", c.much)
		v.by(-1, false)
		comes("back by one", c.little)
		v.end(false)
		comes("to its beginning", c.first)
		v.by(-1, true)
		comes("not beyond its beginning", c.first)
		v.end(true)
		comes("to its end", c.lastWant)
		v.by(1, false)
		comes("not beyond its end", c.lastWant)
	}
	g.focusOn(g.named(t, "randomise"))
	if g.value() != nil {
		t.Error("a button has a value")
	}
	g.focusOn(g.named(t, "share"))
	g.norules = true
	if g.refresh(); g.value() != nil {
		t.Error("a slider that is off is changed by keys")
	}
}

// A seed is taken at once; there is none before 0.
func TestArrowsChangeTheSeed(t *testing.T) {
	g := playing(t, "car")
	g.focusOn(g.named(t, "seed value"))
	g.byKeys = true
	at := func(want uint64) {
		t.Helper()
		until(t, g, fmt.Sprint("seed ", want), func() bool { return g.seed == want && g.snap.Setup.Seed == want })
	}
	g.value().by(1, true)
	at(11)
	g.value().by(-1, false)
	at(10)
	g.value().end(true)
	at(10)
	g.value().end(false)
	at(0)
	g.value().by(-1, true)
	at(0)
}

// The leg's length is one event, however long its key is held.
func TestArrowsSetALeg(t *testing.T) {
	g := playing(t, "ant")
	g.session.Play(false)
	g.focusOn(g.named(t, "length"))
	g.byKeys, g.turning = true, true
	for range 3 {
		g.value().by(-1, true)
		g.body.pointer(image.Point{}, true)
	}
	if !g.body.slides || math.Abs(g.body.length()-0.7) > 1e-9 {
		t.Fatalf("with the key held the leg is %v, being set: %v", g.body.length(), g.body.slides)
	}
	g.turning = false
	g.body.pointer(image.Point{}, true)
	until(t, g, "the leg", func() bool { return g.snap.Ant.Body.Lower[0] == 0.7 && len(g.snap.Markers) == 1 })
}

// Enter presses what has the focus, or begins to type there; Esc gives the arrows back.
func TestEnterAndEscapeAtTheFocus(t *testing.T) {
	g := playing(t, "ant")
	g.focusOn(g.named(t, "brush freeze"))
	if g.byKeys = true; !g.pressFocused() || g.brain.armed != 2 {
		t.Errorf("Enter on a brush: armed %d", g.brain.armed)
	}
	g.do("escape")
	if !g.byKeys {
		t.Error("Esc that lays a brush down takes the focus too")
	}
	g.focusOn(g.named(t, "steps"))
	if !g.pressFocused() || g.typing == nil || g.typing.name != "steps" {
		t.Error("Enter on a field begins nothing")
	}
	g.typing.end(false)
	g.typing = nil
	if g.do("escape"); g.byKeys || g.value() != nil {
		t.Error("after Esc the arrows are still the field's")
	}
	g.focusOn(g.named(t, "live"))
	if g.pressFocused() {
		t.Error("Enter pressed a button that is not shown")
	}
}
