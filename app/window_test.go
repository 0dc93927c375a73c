package app

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hebbarium/app/ui"
	"hebbarium/app/window"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// TestMain opens the real window where a test has asked for one in its
// environment; see openWindow.
func TestMain(m *testing.M) {
	if saves := os.Getenv(windowEnv); saves != "" {
		o := Options{World: os.Getenv(windowEnv + "_WORLD"), SavesDir: saves, Seed: 1, Out: os.Getenv(windowEnv + "_OUT"), File: os.Getenv(windowEnv + "_FILE"), Greets: os.Getenv(greetsEnv) != ""}
		told := filepath.Join(os.Getenv("XDG_CONFIG_HOME"), toldFile)
		if err := open(o, func(w *window.Window) { go tell(w, told) }); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	if screen.stop != nil {
		screen.stop()
	}
	os.Exit(code)
}

const windowEnv = "HEBBARIUM_TEST_WINDOW"

// greetsEnv has the window show the cards of a first start.
const greetsEnv = windowEnv + "_GREETS"

// wait is how long a picture may take to come on a busy machine.
const wait = 60 * time.Second

// layout says where everything in a window of a world with random rules lies.
type layout struct{ *window.Window }

func layoutOf(t *testing.T, world string, size image.Point) layout {
	t.Helper()
	folder := t.TempDir()
	saveRandom(t, folder, world)
	return layoutWith(t, Options{World: world, SavesDir: folder}, size)
}

func layoutWith(t *testing.T, o Options, size image.Point) layout {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	if o.Replays == "" {
		o.Replays = t.TempDir()
	}
	w, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	w.LayoutF(float64(size.X), float64(size.Y))
	return layout{w}
}

// control is the control of a name, in whatever panel.
func (l layout) control(name string) ui.Control {
	for _, s := range l.Seats {
		if c := ui.Controls(s.Controls()).Named(name); c != nil {
			return c
		}
	}
	return nil
}

// at is where the control of a name lies.
func (l layout) at(name string) image.Rectangle {
	if c := l.control(name); c != nil {
		return c.Rect()
	}
	panic("there is no control " + name)
}

// maps are where the maps of the brain lie, in type of the usual size: under the brushes.
func (l layout) maps(world string) []maps.MapPlace {
	spec, err := episode.ArchitectureOf(world)
	if err != nil {
		panic(err)
	}
	r, row := l.Region("maps"), 72
	if l.Scale().Compact {
		row = 60
	}
	return maps.FoldBrain(spec.Sizes, image.Rect(r.Min.X+16, l.at("brush zero").Min.Y+row, r.Max.X-16, r.Max.Y)).Maps
}

// share is the part of a rectangle's pixels that satisfy ok.
func share(pic *image.RGBA, r image.Rectangle, ok func(color.RGBA) bool) float64 {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if ok(pic.RGBAAt(x, y)) {
				n++
			}
		}
	}
	return float64(n) / float64(max(r.Dx()*r.Dy(), 1))
}

// like tells whether a pixel is within some grey levels of a colour.
func like(c kit.Color, levels int) func(color.RGBA) bool {
	return func(p color.RGBA) bool {
		off := func(a uint8, shift uint) bool {
			d := int(a) - int(c>>shift&0xFF)
			return d >= -levels && d <= levels
		}
		return off(p.R, 24) && off(p.G, 16) && off(p.B, 8)
	}
}

func black(p color.RGBA) bool  { return p.R == 0 && p.G == 0 && p.B == 0 }
func bright(p color.RGBA) bool { return int(p.R)+int(p.G)+int(p.B) > 250 }

// accent is the part of a place that has the accent's colour.
func accent(p *image.RGBA, r image.Rectangle) float64 { return share(p, r, like(kit.Accent, 12)) }

// differ is the part of a rectangle in which two pictures are not the same.
func differ(a, b *image.RGBA, r image.Rectangle) float64 {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if a.RGBAAt(x, y) != b.RGBAAt(x, y) {
				n++
			}
		}
	}
	return float64(n) / float64(max(r.Dx()*r.Dy(), 1))
}

// The window opens and plays, and a key, a click, a drag and the wheel arrive in it.
func TestWindowDrivesTheCar(t *testing.T) {
	size := image.Pt(1440, 900)
	w := openWindow(t, "car", size)
	l := layoutOf(t, "car", size)
	scene, timeline, fold := l.Region("world"), l.Region("timeline"), l.maps("car")
	w.until("a track in the world", func(p *image.RGBA) bool {
		road := share(p, scene, func(c color.RGBA) bool { return like(kit.RoadDark, 4)(c) || like(kit.RoadLight, 4)(c) })
		grass := share(p, scene, func(c color.RGBA) bool { return like(kit.Grass, 2)(c) || like(kit.GrassPatch, 2)(c) })
		return road > 0.05 && grass > 0.1
	})
	first := w.picture()
	for i, m := range fold {
		w.until(fmt.Sprintf("map %d changing", i+1), func(p *image.RGBA) bool { return differ(first, p, m.Place) > 0.05 })
	}
	w.until("the timeline moving", func(p *image.RGBA) bool { return differ(first, p, timeline) > 0.001 })

	// Space pauses: then nothing is drawn. The button plays again.
	w.key("space")
	still := w.still()
	w.click(l.at("play"))
	w.until("the play button's effect", func(p *image.RGBA) bool { return differ(still, p, fold[1].Place) > 0.05 })
	w.click(l.at("play"))
	still = w.still()
	w.key("Right")
	w.until("a step by key", func(p *image.RGBA) bool { return differ(still, p, fold[1].Place) > 0.02 })

	// Without plasticity a zeroed band stays black; it is undone.
	w.key("p")
	w.key("z")
	band := func(p *image.RGBA) float64 { return share(p, fold[1].Place, black) }
	w.until("a black band of a third", func(p *image.RGBA) bool { b := band(p); return b > 0.28 && b < 0.4 })
	w.key("ctrl+z")
	w.until("the band undone", func(p *image.RGBA) bool { return band(p) < 0.02 })

	// A brush paints where the pointer goes.
	w.click(l.at("brush zero"))
	m := fold[1].Place
	at := func(x, y float64) image.Point {
		return m.Min.Add(image.Pt(int(float64(m.Dx())*x), int(float64(m.Dy())*y)))
	}
	w.drag(at(0.2, 0.3), at(0.4, 0.3), at(0.6, 0.3))
	w.until("a stroke of the brush", func(p *image.RGBA) bool { return band(p) > 0.01 && band(p) < 0.2 })
	w.key("Escape")

	// What is typed arrives: the palette shows another map.
	window := image.Rectangle{Max: size}
	w.key("ctrl+k")
	w.until("the palette", func(p *image.RGBA) bool { return share(p, window, like(kit.BG0, 1)) > 0.15 })
	w.typing("map: change")
	w.key("Return")
	w.until("the map of changes by palette", func(p *image.RGBA) bool { return share(p, l.at("mode 1"), like(kit.AccentBG, 3)) > 0.3 })
	before := w.picture()
	w.moveTo(scene)
	w.tool("click", "4")
	w.until("the world nearer by the wheel", func(p *image.RGBA) bool { return differ(before, p, scene) > 0.05 })
}
