package app

import (
	"fmt"
	"image"
	"image/color"
	"path/filepath"
	"testing"

	"hebbarium/render/kit"
)

// Files of every kind are dropped onto the real window, as a file manager does it.
func TestWindowTakesWhatIsDropped(t *testing.T) {
	var saves string
	w := openWindow(t, "ant", image.Pt(1440, 900), func(config string) { saves = filepath.Join(filepath.Dir(config), "saves") })
	x := w.client()
	files := dropFiles(t, t.TempDir(), saves)
	l := NewLayout(image.Pt(1440, 900), 100, "ant", -1, false)
	on := func(world string) func(*image.RGBA) bool {
		return func(p *image.RGBA) bool { return share(p, l.At[world], like(kit.AccentBG, 3)) > 0.3 }
	}
	card := func(p *image.RGBA) bool { // whatever number of lines it has
		g := &Game{layout: l, size: l.Size}
		for n := 1; n <= 5; n++ {
			c := &card{lines: make([]string, n)}
			first, _ := c.placeOf("card first", g)
			above := first.Add(image.Pt(0, l.Caption.Min.Y-8-l.Caption.Max.Y)) // of a lesson's caption
			for _, r := range []image.Rectangle{first, above} {
				if share(p, r.Inset(2), like(kit.AccentBG, 3)) > 0.6 {
					return true
				}
			}
		}
		return false
	}
	drop := func(kind string) {
		t.Helper()
		if !w.drop(x, 400, 300, files[kind]) {
			t.Fatalf("the window did not take the %s", kind)
		}
	}
	w.until("the ant", on("ant"))
	drop("rules")
	w.until("the car's rule set", on("car"))
	drop("replay")
	w.until("the ant's replay", on("ant"))
	// The palette is open when the pack comes, and makes way.
	w.key("ctrl+k")
	drop("pack")
	w.until("the car's pack", func(p *image.RGBA) bool {
		return on("car")(p) && share(p, image.Rect(440, 80, 1000, 120), like(kit.BG0, 1)) < 0.2
	})
	drop("lesson")
	bar := image.Rect(l.Caption.Min.X, l.Caption.Min.Y, l.Caption.Min.X+4, l.Caption.Max.Y)
	w.until("the lesson's caption", func(p *image.RGBA) bool { return on("ant")(p) && accent(p, bar) > 0.9 })
	w.keep("dropped-lesson")
	for _, bad := range []string{"broken", "folder", "other"} {
		drop(bad)
		w.until(fmt.Sprintf("the card about the %s", bad), card)
		w.keep("dropped-" + bad)
		w.key("Escape")
		w.until("no card", func(p *image.RGBA) bool {
			return !card(p) && share(p, l.Scene, func(c color.RGBA) bool { return c.R|c.G|c.B != 0 }) > 0.5
		})
	}
	if !w.drop(x, 400, 300, files["rules"], files["replay"]) {
		t.Fatal("the window did not take two files")
	}
	w.until("the first of two", on("car"))
	w.keep("dropped-two")
}
