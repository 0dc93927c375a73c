package app

import (
	"fmt"
	"hebbarium/app/desk/desktest"
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
	x := client(t)
	files := desktest.Files(t, t.TempDir(), saves)
	l := layoutOf(t, "ant", image.Pt(1440, 900))
	on := func(world string) func(*image.RGBA) bool {
		return func(p *image.RGBA) bool { return share(p, l.at(world), like(kit.AccentBG, 3)) > 0.3 }
	}
	scene, caption := l.Region("world"), l.Region("caption")
	card := func(p *image.RGBA) bool { // its ground, over the foot of the world
		r := image.Rect(scene.Min.X+scene.Dx()/2-200, scene.Max.Y-180, scene.Min.X+scene.Dx()/2+200, scene.Max.Y-70)
		return share(p, r, like(kit.BG1, 1)) > 0.4
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
	bar := image.Rect(caption.Min.X, caption.Min.Y, caption.Min.X+4, caption.Max.Y)
	w.until("the lesson's caption", func(p *image.RGBA) bool { return on("ant")(p) && accent(p, bar) > 0.9 })
	w.keep("dropped-lesson")
	for _, bad := range []string{"broken", "folder", "other"} {
		drop(bad)
		w.until(fmt.Sprintf("the card about the %s", bad), card)
		w.keep("dropped-" + bad)
		w.key("Escape")
		w.until("no card", func(p *image.RGBA) bool {
			return !card(p) && share(p, scene, func(c color.RGBA) bool { return c.R|c.G|c.B != 0 }) > 0.5
		})
	}
	if !w.drop(x, 400, 300, files["rules"], files["replay"]) {
		t.Fatal("the window did not take two files")
	}
	w.until("the first of two", on("car"))
	w.keep("dropped-two")
}
