package app

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hebbarium/render/kit"
	"hebbarium/render/maps"
)

// TestMain opens the real window where a test has asked for one in its
// environment; see openWindow.
func TestMain(m *testing.M) {
	if saves := os.Getenv(windowEnv); saves != "" {
		go tellTicks(filepath.Join(os.Getenv("XDG_CONFIG_HOME"), ticksFile))
		if err := Run(Options{World: os.Getenv(windowEnv + "_WORLD"), SavesDir: saves, Seed: 1, Out: os.Getenv(windowEnv + "_OUT")}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const windowEnv = "HEBBARIUM_TEST_WINDOW"

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

func black(p color.RGBA) bool { return p.R == 0 && p.G == 0 && p.B == 0 }

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

// carPlaces are the maps of the car's brain as the window lays them out.
func carPlaces(l *Layout) []maps.MapPlace {
	return maps.FoldBrain([]int{648, 128, 64, 3}, l.Maps).Maps
}

// The car is driven in the real window, by the mouse and by the keys.
func TestWindowDrivesTheCar(t *testing.T) {
	w := openWindow(t, "car", image.Pt(1440, 900))
	l := NewLayout(image.Pt(1440, 900), 100, "car", -1, false)
	maps := carPlaces(&l)

	w.until("a track in the world", func(p *image.RGBA) bool {
		road := share(p, l.Scene, func(c color.RGBA) bool {
			return like(kit.RoadDark, 4)(c) || like(kit.RoadLight, 4)(c)
		})
		grass := share(p, l.Scene, func(c color.RGBA) bool {
			return like(kit.Grass, 2)(c) || like(kit.GrassPatch, 2)(c)
		})
		return road > 0.05 && grass > 0.1
	})
	// It plays from the start, and each of the three maps and the timeline lives.
	first := w.picture()
	for i, m := range maps {
		w.until(fmt.Sprintf("map %d changing", i+1), func(p *image.RGBA) bool { return differ(first, p, m.Place) > 0.05 })
	}
	w.until("the agent's view", func(p *image.RGBA) bool {
		return share(p, l.Agent, func(c color.RGBA) bool { return c.G > 180 && c.R > 80 && c.R < 130 }) > 0.1
	})
	w.until("the timeline moving", func(p *image.RGBA) bool { return differ(first, p, l.Timeline) > 0.001 })

	// Space pauses: two pictures are the same. The button plays again.
	w.key("space")
	still := w.still(l.Scene.Union(l.Brain))
	w.click(l.At["play"])
	w.until("the play button's effect", func(p *image.RGBA) bool { return differ(still, p, maps[1].Place) > 0.05 })
	w.click(l.At["play"])
	still = w.still(l.Scene.Union(l.Brain))

	// One step by key and one by mouse.
	w.key("Right")
	w.until("a step by key", func(p *image.RGBA) bool { return differ(still, p, maps[1].Place) > 0.02 })
	still = w.still(l.Brain)
	w.click(l.At["step"])
	w.until("a step by mouse", func(p *image.RGBA) bool { return differ(still, p, maps[1].Place) > 0.02 })

	// Without plasticity a zeroed band stays black; randomised weights end it.
	w.key("p")
	w.key("z")
	band := func(p *image.RGBA) float64 { return share(p, maps[1].Place, black) }
	w.until("a black band of a third", func(p *image.RGBA) bool { b := band(p); return b > 0.28 && b < 0.4 })
	w.click(l.At["randomise"])
	w.until("no black cells after randomising", func(p *image.RGBA) bool { return band(p) < 0.02 })
	w.click(l.At["zero"])
	w.until("a black band by mouse", func(p *image.RGBA) bool { b := band(p); return b > 0.28 && b < 0.4 })
	w.key("ctrl+z")
	w.until("the band undone", func(p *image.RGBA) bool { return band(p) < 0.02 })

	// A held actuator is in warn, and its bar is full.
	w.click(l.At["gas"])
	w.until("gas held", func(p *image.RGBA) bool {
		return share(p, l.At["gas"], like(kit.WarnBG, 3)) > 0.4 && share(p, l.At["gas bar"], like(kit.Warn, 12)) > 0.1
	})
	w.key("Right") // away from the marker, over which the play head lies
	w.until("a marker on the timeline", func(p *image.RGBA) bool { return share(p, l.Timeline, like(kit.Warn, 6)) > 0.0005 })

	// A new seed is another track; restart goes back to step 0.
	still = w.still(l.Scene)
	w.click(l.At["dice"])
	w.until("another episode", func(p *image.RGBA) bool { return differ(still, p, l.Timeline) > 0.001 })
	w.still(l.Scene)

	// The speed slider, the modes, the palette and the help.
	before := w.picture()
	r := l.At["speed"]
	w.click(image.Rect(r.Max.X-8, r.Min.Y, r.Max.X-4, r.Max.Y))
	w.until("the speed", func(p *image.RGBA) bool { return differ(before, p, l.At["speed value"]) > 0.02 })
	w.click(l.At["mode 2"])
	w.until("the map of A", func(p *image.RGBA) bool {
		return share(p, l.At["mode 2"], like(kit.AccentBG, 3)) > 0.3 && differ(before, p, maps[1].Place) > 0.5
	})
	window := image.Rectangle{Max: l.Size}
	before = w.picture()
	w.key("F1")
	w.until("the help", func(p *image.RGBA) bool { return differ(before, p, window) > 0.5 })
	w.key("Escape")
	w.until("the help gone", func(p *image.RGBA) bool { return differ(before, p, window) < 0.01 })
	w.key("ctrl+k")
	w.until("the palette", func(p *image.RGBA) bool { return share(p, window, like(kit.BG0, 1)) > 0.15 })
	w.typing("map: weights")
	w.key("Return")
	w.until("the weights by palette", func(p *image.RGBA) bool { return share(p, l.At["mode 0"], like(kit.AccentBG, 3)) > 0.3 })
}

// The window says what to do where there is no rule set, and where a file is
// damaged, and goes on.
func TestWindowWithoutRules(t *testing.T) {
	w := openWindow(t, "", image.Pt(1440, 900))
	l := NewLayout(image.Pt(1440, 900), 100, firstWorld, -1, false)
	g := &Game{layout: l, size: l.Size}
	c := &card{lines: []string{""}, other: choice{title: "Random rules"}}
	first, _ := c.placeOf("card first", g)
	other, _ := c.placeOf("card other", g)
	w.until("a card with two buttons", func(p *image.RGBA) bool { return share(p, first, like(kit.AccentBG, 3)) > 0.5 })
	maps := maps.FoldBrain(networkOf(firstWorld), l.Maps).Maps
	still := w.still(l.Brain)
	w.click(other) // random rules
	w.until("random rules at work", func(p *image.RGBA) bool {
		return differ(still, p, maps[1].Place) > 0.1 && share(p, first, like(kit.AccentBG, 3)) < 0.1
	})
}

// wait is how long a picture may take to come on a busy machine.
const wait = 60 * time.Second
