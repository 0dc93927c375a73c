package app

import (
	"image"
	"testing"

	"hebbarium/render"
)

// Whatever the window's size and the text's, the help lies in the window, and each
// row in the help, on no other.
func TestHelpFitsTheWindow(t *testing.T) {
	g := newGame(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer g.Close()
	for _, size := range sizes() {
		for _, scale := range []int{100, 125, 150} {
			g.size, g.layout = size, NewLayout(size, scale, "ant", -1, false)
			s := g.helpSheet(len(g.helpRows()))
			if !s.place.In(image.Rectangle{Max: size}) {
				t.Errorf("%v %d %%: the help at %v leaves the window", size, scale, s.place)
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
			if scale == 100 { // no row is cut short
				p := &painter{theme: g.theme}
				rows := g.helpRows()
				title := g.helpSize(p, s, rows)
				for i, r := range rows {
					need := p.width(r.title, title, render.Regular) + p.width(r.value, render.Caption, render.Mono) + p.width(r.note, render.Caption, render.Regular)
					if room := float64(s.rows[i].Dx() - 36); need > room {
						t.Errorf("%v: %q needs %.0f pixels of %.0f", size, r.title, need, room)
					}
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
