package app

import (
	"image"
	"strings"
	"testing"
)

// Whatever the window's size and the text's, the help lies in the window, and each
// row in the help, on no other.
func TestHelpFitsTheWindow(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	for _, size := range sizes() {
		for _, scale := range []int{100, 125, 150} {
			g.size, g.layout = size, NewLayout(size, scale, "ant", -1, false)
			if err := g.theme.Type.SetScale(scale); err != nil {
				t.Fatal(err)
			}
			rows := g.helpRows()
			s := g.helpSheet(rows)
			if !s.place.In(image.Rectangle{Max: size}) {
				t.Errorf("%v %d %%: the help at %v leaves the window", size, scale, s.place)
			}
			if n := s.pages * len(s.rows); n < len(rows) || s.pages > 1 && n-len(s.rows) >= len(rows) || scale == 100 && s.pages > 1 {
				t.Errorf("%v %d %%: %d pages of %d rows for %d", size, scale, s.pages, len(s.rows), len(rows))
			}
			for i, r := range s.rows {
				if !r.In(s.place) || r.Dy() < g.layout.px(15) {
					t.Errorf("%v %d %%: row %d at %v of %v", size, scale, i, r, s.place)
				}
				for _, o := range s.rows[:i] {
					if r.Overlaps(o) {
						t.Errorf("%v %d %%: row %d lies on another", size, scale, i)
					}
				}
			}
			for i, r := range rows { // none is cut short
				if need := rowWidth(&painter{theme: g.theme}, r, s.title); need > float64(s.rows[i%len(s.rows)].Dx()) {
					t.Errorf("%v %d %%: %q needs %.0f pixels of %d", size, scale, r.title, need, s.rows[0].Dx())
				}
			}
			// Nothing of the maps looks out under the Evolve view.
			if foot := g.evolve.place().Max.Y; foot < g.layout.Brain.Max.Y-1 {
				t.Errorf("%v %d %%: the Evolve view ends at %d, over maps that reach to %d", size, scale, foot, g.layout.Brain.Max.Y)
			}
			// The palette and a list that is longer than the window fit too.
			pal := &palette{list: list{g: g, rows: make([]row, 60)}}
			l := &list{g: g, rows: make([]row, 60)}
			for name, r := range map[string]image.Rectangle{
				"palette": pal.place(), "list": l.place(g.layout.At["rules"], 340), "list over a place": l.place(image.Rect(size.X-100, size.Y-40, size.X-8, size.Y-8), 220),
				"prompt": namingPrompt(&g.layout).place(), "Evolve": g.evolve.place(),
			} {
				if r.Empty() || !r.In(image.Rectangle{Max: size}) {
					t.Errorf("%v %d %%: %s at %v leaves the window", size, scale, name, r)
				}
			}
		}
	}
}

// The help of a world has the keys that do something in it.
func TestHelpKeepsToItsWorld(t *testing.T) {
	for world, legs := range map[string]int{"ant": 2, "car": 0} {
		g := newGame(t, Options{World: world, SavesDir: t.TempDir()})
		g.world = world
		found := 0
		for _, r := range g.helpRows() {
			if strings.Contains(r.title, "a leg") && r.value != "" {
				found++
			}
		}
		if found != legs {
			t.Errorf("%s: %d keys for legs, want %d", world, found, legs)
		}
		g.Close()
	}
}
