package app

import (
	"image"
	"os"
	"testing"

	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// paused opens a window of a world with random rules that stands still at its first step.
func paused(t *testing.T, world string, size image.Point, prepare ...func(config string)) (*testWindow, layout) {
	t.Helper()
	w := openWindow(t, world, size, prepare...)
	l := layoutOf(t, world, size)
	w.until("a brain", func(p *image.RGBA) bool { return share(p, l.maps(world)[1].Place, bright) > 0.02 })
	if os.Getenv(greetsEnv) == "" { // else it stands by itself, for the first card
		w.key("space")
	}
	w.still()
	w.key("BackSpace")
	w.until("the first step", func(p *image.RGBA) bool { return atStart(p, l.Region("timeline")) })
	w.still()
	return w, l
}

// question types a question mark.
func (w *testWindow) question() {
	w.tool("type", "--delay", "60", "?")
	w.hold()
}

// “What am I seeing?” opens by its key over the dimmed window, with a line to each thing,
// and closes by its key, by Esc and by a click; what is under it is as it was.
func TestSeeingGolden(t *testing.T) {
	for _, c := range []struct {
		name, world string
		size        image.Point
	}{{"seeing-ant", "ant", image.Pt(1440, 900)}, {"seeing-car", "car", image.Pt(1024, 640)}} {
		t.Run(c.name, func(t *testing.T) {
			w, l := paused(t, c.world, c.size)
			before := w.still()
			dimmed := func(p *image.RGBA) bool { return share(p, l.at("play"), like(kit.Accent, 12)) < 0.1 }
			w.question()
			w.until("the notes", dimmed)
			golden(t, c.name, shrunk(w.still(), image.Rectangle{Max: c.size}, 4))
			w.keep(c.name)
			for name, close := range map[string]func(){
				"Esc": func() { w.key("Escape") }, "?": w.question, "a click": func() { w.click(image.Rect(300, 200, 310, 210)) },
			} {
				if w.until("the notes", dimmed); close != nil {
					close()
				}
				w.until("the window after "+name, func(p *image.RGBA) bool { return !dimmed(p) && differ(before, p, l.at("play")) < 0.02 })
				w.question()
			}
		})
	}
}

// The gallery opens by its key, and a click on a picture begins that life.
func TestGalleryGolden(t *testing.T) {
	w, l := paused(t, "ant", image.Pt(1440, 900))
	w.key("shift+l")
	w.until("the gallery", func(p *image.RGBA) bool { return share(p, l.at("play"), like(kit.Accent, 12)) < 0.1 })
	golden(t, "gallery", shrunk(w.still(), image.Rect(0, 0, 1440, 900), 4))
	w.keep("gallery")
}

// A first start shows its cards, one after the other, and no other start does.
func TestWelcomeGolden(t *testing.T) {
	t.Setenv(greetsEnv, "1")
	w, l := paused(t, "ant", image.Pt(1440, 900))
	welcome := func(name string) image.Rectangle {
		l.Actions.Do("welcome")
		l.Refresh()
		return ui.Controls(l.Seats[len(l.Seats)-1].Controls()).Named(name).Rect()
	}
	first := welcome("welcome 0")
	golden(t, "welcome", shrunk(w.still(), image.Rect(0, 0, 1440, 900), 4))
	w.keep("welcome")
	w.click(first)
	w.until("the life again, slowly", func(p *image.RGBA) bool { return !atStart(p, l.Region("timeline")) })
	w.key("Escape")
	w.until("no card", func(p *image.RGBA) bool {
		return accent(p, image.Rect(first.Min.X-22, first.Min.Y, first.Min.X-18, first.Max.Y)) < 0.01
	})
}
